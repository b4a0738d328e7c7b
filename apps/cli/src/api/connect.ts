import type { z } from 'zod';
import { CommandFailure } from '../exit-codes.ts';
import { problemSchema } from './resources.ts';

/** The server refused what it was asked. */
export class RefusedError extends CommandFailure {
  readonly status: number;
  /** The fields that were wrong. */
  readonly issues: readonly { field: string; message: string }[];

  constructor(status: number, detail: string, issues: RefusedError['issues']) {
    super(detail);
    this.status = status;
    this.issues = issues;
  }
}

/** The server answered in a way that this client cannot read; asking again would not help. */
export class MisunderstoodError extends CommandFailure {
  constructor(problem: string) {
    super(`The server's answer cannot be read (${problem}). Is it a Mizani of this version?`);
  }
}

export type Api = {
  /** Without a slash at the end. */
  url: string;
  /** A successful response of `/api/v1<path>`. Throws `RefusedError`, or `CommandFailure` when nothing answers. */
  open: (path: string, init?: RequestInit) => Promise<Response>;
  /** The JSON of a successful response. */
  read: (path: string, init?: RequestInit) => Promise<unknown>;
  post: (path: string, body?: unknown) => Promise<unknown>;
};

/** Speaks to the Mizani at the address; every call ends when the signal aborts. */
export function connect(url: string, signal?: AbortSignal): Api {
  const base = url.replace(/\/+$/, '');

  const open: Api['open'] = async (path, init = {}) => {
    const response = await request(base, path, { ...(signal && { signal }), ...init });
    if (!response.ok) throw await explainRefusal(response, `${base}/api/v1${path}`);
    return response;
  };
  const read: Api['read'] = async (path, init) => {
    const response = await open(path, init);
    try {
      return await response.json();
    } catch {
      throw new CommandFailure(`${base}/api/v1${path} did not answer with JSON.`);
    }
  };
  return {
    url: base,
    open,
    read,
    post: (path, body) => {
      const headers = { 'content-type': 'application/json' };
      return read(path, { method: 'POST', headers, body: JSON.stringify(body ?? {}) });
    },
  };
}

/** What the server said, as this client understands it. Throws `MisunderstoodError` when it does not. */
export function understand<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new MisunderstoodError(`${issue?.path.join('.')}: ${issue?.message}`);
}

async function request(base: string, path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(`${base}/api/v1${path}`, init);
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new CommandFailure(`${base} does not answer (${reasonOf(error)}).`, { cause: error });
  }
}

async function explainRefusal(response: Response, address: string): Promise<RefusedError> {
  const problem = problemSchema.safeParse(await response.json().catch(() => null));
  return problem.success
    ? new RefusedError(response.status, problem.data.detail, problem.data.errors)
    : new RefusedError(response.status, `${address} answers ${response.status}.`, []);
}

/** `fetch` says "fetch failed" and hides why in the cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  if (cause instanceof Error) return 'code' in cause ? String(cause.code) : cause.message;
  return error.message;
}
