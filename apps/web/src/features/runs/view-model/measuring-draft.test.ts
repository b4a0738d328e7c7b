import { benchmarkParametersSchema } from '@mizani/core/benchmark/run-definition';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ARRIVAL_PROCESSES,
  EMPTY_MEASURING,
  LOADS,
  type MeasuringDraft,
  measuringInput,
  parseMeasuring,
  writeMeasuring,
} from './measuring-draft.ts';

function parameters(part: Partial<MeasuringDraft>) {
  return benchmarkParametersSchema.parse(measuringInput({ ...EMPTY_MEASURING, ...part }));
}

describe('measuring draft', () => {
  it('survives the way into the address and back', () => {
    const drafts = fc.record({
      load: fc.constantFrom(...LOADS),
      process: fc.constantFrom(...ARRIVAL_PROCESSES),
      order: fc.constantFrom('interleaved' as const, 'blocks' as const),
      concurrency: fc.string(),
      rates: fc.string(),
      precisionPercent: fc.string(),
      maxRounds: fc.string(),
      cooldownSeconds: fc.string(),
      retries: fc.string(),
      stopsWhenPrecise: fc.boolean(),
      driftGuard: fc.boolean(),
    });
    fc.assert(
      fc.property(drafts, (draft) => {
        const params = new URLSearchParams();
        writeMeasuring(draft, params);
        expect(parseMeasuring((name) => params.get(name) ?? undefined)).toEqual(draft);
      }),
    );
  });

  it('leaves an untouched form at the defaults of the definition', () => {
    expect(parameters({})).toEqual(benchmarkParametersSchema.parse({}));
  });

  it('sends rates and no concurrency for an open loop', () => {
    const open = parameters({ load: 'open', rates: '0.5, 2 8;16', concurrency: '7' });
    expect(open.arrivals).toEqual({ process: 'poisson', ratesPerSecond: [0.5, 2, 8, 16] });
    expect(open.concurrency).toBe(1);
  });

  it('turns per cent and seconds into what is stored', () => {
    const precise = parameters({
      stopsWhenPrecise: true,
      precisionPercent: '2.5',
      maxRounds: '200',
      cooldownSeconds: '1.5',
    });
    expect(precise.until).toEqual({ relativeHalfWidth: 0.025, maxRounds: 200 });
    expect(precise.cooldownMs).toBe(1_500);
  });

  it.each([
    { load: 'open', rates: '' },
    { load: 'open', rates: '4, 2' },
    { load: 'open', rates: 'fast' },
    { concurrency: '0' },
    { retries: '9' },
    { cooldownSeconds: '' },
    { stopsWhenPrecise: true, precisionPercent: '0' },
  ] satisfies Partial<MeasuringDraft>[])('is refused with %j', (part) => {
    expect(() => parameters(part)).toThrow();
  });
});
