import type { FadeShape } from '../../wire/song.generated';

/** The gain of a fade over its travel from 0 to 1, as the program plays it. */
export function fadeGain(shape: FadeShape, t: number): number {
  if (t <= 0) return 0;
  if (t >= 1) return 1;
  switch (shape) {
    case 'linear':
      return t;
    case 'equal-power':
      return Math.sin((t * Math.PI) / 2);
    case 's-curve':
      return Math.sin((t * Math.PI) / 2) ** 2;
    case 'slow':
      return t * t;
    case 'fast':
      return 1 - (1 - t) * (1 - t);
  }
}

/** The factor of a level in decibels. */
export function factorOf(decibels: number): number {
  return decibels === -Infinity ? 0 : 10 ** (decibels / 20);
}
