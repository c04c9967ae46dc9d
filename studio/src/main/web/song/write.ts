import type { Point } from '../wire/song.generated';
import { cutAfter, pointAt, valueAt } from './curve';

/** A value that a hand gave at a place of the song, in whole ticks. */
export interface Sample {
  readonly at: number;
  readonly value: number;
}

/** What a hand did between two ticks of the song without a jump: straight from sample to sample, the last held until the end. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  /** By position, the first at `from`; at least one. */
  readonly samples: readonly Sample[];
}

/** How what is written becomes points. */
export interface Manner {
  /** Values jump from one to the next. */
  readonly steps: boolean;
  /** How far two values are apart, 1 for all there is. */
  distance(a: number, b: number): number;
  /** What is that near to what was written is as good. */
  readonly tolerance: number;
  /** Ticks in which the curve goes back to what it was, after the stretch; 0 for at once, as steps do. */
  readonly back: number;
}

/**
 * A curve with a stretch written over it. Before `from`, and from `to + back` on, it is at every tick what it was; between `from` and
 * `to` it is within the tolerance of what was written. `points` are one at least, by position.
 */
export function placed(points: readonly Point[], stretch: Stretch, manner: Manner): Point[] {
  const { from, to } = stretch;
  if (to <= from || stretch.samples.length === 0) return [...points];
  const back = manner.steps ? 0 : Math.max(0, Math.round(manner.back));
  const line = whole(stretch);
  const written = manner.steps ? stepped(line) : thinned(line, manner);
  const { head, made } = begun(points, written, manner);
  return [...head, ...ended(points, made, to, back, manner)];
}

/** The samples within the stretch, one for each tick, with the last held until its end. */
function whole({ from, to, samples }: Stretch): Sample[] {
  const line: Sample[] = [];
  for (const sample of samples) {
    const at = Math.min(to, Math.max(from, Math.round(sample.at)));
    if (line[line.length - 1]?.at === at) line.pop();
    line.push({ at, value: sample.value });
  }
  const first = line[0];
  const last = line[line.length - 1];
  if (first && first.at > from) line.unshift({ at: from, value: first.value });
  if (last && last.at < to) line.push({ at: to, value: last.value });
  return line;
}

/** The samples at which the value becomes another. */
function stepped(line: readonly Sample[]): Sample[] {
  return line.filter((sample, i) => sample.value !== line[i - 1]?.value);
}

/** The fewest of the samples that a straight line through them is near all of them (Ramer 1972; Douglas and Peucker 1973). */
export function thinned(line: readonly Sample[], { distance, tolerance }: Pick<Manner, 'distance' | 'tolerance'>): Sample[] {
  const kept = new Set([0, line.length - 1]);
  const open: [number, number][] = [[0, line.length - 1]];
  for (let range = open.pop(); range; range = open.pop()) {
    const [first, last] = range;
    const a = line[first];
    const b = line[last];
    if (!a || !b) continue;
    let worst = tolerance;
    let at = -1;
    for (let i = first + 1; i < last; i++) {
      const sample = line[i];
      if (!sample) continue;
      const straight = a.value + ((b.value - a.value) * (sample.at - a.at)) / (b.at - a.at);
      const away = distance(straight, sample.value);
      if (away > worst) [worst, at] = [away, i];
    }
    if (at < 0) continue;
    kept.add(at);
    open.push([first, at], [at, last]);
  }
  return line.filter((_, i) => kept.has(i));
}

/** The curve up to what is written, cut so that it stays what it was, and what is written as points. */
function begun(points: readonly Point[], written: readonly Sample[], manner: Manner): { readonly head: readonly Point[]; readonly made: readonly Point[] } {
  const from = written[0]?.at ?? 0;
  const before = points.filter((point) => point.at < from);
  const last = before[before.length - 1];
  const next = points[before.length];
  const made = written.map(({ at, value }): Point => ({ at, value, shape: manner.steps ? 'hold' : 'linear', bend: 0 }));
  if (from === 0) return { head: [], made };
  if (!last) return { head: [{ at: from - 1, value: next?.value ?? 0, shape: 'hold', bend: 0 }], made };
  const rest = before.slice(0, -1);
  if (!next || last.shape === 'hold' || last.at === from - 1) return { head: [...rest, { ...last, shape: 'hold', bend: 0 }], made };
  const long = next.at - last.at;
  const old = next.at === from ? next.value : valueAt(points, from);
  const [first, ...others] = made;
  if (first && !manner.steps && manner.distance(old, first.value) <= manner.tolerance) {
    return { head: [...rest, cutAfter(last, (from - last.at) / long)], made: [{ ...first, value: old }, ...others] };
  }
  const cut: Point = { at: from - 1, value: valueAt(points, from - 1), shape: 'hold', bend: 0 };
  return { head: [...rest, cutAfter(last, (from - 1 - last.at) / long), cut], made };
}

/** What is written, with its end, the way back to the curve and the curve after it. */
function ended(points: readonly Point[], made: readonly Point[], to: number, back: number, manner: Manner): Point[] {
  const rest = pointAt(points, to + back);
  const after = points.filter((point) => point.at > to + back);
  const last = made[made.length - 1];
  if (manner.steps || !last) {
    const inside = made.filter((point) => point.at < to);
    const same = inside[inside.length - 1]?.value === rest.value && rest.shape === 'hold';
    return [...inside, ...(same ? [] : [rest]), ...after];
  }
  if (back > 0) return [...made, rest, ...after];
  const others = made.slice(0, -1);
  if (manner.distance(last.value, rest.value) <= manner.tolerance) return [...others, rest, ...after];
  const previous = others[others.length - 1];
  if (previous && previous.at >= to - 1) return [...others.slice(0, -1), { ...previous, shape: 'hold', bend: 0 }, rest, ...after];
  return [...others, { at: to - 1, value: valueAt(made, to - 1), shape: 'hold', bend: 0 }, rest, ...after];
}
