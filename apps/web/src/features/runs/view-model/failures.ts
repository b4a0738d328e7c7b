import type { CallErrorClass } from '@mizani/core/inference/call-record';
import type { RunReport } from '@mizani/core/report/run-report';
import type { TargetSummary } from '@mizani/core/report/target-summary';
import { targetNames } from './target-names.ts';

export type TargetFailure = {
  targetId: string;
  name: string;
  /** True when not one steady sample of the target can be used. */
  entire: boolean;
  failedCount: number;
  errorClasses: TargetSummary['errorClasses'];
  /** The class that advice is given for: the most frequent one. */
  mainClass: CallErrorClass;
  lastMessage: string | null;
};

/** Targets with failed or timed-out requests, in the run's order. */
export function targetFailures(report: RunReport): TargetFailure[] {
  const names = targetNames(report.run.targets);
  return report.summaries.flatMap((summary) => {
    const { succeeded, truncated } = summary.outcomes;
    const classes = summary.errorClasses.filter(({ errorClass }) => errorClass !== 'cancelled');
    const main = [...classes].sort((left, right) => right.count - left.count)[0];
    if (main === undefined) return [];
    const lastMessage = report.facts.findLast(
      (sample) => sample.targetId === summary.targetId && sample.errorMessage !== null,
    );
    return [
      {
        targetId: summary.targetId,
        name: names.get(summary.targetId) ?? summary.targetId,
        entire: succeeded + truncated === 0,
        failedCount: classes.reduce((sum, { count }) => sum + count, 0),
        errorClasses: classes,
        mainClass: main.errorClass,
        lastMessage: lastMessage?.errorMessage ?? null,
      },
    ];
  });
}

/** The request that failed, as a command for the host: one short answer from the same model. */
export function chatCurl(baseUrl: string, model: string): string {
  const body = JSON.stringify({
    model,
    messages: [{ role: 'user', content: 'Hello' }],
    max_tokens: 16,
    stream: true,
  });
  // Double quotes inside and out, escaped, because cmd.exe does not know single quotes.
  const quoted = body.replaceAll('\\', '\\\\').replaceAll('"', '\\"');
  return `curl -N ${baseUrl}/v1/chat/completions -H "Content-Type: application/json" -d "${quoted}"`;
}
