import type { BenchmarkParameters } from '@mizani/core/benchmark/run-definition';
import type { RunReport } from '@mizani/core/report/run-report';
import { bytes } from '@/components/format/count.ts';
import { utcText } from '@/components/format/date-time.ts';
import { quantityText, UNKNOWN } from '@/components/format/quantity.ts';
import type { ReportSection } from '../report-document.ts';

/** What it takes to judge the numbers, and to measure them again. */
export function provenanceSection(report: RunReport): ReportSection {
  const { run, promptSet } = report;
  const { parameters } = run;
  const setName = promptSet.name === null ? 'typed for this run' : promptSet.name;
  return {
    heading: 'How it was measured',
    paragraphs: [],
    table: {
      columns: ['Fact', 'Value'],
      rows: [
        ['Run', run.id],
        ['Created', utcText(run.createdEpochMs)],
        ['Started', timeText(run.startedEpochMs)],
        ['Finished', timeText(run.finishedEpochMs)],
        ['Attempts', String(run.attempt)],
        ['Samples recorded / planned', `${run.recordedSamples} / ${run.plannedSamples}`],
        [
          'Prompt set',
          `${setName}, version ${promptSet.version}, ${promptSet.promptCount} prompts`,
        ],
        ['Prompt set hash (SHA-256)', promptSet.hash],
        ['Rounds', String(parameters.rounds)],
        ['Warm-ups per target', String(parameters.warmups)],
        ['Token cap', String(parameters.maxTokens)],
        ['Temperature', String(parameters.temperature)],
        ['top_p', parameters.topP === undefined ? 'not sent' : String(parameters.topP)],
        ['Cold starts measured', parameters.cold ? 'yes' : 'no'],
        ['Load', loadText(parameters)],
        ['Order', parameters.order],
        ...(parameters.until
          ? [
              [
                'Stop when precise enough',
                `±${Number((parameters.until.relativeHalfWidth * 100).toPrecision(3))} %, at most ${parameters.until.maxRounds} rounds`,
              ],
            ]
          : []),
        ['Pause between blocks', `${parameters.cooldownMs} ms`],
        ['Drift guard', parameters.driftGuard ? 'yes' : 'no'],
        ['Retries', String(parameters.retries)],
        [
          'Time limits',
          `${parameters.idleTimeoutMs} ms idle, ${parameters.totalTimeoutMs} ms total`,
        ],
        ['Seed of the order', String(run.seed)],
        ...environmentRows(report),
      ],
    },
  };
}

function loadText({ concurrency, arrivals }: BenchmarkParameters): string {
  if (arrivals === undefined) return `closed loop, ${concurrency} at once`;
  return `open loop, ${arrivals.process}, ${arrivals.ratesPerSecond.join(', ')} per second`;
}

function environmentRows({ run }: RunReport): string[][] {
  const { environment } = run;
  if (environment === null) return [['Host', `${run.hostName} (the run has not started)`]];
  const { fingerprint } = environment;
  return [
    ['Host', environment.hostName],
    ['System', `${fingerprint.platform} ${fingerprint.release} ${fingerprint.architecture}`],
    [
      'Processor',
      `${fingerprint.cpuModel ?? 'unknown'}, ${fingerprint.logicalCores} logical cores`,
    ],
    ['Memory', quantityText(bytes(fingerprint.memoryBytes))],
    ['Node.js', fingerprint.nodeVersion],
    ['Worker', environment.workerVersion],
    ['Fingerprint (SHA-256)', environment.fingerprintHash],
    ...run.targets
      .filter(({ runtimeId }, index, all) => {
        return all.findIndex((other) => other.runtimeId === runtimeId) === index;
      })
      .map(({ runtimeId, runtimeName, runtimeKind }) => [
        `Runtime ${runtimeName}`,
        `${runtimeKind}, version ${environment.runtimeVersions[runtimeId] ?? 'not reported'}`,
      ]),
  ];
}

function timeText(epochMs: number | null): string {
  return epochMs === null ? UNKNOWN : utcText(epochMs);
}
