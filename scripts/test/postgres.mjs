import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { findFreePort } from '../start/ports.mjs';
import { findProgram, versionedFolders } from './programs.mjs';
import { waitUntil } from './wait-until.mjs';

const VARIABLE = 'MIZANI_TEST_POSTGRES_URL';

/** The Postgres named by MIZANI_TEST_POSTGRES_URL, or a private one in the folder of this test run. */
export async function startPostgres(folder) {
  const url = process.env[VARIABLE];
  if (url)
    return {
      variable: VARIABLE,
      url,
      createDatabase: (name) => createDatabase(url, name),
      stop: async () => {},
    };
  const places = [
    ...versionedFolders('/usr/lib/postgresql', 'bin'),
    ...versionedFolders('C:\\Program Files\\PostgreSQL', 'bin'),
  ];
  const [initdb, postgres] = ['initdb', 'postgres'].map((name) => findProgram(name, places));
  if (!initdb || !postgres) {
    return {
      missing: `Postgres: initdb and postgres were not found. Install them (Debian: apt install postgresql, macOS: brew install postgresql) or set ${VARIABLE}.`,
    };
  }
  const owner = ownerOfPostgres();
  const data = path.join(folder, 'postgres');
  mkdirSync(data);
  if (owner.uid !== undefined) {
    chmodSync(folder, 0o755);
    chownSync(data, owner.uid, owner.gid);
  }
  execFileSync(initdb, ['-D', data, '-U', 'mizani', '-A', 'trust', '-E', 'UTF8', '--no-sync'], {
    ...owner,
    cwd: data,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const port = await findFreePort();
  const child = spawn(
    postgres,
    [
      '-D',
      data,
      '-p',
      String(port),
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      `unix_socket_directories=${data}`,
      '-c',
      'fsync=off',
    ],
    { ...owner, cwd: data, stdio: 'ignore' },
  );
  const base = `postgresql://mizani@127.0.0.1:${port}`;
  await waitUntil('postgres', () => canConnect(`${base}/postgres`), child);
  return {
    variable: VARIABLE,
    url: await createDatabase(`${base}/postgres`, 'mizani_test'),
    createDatabase: (name) => createDatabase(`${base}/postgres`, name),
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGINT');
      await ended;
    },
  };
}

/** Postgres refuses to run as root, so root runs it as the user that its package made. */
function ownerOfPostgres() {
  if (process.getuid?.() !== 0) return {};
  const [uid, gid] = ['-u', '-g'].map((flag) =>
    Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout),
  );
  return uid ? { uid, gid } : {};
}

async function withClient(url, work) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function canConnect(url) {
  return withClient(url, () => true).catch(() => false);
}

/** Makes an empty database beside the one of the URL; returns its URL. */
async function createDatabase(url, name) {
  await withClient(url, async (client) => {
    await client.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
    await client.query(`CREATE DATABASE "${name}"`);
  });
  const made = new URL(url);
  made.pathname = `/${name}`;
  return made.href;
}
