import { MizaniError } from '@mizani/core/errors/mizani-error';
import { route } from '@/server/route.ts';

/** Whatever no other route answers: a program gets a problem it can read, not the page for people. */
const answerUnknown = route<{ path: string[] }>('/api/[...path]', async ({ url }) => {
  throw new MizaniError(
    'not-found',
    `There is nothing at ${url.pathname}. /api/v1/openapi.json lists what there is.`,
  );
});

export {
  answerUnknown as DELETE,
  answerUnknown as GET,
  answerUnknown as PATCH,
  answerUnknown as POST,
  answerUnknown as PUT,
};
