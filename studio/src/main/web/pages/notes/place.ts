import { focusClip, focusPattern, focusTrack } from '../../focus';
import { meterMap, MeterMap } from '../../song/time';
import { turnsOf } from '../../view/notes-preview';
import type { Meter, MeterText, NoteClip, Pattern, Song, Track } from '../../wire/song.generated';

/** What an editor of a pattern shows: the pattern, and the clip through which it is seen, when there is one. */
export interface Focused {
  readonly pattern: Pattern;
  readonly clip: NoteClip | null;
  readonly track: Track | null;
}

/** Finds what the editors show; null when nothing is focused or it is gone. Subscribes to what is focused. */
export function focusedPattern(song: Song): Focused | null {
  const clipId = focusClip.value;
  const wanted = focusPattern.value;
  let first: Focused | null = null;
  for (const track of song.tracks) {
    for (const clip of track.clips) {
      if (clip.kind !== 'notes') continue;
      const pattern = song.patterns[clip.pattern];
      if (!pattern) continue;
      if (clip.id === clipId) return { pattern, clip, track };
      if (!first && clip.pattern === wanted) first = { pattern, clip, track };
    }
  }
  const alone = wanted === null ? undefined : song.patterns[wanted];
  return first ?? (alone ? { pattern: alone, clip: null, track: null } : null);
}

/** Shows a clip in the editors. */
export function openClip(track: Track, clip: NoteClip): void {
  focusPattern.value = clip.pattern;
  focusClip.value = clip.id;
  focusTrack.value = track.id;
}

/** Shows no pattern, so that one can be chosen. */
export function closePattern(): void {
  focusPattern.value = null;
  focusClip.value = null;
}

/**
 * Lets the editors go with the track that was chosen on another page: they show its clip where the song stands, else its first one, else none.
 * Tracks that the editor does not edit leave it as it is.
 */
export function followTrack(song: Song, position: number, edits: (track: Track) => boolean): void {
  const track = song.tracks.find((each) => each.id === focusTrack.peek());
  if (!track || track.kind !== 'instrument' || !edits(track) || focusedPattern(song)?.track?.id === track.id) return;
  const clips = track.clips.filter((clip) => clip.kind === 'notes');
  const clip = clips.find((each) => each.at <= position && position < each.at + each.length) ?? clips[0];
  if (clip) openClip(track, clip);
  else closePattern();
}

const metersOf = new Map<string, { readonly list: readonly Meter[]; readonly map: MeterMap }>();

/** The meter that bars of a pattern are counted in: that of the song where its clip begins. */
export function patternMeters(song: Song, clip: NoteClip | null): { readonly list: readonly Meter[]; readonly map: MeterMap } {
  const meter: MeterText = meterMap(song).at(clip?.at ?? 0).meter;
  let found = metersOf.get(meter);
  if (!found) {
    const list = [{ at: 0, meter }];
    metersOf.set(meter, (found = { list, map: new MeterMap(list) }));
  }
  return found;
}

/** The tick of the pattern that plays at a tick of the song; null when none of the track's clips plays it then. */
export function tickInPattern(track: Track, pattern: string, tick: number): number | null {
  for (let i = track.clips.length - 1; i >= 0; i--) {
    const clip = track.clips[i];
    if (clip?.kind !== 'notes' || clip.pattern !== pattern || tick < clip.at || tick >= clip.at + clip.length) continue;
    for (const turn of turnsOf(clip, tick, tick + 1)) {
      if (tick >= turn.at && tick < turn.at + (turn.to - turn.from)) return turn.from + (tick - turn.at);
    }
  }
  return null;
}

/** The tick of the song at which a clip first plays a tick of its pattern. */
export function tickInSong(clip: NoteClip, tick: number): number {
  const from = tick - clip.offset;
  if (from >= 0) return clip.at + Math.min(from, clip.length - 1);
  if (!clip.loop || clip.loop.length <= 0) return clip.at;
  const turn = clip.loop.at + clip.loop.length - clip.offset;
  return clip.at + Math.min(clip.length - 1, Math.max(0, turn + tick - clip.loop.at));
}

/** What of a pattern its clip plays, in ticks of the pattern. */
export function heardRange(clip: NoteClip): { readonly from: number; readonly to: number } {
  const loop = clip.loop;
  if (loop && loop.length > 0) {
    return { from: Math.min(clip.offset, loop.at), to: Math.min(Math.max(clip.offset + clip.length, loop.at), loop.at + loop.length) };
  }
  return { from: clip.offset, to: clip.offset + clip.length };
}

/** How far a pattern's editor reaches: its clip, and the last note or step. */
export function patternEnd(pattern: Pattern, clip: NoteClip | null, bar: number): number {
  let end = clip ? heardRange(clip).to : 4 * bar;
  for (const note of pattern.notes) end = Math.max(end, note.at + note.length);
  return Math.max(bar, Math.ceil(end / bar) * bar);
}
