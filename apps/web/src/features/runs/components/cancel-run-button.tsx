'use client';

import { CircleStop } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { Button } from '../../../components/ui/button.tsx';
import { Dialog } from '../../../components/ui/dialog.tsx';
import { Notice } from '../../../components/ui/notice.tsx';
import { translator } from '../../../messages/translator.ts';
import { cancelRunAction } from '../actions.ts';
import { useLiveRun } from './live-run.tsx';

const t = translator('runs');

export function CancelRunButton({ runId }: { runId: string }) {
  const router = useRouter();
  const { recorded } = useLiveRun();
  const [asking, setAsking] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [pending, startTransition] = useTransition();

  const cancel = () => {
    startTransition(async () => {
      const result = await cancelRunAction(runId);
      if (!result.ok) return setFailure(result.message);
      setAsking(false);
      router.refresh();
    });
  };

  return (
    <>
      <Button
        look="danger"
        icon={<CircleStop aria-hidden="true" className="size-4" />}
        onClick={() => setAsking(true)}
      >
        {t('cancelAction')}
      </Button>
      <Dialog
        open={asking}
        title={t('cancelTitle')}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{t('cancelKeep')}</Button>
            <Button look="danger" pending={pending} onClick={cancel}>
              {t('cancelConfirm')}
            </Button>
          </>
        }
      >
        <p>{t('cancelText', { recorded })}</p>
        {failure && (
          <div className="mt-3">
            <Notice tone="critical" title={t('cancelFailed')} announce>
              {failure}
            </Notice>
          </div>
        )}
      </Dialog>
    </>
  );
}
