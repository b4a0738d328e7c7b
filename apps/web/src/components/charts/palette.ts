/** Colours of the style sheet that stand for targets, in the order of a run's targets. */
export const SERIES_COLOURS = [
  'series-1',
  'series-2',
  'series-3',
  'series-4',
  'series-5',
  'series-6',
  'series-7',
  'series-8',
] as const;

/** After the last colour they start again; names tell such targets apart. */
export function seriesColour(position: number): string {
  return SERIES_COLOURS[position % SERIES_COLOURS.length] ?? SERIES_COLOURS[0];
}

/** Colours of the phases of a request, in order of time. */
export const PHASE_COLOURS = [
  'phase-1',
  'phase-2',
  'phase-3',
  'phase-4',
  'phase-5',
  'phase-6',
  'phase-7',
] as const;
