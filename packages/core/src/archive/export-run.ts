import type { RunRepository } from '../benchmark/run-repository.ts';
import { MizaniError, notFound } from '../errors/mizani-error.ts';
import type { HostRepository } from '../host/host-repository.ts';
import { isFinished } from '../job/job.ts';
import type { PromptSetRepository } from '../prompt-set/prompt-set-repository.ts';
import { ARCHIVE_VERSION, type ArchiveHead, archiveHeadSchema } from './archive-line.ts';
import type { ArchivePage, ArchiveRepository } from './archive-repository.ts';
import { encodeArchive } from './encode-archive.ts';

export type ExportRunDependencies = {
  runs: Pick<RunRepository, 'find' | 'listEvents'>;
  hosts: Pick<HostRepository, 'find'>;
  promptSets: Pick<PromptSetRepository, 'find'>;
  archives: Pick<ArchiveRepository, 'readPage'>;
};

const SAMPLES_PER_PAGE = 500;

/**
 * A finished run as NDJSON, in chunks of whole lines. Importing it elsewhere and exporting it there gives the same
 * bytes. Throws, before the first chunk, `MizaniError('not-found')` for an unknown run and `MizaniError('conflict')`
 * for one that has not ended: its samples are still to come.
 */
export async function exportRun(
  deps: ExportRunDependencies,
  runId: string,
): Promise<AsyncGenerator<string, void, undefined>> {
  return encodeArchive(await readHead(deps, runId), readPages(deps.archives, runId));
}

async function readHead(deps: ExportRunDependencies, runId: string): Promise<ArchiveHead> {
  const run = await deps.runs.find(runId);
  if (run === null) throw notFound('run', runId);
  if (!isFinished(run.status)) {
    throw new MizaniError('conflict', 'Only a finished run can be exported; this one goes on.');
  }
  const [host, promptSet, events] = await Promise.all([
    deps.hosts.find(run.hostId),
    deps.promptSets.find(run.promptSetId),
    deps.runs.listEvents(runId),
  ]);
  if (host === null) throw notFound('host', run.hostId);
  if (promptSet === null) throw notFound('prompt set', run.promptSetId);
  // What the run itself noted comes first: the host may have changed since, or have another name here.
  const seen = run.environment ?? { ...host, hostName: host.name };
  return archiveHeadSchema.parse({
    kind: 'mizani-run',
    version: ARCHIVE_VERSION,
    run: {
      id: run.id,
      kind: run.kind,
      name: run.name,
      status: run.status,
      cancelRequested: run.cancelRequested,
      attempt: run.attempt,
      error: run.error,
      parameters: run.parameters,
      seed: run.seed,
      plannedSamples: run.plannedSamples,
      targets: run.targets,
      plan: run.plan,
      environment: run.environment,
      harness: run.harness,
      createdEpochMs: run.createdEpochMs,
      startedEpochMs: run.startedEpochMs,
      finishedEpochMs: run.finishedEpochMs,
    },
    host: {
      id: host.id,
      name: seen.hostName,
      fingerprint: seen.fingerprint,
      fingerprintHash: seen.fingerprintHash,
      workerVersion: seen.workerVersion,
    },
    promptSet: {
      name: promptSet.name,
      description: promptSet.description,
      hash: promptSet.hash,
      prompts: promptSet.prompts,
    },
    events: events
      .filter(({ kind }) => kind !== 'imported')
      .map(({ kind, detail, epochMs }) => ({ kind, detail, epochMs })),
  });
}

async function* readPages(
  archives: Pick<ArchiveRepository, 'readPage'>,
  runId: string,
): AsyncGenerator<ArchivePage, void, undefined> {
  let afterOrdinal = -1;
  while (true) {
    const page = await archives.readPage(runId, { afterOrdinal, limit: SAMPLES_PER_PAGE });
    const last = page.samples.at(-1);
    if (last === undefined) return;
    afterOrdinal = last.ordinal;
    yield page;
  }
}
