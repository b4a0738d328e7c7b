import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openJobTransport } from '../create-job-transport.ts';
import { describeEventBus } from '../testing/event-bus-conformance.ts';
import { describeJobQueue } from '../testing/job-queue-conformance.ts';

const onError = () => {};

async function openInstallation() {
  const dataDir = await mkdtemp(join(tmpdir(), 'mizani-jobs-'));
  const open = (role: 'hub' | 'member') =>
    openJobTransport({ mode: 'embedded', dataDir, role, onError });
  return { dataDir, open };
}

describeJobQueue('the embedded queue', async () => {
  const { dataDir, open } = await openInstallation();
  const worker = await open('hub');
  const producer = await open('member');
  return {
    producer,
    worker,
    // It keeps none: a delivery that no consumer hears is lost at once.
    async loseDeliveries() {},
    async dispose() {
      await producer.close();
      await worker.close();
      await rm(dataDir, { recursive: true });
    },
  };
});

describeEventBus('the event bus over a local socket', async () => {
  const { dataDir, open } = await openInstallation();
  const transports = [await open('hub'), await open('member'), await open('member')] as const;
  const [hub, first, second] = transports;
  return {
    buses: [hub.bus, first.bus, second.bus],
    async dispose() {
      await Promise.all(transports.map((transport) => transport.close()));
      await rm(dataDir, { recursive: true });
    },
  };
});
