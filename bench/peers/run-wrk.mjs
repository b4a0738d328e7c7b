import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runProgram } from '../measure/run-program.mjs';
import { CHAT_REQUEST } from './chat-request.mjs';

/** wrk calls `done` at the end; latencies are microseconds. */
const SCRIPT = `
wrk.method = "POST"
wrk.headers["content-type"] = "application/json"
wrk.body = [[${CHAT_REQUEST.body}]]
function done(summary, latency)
  local failed = summary.errors.connect + summary.errors.read + summary.errors.write
    + summary.errors.status + summary.errors.timeout
  io.write(string.format('RESULT {"p50Us":%d,"p99Us":%d,"requests":%d,"failed":%d}\\n',
    latency:percentile(50), latency:percentile(99), summary.requests, failed))
end`;

/** Lets wrk send plain chat requests for some seconds over so many connections, each waiting for its answer. */
export async function runWrk(peer, { baseUrl, connections, seconds, place }) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'mizani-wrk-'));
  try {
    const script = path.join(folder, 'chat.lua');
    writeFileSync(script, SCRIPT);
    const size = ['-t', '1', '-c', String(connections), '-d', `${seconds}s`, '--timeout', '10s'];
    const url = `${baseUrl}${CHAT_REQUEST.path}`;
    const { stdout, stderr, ...usage } = await runProgram(
      peer.program,
      [...size, '-s', script, url],
      { place, withinMs: seconds * 1_000 + 20_000 },
    );
    const result = /^RESULT (.*)$/m.exec(stdout)?.[1];
    if (!result) throw new Error(`wrk said nothing of its result: ${stderr || stdout}`);
    const { p50Us, p99Us, requests, failed } = JSON.parse(result);
    if (failed > 0) throw new Error(`wrk met ${failed} errors.`);
    return { p50Ms: p50Us / 1_000, p99Ms: p99Us / 1_000, requests, ...usage };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
