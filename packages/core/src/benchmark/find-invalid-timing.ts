import type { CallRecord } from '../inference/call-record.ts';

/**
 * What is impossible about the times of a request, in words; null when nothing is.
 * Impossible are intervals that are negative or not finite, a first token after the end or in no time, and an
 * answer in no time. Zero is a fair value for everything else: a kept connection takes none, and several chunks
 * can arrive in one read.
 */
export function findInvalidTiming({ phases, gapsMs, events, outcome }: CallRecord): string | null {
  const { serviceMs, ttftMs, ttftVisibleMs } = phases;
  const { firstChoiceMs, lastChoiceMs } = events;
  const intervals = { ...phases, firstChoiceMs, lastChoiceMs };
  for (const [name, value] of [...Object.entries(intervals), ...gapsMs.map(asGap)]) {
    if (value !== null && !(Number.isFinite(value) && value >= 0)) return `${name} is ${value}`;
  }
  for (const [name, value] of Object.entries({ ttftMs, ttftVisibleMs })) {
    if (value !== null && value > serviceMs) {
      return `${name} is ${value}, after the end at ${serviceMs}`;
    }
    if (value === 0) return `${name} is 0`;
  }
  const answered = outcome === 'succeeded' || outcome === 'truncated';
  return answered && serviceMs === 0 ? 'serviceMs is 0 although there is an answer' : null;
}

const asGap = (gapMs: number, index: number): [string, number] => [`gapsMs[${index}]`, gapMs];
