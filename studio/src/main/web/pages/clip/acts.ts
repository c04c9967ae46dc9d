import type { Studio } from '../../studio';
import { putClip } from '../../song/edits';
import { tempoMap } from '../../song/time';
import { announce, decibels, toast } from '../../ui';
import { peaksByHttp } from '../../view/wave/peak-store';
import type { AudioClip, FadeShape, GainPoint } from '../../wire/song.generated';
import { overlap } from '../arrange/state';
import { beside, crossing, freshPoint, movedPoints, nearest, spanOf, tickOf, timeText, withPoint } from './math';
import { axis, chosenPoints, clipSnap, cursor, edited, type Edited, transientsOf } from './state';

/** Frames around a place in which a crossing of nothing is looked for, on each side. */
const AROUND = 4096;

/** What refuses has said so already. */
function quietly(work: Promise<unknown>): Promise<unknown> {
  return work.catch(() => undefined);
}

/** Puts a clip in the place of what it was, as one step. */
export function put(studio: Studio, label: string, old: Edited, now: AudioClip): Promise<unknown> {
  return now === old.clip ? Promise.resolve() : quietly(studio.perform(label, [putClip(old.track.id, old.clip, now)]));
}

/** Gives the clip other points of gain, as one step. */
export function setPoints(studio: Studio, label: string, at: Edited, points: readonly GainPoint[]): Promise<unknown> {
  return put(studio, label, at, { ...at.clip, envelopeFrames: points });
}

/** Adds a point on the curve and chooses it. */
export function addPoint(studio: Studio, frame: number): Promise<unknown> | undefined {
  const at = edited(studio).peek();
  if (!at) return undefined;
  const point = freshPoint(at.clip.envelopeFrames, Math.min(at.source.frames, Math.max(0, frame)));
  chosenPoints.value = new Set([point.at]);
  announce(`Point at ${timeText(point.at, at.source.rate)}, ${decibels(point.gain)}`);
  return setPoints(studio, 'Add gain point', at, withPoint(at.clip.envelopeFrames, null, point));
}

/** Takes the chosen points away. */
export function deletePoints(studio: Studio): Promise<unknown> | undefined {
  const at = edited(studio).peek();
  const chosen = chosenPoints.peek();
  if (!at) return undefined;
  const rest = at.clip.envelopeFrames.filter((point) => !chosen.has(point.at));
  if (rest.length === at.clip.envelopeFrames.length) return undefined;
  chosenPoints.value = new Set();
  return setPoints(studio, rest.length + 1 === at.clip.envelopeFrames.length ? 'Delete gain point' : 'Delete gain points', at, rest);
}

/** Moves the chosen points by frames and decibels. */
export function nudgePoints(studio: Studio, byFrames: number, byGain: number): Promise<unknown> | undefined {
  const at = edited(studio).peek();
  if (!at) return undefined;
  const { envelopeFrames: points } = at.clip;
  const now = movedPoints(points, chosenPoints.peek(), byFrames, byGain, at.source.frames);
  if (now === points) return undefined;
  return movePoints(studio, at, now, points);
}

/** Does a move of points and keeps them chosen. */
export function movePoints(studio: Studio, at: Edited, now: readonly GainPoint[], before: readonly GainPoint[]): Promise<unknown> {
  const stays = new Set(before.filter((point) => !chosenPoints.peek().has(point.at)));
  chosenPoints.value = new Set(now.filter((point) => !stays.has(point)).map((point) => point.at));
  return setPoints(studio, 'Move gain point', at, now);
}

/** Gives a point another place, gain or shape. */
export function changePoint(studio: Studio, at: Edited, old: GainPoint, part: Partial<GainPoint>): Promise<unknown> {
  const now = { ...old, ...part };
  chosenPoints.value = new Set([now.at]);
  return setPoints(studio, 'Change gain point', at, withPoint(at.clip.envelopeFrames, old, now));
}

/** Chooses the point before or after the chosen one. */
export function choosePoint(studio: Studio, by: 1 | -1): void {
  const at = edited(studio).peek();
  if (!at) return;
  const places = at.clip.envelopeFrames.map((point) => point.at);
  const from = [...chosenPoints.peek()][0] ?? cursor.peek();
  const next = beside(places, from, by);
  const point = at.clip.envelopeFrames.find((one) => one.at === next);
  if (!point) return;
  chosenPoints.value = new Set([point.at]);
  cursor.value = point.at;
  axis.reveal(point.at);
  announce(`Point at ${timeText(point.at, at.source.rate)}, ${decibels(point.gain)}`);
}

/** Goes to the transient before or after the cursor. */
export function goToTransient(studio: Studio, by: 1 | -1): void {
  const at = edited(studio).peek();
  const next = at ? beside(transientsOf(at.source.id), cursor.peek(), by) : null;
  if (at && next !== null) goTo(studio, at, next);
}

