import { openDatabase } from '../client.ts';
import { openRepositories } from '../open-repositories.ts';
import { makeSample, makeScore, NOW } from './fixtures.ts';

// Records samples one transaction at a time, as a worker does, with a heartbeat after each.
// Arguments: the run, the first ordinal, the number of samples, and who records.
const [runId = '', first = '', count = '', owner = ''] = process.argv.slice(2);
const database = openDatabase(process.env.DATABASE_URL ?? '');
const { samples, jobs } = openRepositories(database, { secret: 'not used' });

const claimed = await jobs.claim({ jobId: runId, owner, leaseMs: 60_000, nowEpochMs: NOW });
let heartbeats = 0;
for (let ordinal = Number(first); ordinal < Number(first) + Number(count); ordinal++) {
  const sample = makeSample(runId, ordinal, { text: owner });
  await samples.record([sample], [makeScore(runId, ordinal)]);
  const now = { jobId: runId, owner, leaseMs: 60_000, nowEpochMs: NOW };
  if ((await jobs.heartbeat(now)).held) heartbeats += 1;
}
await database.close();
process.stdout.write(JSON.stringify({ claimed: claimed !== null, heartbeats }));
