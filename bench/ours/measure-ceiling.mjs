import { systemClock } from '@mizani/providers/hardware/system-clock';
import { openOpenAiCompatibleClient } from '@mizani/providers/inference/openai-compatible/open-openai-compatible-client';
import { Pool } from 'undici';

const REQUEST = {
  model: 'truth',
  messages: [{ role: 'user', content: 'Say yes.' }],
  maxTokens: 4_096,
  temperature: 0,
};

/** Our client, as fast as it can: every chunk is parsed and timed, and every record kept. */
export async function measureOurCeiling({ baseUrl, concurrency, durationMs }) {
  const client = openOpenAiCompatibleClient({ baseUrl, apiKey: null, clock: systemClock });
  const records = [];
  const options = {
    signal: new AbortController().signal,
    idleTimeoutMs: 60_000,
    totalTimeoutMs: 60_000,
  };
  const result = await fire({ concurrency, durationMs }, async () => {
    const record = await client.complete(REQUEST, options);
    if (record.outcome !== 'succeeded') throw new Error(record.errorMessage);
    records.push(record);
  });
  await client.close();
  const chunks = records.reduce((sum, { chunkCount }) => sum + chunkCount, 0);
  return { requests: records.length, chunks, ...result };
}

/** Bare undici with the same requests, by its fastest interface; what comes is read and forgotten. */
export async function measureUndiciCeiling({ baseUrl, concurrency, durationMs }) {
  const pool = new Pool(baseUrl, { headersTimeout: 0, bodyTimeout: 0 });
  const { model, messages, maxTokens, temperature } = REQUEST;
  const body = Buffer.from(
    JSON.stringify({
      model,
      messages,
      stream: true,
      stream_options: { include_usage: true },
      max_tokens: maxTokens,
      temperature,
    }),
  );
  const headers = { 'content-type': 'application/json', accept: 'text/event-stream' };
  const request = { path: '/v1/chat/completions', method: 'POST', headers, body };
  let requests = 0;
  const result = await fire({ concurrency, durationMs }, async () => {
    await new Promise((resolve, reject) => {
      pool.dispatch(request, {
        onRequestStart: () => {},
        onResponseStart: () => {},
        onResponseData: () => {},
        onResponseEnd: resolve,
        onResponseError: (_controller, error) => reject(error),
      });
    });
    requests += 1;
  });
  await pool.destroy();
  return { requests, ...result };
}

async function fire({ concurrency, durationMs }, send) {
  const cpu = process.cpuUsage();
  const startedAtMs = performance.now();
  const lane = async () => {
    while (performance.now() - startedAtMs < durationMs) await send();
  };
  await Promise.all(Array.from({ length: concurrency }, lane));
  const { user, system } = process.cpuUsage(cpu);
  return { wallMs: performance.now() - startedAtMs, cpuSeconds: (user + system) / 1e6 };
}
