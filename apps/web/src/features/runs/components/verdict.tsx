import type { RunReport } from '@mizani/core/report/run-report';
import { Fragment, type ReactNode } from 'react';
import { translator } from '../../../messages/translator.ts';
import { verdictMessages } from '../view-model/verdict-messages.ts';

const t = translator('report');

const MARKUP = {
  name: (chunks: ReactNode) => <strong className="font-semibold break-words">{chunks}</strong>,
  number: (chunks: ReactNode) => <strong className="font-semibold text-accent">{chunks}</strong>,
  small: (chunks: ReactNode) => (
    <span className="text-base font-normal tracking-normal text-muted">{chunks}</span>
  ),
};

/** What came out, in a paragraph per target. */
export function Verdict({ report }: { report: RunReport }) {
  return (
    <div className="space-y-3 text-xl leading-snug tracking-[-0.012em] text-pretty">
      {verdictMessages(report).map((sentences) => (
        <p key={JSON.stringify(sentences[0])}>
          {sentences.map(({ key, values }, index) => (
            <Fragment key={key}>
              {index > 0 && ' '}
              {t.rich(key, { ...MARKUP, ...values })}
            </Fragment>
          ))}
        </p>
      ))}
    </div>
  );
}
