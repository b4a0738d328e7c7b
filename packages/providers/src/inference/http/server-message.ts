/** Longest server message that is kept: some servers answer with a stack trace or a page of HTML. */
export const SERVER_MESSAGE_MAX_CHARS = 500;

/** What a server said went wrong, from the body of its answer; the body itself where it has no known shape. */
export function readServerMessage(body: string): string {
  return messageOf(parseJson(body)) ?? body.trim();
}

/** The message in a JSON error: `{error: {message}}`, `{error: "…"}`, `{message}` or `{detail}`; null without one. */
export function messageOf(value: unknown): string | null {
  return searchMessage(value, 3);
}

function searchMessage(value: unknown, depth: number): string | null {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null || depth === 0) return null;
  const { error, message, detail } = value as Record<string, unknown>;
  for (const candidate of [error, message, detail]) {
    const text = searchMessage(candidate, depth - 1);
    if (text !== null) return text;
  }
  return null;
}

/** Shortens a message for storage, and takes the key out of it: servers like to quote the key they refuse. */
export function presentableMessage(message: string, apiKey: string | null): string {
  const safe = apiKey ? message.replaceAll(apiKey, '[key]') : message;
  return safe.length <= SERVER_MESSAGE_MAX_CHARS
    ? safe
    : `${safe.slice(0, SERVER_MESSAGE_MAX_CHARS - 1)}…`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
