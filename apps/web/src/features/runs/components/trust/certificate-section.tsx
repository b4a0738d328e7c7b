import type { HarnessRecord, TimingError } from '@mizani/core/harness/certificate';
import type { RunReport } from '@mizani/core/report/run-report';
import { bytes } from '../../../../components/format/count.ts';
import { milliseconds } from '../../../../components/format/milliseconds.ts';
import { formatNumber } from '../../../../components/format/number.ts';
import { quantityText } from '../../../../components/format/quantity.ts';
import { percentage, ratio } from '../../../../components/format/ratio.ts';
import { Section } from '../../../../components/ui/card.tsx';
import {
  Cell,
  DataTable,
  HeaderCell,
  RowHeader,
  TableBody,
} from '../../../../components/ui/data-table.tsx';
import { DescriptionList, type Fact } from '../../../../components/ui/description-list.tsx';
import { LocalTime } from '../../../../components/ui/local-time.tsx';
import { Measure } from '../../../../components/ui/measure.tsx';
import { Notice } from '../../../../components/ui/notice.tsx';
import { translator } from '../../../../messages/translator.ts';

const t = translator('certificate');

/** How wrong the measurement itself was, before the run and during it. */
export function CertificateSection({ report }: { report: RunReport }) {
  const record = report.run.harness.at(-1);
  return (
    <Section id="certificate" title={t('title')} description={t('text')}>
      {record === undefined ? (
        <p className="text-sm text-muted">{t('missing')}</p>
      ) : (
        <div className="space-y-5">
          <Errors record={record} />
          <DescriptionList facts={[...certifiedFacts(record), ...watchedFacts(record)]} />
          {report.run.harness.length > 1 && (
            <p className="text-xs text-subtle">
              {t('attempts', { count: report.run.harness.length })}
            </p>
          )}
        </div>
      )}
    </Section>
  );
}

function Errors({ record: { certificate, certificateError } }: { record: HarnessRecord }) {
  if (certificate === null) {
    return (
      <Notice tone="caution" title={t('failed')}>
        {certificateError && <p>{certificateError}</p>}
      </Notice>
    );
  }
  const rows: { name: string; error: TimingError }[] = [
    { name: t('ttft'), error: certificate.ttftError },
    { name: t('gap'), error: certificate.gapError },
    { name: t('total'), error: certificate.totalError },
  ];
  return (
    <DataTable caption={t('caption')}>
      <thead>
        <tr>
          <HeaderCell>{t('error')}</HeaderCell>
          <HeaderCell numeric>n</HeaderCell>
          <HeaderCell numeric>{t('p50')}</HeaderCell>
          <HeaderCell numeric>{t('p99')}</HeaderCell>
          <HeaderCell numeric>{t('max')}</HeaderCell>
        </tr>
      </thead>
      <TableBody>
        {rows.map(({ name, error }) => (
          <tr key={name}>
            <RowHeader>{name}</RowHeader>
            <Cell numeric>{formatNumber(error.n)}</Cell>
            <Cell numeric>
              <Measure quantity={milliseconds(error.p50Ms)} missing={t('tooFew')} />
            </Cell>
            <Cell numeric>
              <Measure quantity={milliseconds(error.p99Ms)} missing={t('tooFew')} />
            </Cell>
            <Cell numeric>
              <Measure quantity={milliseconds(error.maxMs)} missing={t('tooFew')} />
            </Cell>
          </tr>
        ))}
      </TableBody>
    </DataTable>
  );
}

function certifiedFacts({ certificate }: HarnessRecord): Fact[] {
  if (certificate === null) return [];
  return [
    {
      term: t('measured'),
      value: <LocalTime epochMs={certificate.measuredEpochMs} relative={false} />,
    },
    {
      term: t('streams'),
      value: t('streamsValue', {
        streams: certificate.streams,
        concurrency: certificate.concurrency,
      }),
    },
  ];
}

function watchedFacts({ certificate, watch, cpuProbe }: HarnessRecord): Fact[] {
  const delay = (value: number | undefined) => quantityText(milliseconds(value ?? null));
  return [
    {
      term: t('eventLoop'),
      value: t('beforeDuring', {
        before: delay(certificate?.eventLoopDelay.p99Ms),
        during: delay(watch?.eventLoopDelay.p99Ms),
      }),
    },
    {
      term: t('cpu'),
      value: t('beforeDuring', {
        before: quantityText(percentage(certificate?.cpuShare ?? null)),
        during: quantityText(percentage(watch?.cpuShare ?? null)),
      }),
    },
    {
      term: t('memory'),
      value: quantityText(watch === null ? null : bytes(watch.maxMemoryBytes)),
    },
    {
      term: t('probe'),
      value:
        cpuProbe === null
          ? quantityText(null)
          : t('probeValue', {
              ratio: quantityText(ratio(cpuProbe.endMs / cpuProbe.baselineMs)),
              worst: quantityText(ratio(cpuProbe.worstRatio)),
            }),
    },
    ...(cpuProbe !== null && cpuProbe.waitedMs > 0
      ? [{ term: t('heldBack'), value: quantityText(milliseconds(cpuProbe.waitedMs)) }]
      : []),
  ];
}
