import { describe, expect, it } from 'vitest';
import { buildRequest } from './build-request.ts';
import { benchmarkParametersSchema } from './run-definition.ts';

const run = { parameters: benchmarkParametersSchema.parse({ maxTokens: 64 }), seed: 9 };

describe('buildRequest', () => {
  it('puts the system message before the prompt', () => {
    const request = buildRequest(run, { model: 'm' }, { text: 'Hi', system: 'Be brief.' });
    expect(request.messages).toEqual([
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: 'Hi' },
    ]);
  });

  it('sends the exact model, cap, temperature and seed, and no top_p unless asked', () => {
    expect(buildRequest(run, { model: 'm:4' }, { text: 'Hi' })).toEqual({
      model: 'm:4',
      messages: [{ role: 'user', content: 'Hi' }],
      maxTokens: 64,
      temperature: 0,
      seed: 9,
    });
    const parameters = { ...run.parameters, topP: 0.9 };
    expect(buildRequest({ ...run, parameters }, { model: 'm' }, { text: 'Hi' }).topP).toBe(0.9);
  });

  it('honours the cap of the prompt', () => {
    expect(buildRequest(run, { model: 'm' }, { text: 'Hi', maxTokens: 8 }).maxTokens).toBe(8);
  });
});
