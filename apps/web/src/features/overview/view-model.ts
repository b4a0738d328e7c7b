import type { Target } from '@mizani/core/host/runtime';
import { CLOSED_QUESTIONS_SAMPLE } from '@mizani/core/prompt-set/closed-questions';
import type { PromptSetSummary } from '@mizani/core/prompt-set/prompt-set';
import type { HostView } from '../hosts/host-view.ts';

const FIRST_ROUNDS = 5;
/** The questions have answers of a few words; the cap only catches a model that rambles. */
const FIRST_MAX_TOKENS = 32;

export type FirstComparison = {
  host: { name: string; online: boolean };
  promptCount: number;
  baseName: string;
  otherName: string;
  /** What `POST /api/v1/runs` takes. */
  input: Record<string, unknown>;
};

/**
 * The comparison a newcomer starts with one click: the bundled nano and small model of one host, preferably one that
 * is online. Null while no host offers both.
 */
export function firstComparison(
  hosts: readonly HostView[],
  promptSets: readonly PromptSetSummary[],
): FirstComparison | null {
  const candidates = hosts.flatMap(({ host, online, runtimes }) => {
    const targets = runtimes
      .filter(({ kind }) => kind === 'bundled')
      .flatMap((runtime) => runtime.targets);
    const nano = targets.find((target) => isCalled(target, 'nano'));
    const small = targets.find((target) => isCalled(target, 'small'));
    return nano && small ? [{ host: { name: host.name, online }, nano, small }] : [];
  });
  const chosen = candidates.find(({ host }) => host.online) ?? candidates[0];
  if (chosen === undefined) return null;

  const promptSet = promptSets
    .filter(({ name }) => name === CLOSED_QUESTIONS_SAMPLE.name)
    .sort((left, right) => right.version - left.version)[0];
  return {
    host: chosen.host,
    promptCount: promptSet?.promptCount ?? CLOSED_QUESTIONS_SAMPLE.prompts.length,
    baseName: chosen.nano.alias ?? chosen.nano.model,
    otherName: chosen.small.alias ?? chosen.small.model,
    input: {
      kind: 'benchmark',
      targets: [chosen.nano.id, chosen.small.id],
      rounds: FIRST_ROUNDS,
      temperature: 0,
      maxTokens: FIRST_MAX_TOKENS,
      // Without the stored set the same questions are sent along: the comparison is the same.
      ...(promptSet ? { promptSet: promptSet.id } : { prompts: CLOSED_QUESTIONS_SAMPLE.prompts }),
    },
  };
}

function isCalled(target: Target, name: string): boolean {
  return target.available && (target.alias === name || target.model.includes(name));
}

export type HealthSummary = {
  onlineHosts: number;
  hosts: number;
  unreachableRuntimes: number;
  readyTargets: number;
};

/** What there is to measure with, right now. Targets count where their host is online. */
export function summariseHealth(hosts: readonly HostView[]): HealthSummary {
  const online = hosts.filter((view) => view.online);
  const runtimes = online.flatMap((view) => view.runtimes);
  const reachable = runtimes.filter(({ lastProbe }) => lastProbe?.reachable === true);
  return {
    onlineHosts: online.length,
    hosts: hosts.length,
    unreachableRuntimes: runtimes.filter(({ lastProbe }) => lastProbe?.reachable === false).length,
    readyTargets: reachable.reduce((sum, { targets }) => sum + targets.length, 0),
  };
}
