/** A confidence interval, at the level of nearly all that Mizani shows. */
export type Interval<Level extends number = 0.95> = { low: number; high: number; level: Level };

/** As `Interval`; `high` is null where the data allow any amount above `low`. */
export type OpenInterval = { low: number; high: number | null; level: 0.95 };
