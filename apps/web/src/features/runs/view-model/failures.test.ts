import { makeFacts } from '@mizani/core/testing/make-facts';
import { describe, expect, it } from 'vitest';
import { makeRunReport } from '../report/testing/make-run-report.ts';
import { chatCurl, targetFailures } from './failures.ts';

describe('targetFailures', () => {
  it('names the target that failed entirely, its class and its last message', () => {
    const report = makeRunReport();
    const facts = [
      makeFacts({ targetId: 'tgt_1', outcome: 'failed', errorMessage: 'first' }),
      makeFacts({
        ordinal: 1,
        targetId: 'tgt_1',
        outcome: 'failed',
        errorMessage: 'out of memory',
      }),
    ];
    expect(targetFailures({ ...report, facts })).toMatchObject([
      {
        name: 'small',
        entire: true,
        failedCount: 9,
        mainClass: 'server-error',
        lastMessage: 'out of memory',
      },
    ]);
  });

  it('does not take a cancellation for a failure', () => {
    const report = makeRunReport();
    const summaries = report.summaries.map((summary) => ({
      ...summary,
      errorClasses: [{ errorClass: 'cancelled' as const, count: 1 }],
    }));
    expect(targetFailures({ ...report, summaries })).toEqual([]);
  });
});

describe('chatCurl', () => {
  it('quotes the body so that it survives a shell of Windows and of Unix', () => {
    expect(chatCurl('http://127.0.0.1:5273', 'a "b"')).toBe(
      'curl -N http://127.0.0.1:5273/v1/chat/completions -H "Content-Type: application/json" -d ' +
        '"{\\"model\\":\\"a \\\\\\"b\\\\\\"\\",\\"messages\\":[{\\"role\\":\\"user\\",\\"content\\":\\"Hello\\"}],\\"max_tokens\\":16,\\"stream\\":true}"',
    );
  });
});
