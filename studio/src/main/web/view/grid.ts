import { type Bars, meterMap } from '../song/time';
import { QUARTER } from '../wire/quarters';
import type { Meter } from '../wire/song.generated';

/** How much a line of the grid means. */
export type Weight = 'bar' | 'beat' | 'fine';

/** A line of the grid. */
export interface GridLine {
  readonly tick: number;
  readonly weight: Weight;
  /** Number of the bar, from 1. */
  readonly bar: number;
  /** Number of the beat in its bar, from 1. */
  readonly beat: number;
  /** Sixteenths after the beat. */
  readonly sixteenth: number;
}

/** Divisions of a beat, coarse to fine: each contains the one before. */
const DIVISIONS = [1, 2, 4, 8, 16, 32, 64];
/** Bars are left out in steps of these. */
const BAR_STEPS = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096];

/**
 * The lines of the grid from a tick up to before another, no closer than `least` pixels: beats and their parts as far as
 * there is room, else every bar, every second, every fourth.
 *
 * @param scale pixels for a tick
 * @param finest ticks of the finest division that is wanted, 0 for as fine as there is room
 */
export function gridLines(
  meters: readonly Meter[],
  from: number,
  to: number,
  scale: number,
  least: number,
  finest = 0,
): GridLine[] {
  const all: GridLine[] = [];
  const { parts } = meterMap({ meters });
  parts.forEach((span, i) => {
    const end = Math.min(to, parts[i + 1]?.start ?? Infinity);
    const begin = Math.max(from, span.start);
    if (begin < end) addSpan(all, span, begin, end, scale, least, finest);
  });
  return all;
}

function addSpan(
  all: GridLine[],
  { start, firstBar, beat: beatLength, bar }: Bars,
  from: number,
  to: number,
  scale: number,
  least: number,
  finest: number,
): void {
  let step = bar * barStep(bar * scale, least);
  if (beatLength * scale >= least) {
    let division = 1;
    for (const each of DIVISIONS) {
      const length = beatLength / each;
      if (length * scale >= least && Number.isInteger(length) && length >= finest) division = each;
    }
    step = beatLength / division;
  }
  const skipped = step > bar ? ((firstBar - 1) * bar) % step : 0;
  for (let n = Math.ceil((from - start + skipped) / step); ; n++) {
    const inside = n * step - skipped;
    const tick = start + inside;
    if (tick >= to) return;
    if (inside < 0) continue;
    const barIndex = Math.floor(inside / bar);
    const inBar = inside - barIndex * bar;
    const beat = Math.floor(inBar / beatLength);
    const rest = inBar - beat * beatLength;
    all.push({
      tick,
      weight: inBar === 0 ? 'bar' : rest === 0 ? 'beat' : 'fine',
      bar: firstBar + barIndex,
      beat: beat + 1,
      sixteenth: rest / (QUARTER / 4),
    });
  }
}

function barStep(pixels: number, least: number): number {
  for (const step of BAR_STEPS) if (pixels * step >= least) return step;
  return BAR_STEPS[BAR_STEPS.length - 1] ?? 1;
}

/** What stands at a line: `5`, `5.2`, `5.2.3`. */
export function lineText(line: GridLine): string {
  if (line.weight === 'bar') return String(line.bar);
  if (line.weight === 'beat') return `${line.bar}.${line.beat}`;
  return `${line.bar}.${line.beat}.${trimmed(line.sixteenth + 1)}`;
}

function trimmed(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(2).replace(/0+$/, '');
}
