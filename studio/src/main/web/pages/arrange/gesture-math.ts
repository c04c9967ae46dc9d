import type { TempoMap } from '../../song/time';
import type { AudioClip, AudioSource, Clip, NoteClip, Track } from '../../wire/song.generated';

/** A clip and the track it is on. */
export interface Held {
  readonly track: Track;
  readonly clip: Clip;
}

/** Louder or softer than this no clip is made by hand. */
export const MOST_GAIN = 24;
export const LEAST_GAIN = -60;

/** The clips of some ids that the song still has, in its order. */
export function heldClips(tracks: readonly Track[], ids: ReadonlySet<string>): Held[] {
  const found: Held[] = [];
  if (ids.size === 0) return found;
  for (const track of tracks) for (const clip of track.clips) if (ids.has(clip.id)) found.push({ track, clip });
  return found;
}

/**
 * How far clips go together: the one that is held to the grid, none before the start of the song.
 *
 * @param raw ticks that the pointer went
 * @param snapTo where a thing at `from` goes when it is moved by about `by`
 */
export function moveBy(clips: readonly Pick<Clip, 'at'>[], anchor: Pick<Clip, 'at'>, raw: number, snapTo: (from: number, by: number) => number): number {
  const first = clips.reduce((least, clip) => Math.min(least, clip.at), anchor.at);
  return Math.round(Math.max(-first, snapTo(anchor.at, raw) - anchor.at));
}

/** Whether a track can play a clip. */
export function plays(track: Track | undefined, clip: Clip): boolean {
  return track !== undefined && track.kind === (clip.kind === 'notes' ? 'instrument' : 'audio');
}

/** Whether all clips find a track that can play them so many tracks further down. */
export function fits(tracks: readonly Track[], moved: readonly Held[], offset: number): boolean {
  const places = new Map(tracks.map((track, i) => [track.id, i]));
  return moved.every(({ track, clip }) => plays(tracks[(places.get(track.id) ?? NaN) + offset], clip));
}

/** The content of a clip as ticks before its start and after its end that there is to play; Infinity where there is no end to it. */
export function reserve(clip: Clip, source: AudioSource | undefined, tempo: TempoMap): { readonly before: number; readonly after: number } {
  if (clip.kind === 'notes') return { before: clip.at, after: Infinity };
  if (clip.loopFrames !== null || !source) return { before: clip.at, after: Infinity };
  const start = tempo.secondsAt(clip.at);
  const length = tempo.secondsAt(clip.at + clip.length) - start;
  const total = source.frames / source.rate;
  const offset = clip.offsetFrames / source.rate;
  const ahead = clip.reversed ? Math.max(0, total - offset - length) : offset;
  const behind = clip.reversed ? offset : Math.max(0, total - offset - length);
  const earliest = tempo.tickAtSeconds(Math.max(0, start - ahead));
  return { before: clip.at - Math.min(clip.at, earliest), after: tempo.tickAtSeconds(start + length + behind) - clip.at - clip.length };
}

/** How far an edge of a clip can go, in ticks, earlier below zero. */
export function trimRange(clip: Clip, end: 'start' | 'end', source: AudioSource | undefined, tempo: TempoMap): { readonly least: number; readonly most: number } {
  const { before, after } = reserve(clip, source, tempo);
  return end === 'start' ? { least: -before, most: clip.length - 1 } : { least: 1 - clip.length, most: after };
}

/** What a clip is once an edge went so many ticks further; for pictures, the program makes the true one. */
export function trimmed(clip: Clip, end: 'start' | 'end', by: number, source: AudioSource | undefined, tempo: TempoMap): Clip {
  const range = trimRange(clip, end, source, tempo);
  const step = Math.min(range.most, Math.max(range.least, by));
  if (end === 'end') return fadesFitted({ ...clip, length: clip.length + step });
  const now = { ...clip, at: clip.at + step, length: clip.length - step };
  if (now.kind === 'notes') return { ...now, offset: noteOffset(now, step) };
  const rate = source?.rate ?? 48000;
  const frames = Math.round((tempo.secondsAt(now.at) - tempo.secondsAt(clip.at)) * rate);
  return fadesFitted({ ...now, offsetFrames: Math.max(0, now.offsetFrames + (now.reversed ? 0 : frames)) });
}

