type Json = Record<string, unknown>;

export function postChat(
  url: string,
  body: Json | string,
  signal?: AbortSignal,
): Promise<Response> {
  return fetch(`${url}/v1/chat/completions`, {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    ...(signal ? { signal } : {}),
  });
}

export const ask = (content: string) => [{ role: 'user' as const, content }];

/** A language the models have never seen: at temperature 0 both babble on until they are cut off. */
export const ENDLESS = { messages: ask('日本語'.repeat(20)), temperature: 0 };

/** The `data:` records of a finished event stream, in order. */
export async function readRecords(response: Response): Promise<string[]> {
  const records = (await response.text()).split('\n\n');
  return records.filter((record) => record !== '').map((record) => record.replace(/^data: /, ''));
}

export async function readStatus(
  url: string,
): Promise<{ activeRequests: number; generatedTokens: number }> {
  const response = await fetch(`${url}/status`);
  return (await response.json()) as { activeRequests: number; generatedTokens: number };
}
