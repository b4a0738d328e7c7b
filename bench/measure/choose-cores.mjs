import os from 'node:os';
import { findProgram } from '../../scripts/test/programs.mjs';

/** Where server and clients run: apart, so that they do not take time from each other, where Linux can pin them. */
export function chooseCores() {
  const last = os.cpus().length - 1;
  const taskset = process.platform === 'linux' && last > 0 ? findProgram('taskset') : null;
  if (!taskset) return { server: { taskset }, client: { taskset }, description: 'not pinned' };
  const clientCores = last === 1 ? '0' : `0-${last - 1}`;
  return {
    server: { taskset, cores: String(last) },
    client: { taskset, cores: clientCores },
    description: `server pinned to core ${last}, clients to ${last === 1 ? 'core' : 'cores'} ${clientCores}`,
  };
}
