import { putChord, putMarker, putSection } from '../../song/edits';
import { meterMap } from '../../song/time';
import type { Studio } from '../../studio';
import { announce, toast } from '../../ui';
import type { Operation } from '../../wire/protocol.generated';
import type { Edit } from '../../wire/song.generated';
import { refusalText } from '../../wire/refusal';
import * as actions from './actions';
import { quietly } from './gestures/gesture';
import { fits } from './gesture-math';
import { trackOfRow } from './rows';
import { overlap, rulerItem, timeRange, type TimeRange } from './state';

/** The tracks that the chosen time is on; none for all. */
export function tracksOf(time: TimeRange): string[] {
  return time.rows === null ? [] : [...new Set([...time.rows].map(trackOfRow))];
}

function onTime(studio: Studio, make: (time: TimeRange, tracks: string[]) => Operation, after?: (time: TimeRange) => TimeRange | null): Promise<unknown> | undefined {
  const time = timeRange.peek();
  if (!time) return undefined;
  return studio.operate(make(time, tracksOf(time))).then(
    () => {
      if (after) timeRange.value = after(time);
    },
    () => undefined,
  );
}

/** Puts as much empty time in before the chosen time as it is long. */
export const insert = (studio: Studio) => onTime(studio, (time, tracks) => ({ type: 'insert-time', at: time.from, length: time.to - time.from, tracks }));

/** Takes the chosen time out. */
export const deleteTime = (studio: Studio) => onTime(studio, (time, tracks) => ({ type: 'delete-time', from: time.from, length: time.to - time.from, tracks }), () => null);

/** Puts the chosen time in again behind itself, and chooses that. */
export const duplicateTime = (studio: Studio) => onTime(studio, (time, tracks) => ({ type: 'duplicate-time', from: time.from, length: time.to - time.from, tracks }), shifted);

/** Copies what is in the chosen time over what lies behind it, and chooses that. */
export async function duplicate(studio: Studio): Promise<void> {
  const time = timeRange.peek();
  const piece = time ? await copiedTime(studio, time) : null;
  if (time && piece) await pasteTime(studio, piece, time.to, null);
}

/** A stretch of time that was copied. */
export interface CopiedTime {
  /** In the song's text, as the program gave it. */
  readonly fragment: unknown;
  readonly time: TimeRange;
}

/** What is in a stretch of time, as it is now; null when that is refused. */
export async function copiedTime(studio: Studio, time: TimeRange): Promise<CopiedTime | null> {
  const query = new URLSearchParams({ from: String(time.from), length: String(time.to - time.from), tracks: tracksOf(time).join(',') });
  try {
    return { fragment: await studio.get<unknown>(`/api/fragment?${query}`), time };
  } catch (failure) {
    toast({ text: refusalText(failure), kind: 'error' });
    return null;
  }
}

/** Puts a stretch of time in at a tick, over what lies there, and chooses it; the first track with content goes to `track`. */
export async function pasteTime(studio: Studio, { fragment, time }: CopiedTime, at: number, track: string | null): Promise<void> {
  try {
    await studio.operate({ type: 'paste-time', fragment, length: time.to - time.from, at, track, overlap: overlap.peek(), own: false });
  } catch {
    return;
  }
  timeRange.value = { from: at, to: at + time.to - time.from, rows: track === null ? time.rows : new Set([track]) };
}

function shifted(time: TimeRange): TimeRange {
  return { ...time, from: time.to, to: time.to + time.to - time.from };
}

/** Empties the chosen time; without one deletes what is chosen in the ruler, or the chosen clips. */
export function removeChosen(studio: Studio): Promise<unknown> | undefined {
  if (timeRange.peek() !== null) return onTime(studio, (time, tracks) => ({ type: 'clear-time', from: time.from, length: time.to - time.from, tracks }));
  if (actions.chosenIds(studio).length > 0) return actions.remove(studio);
  const item = rulerItem.peek();
  if (!item) return undefined;
  rulerItem.value = null;
  return removeItem(studio, item.lane, item.key);
}

/** Removes what stands in a lane of the ruler; the time of a section stays. */
export function removeItem(studio: Studio, lane: string, key: string | number): Promise<unknown> | undefined {
  const song = studio.song.peek();
  const edit = (label: string, one: Edit) => quietly(studio.perform(label, [one]));
  const section = lane === 'sections' ? song.sections.find((one) => one.id === key) : undefined;
  if (section) return edit('Remove section', putSection(section, null));
  const marker = lane === 'markers' ? song.markers.find((one) => one.id === key) : undefined;
  if (marker) return edit('Remove marker', putMarker(marker, null));
  const chord = lane === 'chords' ? song.chords.find((one) => one.at === key) : undefined;
  if (chord) return edit('Remove chord', putChord(chord, null));
  if (lane === 'tempo' && typeof key === 'number') return quietly(studio.operate({ type: 'delete-tempo', at: key }));
  if (lane === 'meter' && typeof key === 'number') return quietly(studio.operate({ type: 'delete-meter', bar: meterMap(song).barBeat(key).bar }));
  return undefined;
}

/** Gives the chosen recordings a fade of a beat, or takes it away when all have one. */
export function fade(studio: Studio, which: 'in' | 'out'): Promise<unknown> {
  const clips = actions.chosenAudio(studio);
  const own = clips.map((clip) => (which === 'in' ? clip.fadeIn : clip.fadeOut));
  const has = own.every((one) => one.length > 0);
  const shape = own[0]?.shape ?? 'linear';
  const now = { length: has ? 0 : meterMap(studio.song.peek()).beatLength(0), shape };
  return actions.fades(studio, clips.map(({ id }) => id), which === 'in' ? now : null, which === 'out' ? now : null);
}

/** Moves the chosen clips to the next track above or below that can play all of them. */
export function nudgeTrack(studio: Studio, sign: 1 | -1): Promise<unknown> | undefined {
  const { tracks } = studio.song.peek();
  const held = actions.chosenClips(studio);
  for (let offset = sign; Math.abs(offset) < tracks.length; offset += sign) if (fits(tracks, held, offset)) return actions.nudge(studio, 0, offset);
  announce('No other track can play these clips');
  return undefined;
}
