import type { DriftGuard } from './drift-guard.ts';
import type { MeasureCallDependencies } from './measure-call.ts';
import { pause } from './pause.ts';
import type { PlannedBlock } from './plan-run.ts';
import type { Run, RunEventKind } from './run.ts';
import type { RunProgress } from './run-progress.ts';

/** Lets the machine cool down before a block for as long as the run asks, and longer while it is slow. */
export async function pauseBetweenBlocks(
  { wait }: Pick<MeasureCallDependencies, 'wait'>,
  {
    block,
    parameters: { cooldownMs, driftGuard },
    guard,
    progress,
    tell,
    signal,
  }: {
    block: Pick<PlannedBlock, 'block'>;
    parameters: Pick<Run['parameters'], 'cooldownMs' | 'driftGuard'>;
    guard: DriftGuard;
    progress: Pick<RunProgress, 'announce'>;
    tell(kind: RunEventKind, detail: string): Promise<void>;
    signal: AbortSignal;
  },
): Promise<void> {
  if (cooldownMs > 0) {
    await progress.announce('cooling down');
    await pause(wait, cooldownMs, signal);
  }
  if (!driftGuard || signal.aborted) return;
  const { waitedMs, ratio } = await guard.waitUntilSteady(signal);
  if (waitedMs === 0) return;
  const slowdown = `the machine took ${ratio.toFixed(2)} times as long for a fixed computation`;
  const waited = `Waited ${(waitedMs / 1_000).toFixed(0)} s before block ${block.block}`;
  await tell('held-back', `${waited}: ${slowdown} as when it began.`);
}
