import type { Studio } from '../../studio';
import type { Operation } from '../../wire/protocol.generated';
import type { Song } from '../../wire/song.generated';
import type { Held } from './gesture-math';
import { chooseClips, timeRange } from './state';

function clipIds(song: Song): Set<string> {
  const ids = new Set<string>();
  for (const track of song.tracks) for (const clip of track.clips) ids.add(clip.id);
  return ids;
}

/** Where clips are expected: the id of a track and a tick. */
export interface Expected {
  readonly track: string;
  readonly at: number;
}

/** The places of clips so many ticks later and tracks further down. */
export function expected(song: Pick<Song, 'tracks'>, held: readonly Held[], by: number, offset: number): Expected[] {
  return held.flatMap(({ track, clip }) => {
    const target = song.tracks[song.tracks.findIndex((one) => one.id === track.id) + offset];
    return target ? [{ track: target.id, at: clip.at + by }] : [];
  });
}

/** The clips that begin at some places. */
function clipsAt(song: Pick<Song, 'tracks'>, places: readonly Expected[]): string[] {
  return places.flatMap(({ track, at }) => song.tracks.find((one) => one.id === track)?.clips.filter((clip) => clip.at === at).map((clip) => clip.id) ?? []);
}

/**
 * Runs some work on the song and chooses the clips that it made, which lie at these places or, when none are named, are those of new ids;
 * what is refused was said already.
 */
export async function chooseMade(studio: Studio, work: () => Promise<void>, places: readonly Expected[] = []): Promise<void> {
  const before = clipIds(studio.song.peek());
  try {
    await work();
  } catch {
    return;
  }
  const song = studio.song.peek();
  const made = places.length ? clipsAt(song, places) : [...clipIds(song)].filter((id) => !before.has(id));
  if (made.length === 0) return;
  timeRange.value = null;
  chooseClips(made);
}

/** Does an operation and chooses the clips that it made. */
export function operateAndChoose(studio: Studio, operation: Operation, places: readonly Expected[] = []): Promise<void> {
  return chooseMade(studio, () => studio.operate(operation), places);
}
