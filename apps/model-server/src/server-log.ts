/** What the server tells its operator, apart from the answers to its clients. */
export type ServerEvent =
  | { event: 'native-backend-unavailable'; reason: string }
  | { event: 'model-loaded'; model: string; loadMs: number }
  | { event: 'model-unloaded'; model: string }
  | { event: 'request-failed'; method: string; path: string; error: string };

export type ServerLog = (event: ServerEvent) => void;
