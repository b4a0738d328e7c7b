import { describe, expect, it } from 'vitest';
import { makeCallRecord } from '../testing/make-call-record.ts';
import { findInvalidTiming } from './find-invalid-timing.ts';

describe('findInvalidTiming', () => {
  it('finds nothing wrong with a plausible call, a kept connection or a call that never got an answer', () => {
    expect(findInvalidTiming(makeCallRecord())).toBeNull();
    expect(findInvalidTiming(makeCallRecord({ phases: { connectMs: 0, sendMs: 0 } }))).toBeNull();
    const refused = { connectMs: null, sendMs: null, headersMs: null, ttftMs: null };
    const phases = { ...refused, ttftVisibleMs: null, tailMs: null, serviceMs: 0 };
    expect(findInvalidTiming(makeCallRecord({ outcome: 'failed', phases }))).toBeNull();
  });

  it.each([
    [{ phases: { sendMs: -0.1 } }, 'sendMs is -0.1'],
    [{ phases: { headersMs: Number.NaN } }, 'headersMs is NaN'],
    [{ phases: { serviceMs: Number.POSITIVE_INFINITY } }, 'serviceMs is Infinity'],
    [{ gapsMs: [3, -2] }, 'gapsMs[1] is -2'],
    [{ events: { lastChoiceMs: -1 } }, 'lastChoiceMs is -1'],
    [{ phases: { ttftMs: 101 } }, 'ttftMs is 101, after the end at 100'],
    [{ phases: { ttftVisibleMs: 300 } }, 'ttftVisibleMs is 300, after the end at 100'],
    [{ phases: { ttftMs: 0 } }, 'ttftMs is 0'],
    [{ phases: { serviceMs: 0, ttftMs: null, ttftVisibleMs: null } }, 'serviceMs is 0'],
  ])('refuses %j', (overrides, problem) => {
    expect(findInvalidTiming(makeCallRecord(overrides))).toContain(problem);
  });
});
