import { ceiling } from './ceiling.mjs';
import { evaluations } from './evaluations.mjs';
import { omission } from './omission.mjs';
import { overhead } from './overhead.mjs';
import { streams } from './streams.mjs';
import { truthfulness } from './truthfulness.mjs';
import { writing } from './writing.mjs';

/** In the order in which they run and are reported. */
export const BENCHES = { truthfulness, streams, ceiling, evaluations, omission, writing, overhead };
