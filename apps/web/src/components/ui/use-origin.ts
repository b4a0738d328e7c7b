import { useSyncExternalStore } from 'react';

const neverChanges = () => () => {};
const DEFAULT_ORIGIN = 'http://localhost:3000';

/** Where this page came from, for commands a person can copy; the default address until the browser has spoken. */
export function useOrigin(): string {
  return useSyncExternalStore(
    neverChanges,
    () => window.location.origin,
    () => DEFAULT_ORIGIN,
  );
}
