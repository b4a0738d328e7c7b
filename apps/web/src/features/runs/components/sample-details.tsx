import type { Score } from '@mizani/core/benchmark/sample';
import type { SampleFacts } from '@mizani/core/benchmark/sample-repository';
import type { Prompt } from '@mizani/core/prompt-set/prompt-set';
import type { ReactNode } from 'react';
import { Badge } from '../../../components/ui/badge.tsx';
import { translator } from '../../../messages/translator.ts';

const t = translator('report');
const failures = translator('failures');

/** Prompt, answer, expectation and checks of one sample, or how it failed. */
export function SampleDetails({
  sample,
  text,
  prompt,
  scores,
}: {
  sample: SampleFacts;
  text: string | null;
  prompt: Prompt | undefined;
  scores: Score[];
}) {
  return (
    <dl className="grid gap-4 text-sm md:grid-cols-2">
      <Part label={t('samplePromptText')}>{prompt?.text}</Part>
      {prompt?.expected !== undefined && <Part label={t('sampleExpected')}>{prompt.expected}</Part>}
      <Part label={t('sampleAnswer')} wide>
        {text ? text : <span className="text-subtle">{t('sampleAnswerEmpty')}</span>}
      </Part>
      {scores.length > 0 && (
        <Part label={t('sampleChecks')}>
          <ul className="space-y-1">
            {scores.map(({ name, value, detail }) => (
              <li key={name}>
                <Badge tone={value === 1 ? 'positive' : 'caution'}>
                  {value === 1 ? t('passed') : t('notPassed')}
                </Badge>{' '}
                {name}
                {detail && <span className="text-muted"> · {detail}</span>}
              </li>
            ))}
          </ul>
        </Part>
      )}
      {sample.errorClass && (
        <Part label={t('sampleError')}>
          <span className="font-medium text-critical">
            {failures(`words.${sample.errorClass}`)}
          </span>{' '}
          <span className="text-subtle">({sample.errorClass})</span> {sample.errorMessage}
        </Part>
      )}
      {sample.finishReason && <Part label={t('sampleFinish')}>{sample.finishReason}</Part>}
    </dl>
  );
}

function Part({
  label,
  wide = false,
  children,
}: {
  label: string;
  wide?: boolean;
  children: ReactNode;
}) {
  return (
    <div className={wide ? 'min-w-0 md:col-span-2' : 'min-w-0'}>
      <dt className="text-xs text-subtle">{label}</dt>
      <dd className="mt-1 break-words whitespace-pre-wrap">{children}</dd>
    </div>
  );
}
