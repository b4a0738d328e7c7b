const BULLMQ_PRIORITY_MAX = 2_097_151;

/**
 * BullMQ's priority for ours; both let the lower go first. In BullMQ 0 means "no priority" and overtakes all that
 * have one, so ours start at 1. Values outside its range are moved to the nearest bound.
 */
export function bullmqPriority(priority: number): number {
  return Math.min(BULLMQ_PRIORITY_MAX, Math.max(1, Math.round(priority) + 1));
}
