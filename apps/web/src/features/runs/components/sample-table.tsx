import type { Score } from '@mizani/core/benchmark/sample';
import type { SampleFacts } from '@mizani/core/benchmark/sample-repository';
import type { CallOutcome } from '@mizani/core/inference/call-record';
import type { RunReport } from '@mizani/core/report/run-report';
import { tokens } from '../../../components/format/count.ts';
import { milliseconds } from '../../../components/format/milliseconds.ts';
import { Badge, type Tone } from '../../../components/ui/badge.tsx';
import { Cell, DataTable, HeaderCell } from '../../../components/ui/data-table.tsx';
import { ExpandableRow } from '../../../components/ui/expandable-row.tsx';
import { Measure } from '../../../components/ui/measure.tsx';
import { TargetMark } from '../../../components/ui/target-mark.tsx';
import { translator } from '../../../messages/translator.ts';
import type { SampleTexts } from '../view-model/sample-texts.ts';
import { targetNames } from '../view-model/target-names.ts';
import { SampleDetails } from './sample-details.tsx';

const t = translator('report');
const metrics = translator('metrics');

const OUTCOME_TONES: Record<CallOutcome, Tone> = {
  succeeded: 'positive',
  truncated: 'caution',
  failed: 'critical',
  'timed-out': 'critical',
  cancelled: 'neutral',
};

const COLUMNS = 9;

/** One page of samples; a row opens to its answer and checks. */
export function SampleTable({
  report,
  rows,
  texts,
}: {
  report: RunReport;
  rows: SampleFacts[];
  texts: SampleTexts;
}) {
  return (
    <DataTable caption={t('samplesCaption')}>
      <thead>
        <tr>
          <HeaderCell>{t('sampleNumber')}</HeaderCell>
          <HeaderCell>{t('target')}</HeaderCell>
          <HeaderCell>{t('samplePrompt')}</HeaderCell>
          <HeaderCell>{t('sampleRound')}</HeaderCell>
          <HeaderCell>{t('sampleOutcome')}</HeaderCell>
          <HeaderCell>{t('sampleCheck')}</HeaderCell>
          <HeaderCell numeric>{t('sampleFirst')}</HeaderCell>
          <HeaderCell numeric>{t('sampleTotal')}</HeaderCell>
          <HeaderCell numeric>{t('sampleTokens')}</HeaderCell>
        </tr>
      </thead>
      <tbody className="divide-y divide-line">
        {rows.map((sample) => {
          const scores = texts.scores.get(sample.ordinal) ?? [];
          return (
            <ExpandableRow
              key={sample.ordinal}
              label={t('sampleDetails', { ordinal: sample.ordinal })}
              columns={COLUMNS}
              first={sample.ordinal}
              cells={<SampleCells report={report} sample={sample} scores={scores} />}
              details={
                <SampleDetails
                  sample={sample}
                  text={texts.samples.get(sample.ordinal)?.text ?? null}
                  prompt={report.promptSet.prompts[sample.promptIndex]}
                  scores={scores}
                />
              }
            />
          );
        })}
      </tbody>
    </DataTable>
  );
}

function SampleCells({
  report,
  sample,
  scores,
}: {
  report: RunReport;
  sample: SampleFacts;
  scores: Score[];
}) {
  const position = report.run.targets.findIndex(({ id }) => id === sample.targetId);
  const name = targetNames(report.run.targets).get(sample.targetId) ?? sample.targetId;
  const prompt = report.promptSet.prompts[sample.promptIndex]?.text ?? '';
  const passed = scores.length === 0 ? null : scores.every(({ value }) => value === 1);
  return (
    <>
      <Cell className="whitespace-nowrap" title={name}>
        <TargetMark truncated position={Math.max(0, position)} name={name} className="max-w-48" />
      </Cell>
      <Cell className="max-w-40 truncate text-muted" title={prompt}>
        {prompt}
      </Cell>
      <Cell className="whitespace-nowrap text-muted">
        {sample.phase === 'steady' ? sample.round : metrics(`phase.${sample.phase}`)}
      </Cell>
      <Cell>
        <Badge tone={OUTCOME_TONES[sample.outcome]}>{metrics(`outcome.${sample.outcome}`)}</Badge>
      </Cell>
      <Cell>
        {passed === null ? (
          <Measure quantity={null} missing={t('sampleNoChecks')} />
        ) : (
          <Badge tone={passed ? 'positive' : 'caution'}>
            {passed ? t('passed') : t('notPassed')}
          </Badge>
        )}
      </Cell>
      <Cell numeric>
        <Measure quantity={milliseconds(sample.ttftVisibleMs)} missing={t('sampleNotReached')} />
      </Cell>
      <Cell numeric>
        <Measure quantity={milliseconds(sample.totalMs)} missing={t('sampleNotReached')} />
      </Cell>
      <Cell numeric>
        <Measure quantity={tokens(sample.completionTokens, '')} missing={t('tokensUnknown')} />
      </Cell>
    </>
  );
}
