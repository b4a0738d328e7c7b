import { createHash } from 'node:crypto';
import { arch, cpus, platform, release, totalmem } from 'node:os';
import type { HostFingerprint } from '@mizani/core/host/host';

/** Describes this machine from what Node knows without asking anybody; needs no rights. */
export function readFingerprint(): HostFingerprint {
  const processors = cpus();
  return {
    platform: platform(),
    release: release(),
    architecture: arch(),
    // Some containers and ARM kernels report no model, or an empty one.
    cpuModel: processors[0]?.model.trim() || null,
    logicalCores: processors.length,
    memoryBytes: totalmem(),
    nodeVersion: process.versions.node,
  };
}

/** SHA-256 (hex) of the fingerprint with its keys in alphabetical order. */
export function hashFingerprint(fingerprint: HostFingerprint): string {
  const entries = Object.entries(fingerprint).sort(([left], [right]) => (left < right ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(entries)).digest('hex');
}
