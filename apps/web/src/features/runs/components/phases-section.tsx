import type { RunReport } from '@mizani/core/report/run-report';
import { PHASE_NAMES } from '@mizani/core/report/target-summary';
import { ChartFrame } from '../../../components/charts/chart-frame.tsx';
import { ChartLegend } from '../../../components/charts/chart-legend.tsx';
import { LazyPhaseBars } from '../../../components/charts/lazy-charts.tsx';
import { PHASE_COLOURS } from '../../../components/charts/palette.ts';
import { milliseconds } from '../../../components/format/milliseconds.ts';
import { quantityText } from '../../../components/format/quantity.ts';
import { Section } from '../../../components/ui/card.tsx';
import { EmptyState } from '../../../components/ui/empty-state.tsx';
import { translator } from '../../../messages/translator.ts';
import { targetNames } from '../view-model/target-names.ts';

const t = translator('report');
const metrics = translator('metrics');

/** Where the time of a mean request goes, target by target. */
export function PhasesSection({ report }: { report: RunReport }) {
  const names = targetNames(report.run.targets);
  const bars = report.summaries.flatMap(({ targetId, phaseMeansMs }) =>
    phaseMeansMs === null
      ? []
      : [
          {
            name: names.get(targetId) ?? targetId,
            phases: PHASE_NAMES.map((phase) => ({
              phase: metrics(`phases.${phase}`),
              meanMs: phaseMeansMs[phase],
            })),
          },
        ],
  );
  return (
    <Section title={t('phasesTitle')} description={t('phasesText')}>
      {bars.length === 0 ? (
        <EmptyState title={t('phasesTitle')}>{t('phasesMissing')}</EmptyState>
      ) : (
        <ChartFrame
          summary={t('phasesCaption')}
          legend={
            <ChartLegend
              items={PHASE_NAMES.map((phase, index) => ({
                name: metrics(`phases.${phase}`),
                mark: `bg-${PHASE_COLOURS[index] ?? PHASE_COLOURS[0]}`,
              }))}
            />
          }
          table={{
            caption: t('phasesCaption'),
            columns: [t('phaseColumn'), ...bars.map(({ name }) => name)],
            rows: PHASE_NAMES.map((phase, index) => ({
              key: phase,
              header: metrics(`phases.${phase}`),
              values: bars.map(({ phases }) =>
                quantityText(milliseconds(phases[index]?.meanMs ?? null)),
              ),
            })),
          }}
        >
          <LazyPhaseBars bars={bars} />
        </ChartFrame>
      )}
    </Section>
  );
}
