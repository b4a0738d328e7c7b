import type { ArchiveHead } from '@mizani/core/archive/archive-line';
import { newId } from '@mizani/core/units/new-id';
import type { Prisma } from '../client.ts';
import { insertNewRows } from '../insert-new-rows.ts';
import { findNewestVersion, toPromptRows } from './prompt-set-repository.ts';

/** Id of the stored set of the archive's name and hash; a new version when there is none. */
export async function ensureArchivedPromptSet(
  transaction: Prisma.TransactionClient,
  { promptSet: { name, description, hash, prompts } }: ArchiveHead,
  nowEpochMs: number,
): Promise<{ id: string; isNew: boolean }> {
  const nameKey = name ?? '';
  while (true) {
    const stored = await transaction.promptSet.findUnique({
      where: { nameKey_hash: { nameKey, hash } },
      select: { id: true },
    });
    if (stored) return { id: stored.id, isNew: false };

    const id = newId('promptSet');
    const row = {
      id,
      name,
      nameKey,
      description,
      version: name === null ? 1 : (await findNewestVersion(transaction, name)) + 1,
      hash,
      builtIn: false,
      promptCount: prompts.length,
      createdEpochMs: nowEpochMs,
    };
    // Passes over a version that another call has taken just now; then we look again.
    if ((await transaction.$executeRaw(insertNewRows('PromptSet', [row]))) === 1) {
      await transaction.prompt.createMany({ data: toPromptRows(id, prompts) });
      return { id, isNew: true };
    }
  }
}
