import { afterAll, beforeAll, expect, it } from 'vitest';
import { INSTALLATIONS, type Installation } from '../../testing/installations.ts';
import { attachRuntimeAction, detachRuntimeAction } from '../hosts/actions.ts';
import { savePromptSetAction } from '../prompt-sets/actions.ts';
import { cancelRunAction, createRunAction } from './actions.ts';

// What succeeds refreshes pages, which needs a running Next; the browser journeys cover that.
let installation: Installation | undefined;

beforeAll(async () => {
  installation = await INSTALLATIONS[0]?.open?.();
});
afterAll(async () => installation?.dispose());

it.each([
  ['createRunAction', () => createRunAction({ kind: 'benchmark', rounds: 0 }), 'rounds'],
  ['createRunAction', () => createRunAction('nonsense'), 'body'],
  ['attachRuntimeAction', () => attachRuntimeAction({ colour: 'red' }), 'colour'],
  ['savePromptSetAction', () => savePromptSetAction({ name: 'x', prompts: [] }), 'prompts'],
])('%s says which field is wrong, and never throws', async (_, act, field) => {
  const result = await act();
  expect(result).toMatchObject({ ok: false, message: expect.any(String) });
  expect(result.ok ? [] : result.issues.map((issue) => issue.field)).toContain(field);
});

it.each([
  ['cancelRunAction', () => cancelRunAction('run_x'), 'There is no run with the id "run_x".'],
  [
    'detachRuntimeAction',
    () => detachRuntimeAction('rt_x'),
    'There is no runtime with the id "rt_x".',
  ],
])('%s says in words that there is no such thing', async (_, act, message) => {
  expect(await act()).toEqual({ ok: false, message, issues: [] });
});
