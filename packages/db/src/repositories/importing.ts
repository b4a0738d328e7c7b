/**
 * Status of the job of a run whose import has not ended. No port knows it: jobs and runs in it are not there for
 * anybody, so a reader sees a run whole or not at all, although its pages are committed one by one.
 */
export const IMPORTING = 'importing';

/** As long as a page may take. An import that is silent for longer has died. */
export const IMPORT_LEASE_MS = 60_000;

/** To find jobs by, and runs with `job` around it. */
export const NOT_IMPORTING = { status: { not: IMPORTING } } as const;
