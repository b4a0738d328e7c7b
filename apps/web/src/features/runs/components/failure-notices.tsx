import type { RunReport } from '@mizani/core/report/run-report';
import { CodeBlock } from '../../../components/ui/code-block.tsx';
import { Notice } from '../../../components/ui/notice.tsx';
import { translator } from '../../../messages/translator.ts';
import { chatCurl, targetFailures } from '../view-model/failures.ts';

const t = translator('report');
const advice = translator('failures');
const common = translator('common');

/** Targets that failed, wholly or in part: what happened, what was kept, what to try. */
export function FailureNotices({
  report,
  baseUrls,
}: {
  report: RunReport;
  /** Addresses of the runtimes that are still attached, by runtime id. */
  baseUrls: ReadonlyMap<string, string>;
}) {
  const failures = targetFailures(report);
  if (failures.length === 0) return null;
  return (
    <div className="space-y-3">
      {failures.map((failure) => {
        const target = report.run.targets.find(({ id }) => id === failure.targetId);
        const baseUrl = target && baseUrls.get(target.runtimeId);
        return (
          <Notice
            key={failure.targetId}
            tone={failure.entire ? 'critical' : 'caution'}
            title={
              failure.entire
                ? t('failureTitle', { target: failure.name })
                : t('failureSome', { target: failure.name, count: failure.failedCount })
            }
          >
            <ul>
              {failure.errorClasses.map(({ errorClass, count }) => (
                <li key={errorClass}>
                  {t('failureCount', { words: advice(`words.${errorClass}`), errorClass, count })}
                </li>
              ))}
            </ul>
            {failure.lastMessage && <p>{t('failureLast', { message: failure.lastMessage })}</p>}
            <p className="text-ink">{advice(failure.mainClass)}</p>
            {target && baseUrl && (
              <>
                <p>{advice('tryOnHost', { host: report.run.hostName })}</p>
                <CodeBlock code={chatCurl(baseUrl, target.model)} what={common('command')} />
              </>
            )}
            {failure.entire && othersAnswered(report, failure.targetId) && (
              <p>{t('failureKept')}</p>
            )}
          </Notice>
        );
      })}
    </div>
  );
}

function othersAnswered(report: RunReport, targetId: string): boolean {
  return report.summaries.some(
    ({ targetId: id, outcomes }) => id !== targetId && outcomes.succeeded + outcomes.truncated > 0,
  );
}
