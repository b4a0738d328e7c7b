'use client';

import type { FieldIssue } from '@mizani/core/errors/mizani-error';
import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { createRunAction } from '../actions.ts';

export type StartFailure = { message: string; issues: FieldIssue[] };

/** Creates a run and goes to its page; what the server refuses stays here as `failure`. */
export function useStartRun() {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [failure, setFailure] = useState<StartFailure | null>(null);

  const start = (input: unknown) => {
    startTransition(async () => {
      const result = await createRunAction(input);
      if (result.ok) router.push(`/runs/${result.value.id}`);
      else setFailure({ message: result.message, issues: result.issues });
    });
  };
  return { start, pending, failure, clearFailure: () => setFailure(null) };
}
