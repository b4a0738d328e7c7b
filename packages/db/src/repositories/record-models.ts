import type { DiscoveredModel } from '@mizani/core/inference/runtime-client';
import { newId } from '@mizani/core/units/new-id';
import type { Prisma } from '../client.ts';
import { storableText, storableTextOrNull } from '../storable-text.ts';

/**
 * Makes a runtime's targets what its server lists now: new ones are added, known ones refreshed under their old id,
 * and those it lists no more marked unavailable. For use in a transaction that has locked the runtime.
 */
export async function recordModels(
  transaction: Prisma.TransactionClient,
  runtimeId: string,
  models: readonly DiscoveredModel[],
): Promise<void> {
  const rows = toRows(models);
  const stored = await transaction.target.findMany({ where: { runtimeId } });
  for (const target of stored) {
    const facts = rows.get(target.model) ?? { available: false, loaded: null };
    rows.delete(target.model);
    if (isAsStored(target, facts)) continue;
    await transaction.target.update({ where: { id: target.id }, data: facts });
  }
  if (rows.size === 0) return;
  await transaction.target.createMany({
    data: Array.from(rows.values(), (facts) => ({ id: newId('target'), runtimeId, ...facts })),
  });
}

/** By the server's own id of the model; when it lists one twice, the last entry counts. */
function toRows(models: readonly DiscoveredModel[]) {
  const rows = models.map((found) => ({
    model: storableText(found.model),
    alias: storableTextOrNull(found.alias),
    device: storableTextOrNull(found.device),
    executionProvider: storableTextOrNull(found.executionProvider),
    loaded: found.loaded,
    sizeBytes: found.sizeBytes,
    available: true,
  }));
  return new Map(rows.map((row) => [row.model, row]));
}

/** Probes come often and seldom bring news; a write that changes nothing still costs one. */
function isAsStored(stored: object, facts: object): boolean {
  const known = new Map(Object.entries(stored));
  return Object.entries(facts).every(([name, value]) => known.get(name) === value);
}
