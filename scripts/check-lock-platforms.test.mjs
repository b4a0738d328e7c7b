import { expect, it } from 'vitest';
import { findMissingPlatformPackages } from './check-lock-platforms.mjs';

const declares = { optionalDependencies: { 'binary-windows': '1.0.0' } };

it('reports a declared platform package that the lockfile lacks', () => {
  expect(findMissingPlatformPackages({ 'node_modules/tool': declares })).toEqual([
    'node_modules/tool -> binary-windows@1.0.0',
  ]);
});

it('finds a platform package beside its owner, above it, or inside it', () => {
  for (const place of [
    'node_modules/binary-windows',
    'node_modules/outer/node_modules/binary-windows',
    'node_modules/outer/node_modules/tool/node_modules/binary-windows',
  ]) {
    const packages = { 'node_modules/outer/node_modules/tool': declares, [place]: {} };
    expect(findMissingPlatformPackages(packages)).toEqual([]);
  }
});
