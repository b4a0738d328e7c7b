import type { RunReport } from '@mizani/core/report/run-report';
import type { TargetSummary } from '@mizani/core/report/target-summary';
import type { ReactNode } from 'react';
import { Badge } from '../../../components/ui/badge.tsx';
import { Card } from '../../../components/ui/card.tsx';
import { classNames } from '../../../components/ui/class-names.ts';
import { TargetMark } from '../../../components/ui/target-mark.tsx';
import { translator } from '../../../messages/translator.ts';
import { qualityKind } from '../view-model/quality-kind.ts';
import { targetNames } from '../view-model/target-names.ts';
import { MetricMedian } from './metric-cell.tsx';
import { QualityMeasure } from './quality-measure.tsx';

const t = translator('report');

const TILES = [
  { metric: 'totalMs', label: t('tileAnswer') },
  { metric: 'ttftVisibleMs', label: t('tileFirst') },
  { metric: 'decodeTokensPerSecond', label: t('tileRate') },
] as const;

/** The pans of the scales: one card per target with the four numbers people ask for first. */
export function TargetTiles({ report }: { report: RunReport }) {
  const names = targetNames(report.run.targets);
  const baseName = names.get(report.run.targets[0]?.id ?? '') ?? '';
  return (
    <ul
      className={classNames(
        'grid grid-cols-1 gap-4 md:grid-cols-2',
        report.summaries.length > 2 && 'xl:grid-cols-3',
      )}
    >
      {report.summaries.map((summary, position) => (
        <li key={summary.targetId} className="min-w-0">
          <TargetCard
            report={report}
            summary={summary}
            position={position}
            name={names.get(summary.targetId) ?? summary.targetId}
            baseName={baseName}
          />
        </li>
      ))}
    </ul>
  );
}

function TargetCard({
  report,
  summary,
  position,
  name,
  baseName,
}: {
  report: RunReport;
  summary: TargetSummary;
  position: number;
  name: string;
  baseName: string;
}) {
  const target = report.run.targets.find(({ id }) => id === summary.targetId);
  const kind = qualityKind(report.promptSet);
  const place = [target?.runtimeName, target?.device, target?.executionProvider].filter(Boolean);
  return (
    <Card className="h-full px-5 py-4.5">
      <div className="flex items-start justify-between gap-4">
        <div className="min-w-0">
          <h3 className="font-semibold" title={name}>
            <TargetMark truncated position={position} name={name} />
          </h3>
          <p className="mt-0.5 text-xs text-subtle">{place.join(' · ')}</p>
        </div>
        {position === 0 && report.summaries.length > 1 && <Badge>{t('baseNote')}</Badge>}
      </div>
      <dl className="mt-5 grid grid-cols-2 gap-x-6 gap-y-4">
        {TILES.map(({ metric, label }) => (
          <Tile key={metric} label={label}>
            <MetricMedian
              report={report}
              metric={metric}
              summary={summary}
              name={name}
              baseName={baseName}
            />
          </Tile>
        ))}
        <Tile label={t(`quality.${kind}`)}>
          <QualityMeasure kind={kind} quality={summary.quality} name={name} />
        </Tile>
      </dl>
    </Card>
  );
}

function Tile({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-xs text-subtle">{label}</dt>
      <dd className="mt-1 text-2xl font-semibold tracking-tight">{children}</dd>
    </div>
  );
}
