import type { NewRun, RunKind } from './run-definition.ts';

/** A saved definition that can be run again and again. */
export type Experiment = {
  id: string;
  name: string;
  kind: RunKind;
  definition: NewRun;
  createdEpochMs: number;
};

export interface ExperimentRepository {
  /** Throws `MizaniError('conflict')` when the name is taken. */
  create(experiment: Experiment): Promise<void>;
  find(id: string): Promise<Experiment | null>;
  list(): Promise<Experiment[]>;
}
