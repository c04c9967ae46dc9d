import { alike } from '../../core/alike';
import { addLane, putPoint } from '../../song/edits';
import { removeLane } from '../../song/removals';
import type { Automation, Edit, Point, Target, Track } from '../../wire/song.generated';

/** The edits that give a lane of a track these points: it is made when it is not there, and goes with its last point. */
export function laneEdits(track: Track, target: Target, points: readonly Point[]): Edit[] {
  const lane = track.automation.find((one) => one.target === target);
  if (!lane) return points.length ? [addLane(track, { target, enabled: true, points })] : [];
  if (points.length === 0) return removeLane(track, target);
  const old = new Map(lane.points.map((point) => [point.at, point]));
  const edits: Edit[] = [];
  for (const point of points) {
    const before = old.get(point.at) ?? null;
    old.delete(point.at);
    if (before === null || !alike(before, point)) edits.push(putPoint(track.id, target, before, point));
  }
  for (const gone of old.values()) edits.push(putPoint(track.id, target, gone, null));
  return edits;
}

/** A lane with a point more; one at the same tick goes. */
export function withPoint(lane: Automation, point: Point): { readonly lane: Automation; readonly index: number } {
  const points = lane.points.filter((one) => one.at !== point.at);
  const found = points.findIndex((one) => one.at > point.at);
  const index = found < 0 ? points.length : found;
  points.splice(index, 0, point);
  return { lane: { ...lane, points }, index };
}

/** A lane with another point in the place of one, which stays between its neighbours. */
export function withMoved(lane: Automation, index: number, at: number, value: number): Automation {
  const point = lane.points[index];
  if (!point) return lane;
  const least = (lane.points[index - 1]?.at ?? -1) + 1;
  const most = (lane.points[index + 1]?.at ?? Infinity) - 1;
  const points = lane.points.slice();
  points[index] = { ...point, at: Math.max(least, Math.min(most, Math.round(at))), value };
  return { ...lane, points };
}

/** A lane whose points in a stretch are others; the value where it ends is kept. */
export function withDrawn(lane: Automation, drawn: readonly Point[]): Automation {
  const first = drawn[0]?.at ?? 0;
  const last = drawn[drawn.length - 1]?.at ?? 0;
  const before = lane.points.filter((point) => point.at < first);
  const after = lane.points.filter((point) => point.at > last);
  return { ...lane, points: [...before, ...drawn, ...after] };
}
