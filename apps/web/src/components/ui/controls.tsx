'use client';

import type { ReactNode } from 'react';
import { useIsInBrowser } from './use-is-in-browser.ts';

/** Controls that wait for the page's script: what is typed or clicked before it runs would be lost. */
export function Controls({ children }: { children: ReactNode }) {
  return (
    <fieldset disabled={!useIsInBrowser()} role="presentation" className="contents">
      {children}
    </fieldset>
  );
}
