import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEnvironment } from './env.ts';

describe('readEnvironment', () => {
  it('knows where the own Mizani listens when nothing is said', () => {
    expect(readEnvironment({})).toMatchObject({
      url: null,
      localHost: '127.0.0.1',
      localPort: 3000,
      targets: null,
      prompt: null,
      rounds: undefined,
    });
  });

  it("reads the workshop's variables", () => {
    expect(
      readEnvironment({
        BENCH_MODELS: 'phi-4-mini, qwen2.5-0.5b',
        BENCH_ROUNDS: '5',
        BENCH_MAX_TOKENS: '160',
        BENCH_TEMPERATURE: '0.5',
        BENCH_STREAM: '0',
        COMPARE_PROMPT: 'List 5 benefits.',
        COMPARE_RETRIES: '2',
      }),
    ).toMatchObject({
      targets: ['phi-4-mini', 'qwen2.5-0.5b'],
      rounds: 5,
      maxTokens: 160,
      temperature: 0.5,
      unstreamed: true,
      prompt: 'List 5 benefits.',
      retries: 2,
    });
  });

  it('takes the pair of aliases only where no list of models is given', () => {
    const pair = { SLM_ALIAS: 'nano', LLM_ALIAS: 'small' };
    expect(readEnvironment(pair).targets).toEqual(['nano', 'small']);
    expect(readEnvironment({ ...pair, BENCH_MODELS: 'auto' }).targets).toEqual(['auto']);
    expect(readEnvironment({ ...pair, BENCH_MODELS: '' }).targets).toEqual(['nano', 'small']);
  });

  it('prefers the prompt of the benchmark to that of the comparison', () => {
    const both = { BENCH_PROMPT: 'one', COMPARE_PROMPT: 'two' };
    expect(readEnvironment(both).prompt).toBe('one');
  });

  it('leaves out comments behind values, and keeps a number sign inside a prompt', () => {
    expect(
      readEnvironment({
        BENCH_ROUNDS: '3   # Rounds',
        BENCH_MODELS: '# all of them',
        BENCH_PROMPT: 'Explain issue #3 in C# please   # a prompt',
      }),
    ).toMatchObject({ rounds: 3, targets: null, prompt: 'Explain issue #3 in C# please' });
  });

  it.each([
    ['BENCH_ROUNDS', '0', 'BENCH_ROUNDS must be at least 1 (it is "0").'],
    ['BENCH_ROUNDS', '1.5', 'BENCH_ROUNDS must be a whole number (it is "1.5").'],
    ['BENCH_ROUNDS', 'many', 'BENCH_ROUNDS must be a number (it is "many").'],
    ['BENCH_TEMPERATURE', '3', 'BENCH_TEMPERATURE must be at most 2 (it is "3").'],
    ['BENCH_STREAM', 'maybe', 'BENCH_STREAM must be 0 or 1 (it is "maybe").'],
    ['PORT', '70000', 'PORT must be at most 65535 (it is "70000").'],
    ['MIZANI_URL', 'box:3000', 'MIZANI_URL must be an address'],
  ])('refuses %s=%s with its name and what it should be', (name, value, message) => {
    expect(() => readEnvironment({ [name]: value })).toThrow(message);
  });

  it('takes any prompt without a comment as it is, but for blanks around it', () => {
    const prompt = fc.string().filter((text) => text.trim() !== '' && !/#/.test(text));
    fc.assert(
      fc.property(prompt, (text) => {
        expect(readEnvironment({ BENCH_PROMPT: text }).prompt).toBe(text.trim());
      }),
    );
  });
});
