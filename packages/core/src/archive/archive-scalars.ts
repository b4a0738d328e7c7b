import { z } from 'zod';

const INT32_MAX = 2_147_483_647;
/** Some thirty years: more than any interval, and far within what four bytes can hold. */
const INTERVAL_MAX_MS = 1e12;

/** An id as this installation or another has made it. */
export const idSchema = z.string().regex(/^\w{1,60}$/, { error: 'must be an id' });
export const countSchema = z.int().min(0).max(INT32_MAX);
export const epochMsSchema = z.number().min(0);
export const intervalMsSchema = z.number().min(0).max(INTERVAL_MAX_MS);
/** A text that every database takes unchanged. What was stored once is one. */
export const storedTextSchema = z.string().refine((text) => !/\0|\p{Surrogate}/u.test(text), {
  error: 'must not hold NUL or half of a surrogate pair',
});