function noteOffset(clip: NoteClip, by: number): number {
  const { loop } = clip;
  const offset = clip.offset + by;
  if (!loop || offset < loop.at + loop.length) return Math.max(0, offset);
  return loop.at + ((offset - loop.at) % loop.length);
}

function fadesFitted(clip: Clip): Clip {
  if (clip.kind === 'notes') return clip;
  const fit = (length: number) => Math.min(length, clip.length);
  return { ...clip, fadeIn: { ...clip.fadeIn, length: fit(clip.fadeIn.length) }, fadeOut: { ...clip.fadeOut, length: fit(clip.fadeOut.length) } };
}

/** A clip that repeats what it plays up to a length. */
export function loopedTo(clip: Clip, length: number, source: AudioSource | undefined, tempo: TempoMap): Clip {
  const now = Math.max(1, Math.round(length));
  if (clip.kind === 'notes') return { ...clip, length: now, loop: clip.loop ?? { at: clip.offset, length: clip.length } };
  const rate = source?.rate ?? 48000;
  const frames = Math.max(1, Math.round((tempo.secondsAt(clip.at + clip.length) - tempo.secondsAt(clip.at)) * rate));
  return fadesFitted({ ...clip, length: now, loopFrames: clip.loopFrames ?? { at: clip.offsetFrames, length: frames } });
}

/** A recording with the fade that it gets over the end of one that it is moved onto, when that ends within it; for pictures. */
export function crossfaded(clip: Clip, others: readonly Clip[]): Clip {
  if (clip.kind !== 'audio' || clip.muted) return clip;
  const end = (one: Clip) => one.at + one.length;
  const last = others.reduce((most, one) => (one.kind === 'audio' && !one.muted && one.at < clip.at && end(one) > clip.at && end(one) < end(clip) ? Math.max(most, end(one)) : most), clip.at);
  return last === clip.at ? clip : { ...clip, fadeIn: { length: last - clip.at, shape: 'equal-power' } };
}

/** How long a fade is when its handle is at a tick: within the clip, and never over the other fade. */
export function fadeLength(clip: AudioClip, which: 'in' | 'out', tick: number): number {
  const other = which === 'in' ? clip.fadeOut.length : clip.fadeIn.length;
  const wanted = which === 'in' ? tick - clip.at : clip.at + clip.length - tick;
  return Math.round(Math.min(Math.max(0, wanted), Math.max(0, clip.length - other)));
}

/** The gain after a drag of so many pixels up; tenths of a decibel, hundredths when fine, and 0 holds on for a little. */
export function gainAfter(gain: number, up: number, fine: boolean): number {
  const raw = gain + up * (fine ? 0.02 : 0.2);
  const step = fine ? 100 : 10;
  const kept = !fine && Math.abs(raw) < 0.35 ? 0 : Math.round(raw * step) / step;
  return Math.min(MOST_GAIN, Math.max(LEAST_GAIN, kept));
}

/** What is chosen after a press: that alone; with Ctrl one more or less; with Shift all from the last press to this one. */
export function picked(
  before: ReadonlySet<string>,
  id: string,
  keys: { readonly shift: boolean; readonly mod: boolean },
  between: () => readonly string[],
): ReadonlySet<string> {
  if (keys.shift) return new Set([...(keys.mod ? before : []), ...between(), id]);
  if (!keys.mod) return new Set([id]);
  const next = new Set(before);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** What is chosen by a frame drawn around clips: those, with what was chosen when Shift is held, the difference with Ctrl. */
export function framed(before: ReadonlySet<string>, inside: readonly string[], keys: { readonly shift: boolean; readonly mod: boolean }): ReadonlySet<string> {
  if (keys.shift) return new Set([...before, ...inside]);
  if (!keys.mod) return new Set(inside);
  const next = new Set(before);
  for (const id of inside) if (!next.delete(id)) next.add(id);
  return next;
}

/** Ids of clips within a stretch of time, as far as they reach into it. */
export function clipsInTime(tracks: readonly Track[], from: number, to: number, on: (track: string) => boolean): string[] {
  const found: string[] = [];
  for (const track of tracks) {
    if (!on(track.id)) continue;
    for (const clip of track.clips) if (clip.at < to && clip.at + clip.length > from) found.push(clip.id);
  }
  return found;
}
