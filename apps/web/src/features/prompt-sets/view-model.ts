import type { PromptSetSummary } from '@mizani/core/prompt-set/prompt-set';

/** The named sets, preceded by one more unless there is none or it is among them. */
export function withPromptSet(
  named: readonly PromptSetSummary[],
  extra: PromptSetSummary | null,
): PromptSetSummary[] {
  if (extra === null || named.some(({ id }) => id === extra.id)) return [...named];
  return [extra, ...named];
}

/** The set a new run starts with: the bundled one that is quickest to run, else the quickest; null when there is none. */
export function defaultPromptSet(sets: readonly PromptSetSummary[]): PromptSetSummary | null {
  const builtIn = sets.filter((set) => set.builtIn);
  const candidates = builtIn.length > 0 ? builtIn : sets;
  return candidates.reduce<PromptSetSummary | null>(
    (quickest, set) => (quickest && quickest.promptCount <= set.promptCount ? quickest : set),
    null,
  );
}

/** All stored versions of the set with this name, newest first; a nameless set has only itself. */
export function versionsOf(
  sets: readonly PromptSetSummary[],
  current: PromptSetSummary,
): PromptSetSummary[] {
  if (current.name === null) return [current];
  const versions = sets.filter(({ name }) => name === current.name);
  const all = versions.some(({ id }) => id === current.id) ? versions : [...versions, current];
  return all.sort((left, right) => right.version - left.version);
}

/** The newest version of every name, by name. */
export function newestVersions(sets: readonly PromptSetSummary[]): PromptSetSummary[] {
  const newest = new Map<string | null, PromptSetSummary>();
  for (const set of sets) {
    const known = newest.get(set.name);
    if (known === undefined || known.version < set.version) newest.set(set.name, set);
  }
  return [...newest.values()].sort((left, right) =>
    (left.name ?? '').localeCompare(right.name ?? '', 'en'),
  );
}

export type PromptSetDraft = {
  name: string;
  description: string;
  prompts: { text: string; expected: string }[];
};

export const EMPTY_PROMPT_SET: PromptSetDraft = {
  name: '',
  description: '',
  prompts: [{ text: '', expected: '' }],
};

/** What `POST /api/v1/prompt-sets` takes, whether it is valid or not. An expected answer brings its check along. */
export function promptSetInput(draft: PromptSetDraft): unknown {
  const description = draft.description.trim();
  return {
    name: draft.name,
    ...(description === '' ? {} : { description }),
    prompts: draft.prompts.map(({ text, expected }) => {
      const answer = expected.trim();
      return answer === ''
        ? { text }
        : { text, expected: answer, checks: [{ kind: 'exact-match' }] };
    }),
  };
}

export const PROMPTS_PER_PAGE = 50;

export type PromptPage = { start: number; end: number; page: number; pages: number };

/** Which prompts the page of this number shows; numbers beyond the ends show the nearest page. */
export function promptPage(promptCount: number, wanted: string | undefined): PromptPage {
  const pages = Math.max(1, Math.ceil(promptCount / PROMPTS_PER_PAGE));
  const number = Number(wanted ?? 1);
  const page = Number.isInteger(number) ? Math.min(Math.max(1, number), pages) : 1;
  const start = (page - 1) * PROMPTS_PER_PAGE;
  return { start, end: Math.min(start + PROMPTS_PER_PAGE, promptCount), page, pages };
}
