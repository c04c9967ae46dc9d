import { focusedTrack } from '../../commands';
import type { Studio } from '../../studio';
import { announce, toast } from '../../ui';
import type { Operation } from '../../wire/protocol.generated';
import type { AudioClip, Clip, FadeShape } from '../../wire/song.generated';
import { quietly } from './gestures/gesture';
import { clipsInTime, type Held, heldClips } from './gesture-math';
import { expected, operateAndChoose } from './made';
import { trackOfRow } from './rows';
import { chooseClips, overlap, selectedClips, selectedTracks, timeRange } from './state';

/** The chosen clips that the song still has. */
export function chosenClips(studio: Studio): readonly Held[] {
  return heldClips(studio.song.value.tracks, selectedClips.value);
}

/** Their ids. */
export function chosenIds(studio: Studio): string[] {
  return chosenClips(studio).map(({ clip }) => clip.id);
}

/** The chosen recordings. */
export function chosenAudio(studio: Studio): AudioClip[] {
  return chosenClips(studio).map(({ clip }) => clip).filter((clip): clip is AudioClip => clip.kind === 'audio');
}

function operate(studio: Studio, operation: Operation): Promise<unknown> {
  return quietly(studio.operate(operation));
}

/** Whether a track is meant by the chosen time. */
export function inTime(track: string): boolean {
  const rows = timeRange.peek()?.rows;
  return !rows || [...rows].some((row) => trackOfRow(row) === track);
}

/** Cuts clips at the edges of the chosen time, else the chosen ones, or those of the focused track, where the song stands. */
export function split(studio: Studio): Promise<unknown> | undefined {
  const { tracks } = studio.song.peek();
  const time = timeRange.peek();
  if (time) {
    const clips = clipsInTime(tracks, time.from, time.to, inTime);
    return clips.length ? operate(studio, { type: 'split-clips', clips, at: [time.from, time.to] }) : undefined;
  }
  const at = Math.round(studio.position());
  const chosen = chosenIds(studio);
  const there = new Set(clipsInTime(tracks, at, at + 1, (id) => chosen.length > 0 || id === focusedTrack.peek()));
  const clips = chosen.length ? chosen.filter((id) => there.has(id)) : [...there];
  if (clips.length > 0) return operate(studio, { type: 'split-clips', clips, at: [at] });
  toast({ text: 'Nothing to split here', more: 'Put the song inside a chosen clip, or choose time.' });
  return undefined;
}

/** Makes one clip of the chosen ones. */
export const join = (studio: Studio) => operateAndChoose(studio, { type: 'join-clips', clips: chosenIds(studio) });

/** Copies the chosen clips right behind themselves. */
export function duplicate(studio: Studio): Promise<void> {
  const held = chosenClips(studio);
  const time = chosenTime(studio);
  const places = time ? expected(studio.song.peek(), held, time.to - time.from, 0) : [];
  return operateAndChoose(studio, { type: 'duplicate-clips', clips: held.map(({ clip }) => clip.id), times: 1, overlap: overlap.peek(), own: false }, places);
}

/** Removes the chosen clips. */
export function remove(studio: Studio): Promise<unknown> {
  const clips = chosenIds(studio);
  chooseClips([]);
  announce(`Deleted ${clips.length} ${clips.length === 1 ? 'clip' : 'clips'}`);
  return operate(studio, { type: 'delete-clips', clips });
}

/** Silences the chosen clips, or lets them sound when all are silent. */
export function mute(studio: Studio): Promise<unknown> {
  const clips = chosenClips(studio);
  return operate(studio, { type: 'mute-clips', clips: clips.map(({ clip }) => clip.id), muted: clips.some(({ clip }) => !clip.muted) });
}

export const rename = (studio: Studio, name: string) => operate(studio, { type: 'rename-clips', clips: chosenIds(studio), name });

export const color = (studio: Studio, now: string) => operate(studio, { type: 'color-clips', clips: chosenIds(studio), color: now });

export const reverse = (studio: Studio) => operate(studio, { type: 'reverse-clips', clips: chosenIds(studio) });

/** Gives the chosen note clips patterns of their own. */
export const makeUnique = (studio: Studio) => operate(studio, { type: 'make-clips-unique', clips: chosenClips(studio).filter(({ clip }) => clip.kind === 'notes').map(({ clip }) => clip.id) });

