import { useSyncExternalStore } from 'react';

const neverChanges = () => () => {};

/** False on the server and for the first moment in the browser, until its script has taken over the page. */
export function useIsInBrowser(): boolean {
  return useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  );
}
