import type { Clip, Track } from '../../wire/song.generated';
import { Stretches } from '../hit';

/** The clips of a track in the order in which they lie over each other, and where they are. */
export interface Lane {
  readonly clips: readonly Clip[];
  readonly stretches: Stretches;
}

const lanes = new WeakMap<readonly Clip[], Lane>();

function order(a: Clip, b: Clip): number {
  return a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** The lane of a track, made once for each state of its clips. */
export function laneOf(track: Track): Lane {
  let lane = lanes.get(track.clips);
  if (!lane) {
    const clips = [...track.clips].sort(order);
    lane = { clips, stretches: new Stretches(clips) };
    lanes.set(track.clips, lane);
  }
  return lane;
}
