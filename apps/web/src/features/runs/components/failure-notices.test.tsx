import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { makeRunReport } from '../report/testing/make-run-report.ts';
import { FailureNotices } from './failure-notices.tsx';

const textOf = (report: ReturnType<typeof makeRunReport>) =>
  renderToStaticMarkup(<FailureNotices report={report} baseUrls={new Map()} />).replaceAll(
    /<[^>]+>/g,
    '',
  );

describe('FailureNotices', () => {
  it('says in words what failed, with the code after, and that the other target stands', () => {
    const text = textOf(makeRunReport());
    expect(text).toContain('Error in the server: 9 requests (server-error)');
    expect(text).toContain('The other targets of the run are not affected.');
  });

  it('claims nothing of other targets when they failed as well', () => {
    const report = makeRunReport();
    const failed = report.summaries[1];
    if (failed === undefined) throw new Error('The report has two targets.');
    const summaries = report.summaries.map(({ targetId }) => ({ ...failed, targetId }));
    expect(textOf({ ...report, summaries })).not.toContain('not affected');
  });
});
