import type { RunReport } from '@mizani/core/report/run-report';
import { translator } from '../../../messages/translator.ts';
import { verdictMessages } from './verdict-messages.ts';

const t = translator('report');
const plain = (chunks: string) => chunks;

/** The verdict of the page as plain text: one string per paragraph. */
export function verdictText(report: RunReport): string[] {
  return verdictMessages(report).map((sentences) =>
    sentences
      .map(({ key, values }) =>
        t.markup(key, { name: plain, number: plain, small: plain, ...values }),
      )
      .join(' '),
  );
}
