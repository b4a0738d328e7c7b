'use client';

import dynamic from 'next/dynamic';
import { Skeleton } from '../ui/skeleton.tsx';

const placeholder = () => <Skeleton className="h-44 w-full rounded-lg" />;

/*
 * The chart libraries are the heaviest part of the product and measure their own width: they load after the page,
 * and only on pages that draw something.
 */
export const LazyPhaseBars = dynamic(
  () => import('./phase-bars.tsx').then((module) => module.PhaseBars),
  { ssr: false, loading: placeholder },
);

export const LazySampleTimeline = dynamic(
  () => import('./sample-timeline.tsx').then((module) => module.SampleTimeline),
  { ssr: false, loading: placeholder },
);

export const LazyDistributionStrip = dynamic(
  () => import('./distribution-strip.tsx').then((module) => module.DistributionStrip),
  { ssr: false, loading: placeholder },
);

export const LazyRateCurve = dynamic(
  () => import('./rate-curve.tsx').then((module) => module.RateCurve),
  { ssr: false, loading: placeholder },
);
