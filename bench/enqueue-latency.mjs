/**
 * How long after a web process has enqueued a job does an idle worker start it? Compared with a bare echo over the
 * same kind of socket, which is what the machine allows. Run: node bench/enqueue-latency.mjs [redis://host:port]
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const JOBS = 200;
const PAUSE_MS = 10;

const folder = await mkdtemp(join(tmpdir(), 'mizani-latency-'));
try {
  const { openJobTransport, createMemoryJobStore } = await loadSources(folder);
  const echo = await measureEcho(join(folder, 'echo.sock'));
  print('echo over a local socket', echo, echo);

  const embedded = { mode: 'embedded', dataDir: folder, onError: reportError };
  const hub = await openJobTransport({ ...embedded, role: 'hub' });
  const member = await openJobTransport({ ...embedded, role: 'member' });
  print('embedded', await measureEnqueue(hub, member, createMemoryJobStore()), echo);
  await Promise.all([member.close(), hub.close()]);

  const redisUrl = process.argv[2];
  if (redisUrl) {
    const open = () => openJobTransport({ mode: 'redis', redisUrl, onError: reportError });
    const [worker, web] = [await open(), await open()];
    print('Redis', await measureEnqueue(worker, web, createMemoryJobStore()), echo);
    await Promise.all([worker.close(), web.close()]);
  }
} finally {
  await rm(folder, { recursive: true });
}

/** Node 20 reads no TypeScript, so the sources are bundled first. */
async function loadSources(outdir) {
  const outfile = join(outdir, 'sources.cjs');
  await build({
    stdin: {
      contents: `
        export { openJobTransport } from './src/create-job-transport.ts';
        export { createMemoryJobStore } from '@mizani/core/testing/memory-job-store';`,
      resolveDir: fileURLToPath(new URL('../packages/jobs', import.meta.url)),
    },
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['pg'],
    logLevel: 'error',
  });
  return createRequire(import.meta.url)(outfile);
}

async function measureEnqueue(worker, web, store) {
  const hostId = `host_${process.pid}`;
  const onStart = new Map();
  const consumer = worker.createConsumer({
    hostId,
    store,
    async handler(jobId) {
      onStart.get(jobId)?.();
      const claim = { jobId, owner: 'bench', nowEpochMs: Date.now() };
      await store.claim({ ...claim, leaseMs: 60_000 });
      await store.finish({ ...claim, status: 'completed', error: null });
      return { kind: 'done' };
    },
  });
  await consumer.start();
  const latenciesMs = [];
  for (let count = 0; count < JOBS; count++) {
    const id = `job_${process.pid}_${count}`;
    await store.insert({ id, name: 'bench', hostId, payload: {} }, Date.now());
    const started = new Promise((resolve) => onStart.set(id, resolve));
    const startMs = performance.now();
    await web.queue.deliver({ jobId: id, hostId, priority: 10, delayMs: 0 });
    await started;
    latenciesMs.push(performance.now() - startMs);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  await consumer.close();
  return latenciesMs;
}

async function measureEcho(path) {
  const server = createServer((socket) => socket.pipe(socket));
  await new Promise((resolve) => server.listen(path, resolve));
  const socket = connect(path);
  const latenciesMs = [];
  for (let count = 0; count < JOBS; count++) {
    const answered = new Promise((resolve) => socket.once('data', resolve));
    const startMs = performance.now();
    socket.write('{"kind":"job-queued"}\n');
    await answered;
    latenciesMs.push(performance.now() - startMs);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  socket.destroy();
  await new Promise((resolve) => server.close(resolve));
  return latenciesMs;
}

function print(what, latenciesMs, baselineMs) {
  const [p50, p95] = [quantile(latenciesMs, 0.5), quantile(latenciesMs, 0.95)];
  const ratio = p50 / quantile(baselineMs, 0.5);
  const numbers = `p50 ${p50.toFixed(2)} ms, p95 ${p95.toFixed(2)} ms, ${ratio.toFixed(1)} x echo`;
  process.stdout.write(`${what.padEnd(26)} n=${latenciesMs.length}, ${numbers}\n`);
}

function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

function reportError(error) {
  process.stderr.write(`${error}\n`);
}
