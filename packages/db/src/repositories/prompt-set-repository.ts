import type { Prompt } from '@mizani/core/prompt-set/prompt-set';
import type { PromptSetRepository } from '@mizani/core/prompt-set/prompt-set-repository';
import { newId } from '@mizani/core/units/new-id';
import type { DatabaseClient, Prisma } from '../client.ts';
import { isUniqueViolation } from '../constraint-violation.ts';
import { toPrompt, toPromptSetSummary } from '../mappers/prompt-set-mapper.ts';
import { storableText, storableTextOrNull } from '../storable-text.ts';

/** Each failed attempt means that another call has stored a version; so many at once do not happen. */
const ATTEMPTS_MAX = 20;

export function createPromptSetRepository(client: DatabaseClient): PromptSetRepository {
  return {
    async save(input, nowEpochMs) {
      for (let attempt = 1; ; attempt++) {
        const result = await trySave(client, input, nowEpochMs).catch((error: unknown) => {
          // Another call has taken the version, or stored the same prompts: look again.
          if (isUniqueViolation(error) && attempt < ATTEMPTS_MAX) return null;
          throw error;
        });
        if (result) return result;
      }
    },

    async find(id) {
      const row = await client.promptSet.findUnique({
        where: { id: storableText(id) },
        include: { prompts: { orderBy: { position: 'asc' } } },
      });
      if (!row) return null;
      const { prompts, ...set } = row;
      return { ...toPromptSetSummary(set), prompts: prompts.map(toPrompt) };
    },

    async list() {
      const rows = await client.promptSet.findMany({
        where: { name: { not: null } },
        orderBy: [{ name: 'asc' }, { version: 'desc' }],
      });
      return rows.map(toPromptSetSummary);
    },
  };
}

async function trySave(
  client: DatabaseClient,
  input: Parameters<PromptSetRepository['save']>[0],
  nowEpochMs: number,
): ReturnType<PromptSetRepository['save']> {
  const name = storableTextOrNull(input.name);
  const nameKey = name ?? '';
  const stored = await client.promptSet.findUnique({
    where: { nameKey_hash: { nameKey, hash: input.hash } },
  });
  if (stored) return { promptSet: toPromptSetSummary(stored), created: false };

  const newest = name === null ? 0 : await findNewestVersion(client, name);
  const id = newId('promptSet');
  const [row] = await client.$transaction([
    client.promptSet.create({
      data: {
        id,
        name,
        nameKey,
        description: storableTextOrNull(input.description ?? null),
        version: newest + 1,
        hash: input.hash,
        builtIn: input.builtIn ?? false,
        promptCount: input.prompts.length,
        createdEpochMs: nowEpochMs,
      },
    }),
    client.prompt.createMany({ data: toPromptRows(id, input.prompts) }),
  ]);
  return { promptSet: toPromptSetSummary(row), created: true };
}

/** 0 when nothing is stored under the name. */
export async function findNewestVersion(
  client: Pick<DatabaseClient, 'promptSet'>,
  name: string,
): Promise<number> {
  const newest = await client.promptSet.findFirst({
    where: { name },
    orderBy: { version: 'desc' },
    select: { version: true },
  });
  return newest?.version ?? 0;
}

export function toPromptRows(
  promptSetId: string,
  prompts: readonly Prompt[],
): Prisma.PromptCreateManyInput[] {
  return prompts.map((prompt, position) => ({
    promptSetId,
    position,
    contentJson: JSON.stringify(prompt),
  }));
}
