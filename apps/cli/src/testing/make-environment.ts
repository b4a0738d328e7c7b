import { type CliEnvironment, readEnvironment } from '../env.ts';

/** What the client reads of variables of which none is set, with changes. */
export function makeEnvironment(changes: Partial<CliEnvironment> = {}): CliEnvironment {
  return { ...readEnvironment({}), ...changes };
}
