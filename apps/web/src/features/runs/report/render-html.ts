import type { ReportDocument, ReportTable } from './report-document.ts';

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 2rem auto; max-width: 72rem; padding: 0 1rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; margin-top: 2.5rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-size: 0.9rem; font-variant-numeric: tabular-nums; }
th, td { border-bottom: 1px solid color-mix(in srgb, currentColor 25%, transparent); padding: 0.35rem 0.75rem; text-align: left; vertical-align: top; }
thead th { border-bottom-width: 2px; } tbody th { font-weight: 500; }
@media print { body { margin: 0; max-width: none; } .scroll { overflow: visible; } table { font-size: 0.7rem; } }
`;

/** The document as one HTML file that needs nothing else: no script, no font, no image. */
export function renderHtml({ title, verdict, summary, sections }: ReportDocument): string {
  const body = sections.map(
    ({ heading, paragraphs, table }) =>
      `<section>\n<h2>${escapeText(heading)}</h2>\n` +
      paragraphs.map((text) => `<p>${escapeText(text)}</p>\n`).join('') +
      `${table === null ? '' : renderTable(heading, table)}</section>\n`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeText(title)} · Mizani</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escapeText(title)}</h1>
${verdict.map((text) => `<p><strong>${escapeText(text)}</strong></p>\n`).join('')}<ul>
${summary.map((line) => `<li>${escapeText(line)}</li>`).join('\n')}
</ul>
${body.join('')}</main>
</body>
</html>
`;
}

function renderTable(caption: string, { columns, rows }: ReportTable): string {
  const head = columns.map((column) => `<th scope="col">${escapeText(column)}</th>`).join('');
  const lines = rows.map(([first = '', ...rest]) => {
    const cells = rest.map((cell) => `<td>${escapeText(cell)}</td>`).join('');
    return `<tr><th scope="row">${escapeText(first)}</th>${cells}</tr>`;
  });
  // A wide table scrolls on its own, and by keyboard too.
  return `<div class="scroll" role="region" aria-label="${escapeText(caption)}" tabindex="0">
<table>
<thead><tr>${head}</tr></thead>
<tbody>
${lines.join('\n')}
</tbody>
</table>
</div>
`;
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
