/** The environment of a program that a bench starts: ours, with some variables of its own. */
export function childEnvironment(variables = {}) {
  // biome-ignore lint/style/noProcessEnv: programs need PATH and HOME, and there is nothing of ours to parse in them.
  return { ...process.env, ...variables };
}
