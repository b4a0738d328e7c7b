import type { RunSummary } from '@mizani/core/benchmark/run';
import Link from 'next/link';
import type { ReactNode } from 'react';
import {
  Cell,
  DataTable,
  HeaderCell,
  RowHeader,
  TableBody,
} from '../../../components/ui/data-table.tsx';
import { JobStatusBadge } from '../../../components/ui/job-status-badge.tsx';
import { LocalTime } from '../../../components/ui/local-time.tsx';
import { TargetMark } from '../../../components/ui/target-mark.tsx';
import { translator } from '../../../messages/translator.ts';
import { targetNames } from '../view-model/target-names.ts';
import { runNameText } from './run-name.tsx';

const t = translator('runs');

/** Runs as rows. `result` draws the last column, for pages that show what came out. */
export function RunTable({
  runs,
  result,
}: {
  runs: RunSummary[];
  result?: (run: RunSummary) => ReactNode;
}) {
  return (
    <DataTable caption={t('caption')}>
      <thead>
        <tr>
          <HeaderCell>{t('columnRun')}</HeaderCell>
          <HeaderCell>{t('columnStatus')}</HeaderCell>
          <HeaderCell>{t('columnTargets')}</HeaderCell>
          {result && <HeaderCell>{t('columnResult')}</HeaderCell>}
          <HeaderCell numeric>{t('columnSamples')}</HeaderCell>
          <HeaderCell>{t('columnCreated')}</HeaderCell>
        </tr>
      </thead>
      <TableBody>
        {runs.map((run) => (
          <RunRow key={run.id} run={run} result={result?.(run)} hasResult={result !== undefined} />
        ))}
      </TableBody>
    </DataTable>
  );
}

function RunRow({
  run,
  result,
  hasResult,
}: {
  run: RunSummary;
  result: ReactNode;
  hasResult: boolean;
}) {
  const names = targetNames(run.targets);
  return (
    <tr className="hover:bg-sunken/60">
      <RowHeader className="min-w-52">
        <Link href={`/runs/${run.id}`} className="hover:text-accent-strong hover:underline">
          {runNameText(run)}
        </Link>
        <p className="mt-0.5 text-xs font-normal text-subtle">
          {run.promptSetName ?? t('ownPrompts')} · {run.hostName}
        </p>
      </RowHeader>
      <Cell>
        <JobStatusBadge status={run.status} cancelRequested={run.cancelRequested} />
      </Cell>
      <Cell>
        <ul className="space-y-0.5 whitespace-nowrap">
          {run.targets.map((target, position) => (
            <li key={target.id} className="max-w-44" title={names.get(target.id)}>
              <TargetMark truncated position={position} name={names.get(target.id) ?? target.id} />
            </li>
          ))}
        </ul>
      </Cell>
      {hasResult && <Cell>{result}</Cell>}
      <Cell numeric>
        {run.status === 'completed'
          ? run.recordedSamples
          : t('samplesOf', { recorded: run.recordedSamples, planned: run.plannedSamples })}
      </Cell>
      <Cell className="whitespace-nowrap text-muted">
        <LocalTime epochMs={run.createdEpochMs} />
      </Cell>
    </tr>
  );
}