/** Puts the cursor on a frame, and the song where that sounds. */
export function goTo(studio: Studio, at: Edited, frame: number): void {
  const place = Math.min(at.source.frames, Math.max(0, Math.round(frame)));
  cursor.value = place;
  axis.reveal(place);
  const tick = tickOf(at.clip, at.source, tempoMap(studio.song.peek()), place);
  if (tick !== null && studio.transport.peek().state === 'stopped') studio.locate(tick);
  announce(timeText(place, at.source.rate));
}

/** Where a place goes while it is held: to a transient near it; crossings of nothing are looked for at the end. */
export function snapped(at: Edited, frame: number, pixels = 12): number {
  if (clipSnap.peek() !== 'transients') return Math.round(frame);
  const mark = nearest(transientsOf(at.source.id), frame);
  return mark !== null && Math.abs(mark - frame) * axis.scale <= pixels ? mark : Math.round(frame);
}

/** Where a place goes in the end. */
export async function settled(at: Edited, frame: number): Promise<number> {
  const place = snapped(at, frame);
  if (clipSnap.peek() !== 'zero') return place;
  const from = Math.max(0, place - AROUND);
  try {
    const samples = await peaksByHttp.samples(at.source.id, from, 2 * AROUND);
    return from + crossing(samples, at.source.channels, place - from);
  } catch {
    return place;
  }
}

/** Cuts the clip at frames of its recording. */
export async function splitAt(studio: Studio, frames: readonly number[]): Promise<void> {
  const at = edited(studio).peek();
  if (!at) return;
  const tempo = tempoMap(studio.song.peek());
  const span = spanOf(at.clip, at.source, tempo);
  const places = await Promise.all(frames.map((frame) => (clipSnap.peek() === 'zero' ? settled(at, frame) : frame)));
  const ticks = places.filter((frame) => frame > span.from && frame < span.to).flatMap((frame) => tickOf(at.clip, at.source, tempo, frame) ?? []);
  const inside = [...new Set(ticks)].filter((tick) => tick > at.clip.at && tick < at.clip.at + at.clip.length).sort((a, b) => a - b);
  if (inside.length === 0) {
    toast({ text: 'Nothing to split here', more: 'Put the cursor inside the part that the clip plays.' });
    return;
  }
  await quietly(studio.operate({ type: 'split-clips', clips: [at.clip.id], at: inside }));
  announce(`Split into ${inside.length + 1} clips`);
}

/** Cuts the clip where the cursor stands. */
export const splitHere = (studio: Studio) => splitAt(studio, [cursor.peek()]);

/** Cuts the clip at every transient that is shown. */
export function splitAtTransients(studio: Studio): Promise<void> {
  const at = edited(studio).peek();
  return at ? splitAt(studio, transientsOf(at.source.id)) : Promise.resolve();
}

/** Plays the clip over and over, or ends that. */
export function audition(studio: Studio): void {
  const at = edited(studio).peek();
  if (!at) return;
  const { at: from, length } = at.clip;
  const to = from + length;
  const { loop, state } = studio.transport.peek();
  if (state !== 'stopped' && loop?.on === true && loop.from === from && loop.to === to) {
    studio.stop();
    studio.loop(from, to, false);
    return;
  }
  studio.loop(from, to, true);
  studio.locate(from);
  studio.play();
}

export const setGain = (studio: Studio, at: Edited, gain: number) => quietly(studio.operate({ type: 'set-clip-gain', clips: [at.clip.id], gain }));

export const reverse = (studio: Studio, at: Edited) => quietly(studio.operate({ type: 'reverse-clips', clips: [at.clip.id] }));

export const setFade = (studio: Studio, at: Edited, which: 'in' | 'out', fade: { length: number; shape: FadeShape }) =>
  quietly(studio.operate({ type: 'set-fades', clips: [at.clip.id], fadeIn: which === 'in' ? fade : null, fadeOut: which === 'out' ? fade : null }));

/** Moves the recording within the clip, so that it begins at another frame. */
export const setOffset = (studio: Studio, at: Edited, frame: number) => put(studio, 'Slip the recording', at, { ...at.clip, offsetFrames: Math.round(frame) });

/** Moves an edge of the clip by ticks. */
export const trim = (studio: Studio, at: Edited, end: 'start' | 'end', by: number) =>
  by === 0 ? Promise.resolve() : quietly(studio.operate({ type: 'trim-clips', clips: [at.clip.id], end, by, overlap: overlap.peek() }));

/** Shows all that the clip plays. */
export function zoomToClip(studio: Studio): void {
  const at = edited(studio).peek();
  if (!at) return;
  const { from, to } = spanOf(at.clip, at.source, tempoMap(studio.song.peek()));
  axis.zoomTo(from, to);
}
