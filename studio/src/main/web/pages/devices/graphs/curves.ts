/* The exact curves of devices as functions of their parameters; the program's own formulas. */

/** What a compressor follows: decibels by which a level is turned down (Giannoulis, Massberg and Reiss 2012). */
export function reduction(level: number, threshold: number, ratio: number, knee: number): number {
  const over = level - threshold;
  const half = knee / 2;
  const into = Math.min(knee, Math.max(0, over + half));
  return (1 - 1 / ratio) * ((knee > 0.01 ? (into * into) / (2 * knee) : 0) + Math.max(0, over - half));
}

/** The settings that a compressor's static curve has. */
export interface Compression {
  readonly threshold: number;
  readonly ratio: number;
  readonly knee: number;
  readonly makeup: number;
  readonly range: number;
  /** Share of the compressed sound, 0 to 1. */
  readonly mix: number;
}

/** The level out of a clean compressor over the level in, both in decibels, after all times. */
export function compressed(level: number, { threshold, ratio, knee, makeup, range, mix }: Compression): number {
  const most = range >= 60 ? Infinity : range;
  const gain = makeup - Math.min(most, reduction(level, threshold, ratio, knee));
  return level + decibelsOf(mix * gainOf(gain) + (1 - mix));
}

/** The level out of a gate over the level in; with `duck` what is loud is turned down. */
export function gated(level: number, threshold: number, ratio: number, range: number, duck: boolean): number {
  const over = duck ? level - threshold : threshold - level;
  if (over <= 0) return level;
  const most = range <= -96 ? Infinity : -range;
  return level - (ratio >= 100 ? most : Math.min(most, (ratio - 1) * over));
}

/** The level out of a limiter over the level in. */
export function limited(level: number, gain: number, ceiling: number): number {
  return Math.min(level + gain, ceiling);
}

const gainOf = (decibels: number): number => 10 ** (decibels / 20);

export const decibelsOf = (gain: number): number => (gain > 0 ? 20 * Math.log10(gain) : -Infinity);

const ATTACK_GOAL = 1.3;
const ATTACK_TIMES = Math.log(1.3 / 0.3);
const SHORT = 0.001;
const FALL_TIMES = Math.log((1 + SHORT) / SHORT);

/** The height of an attack at a share of its time: a capacitor charged towards 1.3. */
export function attackAt(t: number): number {
  return Math.min(1, ATTACK_GOAL * (1 - Math.exp(-ATTACK_TIMES * t)));
}

/** What is left at a share of the time of a decay or release: an exponential that ends in time. */
export function fallAt(t: number): number {
  return Math.max(0, (1 + SHORT) * Math.exp(-FALL_TIMES * t) - SHORT);
}
