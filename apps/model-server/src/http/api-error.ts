import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** An answer in Foundry Local's error form; thrown by handlers, written by the application. */
export class ApiError extends Error {
  readonly status: ContentfulStatusCode;
  /** The field at fault, where there is one. */
  readonly parameter: string | null;

  constructor(status: ContentfulStatusCode, message: string, parameter: string | null = null) {
    super(message);
    this.status = status;
    this.parameter = parameter;
  }
}

export function errorBody(status: number, message: string, parameter: string | null = null) {
  const type = status >= 500 ? 'server_error' : 'invalid_request_error';
  return { error: { code: null, message, param: parameter, type } };
}

export function respondWithError(context: Context, error: ApiError): Response {
  return context.json(errorBody(error.status, error.message, error.parameter), error.status);
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
