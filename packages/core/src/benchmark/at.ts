/** The item a plan points at. Throws `RangeError` when there is none: plan and run do not belong together. */
export function at<Item>(items: readonly Item[], index: number): Item {
  const item = items[index];
  if (item === undefined) throw new RangeError(`The plan points at ${index} of ${items.length}.`);
  return item;
}