export const transpose = (studio: Studio, semitones: number) =>
  operate(studio, { type: 'transpose-clips', clips: chosenClips(studio).filter(({ clip }) => clip.kind === 'notes').map(({ clip }) => clip.id), semitones });

/** Lets chosen recordings that touch fade into each other. */
export const crossfade = (studio: Studio, length: number) => operate(studio, { type: 'crossfade-clips', clips: chosenAudio(studio).map(({ id }) => id), length, shape: 'equal-power' });

/** Sets fades of recordings; null leaves one as it is. */
export const fades = (studio: Studio, clips: readonly string[], fadeIn: { length: number; shape: FadeShape } | null, fadeOut: { length: number; shape: FadeShape } | null) =>
  operate(studio, { type: 'set-fades', clips, fadeIn, fadeOut });

export const gain = (studio: Studio, clips: readonly string[], now: number) => operate(studio, { type: 'set-clip-gain', clips, gain: now });

/** Makes the chosen recordings louder by decibels. */
export const changeGain = (studio: Studio, by: number) => operate(studio, { type: 'change-clip-gain', clips: chosenAudio(studio).map(({ id }) => id), by });

/** Makes the chosen note clips longer or shorter with all that is in them. */
export const stretch = (studio: Studio, factor: number) => operate(studio, { type: 'stretch-clips', clips: chosenClips(studio).filter(({ clip }) => clip.kind === 'notes').map(({ clip }) => clip.id), factor });

/** Loops clips to twice their length, or ends their loops. */
export function loop(studio: Studio): Promise<unknown> {
  const clips = chosenClips(studio).map(({ clip }) => clip);
  const ids = clips.map(({ id }) => id);
  if (clips.every(isLooped)) return operate(studio, { type: 'unloop-clips', clips: ids });
  const longest = clips.reduce((most, clip) => Math.max(most, clip.length), 1);
  return operate(studio, { type: 'loop-clips', clips: ids, length: longest * 2 });
}

/** Whether a clip repeats a part of what it plays. */
export function isLooped(clip: Clip): boolean {
  return clip.kind === 'notes' ? clip.loop !== null : clip.loopFrames !== null;
}

/** Moves the chosen clips by ticks and tracks. */
export function nudge(studio: Studio, by: number, trackOffset = 0): Promise<unknown> | undefined {
  const held = chosenClips(studio);
  const first = held.reduce((least, { clip }) => Math.min(least, clip.at), Infinity);
  const far = Math.max(-first, by);
  if (held.length === 0 || (far === 0 && trackOffset === 0)) return undefined;
  return operate(studio, { type: 'move-clips', clips: held.map(({ clip }) => clip.id), by: far, trackOffset, overlap: overlap.peek() });
}

/** Moves an edge of the chosen clips by ticks. */
export const trim = (studio: Studio, end: 'start' | 'end', by: number) => operate(studio, { type: 'trim-clips', clips: chosenIds(studio), end, by, overlap: overlap.peek() });

/** Chooses every clip; on the chosen tracks first, and everywhere when these are chosen already. */
export function chooseAll(studio: Studio): void {
  const { tracks } = studio.song.peek();
  const own = selectedTracks.peek();
  const here = tracks.filter((track) => own.has(track.id)).flatMap((track) => track.clips.map((clip) => clip.id));
  const chosen = selectedClips.peek();
  const all = here.length > 0 && !here.every((id) => chosen.has(id)) ? here : tracks.flatMap((track) => track.clips.map((clip) => clip.id));
  timeRange.value = null;
  chooseClips(all);
  announce(`${all.length} clips chosen`);
}

/** The time of the chosen time or clips; null when nothing is chosen. */
export function chosenTime(studio: Studio): { readonly from: number; readonly to: number } | null {
  const time = timeRange.value;
  if (time) return time;
  const held = chosenClips(studio);
  if (held.length === 0) return null;
  return {
    from: held.reduce((least, { clip }) => Math.min(least, clip.at), Infinity),
    to: held.reduce((most, { clip }) => Math.max(most, clip.at + clip.length), 0),
  };
}
