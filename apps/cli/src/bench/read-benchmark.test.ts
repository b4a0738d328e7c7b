import { newRunSchema } from '@mizani/core/benchmark/run-definition';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readArguments } from '../arguments/read-arguments.ts';
import { UsageError } from '../exit-codes.ts';
import { makeEnvironment } from '../testing/make-environment.ts';
import { BENCH_OPTIONS, FLAG_OF_FIELD } from './bench-options.ts';
import { readBenchmark } from './read-benchmark.ts';

function read(line: string[], environment = makeEnvironment()) {
  return readBenchmark(readArguments(line, BENCH_OPTIONS).values, environment);
}

describe('readBenchmark', () => {
  it('leaves everything that was not said to the server', () => {
    expect(read([])).toEqual({ targets: null, prompts: null, promptSet: null, parameters: {} });
  });

  it('reads every parameter of a run', () => {
    const line =
      '--targets a,b --targets c --name n --rounds 20 --warmups 0 --max-tokens 64 --temperature 0.5 --top-p 0.9 --seed 7 --cold --order blocks --concurrency 4 --rate 1,2 --rate 5 --arrivals constant --until 0.05 --max-rounds 50 --cooldown 100 --drift-guard --retries 2 --idle-timeout 5000 --total-timeout 9000';
    expect(read([...line.split(' '), '--prompt', 'What is RAG?'])).toEqual({
      targets: ['a', 'b', 'c'],
      prompts: [{ text: 'What is RAG?' }],
      promptSet: null,
      parameters: {
        name: 'n',
        rounds: 20,
        warmups: 0,
        maxTokens: 64,
        temperature: 0.5,
        topP: 0.9,
        seed: 7,
        cold: true,
        order: 'blocks',
        concurrency: 4,
        arrivals: { process: 'constant', ratesPerSecond: [1, 2, 5] },
        until: { relativeHalfWidth: 0.05, maxRounds: 50 },
        cooldownMs: 100,
        driftGuard: true,
        retries: 2,
        idleTimeoutMs: 5000,
        totalTimeoutMs: 9000,
      },
    });
  });

  it('has a flag for every field that a run can be given', () => {
    const fields = Object.keys(newRunSchema.shape).filter((field) => field !== 'kind');
    expect(Object.keys(FLAG_OF_FIELD)).toEqual(expect.arrayContaining(fields));
  });

  it('takes flags before variables', () => {
    const environment = makeEnvironment({ targets: ['x'], prompt: 'hi', rounds: 9, retries: 1 });
    expect(read([], environment)).toMatchObject({
      targets: ['x'],
      prompts: [{ text: 'hi' }],
      parameters: { rounds: 9, retries: 1 },
    });
    expect(
      read(['--targets', 'y', '--prompt-set', 'Mine', '--rounds', '2'], environment),
    ).toMatchObject({
      targets: ['y'],
      prompts: null,
      promptSet: 'Mine',
      parameters: { rounds: 2 },
    });
  });

  it.each(['all', 'auto', 'ALL'])('takes "%s" for every target there is', (word) => {
    expect(read(['--targets', word]).targets).toBeNull();
    expect(read([], makeEnvironment({ targets: [word] })).targets).toBeNull();
  });

  it('goes on for a while when only the width of the intervals is given', () => {
    expect(read(['--until', '0.1', '--rounds', '5']).parameters.until).toEqual({
      relativeHalfWidth: 0.1,
      maxRounds: 100,
    });
  });

  it.each([
    [['--rounds', '0'], '--rounds must be at least 1 (it is "0").'],
    [['--rounds', ''], '--rounds must be a number (it is "").'],
    [['--concurrency', '1.5'], '--concurrency must be a whole number (it is "1.5").'],
    [['--temperature', '2.1'], '--temperature must be at most 2 (it is "2.1").'],
    [['--top-p', '0'], '--top-p must be more than 0 (it is "0").'],
    [['--order', 'any'], '--order must be one of interleaved, blocks (it is "any").'],
    [['--rate', '5,1'], '--rate is wrong: The rates must rise. (it is "5,1").'],
    [['--rate', '1,x'], '--rate must be a number (it is "1,x").'],
    [
      ['--rate', '1', '--arrivals', 'x'],
      '--arrivals must be one of constant, poisson (it is "x").',
    ],
    [['--arrivals', 'poisson'], '--arrivals needs --rate.'],
    [['--until', '2'], '--until must be at most 1 (it is "2").'],
    [['--max-rounds', '9'], '--max-rounds needs --until.'],
    [['--until', '0.1', '--max-rounds', '1'], '--max-rounds must be at least 2 (it is "1").'],
    [['--targets', ','], '--targets must not be empty (it is ",").'],
    [['--prompt', ' '], '--prompt must not be empty (it is " ").'],
    [['--prompt', 'a', '--prompt-set', 'b'], 'Give either --prompt or --prompt-set, not both.'],
  ])('refuses %j with one line that names the flag', (line, message) => {
    expect(() => read(line)).toThrow(new UsageError(message));
  });

  it('refuses exactly the rounds that the API refuses', () => {
    fc.assert(
      fc.property(fc.oneof(fc.integer({ min: -5, max: 20_000 }), fc.double()), (rounds) => {
        const allowed = newRunSchema.shape.rounds.safeParse(rounds).success;
        const attempt = () => read([`--rounds=${rounds}`]);
        if (allowed) expect(attempt().parameters.rounds).toBe(rounds);
        else expect(attempt).toThrow('--rounds must be');
      }),
    );
  });
});
