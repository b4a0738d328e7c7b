/** Harmony's markers; each is one token of the model. */
export const HARMONY_MARKERS = [
  '<|start|>',
  '<|channel|>',
  '<|message|>',
  '<|end|>',
  '<|return|>',
  '<|call|>',
  '<|constrain|>',
] as const;
export type HarmonyMarker = (typeof HARMONY_MARKERS)[number];

/** A marker anywhere; or the name of a channel that is glued to what it names, as it is without its markers. */
const LEFTOVER = new RegExp(
  [
    '<\\|(?:start|channel|message|end|return|call|constrain)\\|>',
    'assistant(?:final|analysis|commentary)',
    '^\\s*(?:assistant)?(?:analysis|commentary)(?=[A-Z0-9"“<({\\[*]|\\P{ASCII})',
    '^\\s*final(?=[A-Z])',
  ].join('|'),
  'u',
);

/** Whether what is left after all channels were separated still holds markup of channels. */
export function hasLeftoverMarkup(text: string): boolean {
  return LEFTOVER.test(text);
}
