import { z } from 'zod';

/** An automatic check of an answer. Each yields right or wrong, and says why. */
export const checkSchema = z.discriminatedUnion('kind', [
  /** The answer equals `expected` after trimming, ignoring case and one final full stop. */
  z.strictObject({ kind: z.literal('exact-match') }),
  /** The answer contains the text, ignoring case. */
  z.strictObject({ kind: z.literal('contains'), text: z.string().min(1).max(1_000) }),
  z.strictObject({ kind: z.literal('sentence-count'), count: z.int().min(1).max(100) }),
  z.strictObject({ kind: z.literal('item-count'), count: z.int().min(1).max(100) }),
  z.strictObject({ kind: z.literal('max-words'), count: z.int().min(1).max(10_000) }),
]);
export type Check = z.infer<typeof checkSchema>;

export type CheckResult = { check: Check; passed: boolean; detail: string };
