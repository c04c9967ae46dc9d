import type { Track } from '../../wire/song.generated';
import type { TimeAxis } from '../time-axis';
import { type CurveBox, lastBefore, levelAt, valueAt, yOf } from './automation-curve';
import { laneOf } from './lane';
import type { Arrangement, Hit, Plan, Row } from './scene';
import { zoneAt } from './zones';

const NEAR_POINT = 7;
const NEAR_LINE = 5;

/** What lies at a place, in CSS pixels from the left upper corner of all rows on the left edge of what is seen. */
export function hitAt(arrangement: Arrangement, plan: Plan, axis: TimeAxis, x: number, y: number): Hit {
  const tick = Math.max(0, axis.tickAt(x));
  const index = plan.rows.at(y);
  const row = arrangement.rows[index];
  const track = row ? plan.tracks.get(row.track) : undefined;
  if (!row || !track) return { kind: 'none', tick };
  const top = plan.rows.top(index);
  const onCurve = curveAt(row, track, axis, top, x, y, tick);
  if (onCurve) return onCurve;
  if (row.kind === 'automation') return { kind: 'lane', row, track, tick };
  const lane = laneOf(track);
  const found = lane.clips[lane.stretches.at(tick)] ?? near(track, axis, x);
  if (!found) return { kind: 'lane', row, track, tick };
  const left = axis.xOf(found.at);
  const width = Math.max(1, found.length * axis.scale);
  return { kind: 'clip', row, track, tick, clip: found, zone: zoneAt(found, x - left, y - top, width, row.height, axis.scale) };
}

/** Clips narrower than a pixel can be taken hold of too. */
function near(track: Track, axis: TimeAxis, x: number) {
  const lane = laneOf(track);
  const from = axis.tickAt(x - 2);
  const i = lane.stretches.after(axis.tickAt(x + 1)) - 1;
  const clip = lane.clips[i];
  return clip && clip.length * axis.scale < 3 && clip.at + clip.length >= from ? clip : undefined;
}

function curveAt(row: Row, track: Track, axis: TimeAxis, top: number, x: number, y: number, tick: number): Hit | null {
  const shown = row.automation;
  if (!shown) return null;
  const box: CurveBox = { top, height: row.height, width: axis.width, origin: axis.origin, scale: axis.scale };
  const points = shown.lane.points;
  const index = lastBefore(points, tick);
  let best = -1;
  let distance = NEAR_POINT;
  for (let i = Math.max(0, lastBefore(points, axis.tickAt(x - NEAR_POINT))); i < points.length; i++) {
    const point = points[i];
    if (!point || axis.xOf(point.at) > x + NEAR_POINT) break;
    const away = Math.hypot(axis.xOf(point.at) - x, yOf(shown.levelOf(point.value), box) - y);
    if (away <= distance) {
      best = i;
      distance = away;
    }
  }
  if (best >= 0) return { kind: 'point', row, track, tick, index: best };
  const line = points.length > 0 ? yOf(shown.levelOf(valueAt(points, tick)), box) : NaN;
  const on = Math.abs(line - y) <= NEAR_LINE;
  if (!on && row.kind === 'clips') return null;
  return { kind: 'curve', row, track, tick, index, value: shown.valueAt(levelAt(y, box)), on };
}
