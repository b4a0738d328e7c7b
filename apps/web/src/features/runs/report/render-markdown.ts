import type { ReportDocument, ReportTable } from './report-document.ts';

/** The document as GitHub-flavoured Markdown. */
export function renderMarkdown({ title, verdict, summary, sections }: ReportDocument): string {
  const blocks = [
    `# ${escapeText(title)}`,
    ...verdict.map((text) => `**${escapeText(text)}**`),
    summary.map((line) => `- ${escapeText(line)}`).join('\n'),
    ...sections.flatMap(({ heading, paragraphs, table }) => [
      `## ${escapeText(heading)}`,
      ...paragraphs.map(escapeText),
      ...(table === null ? [] : [renderTable(table)]),
    ]),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function renderTable({ columns, rows }: ReportTable): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(columns.map(escapeText)),
    line(columns.map(() => '---')),
    ...rows.map((cells) => line(cells.map(escapeText))),
  ].join('\n');
}

/** Names of models and error messages come from outside: they must neither break a table nor become markup. */
function escapeText(text: string): string {
  return text
    .replace(/[\r\n]+/g, ' ')
    .replace(/[\\`*_[\]|#]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;');
}
