import type { NewPromptSet } from './prompt-set.ts';

/** The open questions of the workshop that Mizani grew out of, with what can be checked about their answers. */
export const WORKSHOP_PROBES: NewPromptSet = {
  name: 'Workshop probes',
  description:
    'Four open questions of an edge AI workshop. Three ask for a number of sentences or items, which is checked.',
  prompts: [
    {
      text: 'Summarize retrieval augmented generation in 2 sentences.',
      checks: [{ kind: 'sentence-count', count: 2 }],
      facets: { topic: 'summary' },
    },
    {
      text: 'List 5 creative IoT edge AI ideas.',
      checks: [{ kind: 'item-count', count: 5 }],
      facets: { topic: 'ideas' },
    },
    {
      text: 'List 5 benefits of local AI inference.',
      checks: [{ kind: 'item-count', count: 5 }],
      facets: { topic: 'benefits' },
    },
    {
      text: 'Explain retrieval augmented generation briefly.',
      facets: { topic: 'explanation' },
    },
  ],
};
