/** Where time comes from. Passed as an argument, so that tests decide what time it is. */
export interface Clock {
  /** Milliseconds from an arbitrary origin; never steps back. The only source for intervals. */
  monotonicMs(): number;
  /** Milliseconds since 1970-01-01 UTC; may step. Only for "when", never for "how long". */
  epochMs(): number;
}
