import { songEnd } from '../../song/time';
import type { Studio } from '../../studio';
import { QUARTER } from '../../wire/quarters';
import { chosenTime } from './actions';
import { axis } from './state';

/** Zooms around the playhead when it is seen, else around the middle. */
export function zoom(studio: Studio, factor: number): void {
  const x = axis.xOf(studio.position());
  axis.zoomAt(x >= 0 && x <= axis.width ? x : axis.width / 2, factor);
}

/** Shows all of the song. */
export function zoomAll(studio: Studio): void {
  axis.zoomTo(0, Math.max(songEnd(studio.song.peek()), 16 * 4 * QUARTER));
}

/** Shows what is chosen, or all of the song. */
export function zoomToChosen(studio: Studio): void {
  const time = chosenTime(studio);
  if (time && time.to > time.from) axis.zoomTo(time.from, time.to);
  else zoomAll(studio);
}
