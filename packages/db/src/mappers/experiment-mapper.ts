import type { Experiment } from '@mizani/core/benchmark/experiment';
import { newRunSchema, RUN_KINDS } from '@mizani/core/benchmark/run-definition';
import type { Experiment as ExperimentRow } from '../generated/sqlite/client.ts';
import { oneOf } from './one-of.ts';

export function toExperiment(row: ExperimentRow): Experiment {
  const { definitionJson, kind, ...rest } = row;
  return {
    ...rest,
    kind: oneOf(RUN_KINDS, kind, 'Experiment.kind'),
    definition: newRunSchema.parse(JSON.parse(definitionJson)),
  };
}
