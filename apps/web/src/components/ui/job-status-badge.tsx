import type { JobStatus } from '@mizani/core/job/job';
import { translator } from '../../messages/translator.ts';
import { Badge, type Tone } from './badge.tsx';

const t = translator('common');

const LOOKS: Record<JobStatus, { tone: Tone; label: string }> = {
  queued: { tone: 'neutral', label: t('statusQueued') },
  running: { tone: 'accent', label: t('statusRunning') },
  completed: { tone: 'positive', label: t('statusCompleted') },
  failed: { tone: 'critical', label: t('statusFailed') },
  cancelled: { tone: 'neutral', label: t('statusCancelled') },
};

/** The state of a run in a word. A cancellation on its way shows as such until the worker has ended the run. */
export function JobStatusBadge({
  status,
  cancelRequested = false,
}: {
  status: JobStatus;
  cancelRequested?: boolean;
}) {
  const isEnding = cancelRequested && (status === 'queued' || status === 'running');
  const { tone, label } = LOOKS[status];
  return (
    <Badge tone={isEnding ? 'caution' : tone} dot pulse={status === 'running'}>
      {isEnding ? t('statusCancelling') : label}
    </Badge>
  );
}
