import type { TimingError } from '@mizani/core/harness/certificate';
import type { RunReport } from '@mizani/core/report/run-report';
import { milliseconds } from '@/components/format/milliseconds.ts';
import { quantityText, UNKNOWN } from '@/components/format/quantity.ts';
import { translator } from '@/messages/translator.ts';
import { findingText } from '../../view-model/finding-text.ts';
import { targetNames } from '../../view-model/target-names.ts';
import type { ReportSection } from '../report-document.ts';

const findings = translator('findings');
const certificate = translator('certificate');

const TITLES = { valid: 'validTitle', caution: 'cautionTitle', invalid: 'invalidTitle' } as const;

/** Whether the numbers may be believed, and how wrong the measurement itself was. */
export function trustSection({ run, validity }: RunReport): ReportSection {
  const names = targetNames(run.targets);
  const record = run.harness.at(-1);
  const certified = record?.certificate ?? null;
  return {
    heading: findings(TITLES[validity.verdict]),
    paragraphs: [
      ...(validity.findings.length === 0
        ? [findings('validText')]
        : validity.findings.map((finding) => findingText(finding, names))),
      certificate('text'),
    ],
    table:
      certified === null
        ? null
        : {
            columns: [
              certificate('error'),
              'n',
              certificate('p50'),
              certificate('p99'),
              certificate('max'),
            ],
            rows: [
              errorRow(certificate('ttft'), certified.ttftError),
              errorRow(certificate('gap'), certified.gapError),
              errorRow(certificate('total'), certified.totalError),
            ],
          },
  };
}

function errorRow(name: string, { n, p50Ms, p99Ms, maxMs }: TimingError): string[] {
  const show = (value: number) => quantityText(milliseconds(value));
  return [name, String(n), show(p50Ms), p99Ms === null ? UNKNOWN : show(p99Ms), show(maxMs)];
}
