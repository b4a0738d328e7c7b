import path from 'node:path';
import type { NextConfig } from 'next';

const repositoryRoot = path.join(import.meta.dirname, '../..');

const config: NextConfig = {
  // The workspace's lock file and packages live two folders up.
  outputFileTracingRoot: repositoryRoot,
  turbopack: {
    root: repositoryRoot,
    // The hub of the embedded bus, which only the worker opens, makes files beside its socket. Nothing is traced here.
    ignoreIssue: [{ path: '**/packages/jobs/src/embedded/take-socket.ts', title: /filesystem/ }],
  },
  transpilePackages: ['@mizani/core', '@mizani/db', '@mizani/jobs', '@mizani/logger'],
  // Native code, WebAssembly and worker threads that a bundler would lose.
  serverExternalPackages: [
    '@libsql/client',
    'libsql',
    '@prisma/client',
    '@prisma/adapter-libsql',
    '@prisma/adapter-pg',
    'pg',
    'bullmq',
    'ioredis',
    'pino',
  ],
  poweredByHeader: false,
  experimental: {
    // Just above the 2 MiB our routes accept: they, and not the clone for the proxy, must see the excess. The import of
    // runs takes more, and is not behind the proxy.
    proxyClientMaxBodySize: '3mb',
    serverActions: { bodySizeLimit: '2mb' },
  },
};

export default config;
