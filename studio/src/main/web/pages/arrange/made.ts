import type { Studio } from '../../studio';
import type { Operation } from '../../wire/protocol.generated';
import type { Song } from '../../wire/song.generated';
import { chooseClips, timeRange } from './state';

function clipIds(song: Song): Set<string> {
  const ids = new Set<string>();
  for (const track of song.tracks) for (const clip of track.clips) ids.add(clip.id);
  return ids;
}

/** Runs some work on the song and chooses the clips that it made; what is refused was said already. */
export async function chooseMade(studio: Studio, work: () => Promise<void>): Promise<void> {
  const before = clipIds(studio.song.peek());
  try {
    await work();
  } catch {
    return;
  }
  const made = [...clipIds(studio.song.peek())].filter((id) => !before.has(id));
  if (made.length === 0) return;
  timeRange.value = null;
  chooseClips(made);
}

/** Does an operation and chooses the clips that it made. */
export function operateAndChoose(studio: Studio, operation: Operation): Promise<void> {
  return chooseMade(studio, () => studio.operate(operation));
}
