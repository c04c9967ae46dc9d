/** How a meter moves: instant rise, steady fall, a held peak, a lamp that stays lit after an over. All levels in dB. */

/** dB per second by which bars and held peaks fall. */
const FALL = 11.8;
/** Seconds for which a peak is held. */
const HOLD = 2;
/** Time constant of the slow body, in seconds. */
const BODY = 0.3;
/** What is below this is silence. */
export const FLOOR = -96;

/** The decibels of a linear level; silence is `FLOOR`. */
export function toDecibels(level: number): number {
  return level > 1.6e-5 ? 20 * Math.log10(level) : FLOOR;
}

/** One bar of a meter. */
export class Bar {
  /** The falling peak. */
  peak = FLOOR;
  /** The slow body. */
  body = FLOOR;
  /** The peak that is held. */
  hold = FLOOR;
  /** The highest since the last `clear`. */
  highest = FLOOR;
  /** A sample was above full scale since the last `clear`. */
  clipped = false;
  private until = 0;

  /** Takes the level since the last call, linear, at a moment in seconds; whether anything is seen to change. */
  take(peak: number, rms: number, now: number, elapsed: number): boolean {
    const before = this.peak + this.hold + this.body;
    const level = toDecibels(peak);
    const fallen = FALL * elapsed;
    this.peak = Math.max(level, this.peak - fallen, FLOOR);
    if (level >= this.hold) {
      this.hold = level;
      this.until = now + HOLD;
    } else if (now > this.until) this.hold = Math.max(this.hold - fallen, FLOOR);
    const wanted = toDecibels(rms);
    this.body += (wanted - this.body) * (1 - Math.exp(-elapsed / BODY));
    if (level > this.highest) this.highest = level;
    if (peak > 1) this.clipped = true;
    return Math.abs(this.peak + this.hold + this.body - before) > 0.02;
  }

  clear(): void {
    this.clipped = false;
    this.highest = FLOOR;
  }
}

const PLACES: readonly (readonly [number, number])[] = [
  [-60, 0], [-48, 0.1], [-36, 0.23], [-24, 0.4], [-18, 0.5], [-12, 0.62], [-6, 0.775], [-3, 0.865], [0, 0.94], [6, 1],
];

/** The marks of the scale, in dB. */
export const MARKS: readonly number[] = [-48, -36, -24, -18, -12, -6, -3, 0];

/** How high a level stands on the scale, 0 to 1; -18 dB stands in the middle. */
export function height(level: number): number {
  if (!(level > -60)) return 0;
  for (let i = 1; i < PLACES.length; i++) {
    const right = PLACES[i];
    const left = PLACES[i - 1];
    if (left && right && level <= right[0]) return left[1] + ((level - left[0]) / (right[0] - left[0])) * (right[1] - left[1]);
  }
  return 1;
}
