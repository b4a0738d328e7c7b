export { median } from '@mizani/core/statistics/median';
export { printablePercentile } from '@mizani/core/statistics/printable-percentile';
export { quantile, sortAscending } from '@mizani/core/statistics/quantile';
export { quantileInterval } from '@mizani/core/statistics/quantile-interval';
