import { invalidInput } from '../errors/mizani-error.ts';
import { hashPrompts } from '../prompt-set/hash-prompts.ts';
import type { Clock } from '../units/clock.ts';
import type { ArchiveRepository } from './archive-repository.ts';
import { readArchive } from './read-archive.ts';

export type ImportRunDependencies = {
  archives: Pick<ArchiveRepository, 'importRun'>;
  clock: Pick<Clock, 'epochMs'>;
};

/**
 * Stores a run that `exportRun` has written, under its own id: all of it, or nothing.
 * Throws `MizaniError('invalid-input')` that names the line for an archive that is cut off, of an unknown version, in
 * disorder, or with numbers that cannot be, and `MizaniError('conflict')` when the run is here already.
 */
export async function importRun(
  { archives, clock }: ImportRunDependencies,
  lines: AsyncIterable<string>,
): Promise<{ id: string }> {
  const { head, pages, close } = await readArchive(lines);
  try {
    // Results are compared when their hashes are equal, so a hash is not taken on trust.
    if ((await hashPrompts(head.promptSet.prompts)) !== head.promptSet.hash) {
      const message = 'promptSet.hash is not the hash of its prompts';
      throw invalidInput([{ field: 'line 1', message }]);
    }
    return await archives.importRun(head, pages, clock);
  } finally {
    await close();
  }
}
