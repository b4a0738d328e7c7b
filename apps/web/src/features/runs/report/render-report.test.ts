import { METRIC_NAMES } from '@mizani/core/report/target-summary';
import { describe, expect, it } from 'vitest';
import { REPORT_FORMATS, renderReport } from './render-report.ts';
import { makeRunReport } from './testing/make-run-report.ts';

const HOSTILE = '=cmd|<script>alert("x")</script>`[a](b)`\n# heading';

describe('renderReport', () => {
  it.each(['md', 'html'] as const)(
    'says n, interval, provenance and environment in %s',
    (format) => {
      const text = renderReport(makeRunReport(), format);
      for (const fact of [
        'Nightly',
        'n = 9',
        '108',
        '132',
        'counted by the server',
        'Capitals, version 2, 3 prompts',
        'ab'.repeat(32),
        'Test CPU, 8 logical cores',
        '16.0',
        'bundled, version 0.1.0',
        'Seed of the order',
        'Error in the server (server-error) × 9',
      ]) {
        expect(text).toContain(fact);
      }
    },
  );

  it.each(['md', 'html'] as const)(
    'shows what is unknown as a dash and never as 0 in %s',
    (format) => {
      const text = renderReport(makeRunReport(), format);
      expect(text).toContain('median total latency – (95 % interval: too few samples; n = 0)');
      expect(text).not.toMatch(/NaN|undefined|null|Infinity/);
    },
  );

  it.each([
    ['md', /^# nano against small\n\n\*\*small and nano cannot be compared/],
    ['html', /<h1>nano against small<\/h1>\n<p><strong>small and nano cannot be compared/],
  ] as const)('is headed by the name and the verdict of the page in %s', (format, heading) => {
    const report = makeRunReport();
    expect(renderReport({ ...report, run: { ...report.run, name: null } }, format)).toMatch(
      heading,
    );
  });

  it('lets no name from outside become markup in HTML', () => {
    const html = renderReport(makeRunReport({ alias: HOSTILE }), 'html');
    expect(html).not.toContain('<script');
    expect(html).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;');
  });

  it('needs nothing from elsewhere: no script, link, import or image in HTML', () => {
    const html = renderReport(makeRunReport(), 'html');
    expect(html).not.toMatch(/<(script|link|img|iframe)|@import|url\(|https?:/);
  });

  it('keeps every Markdown table rectangular, whatever the names are', () => {
    const markdown = renderReport(makeRunReport({ alias: HOSTILE }), 'md');
    const tables = markdown
      .trimEnd()
      .split('\n\n')
      .filter((block) => block.startsWith('| '));
    expect(tables).toHaveLength(6);
    for (const table of tables) {
      const widths = table.split('\n').map((line) => line.match(/(?<!\\)\|/g)?.length);
      expect(new Set(widths).size).toBe(1);
    }
    expect(markdown).not.toMatch(/^# heading/m);
    expect(markdown).not.toContain('<script');
  });

  it('gives CSV one full-precision estimate per line, safe for spreadsheets', () => {
    const csv = renderReport(makeRunReport({ alias: '=cmd' }), 'csv');
    const [header, ...lines] = csv.trimEnd().split('\r\n');
    const cells = header?.split(',') ?? [];
    expect(lines).toHaveLength(METRIC_NAMES.length * 3 + 2);
    for (const line of lines) expect(line.split(',')).toHaveLength(cells.length);
    const first = Object.fromEntries(
      cells.map((name, index) => [name, lines[0]?.split(',')[index]]),
    );
    expect(first).toMatchObject({
      record: 'median',
      runId: 'run_1',
      metric: 'ttftMs',
      target: "'=cmd",
      n: '9',
      value: '120',
      intervalLow: '108',
      intervalLevel: '0.95',
      p95: '',
      tokenSource: 'usage',
      hostName: 'bench-01',
    });
  });

  it('gives JSON the report itself', () => {
    const report = makeRunReport();
    expect(JSON.parse(renderReport(report, 'json'))).toEqual(report);
  });

  it.each(REPORT_FORMATS)('can be written as %s before the run has started', (format) => {
    const report = makeRunReport();
    const text = renderReport(
      {
        ...report,
        run: { ...report.run, environment: null, startedEpochMs: null },
        comparisons: [],
      },
      format,
    );
    expect(text.length).toBeGreaterThan(100);
  });
});
