import { PageHeader } from '../components/ui/page-header.tsx';
import { AttachGuide } from '../features/overview/components/attach-guide.tsx';
import { FirstComparisonCard } from '../features/overview/components/first-comparison-card.tsx';
import { HealthCard } from '../features/overview/components/health-card.tsx';
import { RecentRuns } from '../features/overview/components/recent-runs.tsx';
import { RunResult } from '../features/overview/components/run-result.tsx';
import { getOverview } from '../features/overview/queries.ts';
import { firstComparison, summariseHealth } from '../features/overview/view-model.ts';
import { getRunReport } from '../features/runs/queries.ts';
import { translator } from '../messages/translator.ts';

const t = translator('overview');
const RUNS_SHOWN = 6;

/** What it shows changes by itself: hosts come and go, runs end. */
export const dynamic = 'force-dynamic';

async function ResultOf({ runId }: { runId: string }) {
  const report = await getRunReport(runId);
  return report === null ? null : <RunResult report={report} />;
}

export default async function OverviewPage() {
  const { hosts, recentRuns, health, promptSets } = await getOverview();
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <div className="space-y-12">
        <FirstComparisonCard
          comparison={firstComparison(hosts, promptSets)}
          compact={recentRuns.length > 0}
        />
        <RecentRuns
          runs={recentRuns.slice(0, RUNS_SHOWN)}
          result={(run) => <ResultOf runId={run.id} />}
        />
        <HealthCard health={health} summary={summariseHealth(hosts)} />
        <AttachGuide />
      </div>
    </>
  );
}
