import type { BenchmarkParameters } from '@mizani/core/benchmark/run-definition';
import type { RunReport } from '@mizani/core/report/run-report';
import { bytes } from '../../../components/format/count.ts';
import { formatNumber } from '../../../components/format/number.ts';
import { quantityText } from '../../../components/format/quantity.ts';
import { Card, Section } from '../../../components/ui/card.tsx';
import { DescriptionList, type Fact } from '../../../components/ui/description-list.tsx';
import { translator } from '../../../messages/translator.ts';

const t = translator('report');
const common = translator('common');
const HASH_DIGITS_SHOWN = 12;

/** What the run was measured on and how: what must be equal for two runs to be comparable. */
export function EnvironmentSection({ report }: { report: RunReport }) {
  const environment = environmentFacts(report);
  return (
    <Section title={t('environmentTitle')} description={t('environmentText')}>
      <Card className="divide-y divide-line">
        <div className="p-5">
          {environment === null ? (
            <p className="text-sm text-muted">{t('environmentMissing')}</p>
          ) : (
            <DescriptionList facts={environment} />
          )}
        </div>
        <div className="p-5">
          <h3 className="mb-4 text-sm font-semibold">{t('parametersTitle')}</h3>
          <DescriptionList facts={parameterFacts(report)} />
        </div>
      </Card>
    </Section>
  );
}

function environmentFacts({ run }: RunReport): Fact[] | null {
  if (run.environment === null) return null;
  const { fingerprint, fingerprintHash, hostName, workerVersion, runtimeVersions } =
    run.environment;
  const runtimes = new Map(run.targets.map((target) => [target.runtimeId, target.runtimeName]));
  return [
    { term: t('envHost'), value: hostName },
    {
      term: t('envPlatform'),
      value: `${fingerprint.platform} ${fingerprint.release} (${fingerprint.architecture})`,
    },
    {
      term: t('envCpu'),
      value: `${fingerprint.cpuModel ?? common('unknown')}, ${t('cores', { count: fingerprint.logicalCores })}`,
    },
    { term: t('envMemory'), value: quantityText(bytes(fingerprint.memoryBytes)) },
    { term: t('envNode'), value: fingerprint.nodeVersion },
    { term: t('envWorker'), value: workerVersion },
    { term: t('envFingerprint'), value: <Hash value={fingerprintHash} /> },
    ...[...runtimes].map(([id, name]) => ({
      term: t('envRuntime', { name }),
      value: runtimeVersions[id] ?? t('envVersionUnknown'),
    })),
  ];
}

function parameterFacts({ run, promptSet }: RunReport): Fact[] {
  const { parameters } = run;
  return [
    { term: t('parameterRounds'), value: formatNumber(parameters.rounds) },
    { term: t('parameterWarmups'), value: formatNumber(parameters.warmups) },
    { term: t('parameterMaxTokens'), value: formatNumber(parameters.maxTokens) },
    { term: t('parameterTemperature'), value: String(parameters.temperature) },
    { term: t('parameterLoad'), value: loadText(parameters) },
    { term: t('parameterOrder'), value: t(`order.${parameters.order}`) },
    ...(parameters.until
      ? [
          {
            term: t('parameterUntil'),
            value: t('parameterUntilValue', {
              percent: Number((parameters.until.relativeHalfWidth * 100).toPrecision(3)),
              rounds: parameters.until.maxRounds,
            }),
          },
        ]
      : []),
    { term: t('parameterRetries'), value: formatNumber(parameters.retries) },
    { term: t('parameterSeed'), value: String(run.seed) },
    { term: t('parameterCold'), value: parameters.cold ? t('yes') : t('no') },
    { term: t('parameterPrompts'), value: run.promptSetName ?? translator('runs')('ownPrompts') },
    { term: t('parameterHash'), value: <Hash value={promptSet.hash} /> },
  ];
}

function loadText({ concurrency, arrivals }: BenchmarkParameters): string {
  if (arrivals === undefined) return t('loadClosed', { concurrency });
  return t('loadOpen', {
    process: arrivals.process,
    rates: arrivals.ratesPerSecond.join(', '),
  });
}

function Hash({ value }: { value: string }) {
  return (
    <code className="font-mono text-xs" title={value}>
      {value.slice(0, HASH_DIGITS_SHOWN)}
    </code>
  );
}
