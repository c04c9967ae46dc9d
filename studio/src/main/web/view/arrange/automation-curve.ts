import { lastBefore, travel, valueAt } from '../../song/curve';
import type { Automation, GainPoint, Point } from '../../wire/song.generated';

export { lastBefore, travel, valueAt };

/** A lane of automation as it is shown: between a value and its level, from 0 at the bottom to 1 at the top. */
export interface ShownAutomation {
  readonly lane: Automation;
  levelOf(value: number): number;
  valueAt(level: number): number;
}

const envelopes = new WeakMap<readonly GainPoint[], readonly Point[]>();

/** The points of a clip's gain as points of a curve, in frames and decibels. */
export function envelopeOf(points: readonly GainPoint[]): readonly Point[] {
  let made = envelopes.get(points);
  if (!made) {
    made = points.map(({ at, gain, shape, bend }) => ({ at, value: gain, shape, bend }));
    envelopes.set(points, made);
  }
  return made;
}

/** Where a curve is drawn, in CSS pixels. */
export interface CurveBox {
  readonly top: number;
  readonly height: number;
  readonly width: number;
  /** The tick at the left edge and CSS pixels for a tick. */
  readonly origin: number;
  readonly scale: number;
}

const INSET = 5;
const DOT = 3;
const BEND_STEP = 3;
/** With more points than one in so many pixels, dots are left out. */
const LEAST_APART = 7;

/** The height of a level within a box. */
export function yOf(level: number, box: CurveBox): number {
  const inset = Math.min(INSET, box.height / 6);
  return box.top + inset + (1 - Math.min(1, Math.max(0, level))) * (box.height - 2 * inset);
}

/** The level at a height. */
export function levelAt(y: number, box: CurveBox): number {
  const inset = Math.min(INSET, box.height / 6);
  return Math.min(1, Math.max(0, 1 - (y - box.top - inset) / (box.height - 2 * inset)));
}

/** Draws a lane as a line with its points and a faint area below. */
export function drawCurve(
  context: CanvasRenderingContext2D,
  shown: ShownAutomation,
  box: CurveBox,
  color: string,
  ground: string,
  filled: boolean,
): void {
  const { points, enabled } = shown.lane;
  if (points.length === 0) return;
  const xOf = (tick: number) => (tick - box.origin) * box.scale;
  const y = (value: number) => yOf(shown.levelOf(value), box);
  const last = box.origin + box.width / box.scale;
  const first = Math.max(0, lastBefore(points, box.origin));
  const begin = points[first];
  if (!begin) return;
  context.beginPath();
  let x = Math.min(0, xOf(begin.at));
  context.moveTo(x, y(begin.value));
  let count = 0;
  for (let i = first; i < points.length; i++) {
    const point = points[i];
    if (!point) break;
    const at = xOf(point.at);
    context.lineTo(at, y(point.value));
    x = at;
    count++;
    const next = points[i + 1];
    if (!next || point.at > last) break;
    if (point.shape === 'hold') context.lineTo(xOf(next.at), y(point.value));
    else if (point.shape === 'curved' && point.bend !== 0) bend(context, shown, point, next, box, xOf);
  }
  x = Math.max(x, box.width);
  const end = points[Math.min(points.length - 1, first + count - 1)];
  if (end && xOf(end.at) < box.width) context.lineTo(x, y(end.value));
  context.strokeStyle = color;
  context.globalAlpha = enabled ? 1 : 0.45;
  context.lineWidth = 1.5;
  context.stroke();
  if (filled) {
    context.lineTo(x, box.top + box.height);
    context.lineTo(Math.min(0, xOf(begin.at)), box.top + box.height);
    context.closePath();
    context.globalAlpha = enabled ? 0.16 : 0.07;
    context.fillStyle = color;
    context.fill();
  }
  context.globalAlpha = enabled ? 1 : 0.6;
  if (count * LEAST_APART < box.width) dots(context, points, first, count, xOf, y, color, ground);
  context.globalAlpha = 1;
}

function bend(
  context: CanvasRenderingContext2D,
  shown: ShownAutomation,
  point: Point,
  next: Point,
  box: CurveBox,
  xOf: (tick: number) => number,
): void {
  const from = Math.max(0, xOf(point.at));
  const to = Math.min(box.width, xOf(next.at));
  const width = xOf(next.at) - xOf(point.at);
  for (let x = from; x < to; x += BEND_STEP) {
    const t = (x - xOf(point.at)) / width;
    context.lineTo(x, yOf(shown.levelOf(point.value + (next.value - point.value) * travel(point, t)), box));
  }
}

function dots(
  context: CanvasRenderingContext2D,
  points: readonly Point[],
  first: number,
  count: number,
  xOf: (tick: number) => number,
  y: (value: number) => number,
  color: string,
  ground: string,
): void {
  context.beginPath();
  for (let i = first; i < first + count; i++) {
    const point = points[i];
    if (!point) continue;
    context.moveTo(xOf(point.at) + DOT, y(point.value));
    context.arc(xOf(point.at), y(point.value), DOT, 0, 2 * Math.PI);
  }
  context.fillStyle = ground;
  context.fill();
  context.stroke();
  context.fillStyle = color;
}
