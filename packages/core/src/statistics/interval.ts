/** A confidence interval at the one level that Mizani uses. */
export type Interval = { low: number; high: number; level: 0.95 };
