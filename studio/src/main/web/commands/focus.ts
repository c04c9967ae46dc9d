import { focusTrack as focusedTrack } from '../focus';
import type { Studio } from '../studio';
import type { Track } from '../wire/song.generated';

/** The track that commands such as mute and solo mean; pages set it when a track or one of its clips is chosen. */
export { focusedTrack };

/** The focused track, if the song still has it. */
export function trackInFocus(studio: Studio): Track | null {
  const id = focusedTrack.value;
  return id === null ? null : studio.song.value.tracks.find((track) => track.id === id) ?? null;
}

/** The track that keys play: the focused one if it is an instrument, else the first instrument. */
export function playedTrack(studio: Studio): string | null {
  const focused = trackInFocus(studio);
  if (focused?.kind === 'instrument') return focused.id;
  return studio.song.peek().tracks.find((track) => track.kind === 'instrument')?.id ?? null;
}
