import { understand } from '../api/connect.ts';
import { type ComparedRuns, comparedRunsSchema } from '../api/resources.ts';
import { readArguments, SERVER_OPTIONS } from '../arguments/read-arguments.ts';
import type { Command } from '../command.ts';
import { comparisonSentences } from '../output/comparison-sentence.ts';
import { JUDGE_HELP, JUDGE_OPTIONS, judge, readJudge } from '../output/judge.ts';
import { nameTargets } from '../output/name-targets.ts';
import { refuseUnusable } from '../output/refuse-unusable.ts';
import { renderRunTable } from '../output/run-table.ts';
import { withServer } from '../server/with-server.ts';

const HELP = `Usage: mizani compare <runA> <runB> [options]

Compares run B with run A, e.g. tonight's with the one before an update.

Options
  --json                   print the comparison as JSON on stdout, and nothing else there
${JUDGE_HELP}
                           (default of --fail-on: slower)
  --url <address>          which Mizani (default: MIZANI_URL, else this machine's own; it is started if none runs)
  --verbose                also show what a server that is started says

Exit code
  0    no verdict of --fail-on occurred
  1    one occurred; "slower": run B is slower than run A
  2    wrong usage
  3    nothing could be compared, a run is invalid or not complete, or the server cannot be reached
  130  interrupted`;

export const compare: Command = {
  summary: 'compare two runs',
  help: HELP,
  async run(argv, context) {
    const options = { ...SERVER_OPTIONS, ...JUDGE_OPTIONS, json: { type: 'boolean' } } as const;
    const { values, positionals } = readArguments(argv, options, [
      'the first run',
      'the second run',
    ]);
    const rule = readJudge(values, ['slower']);
    return withServer(context, values, async (api) => {
      const query = new URLSearchParams({ runs: positionals.join(',') });
      if (rule.margin !== undefined) query.set('margin', String(rule.margin));
      const resource = await api.read(`/compare?${query}`, { signal: context.interruption });
      const compared = understand(comparedRunsSchema, resource);
      const { out } = context.terminal;
      out(values.json ? `${JSON.stringify(resource, null, 2)}\n` : renderComparedRuns(compared));
      compared.items.forEach(refuseUnusable);
      return judge(compared.comparisons, rule);
    });
  },
};

function renderComparedRuns(compared: ComparedRuns): string {
  const { items: runs, differences, comparisons } = compared;
  const names = nameTargets(runs.flatMap(({ targets }) => targets));
  const tables = runs.map((run) => `${run.name ?? 'Run'} ${run.id}\n${renderRunTable(run)}`);
  const changes = differences.map(
    ({ field, base, other }) =>
      `Differs: ${field} (${JSON.stringify(base)}, then ${JSON.stringify(other)})\n`,
  );
  const sentences = comparisonSentences(comparisons, names).map((sentence) => `${sentence}\n`);
  const missing = unmatchedSentences(compared, names).map((sentence) => `${sentence}\n`);
  return [...tables, changes.join(''), sentences.join(''), missing.join('')]
    .filter((part) => part !== '')
    .join('\n');
}

/** What of either run has no counterpart in the other, and was therefore not compared. */
function unmatchedSentences({ pairs }: ComparedRuns, names: ReadonlyMap<string, string>): string[] {
  return pairs.flatMap(({ baseRunId, otherRunId, unmatched }) => {
    const tell = (targetIds: readonly string[], here: string, there: string) =>
      targetIds.map(
        (id) =>
          `Not compared: ${names.get(id) ?? id} of run ${here} has no counterpart in run ${there}.`,
      );
    return [
      ...tell(unmatched.baseTargetIds, baseRunId, otherRunId),
      ...tell(unmatched.otherTargetIds, otherRunId, baseRunId),
    ];
  });
}
