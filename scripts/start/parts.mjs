import path from 'node:path';
import { ROOT } from './configuration.mjs';
import { findFreePort } from './ports.mjs';

/**
 * The parts of one installation, in the order in which they start.
 * `isReady` answers whether the part does its work now; it is asked until it says yes.
 */
export async function describeParts(config) {
  const modelServerPort = await findFreePort();
  const modelServerUrl = `http://127.0.0.1:${modelServerPort}`;
  return [
    {
      name: 'model-server',
      command: [path.join(ROOT, 'apps/model-server/dist/main.js')],
      cwd: ROOT,
      env: { ...config.env, PORT: String(modelServerPort), HOST: '127.0.0.1' },
      isReady: () => answers(`${modelServerUrl}/status`),
    },
    {
      name: 'worker',
      command: [path.join(ROOT, 'apps/worker/dist/main.js')],
      cwd: ROOT,
      env: { ...config.env, MIZANI_MODEL_SERVER_URL: modelServerUrl },
      isReady: (part) => part.output.includes('"ready"'),
    },
    {
      name: 'web',
      command: [
        path.join(ROOT, 'node_modules/next/dist/bin/next'),
        'start',
        '--port',
        String(config.port),
        '--hostname',
        config.host,
      ],
      cwd: path.join(ROOT, 'apps/web'),
      env: config.env,
      isReady: () => answers(`${config.url}/api/v1/health`),
    },
  ];
}

async function answers(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}
