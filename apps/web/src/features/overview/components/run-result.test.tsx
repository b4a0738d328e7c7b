import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { makeRunReport } from '../../runs/report/testing/make-run-report.ts';
import { RunResult } from './run-result.tsx';

const textsOf = (report: ReturnType<typeof makeRunReport>) =>
  renderToStaticMarkup(<RunResult report={report} />)
    .split('</li>')
    .map((item) => item.replaceAll(/<[^>]+>/g, ''));

describe('RunResult', () => {
  it('says n beside the median, and calls answers right only where one is expected', () => {
    const report = makeRunReport();
    const prompts = [{ text: 'Capital?', checks: [{ kind: 'exact-match' as const }] }];
    expect(textsOf(report)[0]).toMatch(/120\s?ms n = 9 .*100\s% passed/);
    const [first] = textsOf({ ...report, promptSet: { ...report.promptSet, prompts } });
    expect(first).toMatch(/100\s% right/);
  });

  it('says how many answers were cut', () => {
    const report = makeRunReport();
    const summaries = report.summaries.map((summary) => ({
      ...summary,
      outcomes: { ...summary.outcomes, truncated: 4 },
    }));
    expect(textsOf({ ...report, summaries })[0]).toContain('4 cut at the cap');
  });
});
