/** How often a passage must come in a row, and over how many characters, to be a loop and no figure of speech. */
const REPEATS_MIN = 6;
export const LOOP_MIN_CHARS = 96;

/**
 * How many characters at the end of a text are one passage over and over (the last time perhaps in part); 0 when it
 * does not end in a loop. Linear in the length of the text: it looks for the longest prefix of the reversed text whose
 * shortest period, from the prefix function of Knuth, Morris and Pratt, fits into it often enough.
 */
export function loopLengthAtEnd(text: string): number {
  const { length } = text;
  if (length < LOOP_MIN_CHARS) return 0;
  const last = length - 1;
  const borders = new Int32Array(length);
  let border = 0;
  let longest = 0;
  for (let index = 1; index < length; index += 1) {
    const code = text.charCodeAt(last - index);
    while (border > 0 && code !== text.charCodeAt(last - border)) border = borders[border - 1] ?? 0;
    if (code === text.charCodeAt(last - border)) border += 1;
    borders[index] = border;
    const seen = index + 1;
    if (seen >= REPEATS_MIN * (seen - border)) longest = seen;
  }
  return longest >= LOOP_MIN_CHARS ? longest : 0;
}
