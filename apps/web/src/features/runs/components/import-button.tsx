'use client';

import { Upload } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type ChangeEvent, useRef, useState } from 'react';
import { z } from 'zod';
import { Button } from '../../../components/ui/button.tsx';
import { Notice } from '../../../components/ui/notice.tsx';
import { translator } from '../../../messages/translator.ts';

const t = translator('runs');

const createdSchema = z.object({ id: z.string() });
const problemSchema = z.object({ detail: z.string() });

/** Takes a run that was exported as NDJSON, here or elsewhere, and goes to its page. */
export function ImportButton() {
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  const upload = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    // The same file can be chosen again after it was mended.
    event.target.value = '';
    if (!file) return;
    setPending(true);
    setFailure(null);
    try {
      const id = await importRun(file);
      router.push(`/runs/${id}`);
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
    } finally {
      setPending(false);
    }
  };

  return (
    <div className="flex flex-col items-end gap-2">
      <input
        ref={input}
        type="file"
        accept=".ndjson,application/x-ndjson"
        aria-label={t('importLabel')}
        onChange={upload}
        className="sr-only"
        tabIndex={-1}
      />
      <Button
        pending={pending}
        onClick={() => input.current?.click()}
        icon={<Upload aria-hidden="true" className="size-4" />}
      >
        {pending ? t('importing') : t('import')}
      </Button>
      {failure && (
        <div className="max-w-md">
          <Notice tone="critical" title={t('importFailed')} announce>
            {failure}
          </Notice>
        </div>
      )}
    </div>
  );
}

/** Rejects with the server's words when it does not take the file. */
async function importRun(file: File): Promise<string> {
  const response = await fetch('/api/v1/runs/import', {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson' },
    body: file,
  });
  const body: unknown = await response.json().catch(() => null);
  const created = createdSchema.safeParse(body);
  if (response.ok && created.success) return created.data.id;
  const problem = problemSchema.safeParse(body);
  throw new Error(
    problem.success ? problem.data.detail : t('importUnanswered', { status: response.status }),
  );
}
