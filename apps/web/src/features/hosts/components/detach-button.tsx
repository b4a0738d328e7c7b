'use client';

import { Unplug } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { Button } from '../../../components/ui/button.tsx';
import { Dialog } from '../../../components/ui/dialog.tsx';
import { Notice } from '../../../components/ui/notice.tsx';
import { translator } from '../../../messages/translator.ts';
import { detachRuntimeAction } from '../actions.ts';

const t = translator('hosts');
const common = translator('common');

export function DetachButton({ runtimeId, name }: { runtimeId: string; name: string }) {
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [pending, startTransition] = useTransition();

  const detach = () => {
    startTransition(async () => {
      const result = await detachRuntimeAction(runtimeId);
      if (!result.ok) return setFailure(result.message);
      setAsking(false);
      router.refresh();
    });
  };

  return (
    <>
      <Button
        size="small"
        look="quiet"
        className="-mr-2"
        aria-label={t('detachOf', { runtime: name })}
        icon={<Unplug aria-hidden="true" className="size-4" />}
        onClick={() => setAsking(true)}
      >
        {t('detach')}
      </Button>
      <Dialog
        open={asking}
        title={t('detachTitle', { runtime: name })}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{common('cancel')}</Button>
            <Button look="danger" pending={pending} onClick={detach}>
              {t('detachConfirm')}
            </Button>
          </>
        }
      >
        <p>{t('detachText')}</p>
        {failure && (
          <div className="mt-3">
            <Notice tone="critical" title={t('detachFailed')} announce>
              {failure}
            </Notice>
          </div>
        )}
      </Dialog>
    </>
  );
}
