import type { Runtime } from '@mizani/core/host/runtime';

export type RuntimeHealth = 'reachable' | 'unreachable' | 'unprobed';

export function runtimeHealth({ lastProbe }: Pick<Runtime, 'lastProbe'>): RuntimeHealth {
  if (lastProbe === null) return 'unprobed';
  return lastProbe.reachable ? 'reachable' : 'unreachable';
}

/** The request a probe makes, for the command line of the host. A stored key is never shown: its place is marked. */
export function probeCurl({ baseUrl, hasApiKey }: Pick<Runtime, 'baseUrl' | 'hasApiKey'>): string {
  const key = hasApiKey ? ' -H "Authorization: Bearer YOUR_KEY"' : '';
  return `curl -i ${baseUrl}/v1/models${key}`;
}

export type AttachDraft = {
  hostId: string;
  kind: 'openai-compatible' | 'foundry-local';
  name: string;
  baseUrl: string;
  apiKey: string;
};

export type AttachIssue = { field: 'hostId' | 'name' | 'baseUrl'; reason: 'required' | 'url' };

/** What is missing or cannot be an address; the server looks closer. */
export function attachIssues(draft: AttachDraft): AttachIssue[] {
  const issues: AttachIssue[] = [];
  if (draft.hostId === '') issues.push({ field: 'hostId', reason: 'required' });
  if (draft.name.trim() === '') issues.push({ field: 'name', reason: 'required' });
  const address = draft.baseUrl.trim();
  if (address === '') issues.push({ field: 'baseUrl', reason: 'required' });
  else if (!/^https?:\/\/[^\s/]+/i.test(address)) issues.push({ field: 'baseUrl', reason: 'url' });
  return issues;
}

/** What `POST /api/v1/runtimes` takes. */
export function attachInput(draft: AttachDraft) {
  const apiKey = draft.apiKey.trim();
  return {
    hostId: draft.hostId,
    kind: draft.kind,
    name: draft.name.trim(),
    baseUrl: draft.baseUrl.trim(),
    ...(apiKey === '' ? {} : { apiKey }),
  };
}
