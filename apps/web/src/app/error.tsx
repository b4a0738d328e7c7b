'use client';

import { Button } from '../components/ui/button.tsx';
import { CodeBlock } from '../components/ui/code-block.tsx';
import { Notice } from '../components/ui/notice.tsx';
import { useOrigin } from '../components/ui/use-origin.ts';
import { translator } from '../messages/translator.ts';

const t = translator('common');

export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  const origin = useOrigin();
  return (
    <>
      <h1 className="sr-only">{t('errorTitle')}</h1>
      <Notice tone="critical" title={t('errorTitle')} announce>
        <p>{t('errorText')}</p>
        <CodeBlock code={`curl -i ${origin}/api/v1/health`} what={t('command')} />
        {error.digest && <p>{t('errorDigest', { digest: error.digest })}</p>}
        <Button size="small" onClick={reset}>
          {t('tryAgain')}
        </Button>
      </Notice>
    </>
  );
}
