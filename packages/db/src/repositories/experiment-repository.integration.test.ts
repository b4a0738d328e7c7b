import { newRunSchema } from '@mizani/core/benchmark/run-definition';
import { newId } from '@mizani/core/units/new-id';
import { expect, it } from 'vitest';
import { describeDatabases } from '../testing/describe-databases.ts';
import { NOW, uniqueName } from '../testing/fixtures.ts';

const definition = newRunSchema.parse({
  kind: 'benchmark',
  targets: ['small', 'large'],
  prompts: [{ text: 'Hello?' }],
});

describeDatabases('the experiment repository', (open) => {
  const make = (name: string, createdEpochMs = NOW) => ({
    id: newId('experiment'),
    name,
    kind: 'benchmark' as const,
    definition,
    createdEpochMs,
  });

  it('gives back an experiment as it was stored', async () => {
    const { experiments } = open().repositories;
    const experiment = make(uniqueName('nightly'));
    await experiments.create(experiment);
    expect(await experiments.find(experiment.id)).toEqual(experiment);
    expect(await experiments.find('exp_unknown')).toBeNull();
  });

  it('refuses a name that is taken', async () => {
    const { experiments } = open().repositories;
    const name = uniqueName('nightly');
    await experiments.create(make(name));
    await expect(experiments.create(make(name))).rejects.toMatchObject({ code: 'conflict' });
  });

  it('lists the newest first', async () => {
    const { experiments } = open().repositories;
    const [older, newer] = [make(uniqueName('x'), NOW + 1), make(uniqueName('x'), NOW + 2)];
    await experiments.create(older);
    await experiments.create(newer);
    expect((await experiments.list()).slice(0, 2)).toEqual([newer, older]);
  });
});
