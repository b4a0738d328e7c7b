/** So many different prompts; what is not said here is the same for all. */
export function sayYes(count, rest = {}) {
  return Array.from({ length: count }, (_, index) => ({ text: `Say yes ${index}.`, ...rest }));
}

/**
 * What a process is given to do before it is measured: a worker certifies itself before every run, so its code is
 * compiled by then.
 */
export function warmUp(concurrency) {
  return { prompts: sayYes(2 * concurrency), rounds: 1, concurrency };
}
