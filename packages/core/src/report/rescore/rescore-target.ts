import { isAnswered } from '../../benchmark/is-answered.ts';
import type { Rescore, RescoredSample, RescoreTool } from './rescore.ts';
import { rescoreAsAiperf } from './rescore-as-aiperf.ts';
import { rescoreAsGuidellm } from './rescore-as-guidellm.ts';
import { rescoreAsLlmperf } from './rescore-as-llmperf.ts';
import { rescoreAsMlperfClient } from './rescore-as-mlperf-client.ts';
import { rescoreAsMlperfLoadgen } from './rescore-as-mlperf-loadgen.ts';
import { rescoreAsVllm } from './rescore-as-vllm.ts';

const RESCORE: Record<RescoreTool, (samples: readonly RescoredSample[]) => Omit<Rescore, 'tool'>> =
  {
    guidellm: rescoreAsGuidellm,
    aiperf: rescoreAsAiperf,
    vllm: rescoreAsVllm,
    llmperf: rescoreAsLlmperf,
    'mlperf-client': rescoreAsMlperfClient,
    'mlperf-loadgen': rescoreAsMlperfLoadgen,
  };

/**
 * What another tool would have printed of the same streams, by its own formulas and under its own names, so that a
 * number of that tool can be matched or explained. Over the steady, answered samples among `samples`, which should
 * be those of one target; answers cut at the cap count, as they do for those tools.
 */
export function rescoreTarget({
  samples,
  tool,
}: {
  samples: readonly RescoredSample[];
  tool: RescoreTool;
}): Rescore {
  const answered = samples.filter((sample) => sample.phase === 'steady' && isAnswered(sample));
  return { tool, ...RESCORE[tool](answered) };
}
