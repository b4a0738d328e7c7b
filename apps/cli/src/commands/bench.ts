import { type Api, RefusedError, understand } from '../api/connect.ts';
import { createdSchema, runSchema } from '../api/resources.ts';
import { readArguments } from '../arguments/read-arguments.ts';
import { BENCH_OPTIONS, flagOfPath } from '../bench/bench-options.ts';
import { defineRun } from '../bench/define-run.ts';
import { measure } from '../bench/measure.ts';
import { type Benchmark, readBenchmark } from '../bench/read-benchmark.ts';
import type { Command, CommandContext } from '../command.ts';
import { EXIT_CODES, UsageError } from '../exit-codes.ts';
import { JUDGE_HELP, type Judge, judge, readJudge } from '../output/judge.ts';
import { refuseUnusable } from '../output/refuse-unusable.ts';
import { renderRun } from '../output/render-run.ts';
import { withServer } from '../server/with-server.ts';

const HELP = `Usage: mizani bench [options]

Measures targets against each other and prints who is faster, and how sure that is.

What is asked of whom
  --targets <a,b>          ids, aliases or models; the first is what the others are compared with
                           (default: BENCH_MODELS, else SLM_ALIAS and LLM_ALIAS, else all available; also: all, auto)
  --prompt <text>          a prompt; may be repeated (default: BENCH_PROMPT, else COMPARE_PROMPT)
  --prompt-set <id|name>   a stored prompt set (default without any prompt: the sample of closed questions)
  --name <text>            what the run is called

How it is measured (what is left out is up to the server)
  --rounds <n>             times every prompt is asked of every target (BENCH_ROUNDS)
  --warmups <n>            unscored requests per target
  --max-tokens <n>         cap of an answer (BENCH_MAX_TOKENS)
  --temperature <number>   0 to 2 (BENCH_TEMPERATURE)
  --top-p <number>         above 0, up to 1
  --seed <n>               makes order and arrivals repeatable
  --cold                   also measure unload, load and first request
  --order <order>          interleaved or blocks
  --concurrency <n>        closed loop: requests in flight at once
  --rate <n,n>             open loop: requests per second; several rising rates make a sweep
  --arrivals <process>     constant or poisson; with --rate
  --until <fraction>       go on until the intervals are this narrow, e.g. 0.05
  --max-rounds <n>         but no further than this; with --until (default: 20 times --rounds)
  --cooldown <ms>          pause between blocks
  --drift-guard            wait before a block until the machine is as fast as it was
  --retries <n>            further attempts after a failure that may pass (COMPARE_RETRIES)
  --idle-timeout <ms>      give up a request that is silent for so long
  --total-timeout <ms>     give up a request that takes so long

What comes out
  --json                   print the run as JSON on stdout, and nothing else there
  --no-wait                print the run's id and leave; needs a server that runs already
${JUDGE_HELP}

Server
  --url <address>          which Mizani (default: MIZANI_URL, else this machine's own; it is started if none runs)
  --verbose                also show what a server that is started says

Answers are always streamed, whatever BENCH_STREAM says: the first token cannot be timed otherwise.

Exit code
  0    completed, and no verdict of --fail-on occurred
  1    a verdict of --fail-on occurred; "slower": another target is slower than the first
  2    wrong usage
  3    the run failed or is invalid, or the server cannot be reached
  130  interrupted; the run was cancelled, and what was measured is kept`;

export const bench: Command = {
  summary: 'measure targets against each other',
  help: HELP,
  async run(argv, context) {
    const { values } = readArguments(argv, BENCH_OPTIONS);
    const rule = readJudge(values, []);
    const benchmark = readBenchmark(values, context.environment);
    const wait = values['no-wait'] !== true;
    if (!wait && (values.json || rule.failOn.length > 0)) {
      throw new UsageError('--no-wait leaves before there is anything for --json or --fail-on.');
    }
    if (context.environment.unstreamed && values.verbose) {
      context.terminal.err(
        'BENCH_STREAM is accepted and makes no difference: answers are always streamed.\n',
      );
    }
    const server = { url: values.url, verbose: values.verbose, mayStart: wait };
    return withServer(context, server, async (api) => {
      const id = await createRun(api, benchmark);
      if (!wait) {
        context.terminal.out(`${id}\n`);
        return EXIT_CODES.done;
      }
      context.terminal.err(`Run ${id}: ${api.url}/runs/${id}\n`);
      await measure({ ...context, api, runId: id });
      return conclude(context, api, { id, rule, json: values.json === true });
    });
  },
};

async function createRun(api: Api, benchmark: Benchmark): Promise<string> {
  const definition = await defineRun(api, benchmark);
  try {
    return understand(createdSchema, await api.post('/runs', definition)).id;
  } catch (error) {
    const [issue] = error instanceof RefusedError ? error.issues : [];
    if (issue === undefined) throw error;
    throw new UsageError(`${flagOfPath(issue.field.split('.'))}: ${issue.message}`);
  }
}

/** Shows what came out and decides the exit code. */
async function conclude(
  { terminal, interruption }: CommandContext,
  api: Api,
  { id, rule, json }: { id: string; rule: Judge; json: boolean },
): Promise<number> {
  const margin = rule.margin === undefined ? '' : `?margin=${rule.margin}`;
  const resource = await api.read(`/runs/${id}${margin}`);
  const run = understand(runSchema, resource);
  terminal.out(json ? `${JSON.stringify(resource, null, 2)}\n` : `\n${renderRun(run)}`);
  if (interruption.aborted) {
    const { recordedSamples, plannedSamples } = run;
    terminal.err(
      `Cancelled: ${recordedSamples} of ${plannedSamples} requests were measured and are kept: ${api.url}/runs/${id}\n`,
    );
    return EXIT_CODES.interrupted;
  }
  refuseUnusable(run);
  return judge(run.comparisons, rule);
}
