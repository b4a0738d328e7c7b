import type { RunEvent } from '@mizani/core/benchmark/run';
import { Section } from '../../../components/ui/card.tsx';
import { LocalTime } from '../../../components/ui/local-time.tsx';
import { translator } from '../../../messages/translator.ts';

const t = translator('report');

const WORDS: Record<RunEvent['kind'], string> = {
  created: t('eventCreated'),
  imported: t('eventImported'),
  started: t('eventStarted'),
  resumed: t('eventResumed'),
  'target-failed': t('eventTargetFailed'),
  'held-back': t('eventHeldBack'),
  saturated: t('eventSaturated'),
  'precise-enough': t('eventPreciseEnough'),
  'cancel-requested': t('eventCancelRequested'),
  finished: t('eventFinished'),
};

/** What happened to the run, oldest first. */
export function HistorySection({ events }: { events: RunEvent[] }) {
  return (
    <Section title={t('historyTitle')}>
      <ol className="space-y-3 border-l border-line pl-5 text-sm">
        {events.map(({ id, kind, detail, epochMs }) => (
          <li key={id} className="relative">
            <span
              aria-hidden="true"
              className="absolute top-1.5 -left-[1.47rem] size-2 rounded-full border-2 border-canvas bg-subtle"
            />
            <span className="font-medium">{WORDS[kind]}</span>{' '}
            <span className="text-subtle">
              <LocalTime epochMs={epochMs} relative={false} />
            </span>
            {detail && <p className="mt-0.5 break-words text-muted">{detail}</p>}
          </li>
        ))}
      </ol>
    </Section>
  );
}
