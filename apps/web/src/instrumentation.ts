/** Runs once, before the server answers. The work is loaded only where Node runs: other runtimes have no files. */
export async function register(): Promise<void> {
  // biome-ignore lint/style/noProcessEnv: Next replaces this name while building; a lookup elsewhere would not be.
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { startServer } = await import('./server/start-server.ts');
  await startServer();
}
