import { CALL_OUTCOMES } from '@mizani/core/inference/call-record';
import type { RunReport } from '@mizani/core/report/run-report';
import { DownloadLink } from '../../../components/ui/button.tsx';
import { Section } from '../../../components/ui/card.tsx';
import { EmptyState } from '../../../components/ui/empty-state.tsx';
import { FilterLinks } from '../../../components/ui/filter-links.tsx';
import { PageLinks } from '../../../components/ui/page-links.tsx';
import { translator } from '../../../messages/translator.ts';
import { type SampleFilter, type SamplePage, samplesHref } from '../view-model/sample-filter.ts';
import type { SampleTexts } from '../view-model/sample-texts.ts';
import { targetNames } from '../view-model/target-names.ts';
import { SampleTable } from './sample-table.tsx';

const t = translator('report');
const metrics = translator('metrics');
const common = translator('common');

const FORMATS = ['csv', 'ndjson', 'json'] as const;

/** Every single request, filtered by the address. */
export function SamplesSection({
  report,
  filter,
  page,
  texts,
}: {
  report: RunReport;
  filter: SampleFilter;
  page: SamplePage;
  texts: SampleTexts;
}) {
  const runId = report.run.id;
  const href = (change: Partial<SampleFilter>) =>
    samplesHref(runId, { ...filter, page: 1, ...change });
  return (
    <Section
      id="samples"
      title={t('samplesTitle')}
      description={t('samplesText')}
      actions={
        <div className="flex items-center gap-2 text-xs text-subtle">
          {t('samplesDownload')}
          {FORMATS.map((format) => (
            <DownloadLink
              key={format}
              href={`/api/v1/runs/${runId}/samples?format=${format}`}
              download={`${runId}-samples.${format}`}
              size="small"
            >
              {format.toUpperCase()}
            </DownloadLink>
          ))}
        </div>
      }
    >
      <div className="mb-4 space-y-2">
        <TargetFilter report={report} filter={filter} href={href} />
        <FilterLinks
          label={t('samplesFilterOutcome')}
          options={[null, ...CALL_OUTCOMES].map((outcome) => ({
            key: outcome ?? 'all',
            label: outcome === null ? common('all') : metrics(`outcome.${outcome}`),
            href: href({ outcome }),
            active: filter.outcome === outcome,
          }))}
        />
      </div>
      {page.total === 0 ? (
        <EmptyState title={t('samplesTitle')}>{t('samplesEmpty')}</EmptyState>
      ) : (
        <>
          <SampleTable report={report} rows={page.rows} texts={texts} />
          <PageLinks
            range={t('samplesRange', { from: page.from, to: page.to, total: page.total })}
            previous={
              page.page > 1
                ? { label: t('samplesPrevious'), href: href({ page: page.page - 1 }) }
                : null
            }
            next={
              page.page < page.pages
                ? { label: t('samplesNext'), href: href({ page: page.page + 1 }) }
                : null
            }
          />
        </>
      )}
    </Section>
  );
}

function TargetFilter({
  report,
  filter,
  href,
}: {
  report: RunReport;
  filter: SampleFilter;
  href: (change: Partial<SampleFilter>) => string;
}) {
  const names = targetNames(report.run.targets);
  return (
    <FilterLinks
      label={t('samplesFilterTarget')}
      options={[
        {
          key: 'all',
          label: common('all'),
          href: href({ targetId: null }),
          active: filter.targetId === null,
        },
        ...report.run.targets.map(({ id }) => ({
          key: id,
          label: names.get(id) ?? id,
          href: href({ targetId: id }),
          active: filter.targetId === id,
        })),
      ]}
    />
  );
}
