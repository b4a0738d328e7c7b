import { afterAll, beforeAll, describe, it } from 'vitest';
import type { JobStore } from '../job/job-store.ts';
import { newId } from '../units/new-id.ts';
import { describeCancellation } from './job-store-cancellation-conformance.ts';
import { describeClaims } from './job-store-claim-conformance.ts';
import { describeDueJobs } from './job-store-due-conformance.ts';
import { createJobStoreFixture } from './job-store-fixture.ts';
import { describeLifecycle } from './job-store-lifecycle-conformance.ts';
import { checkAgainstMemory } from './job-store-model.ts';

export type JobStoreHarness = {
  store: JobStore;
  dispose(): Promise<void>;
  /** Creates the host that jobs are about to refer to, where the store insists on one. */
  prepareHost?(hostId: string): Promise<void>;
};

/**
 * Registers the tests that every `JobStore` must pass, at least one for each promise of the port.
 * One store serves all tests; each test has hosts and jobs of its own.
 */
export function describeJobStore(name: string, makeStore: () => Promise<JobStoreHarness>): void {
  describe(name, () => {
    let harness: JobStoreHarness | undefined;

    beforeAll(async () => {
      harness = await makeStore();
    });
    afterAll(() => harness?.dispose());

    const fixture = createJobStoreFixture({
      store() {
        if (!harness) throw new Error('The store is made in beforeAll; ask for it inside a test.');
        return harness.store;
      },
      async prepareHost() {
        const hostId = newId('host');
        await harness?.prepareHost?.(hostId);
        return hostId;
      },
    });

    describeLifecycle(fixture);
    describeClaims(fixture);
    describeCancellation(fixture);
    describeDueJobs(fixture);

    it('agrees with the memory store in any sequence of calls', async () => {
      await checkAgainstMemory(fixture);
    }, 60_000);
  });
}
