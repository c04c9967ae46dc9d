import type { Point } from '../wire/song.generated';

const BEND = 0.98;

function sharpness(point: Point): number {
  const bend = point.shape === 'curved' ? BEND * point.bend : 0;
  return (1 + bend) / (1 - bend);
}

function bendOf(sharp: number): number {
  return Math.max(-1, Math.min(1, (sharp - 1) / (sharp + 1) / BEND));
}

/** The share of the way from one point to the next at a share of the time, as the program plays it. */
export function travel(point: Point, t: number): number {
  if (point.shape === 'hold') return 0;
  if (point.shape === 'linear' || point.bend === 0) return t;
  const k = sharpness(point);
  return (k * t) / (1 + (k - 1) * t);
}

/** The value of a lane at a tick; NaN for a lane without points. */
export function valueAt(points: readonly Point[], tick: number): number {
  const i = lastBefore(points, tick);
  const point = points[i];
  if (!point) return points[0]?.value ?? NaN;
  const next = points[i + 1];
  if (!next) return point.value;
  return point.value + (next.value - point.value) * travel(point, (tick - point.at) / (next.at - point.at));
}

/** The last point at or before a tick; -1 when there is none. */
export function lastBefore(points: readonly Point[], tick: number): number {
  let low = 0;
  let high = points.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((points[middle]?.at ?? Infinity) <= tick) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The point that a curve would have at a tick, so that it goes on from there as it does: what is left of a hyperbola is one. */
export function pointAt(points: readonly Point[], tick: number): Point {
  const i = lastBefore(points, tick);
  const point = points[i];
  const value = valueAt(points, tick);
  if (!point) return { at: tick, value, shape: 'hold', bend: 0 };
  const next = points[i + 1];
  if (!next || point.shape !== 'curved') return { at: tick, value, shape: point.shape, bend: 0 };
  const k = sharpness(point);
  return { at: tick, value, shape: 'curved', bend: bendOf(k / (1 + (k - 1) * ((tick - point.at) / (next.at - point.at)))) };
}

/** A point whose way to the next ends earlier, at a share of the time, and goes until there as it did. */
export function cutAfter(point: Point, t: number): Point {
  return point.shape === 'curved' ? { ...point, bend: bendOf(1 + (sharpness(point) - 1) * t) } : point;
}
