import { createServerLog } from './create-server-log.ts';
import { readEnvironment } from './env.ts';
import { messageOf } from './http/api-error.ts';
import { startServer } from './start-server.ts';

try {
  const environment = readEnvironment();
  const server = await startServer({
    modelsDirectory: environment.MIZANI_MODELS_DIR,
    port: environment.PORT,
    backend: environment.MIZANI_MODEL_BACKEND,
    log: createServerLog(environment.LOG_LEVEL),
  });

  const stop = () => void server.close();
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  // The parent is gone; a server that nobody knows the port of is of no use.
  process.once('disconnect', stop);
  if (process.connected === false) stop();

  const { port, url, backend } = server;
  process.stdout.write(
    `${JSON.stringify({ event: 'ready', port, url, backend, pid: process.pid })}\n`,
  );
  await server.closed;
  process.exit(0);
} catch (error) {
  process.stderr.write(`${messageOf(error)}\n`);
  process.exit(1);
}
