import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

type NoticeTone = 'info' | 'positive' | 'caution' | 'critical';

const TONES = {
  info: { icon: Info, look: 'border-accent-line bg-accent-soft', mark: 'text-accent' },
  positive: {
    icon: CircleCheck,
    look: 'border-positive/30 bg-positive-soft',
    mark: 'text-positive',
  },
  caution: { icon: TriangleAlert, look: 'border-caution/30 bg-caution-soft', mark: 'text-caution' },
  critical: {
    icon: CircleAlert,
    look: 'border-critical/30 bg-critical-soft',
    mark: 'text-critical',
  },
} as const;

/** What happened, what was kept, what to try. `announce` makes screen readers say it as it appears. */
export function Notice({
  tone,
  title,
  announce = false,
  children,
}: {
  tone: NoticeTone;
  title: ReactNode;
  announce?: boolean;
  children?: ReactNode;
}) {
  const { icon: Icon, look, mark } = TONES[tone];
  return (
    <div
      role={announce ? 'alert' : undefined}
      className={classNames('flex gap-3 rounded-xl border px-4 py-3.5 text-sm', look)}
    >
      <Icon aria-hidden="true" className={classNames('mt-0.5 size-4.5 shrink-0', mark)} />
      <div className="min-w-0 flex-1">
        <p className="font-medium break-words text-ink">{title}</p>
        {children && <div className="mt-1 space-y-2 text-muted">{children}</div>}
      </div>
    </div>
  );
}
