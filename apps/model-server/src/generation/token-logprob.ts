import { logNormalizer, topTokenIds } from './log-probability.ts';

type DescribedToken = { token: string; logprob: number; bytes: number[] };

/** One entry of OpenAI's `logprobs.content`. Logarithms are natural. */
export type TokenLogprob = DescribedToken & { top_logprobs: DescribedToken[] };

/** Reports the model's own distribution, before temperature and top_p change it. */
export function reportLogprob(input: {
  tokenId: number;
  logits: Float32Array;
  topCount: number;
  describeToken: (tokenId: number) => { token: string; bytes: number[] };
}): TokenLogprob {
  const normalizer = logNormalizer(input.logits);
  const describe = (id: number): DescribedToken => {
    const { token, bytes } = input.describeToken(id);
    return { token, logprob: (input.logits[id] ?? Number.NEGATIVE_INFINITY) - normalizer, bytes };
  };
  return {
    ...describe(input.tokenId),
    top_logprobs: topTokenIds(input.logits, input.topCount).map(describe),
  };
}
