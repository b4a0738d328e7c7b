import type { RunReport } from '@mizani/core/report/run-report';
import { tokens } from '@/components/format/count.ts';
import { quantityText, UNKNOWN } from '@/components/format/quantity.ts';
import type { ReportSection } from '../report-document.ts';
import { targetLabel } from '../target-label.ts';

const SOURCE_TEXTS = {
  usage: 'counted by the server (usage)',
  tokenizer: "counted with the model's tokenizer",
  estimate: 'estimated from the text',
  mixed: 'mixed: differs between samples',
} as const;

/** How many tokens, and who counted them. */
export function tokenSection({ run, summaries }: RunReport): ReportSection {
  return {
    heading: 'Tokens and where the counts come from',
    paragraphs: [],
    table: {
      columns: ['Target', 'Prompt, mean', 'Answer, mean', 'Answers, total', 'Provenance'],
      rows: summaries.map(({ targetId, tokens: counts }) => [
        targetLabel(run, targetId),
        ...[counts.promptMean, counts.completionMean, counts.completionTotal].map((count) =>
          quantityText(tokens(count)),
        ),
        counts.source === null ? UNKNOWN : SOURCE_TEXTS[counts.source],
      ]),
    },
  };
}
