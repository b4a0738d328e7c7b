import { isOnline } from '@mizani/core/host/host';
import type { HostRepository } from '@mizani/core/host/host-repository';
import type { JobQueue } from '@mizani/core/job/job-queue';
import type { Clock } from '@mizani/core/units/clock';
import { z } from 'zod';

export const healthSchema = z
  .object({
    status: z.enum(['ok', 'unavailable']),
    version: z.string(),
    database: z.enum(['sqlite', 'postgresql']),
    queue: z.enum(['embedded', 'redis']),
    hosts: z.array(z.object({ id: z.string(), name: z.string(), online: z.boolean() })),
    problems: z
      .array(z.string())
      .meta({ description: 'What cannot be reached, in words for a person.' }),
  })
  .meta({ id: 'Health' });
export type Health = z.infer<typeof healthSchema>;

/** A part that has not answered by then counts as unreachable: whoever asks must not hang with it. */
const ANSWER_WITHIN_MS = 3_000;

/** Asks database and queue whether they are there. Never throws: what cannot be reached is the answer. */
export async function readHealth(services: {
  version: string;
  database: { dialect: Health['database']; ping(): Promise<void> };
  queueKind: Health['queue'];
  queue: JobQueue;
  hosts: HostRepository;
  clock: Clock;
}): Promise<Health> {
  const [hosts, queue] = await Promise.allSettled([
    answerSoon(
      'The database',
      services.database.ping().then(() => services.hosts.list()),
    ),
    answerSoon('The queue', services.queue.ping()),
  ]);
  const problems = [hosts, queue].flatMap((part) =>
    part.status === 'rejected' ? [messageOf(part.reason)] : [],
  );
  const nowEpochMs = services.clock.epochMs();
  return {
    status: problems.length === 0 ? 'ok' : 'unavailable',
    version: services.version,
    database: services.database.dialect,
    queue: services.queueKind,
    hosts:
      hosts.status === 'rejected'
        ? []
        : hosts.value.map((host) => ({
            id: host.id,
            name: host.name,
            online: isOnline(host, nowEpochMs),
          })),
    problems,
  };
}

async function answerSoon<T>(part: string, answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`${part} has not answered within ${ANSWER_WITHIN_MS / 1_000} s.`));
    }, ANSWER_WITHIN_MS);
  });
  try {
    return await Promise.race([answer, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

function messageOf(reason: unknown): string {
  return reason instanceof Error ? reason.message : String(reason);
}
