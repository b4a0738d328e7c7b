import type { ArchiveRepository } from '@mizani/core/archive/archive-repository';
import type { ExperimentRepository } from '@mizani/core/benchmark/experiment';
import type { RunRepository } from '@mizani/core/benchmark/run-repository';
import type { SampleRepository } from '@mizani/core/benchmark/sample-repository';
import type { HostRepository } from '@mizani/core/host/host-repository';
import type { RuntimeRepository, TargetRepository } from '@mizani/core/host/runtime-repository';
import type { JobStore } from '@mizani/core/job/job-store';
import type { PromptSetRepository } from '@mizani/core/prompt-set/prompt-set-repository';
import type { Database } from './client.ts';
import { createArchiveRepository } from './repositories/archive-repository.ts';
import { createExperimentRepository } from './repositories/experiment-repository.ts';
import { createHostRepository } from './repositories/host-repository.ts';
import { createJobStore } from './repositories/job-store.ts';
import { createPromptSetRepository } from './repositories/prompt-set-repository.ts';
import { createRunRepository } from './repositories/run-repository.ts';
import { createRuntimeRepository } from './repositories/runtime-repository.ts';
import { createSampleRepository } from './repositories/sample-repository.ts';
import { createTargetRepository } from './repositories/target-repository.ts';
import { createSealer } from './secrets/seal.ts';

export type Repositories = {
  hosts: HostRepository;
  runtimes: RuntimeRepository;
  targets: TargetRepository;
  promptSets: PromptSetRepository;
  experiments: ExperimentRepository;
  jobs: JobStore;
  runs: RunRepository;
  samples: SampleRepository;
  archives: ArchiveRepository;
};

/**
 * All ports of the core on one database. `secret` (MIZANI_SECRET) seals the API keys of runtimes.
 * Throws `MizaniError('invalid-input')` for an empty secret.
 */
export function openRepositories(
  {
    client,
    dialect,
    writeDirectly,
    readDirectly,
  }: Pick<Database, 'client' | 'dialect' | 'writeDirectly' | 'readDirectly'>,
  { secret }: { secret: string },
): Repositories {
  return {
    hosts: createHostRepository(client),
    runtimes: createRuntimeRepository(client, createSealer(secret)),
    targets: createTargetRepository(client),
    promptSets: createPromptSetRepository(client),
    experiments: createExperimentRepository(client),
    jobs: createJobStore(client),
    runs: createRunRepository(client),
    samples: createSampleRepository({ client, writeDirectly, readDirectly }),
    archives: createArchiveRepository({ client, dialect, writeDirectly }),
  };
}
