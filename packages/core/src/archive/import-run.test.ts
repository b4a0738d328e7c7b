import { expect, it } from 'vitest';
import type { ArchivePage, ArchiveRepository } from './archive-repository.ts';
import { importRun } from './import-run.ts';
import { makeArchiveHead, makeSampleLine, toLines } from './testing/make-archive.ts';

const clock = { epochMs: () => 5 };

/** Keeps what it is given, or nothing when a page cannot be had. */
function createMemoryArchive(): Pick<ArchiveRepository, 'importRun'> & { pages: ArchivePage[] } {
  const pages: ArchivePage[] = [];
  return {
    pages,
    async importRun(head, given, { epochMs }) {
      const taken: ArchivePage[] = [];
      for await (const page of given) taken.push(page);
      pages.push(...taken);
      return { id: `${head.run.id} at ${epochMs()}` };
    },
  };
}

it('hands on the run with its samples and the time', async () => {
  const archives = createMemoryArchive();
  const lines = [
    await makeArchiveHead(),
    makeSampleLine(0),
    { kind: 'end', samples: 1, scores: 0 },
  ];
  expect(await importRun({ archives, clock }, toLines(lines))).toEqual({ id: 'run_1 at 5' });
  expect(archives.pages).toHaveLength(1);
});

it('refuses prompts that are not those of the hash, and closes the file', async () => {
  const head = await makeArchiveHead();
  let closed = false;
  async function* lines() {
    try {
      yield JSON.stringify({ ...head, promptSet: { ...head.promptSet, prompts: [{ text: 'x' }] } });
      yield 'never read';
    } finally {
      closed = true;
    }
  }
  const archives = createMemoryArchive();
  await expect(importRun({ archives, clock }, lines())).rejects.toMatchObject({
    code: 'invalid-input',
    message: 'line 1: promptSet.hash is not the hash of its prompts',
  });
  expect(closed).toBe(true);
});
