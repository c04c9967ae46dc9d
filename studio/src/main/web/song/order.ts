import {
  controlKinds,
  expressionKinds,
  pointShapes,
  type Clip,
  type Control,
  type Expression,
  type Marker,
  type Modulation,
  type Note,
  type Point,
  type Row,
  type RowStep,
} from '../wire/song.generated';

/** Below zero when the first comes first. The orders are those of the song's text. */
export type Order<T> = (a: T, b: T) => number;

/** What lies on a time line. */
export interface Placed {
  readonly at: number;
}

export const byPlace: Order<Placed> = (a, b) => a.at - b.at;

export const noteOrder: Order<Note> = (a, b) =>
  a.at - b.at ||
  a.key - b.key ||
  a.length - b.length ||
  a.velocity - b.velocity ||
  a.release - b.release ||
  each(a.expressions, b.expressions, expressionOrder);

export const controlOrder: Order<Control> = (a, b) =>
  a.at - b.at || controlKinds.indexOf(a.kind) - controlKinds.indexOf(b.kind) || a.number - b.number || a.value - b.value;

export const clipOrder: Order<Clip> = (a, b) => a.at - b.at || texts(a.id, b.id);

export const markerOrder: Order<Marker> = (a, b) => a.at - b.at || texts(a.id, b.id);

export const rowOrder: Order<Row> = (a, b) => a.key - b.key;

export const stepOrder: Order<RowStep> = (a, b) => a.index - b.index;

export const modulationOrder: Order<Modulation> = (a, b) => texts(a.device, b.device) || texts(a.parameter, b.parameter) || a.depth - b.depth;

const expressionOrder: Order<Expression> = (a, b) =>
  expressionKinds.indexOf(a.kind) - expressionKinds.indexOf(b.kind) || each(a.points, b.points, wholePointOrder);

const wholePointOrder: Order<Point> = (a, b) =>
  a.at - b.at || a.value - b.value || pointShapes.indexOf(a.shape) - pointShapes.indexOf(b.shape) || a.bend - b.bend;

/** By the first that differ; a list that is the start of another comes before it. */
function each<T>(a: readonly T[], b: readonly T[], order: Order<T>): number {
  for (const [index, left] of a.entries()) {
    const right = b[index];
    if (right === undefined) return 1;
    const compared = order(left, right);
    if (compared !== 0) return compared;
  }
  return a.length - b.length;
}

function texts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
