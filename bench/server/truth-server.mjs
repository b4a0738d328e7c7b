/**
 * A chat server whose answers are known to the millisecond, because it writes its own stamps into them. It is the
 * benches' yardstick, so it shares no code with what it measures, and its process does nothing else.
 */
import { createServer } from 'node:http';
import { answerParent } from '../measure/answer-parent.mjs';
import { deliveryMs } from './delivery-time.mjs';

const HEAD =
  'data: {"id":"c","object":"chat.completion.chunk","created":0,"model":"truth","choices":[{"index":0,"delta":{';
const ROLE = `${HEAD}"role":"assistant","content":""},"finish_reason":null}]}\n\n`;
const TEXT_END = '"},"finish_reason":null}]}\n\n';
const FINISH = `${HEAD}},"finish_reason":"stop"}]}\n\n`;

let behaviour = { answerAfterMs: 0, chunkCount: 1, gapMs: 0, stall: null };
let startedAtMs = performance.now();
let cpuAtStart = process.cpuUsage();
let servedMs = [];
let chunks = 0;

const server = createServer((request, response) => {
  const parts = [];
  request.on('data', (part) => parts.push(part));
  request.on('end', () => {
    const receivedAtMs = performance.now();
    if (request.url !== '/v1/chat/completions') return answerOther(response, request.url);
    const streamed = Buffer.concat(parts).includes('"stream":true');
    return streamed ? stream(response, receivedAtMs) : answerWhole(response, receivedAtMs);
  });
});
// Keeping a thousand idle connections open costs nothing; closing one in mid-measurement would cost a client dearly.
server.keepAliveTimeout = 600_000;
server.listen(0, '127.0.0.1', () =>
  answerParent({
    address: () => ({ baseUrl: `http://127.0.0.1:${server.address().port}` }),
    /** Takes on a behaviour; its clock and its counts begin now. */
    behave(wanted) {
      behaviour = { answerAfterMs: 0, chunkCount: 1, gapMs: 0, stall: null, ...wanted };
      startedAtMs = performance.now();
      cpuAtStart = process.cpuUsage();
      servedMs = [];
      chunks = 0;
    },
    /** What happened since: times from the last byte of a request to the last one of its answer. */
    report() {
      const { user, system } = process.cpuUsage(cpuAtStart);
      const elapsedMs = performance.now() - startedAtMs;
      return { servedMs, chunks, elapsedMs, cpuSeconds: (user + system) / 1e6 };
    },
  }),
);

function at(receivedAtMs, act) {
  const sinceStartMs = receivedAtMs - startedAtMs;
  const waitMs = deliveryMs(sinceStartMs, behaviour) - sinceStartMs;
  if (waitMs <= 0) act();
  else setTimeout(act, waitMs);
}

function answerWhole(response, receivedAtMs) {
  at(receivedAtMs, () => {
    const message = { role: 'assistant', content: `yes ${performance.now().toFixed(3)}` };
    const body = JSON.stringify({
      id: 'c',
      object: 'chat.completion',
      created: 0,
      model: 'truth',
      choices: [{ index: 0, message, finish_reason: 'stop' }],
      usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
    });
    const headers = { 'content-type': 'application/json', 'content-length': body.length };
    response.writeHead(200, headers).end(body);
    servedMs.push(performance.now() - receivedAtMs);
  });
}

function stream(response, receivedAtMs) {
  const { chunkCount, gapMs } = behaviour;
  const usage = `data: {"id":"c","object":"chat.completion.chunk","created":0,"model":"truth","choices":[],"usage":{"prompt_tokens":1,"completion_tokens":${chunkCount},"total_tokens":${chunkCount + 1}}}\n\n`;
  const closing = `${FINISH}${usage}data: [DONE]\n\n`;
  let index = 0;
  const writeNext = () => {
    if (response.destroyed) return;
    const isFirst = index === 0;
    index += 1;
    chunks += 1;
    if (isFirst) response.writeHead(200, { 'content-type': 'text/event-stream' });
    // The first chunk also tells when the request came, so that a client's first token has a truth.
    const stamps = `${isFirst ? `yes ${receivedAtMs.toFixed(3)} ` : ''}${performance.now().toFixed(3)} `;
    const chunk = `${isFirst ? ROLE : ''}${HEAD}"content":"${stamps}${TEXT_END}`;
    if (index === chunkCount) {
      response.end(chunk + closing);
      servedMs.push(performance.now() - receivedAtMs);
      return;
    }
    response.write(chunk);
    // Each chunk is a write of its own, as a model's tokens are, also where they come as fast as they can.
    if (gapMs > 0) setTimeout(writeNext, gapMs);
    else setImmediate(writeNext);
  };
  at(receivedAtMs, writeNext);
}

/** The list of models; there is nothing else, e.g. no tokenizer. */
function answerOther(response, url) {
  const isKnown = url === '/v1/models';
  response.writeHead(isKnown ? 200 : 404, { 'content-type': 'application/json' });
  const models = { object: 'list', data: [{ id: 'truth', object: 'model' }] };
  response.end(JSON.stringify(isKnown ? models : { error: 'no such route' }));
}
