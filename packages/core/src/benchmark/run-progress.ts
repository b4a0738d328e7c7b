import type { EventBus } from '../event/event-bus.ts';
import type { Run } from './run.ts';

export type RunProgress = {
  /** Says what is done next; told together with the next progress. */
  note(activity: string): void;
  /** Says what takes long now. */
  announce(activity: string): Promise<void>;
  addRecorded(samples: number): Promise<void>;
};

/** Tells whoever follows a run how far it is, whenever samples were stored or something long begins. */
export function createRunProgress(
  { bus }: { bus: Pick<EventBus, 'publish'> },
  run: Pick<Run, 'id' | 'plannedSamples'>,
  recordedAtStart: number,
): RunProgress {
  let recordedSamples = recordedAtStart;
  let activity: string | null = null;
  const publish = () =>
    bus.publish({
      kind: 'run-progress',
      runId: run.id,
      recordedSamples,
      plannedSamples: run.plannedSamples,
      activity,
    });
  return {
    note(text) {
      activity = text;
    },
    announce(text) {
      activity = text;
      return publish();
    },
    addRecorded(samples) {
      recordedSamples += samples;
      return publish();
    },
  };
}
