import { describe, expect, it } from 'vitest';
import { encodeMessage } from './encode-message.ts';
import { createNudge } from './nudge.ts';
import { readResumeOrdinal } from './read-resume-ordinal.ts';

describe('readResumeOrdinal', () => {
  it('takes everything when the client knows nothing', () => {
    expect(readResumeOrdinal(null, null)).toBe(-1);
    expect(readResumeOrdinal('', '')).toBe(-1);
    expect(readResumeOrdinal(null, '-1')).toBe(-1);
  });

  it('goes on after what the client has seen; the header wins over the query of a reconnecting browser', () => {
    expect(readResumeOrdinal('0', null)).toBe(0);
    expect(readResumeOrdinal(null, '7')).toBe(7);
    expect(readResumeOrdinal('12', '7')).toBe(12);
  });

  it.each(['x', '1.5', '-2', '1e3', ' 1', '99999999999'])('refuses %j', (text) => {
    expect(() => readResumeOrdinal(text, null)).toThrow(/Last-Event-ID/);
    expect(() => readResumeOrdinal(null, text)).toThrow(/after/);
  });
});

describe('encodeMessage', () => {
  const progress = { recordedSamples: 1, plannedSamples: 2, activity: 'two\nlines' };

  it('carries the ordinal of the last sample as id, and keeps the data on one line', () => {
    expect(encodeMessage({ event: 'progress', afterOrdinal: 0, data: progress })).toBe(
      'id: 0\nevent: progress\ndata: {"recordedSamples":1,"plannedSamples":2,"activity":"two\\nlines"}\n\n',
    );
  });

  it('has no id before the first sample: a client that comes back then wants everything', () => {
    expect(encodeMessage({ event: 'progress', afterOrdinal: -1, data: progress })).not.toContain(
      'id:',
    );
  });

  it('writes a heartbeat as a comment that no client hears', () => {
    expect(encodeMessage({ event: 'heartbeat', afterOrdinal: 3 })).toBe(': heartbeat\n\n');
  });
});

describe('createNudge', () => {
  const never = new AbortController().signal;

  it('ends a wait when it is rung', async () => {
    const nudge = createNudge();
    const waited = nudge.wait(60_000, never);
    nudge.ring();
    await waited;
  });

  it('remembers one ring that nobody waited for', async () => {
    const nudge = createNudge();
    nudge.ring();
    nudge.ring();
    await nudge.wait(60_000, never);
    let over = false;
    const second = nudge.wait(60_000, never).then(() => {
      over = true;
    });
    await Promise.resolve();
    expect(over).toBe(false);
    nudge.ring();
    await second;
  });

  it('ends a wait when its time is over or its signal aborts', async () => {
    const nudge = createNudge();
    await nudge.wait(1, never);
    const controller = new AbortController();
    const waited = nudge.wait(60_000, controller.signal);
    controller.abort();
    await waited;
    await nudge.wait(60_000, controller.signal);
  });
});
