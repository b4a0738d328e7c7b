/** By which the worker under measurement and whoever prepares its database know each other. */
export const HOST_NAME = 'bench';
export const SECRET = 'a secret for benches';
