import { describeJobStore } from './job-store-conformance.ts';
import { createMemoryJobStore } from './memory-job-store.ts';

describeJobStore('memory job store', async () => ({
  store: createMemoryJobStore(),
  async dispose() {},
}));
