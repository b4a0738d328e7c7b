import type { Run } from '../api/resources.ts';
import { comparisonSentences, findingSentences } from './comparison-sentence.ts';
import { nameTargets } from './name-targets.ts';
import { renderLoadTable, renderRunTable } from './run-table.ts';

/** A run for people: tables, one sentence per comparison, and what is doubtful. */
export function renderRun(run: Run): string {
  const names = nameTargets(run.targets);
  const sentences = comparisonSentences(run.comparisons, names);
  return [
    renderRunTable(run),
    renderLoadTable(run),
    asParagraph(sentences),
    asParagraph(findingSentences(run, names)),
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function asParagraph(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}
