import { describe, expect, it } from 'vitest';
import { buildRequest } from './build-request.ts';
import { benchmarkParametersSchema } from './run-definition.ts';

const run = { parameters: benchmarkParametersSchema.parse({ maxTokens: 64 }), seed: 9 };

describe('buildRequest', () => {
  it('puts the system message before the prompt', () => {
    const request = buildRequest(run, { model: 'm' }, { text: 'Hi', system: 'Be brief.' }, 0);
    expect(request.messages).toEqual([
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: 'Hi' },
    ]);
  });

  it('sends the exact model, cap, temperature and seed, and no top_p unless asked', () => {
    expect(buildRequest(run, { model: 'm:4' }, { text: 'Hi' }, 0)).toEqual({
      model: 'm:4',
      messages: [{ role: 'user', content: 'Hi' }],
      maxTokens: 64,
      temperature: 0,
      seed: 9,
    });
    const parameters = { ...run.parameters, topP: 0.9 };
    expect(buildRequest({ ...run, parameters }, { model: 'm' }, { text: 'Hi' }, 0).topP).toBe(0.9);
  });

  it('gives each round a seed of its own, within the range of seeds', () => {
    const seedOf = (seed: number, round: number) =>
      buildRequest({ ...run, seed }, { model: 'm' }, { text: 'Hi' }, round).seed;
    expect([seedOf(9, 1), seedOf(9, 2)]).toEqual([10, 11]);
    expect(seedOf(2_147_483_647, 1)).toBe(0);
  });

  it('honours the cap of the prompt', () => {
    expect(buildRequest(run, { model: 'm' }, { text: 'Hi', maxTokens: 8 }, 0).maxTokens).toBe(8);
  });
});
