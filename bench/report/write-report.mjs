/**
 * The whole of docs/benchmarks.md.
 * @param {{ name: string, title: string, method: string, measuredAt: string, machine: object, noise: string,
 *   pinning: string, rounds: number, report: { tables: object[], claims: object[], remarks?: string[] } }[]} results
 */
export function writeReport(results) {
  const claims = results.flatMap(({ name, report }) =>
    report.claims.map(({ what, target, measured, verdict }) => [
      name,
      what,
      target,
      measured,
      verdict,
    ]),
  );
  return [
    '# Benchmarks',
    '',
    '`npm run bench` measures all of this anew and writes this page; nothing here is typed by hand. `npm run bench -- --only',
    'truthfulness,ceiling` measures a part and keeps the rest; `--quick` looks in one short round whether everything still',
    'runs, and writes nothing. Peers are installed into `.mizani/bench` when they are needed, wrk has to be on PATH; what',
    'cannot be had is "not available".',
    '',
    'Every figure is the median over interleaved rounds, each contender once per round in rotating order, with its 95 %',
    'interval in brackets (order statistics). Ratios are made within a round. A target is *met* when the median is on the',
    'right side of it, and *not firmly* so when the interval reaches across or there are too few rounds for one.',
    '',
    '## Targets',
    '',
    ...table(['bench', 'what', 'target', 'measured', 'verdict'], claims),
    ...results.flatMap(section),
    '',
  ].join('\n');
}

function section({ title, method, measuredAt, machine, noise, pinning, rounds, report }) {
  const { cpu, cores, memoryGigabytes, system, node } = machine;
  return [
    '',
    `## ${title}`,
    '',
    method,
    '',
    `${measuredAt.slice(0, 10)} · ${cpu}, ${cores} cores, ${memoryGigabytes} GiB · ${system} · Node ${node} · ${pinning} · ` +
      `${rounds} rounds · machine ${noise}`,
    ...report.tables.flatMap(({ title: caption, columns, rows }) => [
      '',
      `**${caption}**`,
      '',
      ...table(columns, rows),
    ]),
    ...(report.remarks ?? []).flatMap((remark) => ['', remark]),
  ];
}

function table(columns, rows) {
  return [
    `| ${columns.join(' | ')} |`,
    `|${columns.map(() => ' --- |').join('')}`,
    ...rows.map((cells) => `| ${cells.join(' | ')} |`),
  ];
}
