'use client';

import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { translator } from '../../messages/translator.ts';

const t = translator('common');
const CONFIRMATION_MS = 2_000;

/** Copies a text and says so. `what` completes the accessible name: "Copy command". */
export function CopyButton({ text, what }: { text: string; what: string }) {
  const [copied, setCopied] = useState(false);

  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), CONFIRMATION_MS);
    return () => clearTimeout(timer);
  }, [copied]);

  // The clipboard may be forbidden (no secure context): then nothing is claimed to be copied.
  const copy = () => {
    navigator.clipboard?.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  const Icon = copied ? Check : Copy;
  return (
    <button
      type="button"
      onClick={copy}
      aria-label={t('copy', { what })}
      className="inline-flex size-8 shrink-0 items-center justify-center rounded-md text-subtle hover:bg-line hover:text-ink"
    >
      <Icon aria-hidden="true" className="size-4" />
      <span role="status" className="sr-only">
        {copied ? t('copied') : ''}
      </span>
    </button>
  );
}
