import { createRun } from '@mizani/core/benchmark/create-run';
import { newRunSchema } from '@mizani/core/benchmark/run-definition';
import { normalizeBaseUrl } from '@mizani/core/host/normalize-base-url';
import { newId } from '@mizani/core/units/new-id';
import { openDatabase } from '@mizani/db/client';
import { migrate } from '@mizani/db/migrate';
import { openRepositories } from '@mizani/db/open-repositories';
import { hashFingerprint, readFingerprint } from '@mizani/providers/hardware/read-fingerprint';
import { systemClock } from '@mizani/providers/hardware/system-clock';
import { HOST_NAME, SECRET } from '../measure/identity.mjs';

/**
 * A migrated database that knows one host with one server, which has one model; `createRun` makes runs of it as the
 * web does, apart from the queue: what is not delivered is found by whoever looks into the database.
 */
export async function openInstallation({ url, baseUrl }) {
  await migrate(url);
  const database = openDatabase(url);
  const repositories = openRepositories(database, { secret: SECRET });
  const { hosts, runtimes, targets } = repositories;
  const fingerprint = readFingerprint();
  const fingerprintHash = hashFingerprint(fingerprint);
  const clock = systemClock;
  const host = await hosts.report(
    { name: HOST_NAME, fingerprint, fingerprintHash, workerVersion: 'bench' },
    clock.epochMs(),
  );
  const runtime = await runtimes.attach(
    {
      hostId: host.id,
      kind: 'openai-compatible',
      name: 'Truth',
      baseUrl: normalizeBaseUrl(baseUrl),
    },
    clock.epochMs(),
  );
  const unknown = { alias: null, device: null, executionProvider: null, sizeBytes: null };
  const models = [{ model: 'truth', loaded: null, ...unknown }];
  await runtimes.recordProbe(
    runtime.id,
    { reachable: true, version: null, models, roundTripMs: 1 },
    clock.epochMs(),
  );
  const environment = {
    hostName: HOST_NAME,
    fingerprint,
    fingerprintHash,
    workerVersion: 'bench',
    runtimeVersions: {},
  };
  return {
    repositories,
    clock,
    environment,
    async createRun(definition) {
      const [target] = await targets.list();
      const dependencies = { ...repositories, clock, newId, randomSeed: () => 7 };
      const { id } = await createRun(
        { ...dependencies, queue: { deliver: async () => {} } },
        newRunSchema.parse({
          kind: 'benchmark',
          targets: [target.id],
          maxTokens: 4_096,
          ...definition,
        }),
      );
      return id;
    },
    close: () => database.close(),
  };
}
