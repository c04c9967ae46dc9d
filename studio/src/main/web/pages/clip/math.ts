import type { TempoMap } from '../../song/time';
import { envelopeOf, valueAt } from '../../view/arrange/automation-curve';
import { Play } from '../../view/wave/play';
import type { AudioClip, AudioSource, GainPoint } from '../../wire/song.generated';

/** Decibels that points of a clip's gain are shown between, and may have. */
const SHOWN_LEAST = -48;
const SHOWN_MOST = 12;
export const LEAST = -144;
export const MOST = 48;
/** Onsets are not fainter than this. */
const FAINTEST = 0.03;

/** A stretch of a recording, in its frames. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** How many frames of its recording a clip lasts, with the fraction. */
export function framesOf(clip: AudioClip, source: Pick<AudioSource, 'rate'>, tempo: TempoMap): number {
  return (tempo.secondsAt(clip.at + clip.length) - tempo.secondsAt(clip.at)) * source.rate;
}

/** What of its recording a clip plays. */
export function spanOf(clip: AudioClip, source: AudioSource, tempo: TempoMap): Span {
  const end = clip.offsetFrames + framesOf(clip, source, tempo);
  const { loopFrames: loop } = clip;
  if (loop === null || end <= loop.at + loop.length) return { from: clip.offsetFrames, to: Math.min(end, Math.max(source.frames, clip.offsetFrames + 1)) };
  return { from: Math.min(clip.offsetFrames, loop.at), to: loop.at + loop.length };
}

/** The tick at which a frame of the recording begins to sound first; null when the clip does not play it. */
export function tickOf(clip: AudioClip, source: AudioSource, tempo: TempoMap, frame: number): number | null {
  const length = framesOf(clip, source, tempo);
  let within = clip.reversed ? length - (frame - clip.offsetFrames) : frame - clip.offsetFrames;
  const { loopFrames: loop } = clip;
  if (loop !== null && !clip.reversed && within < 0) within += loop.at + loop.length - Math.min(clip.offsetFrames, loop.at);
  if (within < -0.5 || within > length + 0.5) return null;
  return tempo.tickAtSeconds(tempo.secondsAt(clip.at) + within / source.rate);
}

/** The frame of the recording that sounds at a tick; null outside of the clip. */
export function frameAt(clip: AudioClip, source: AudioSource, tempo: TempoMap, tick: number): number | null {
  if (tick < clip.at || tick >= clip.at + clip.length) return null;
  const within = (tempo.secondsAt(tick) - tempo.secondsAt(clip.at)) * source.rate;
  return new Play(clip, framesOf(clip, source, tempo)).frameAt(within);
}

/** The decibels that the clip's own curve has at a frame; 0 without one. */
export function curveAt(points: readonly GainPoint[], frame: number): number {
  return points.length === 0 ? 0 : valueAt(envelopeOf(points), frame);
}

/** Points with one more, less, or another in the place of one; two never stand on one frame: the new one stays. */
export function withPoint(points: readonly GainPoint[], old: GainPoint | null, now: GainPoint | null): readonly GainPoint[] {
  const rest = points.filter((point) => point !== old && point.at !== now?.at);
  return now === null ? rest : [...rest, now].sort((a, b) => a.at - b.at);
}

/** A point where there was none: on the curve, so that nothing is heard of it. */
export function freshPoint(points: readonly GainPoint[], frame: number): GainPoint {
  const at = Math.round(frame);
  return { at, gain: tidy(curveAt(points, at)), shape: 'linear', bend: 0 };
}

/** Points further by frames and decibels, between those that stay, within the recording. */
export function movedPoints(points: readonly GainPoint[], chosen: ReadonlySet<number>, byFrames: number, byGain: number, frames: number): readonly GainPoint[] {
  const moved = points.filter((point) => chosen.has(point.at));
  const first = moved[0];
  const last = moved[moved.length - 1];
  if (!first || !last) return points;
  const far = Math.round(Math.min(frames - last.at, Math.max(-first.at, byFrames)));
  let now: readonly GainPoint[] = points.filter((point) => !chosen.has(point.at));
  for (const point of moved) now = withPoint(now, null, { ...point, at: point.at + far, gain: tidy(Math.min(MOST, Math.max(LEAST, point.gain + byGain))) });
  return now;
}

function tidy(gain: number): number {
  return Math.round(gain * 100) / 100 || 0;
}

/** The share of the height, from the bottom, at which a gain is drawn: even in decibels, so that lines are straight. */
export function levelOf(gain: number): number {
  return Math.min(1, Math.max(0, (gain - SHOWN_LEAST) / (SHOWN_MOST - SHOWN_LEAST)));
}

/** The gain at a share of the height; at the bottom silence. */
export function gainOf(level: number): number {
  return level <= 0 ? LEAST : tidy(SHOWN_LEAST + Math.min(1, level) * (SHOWN_MOST - SHOWN_LEAST));
}

/** Something that begins to sound. */
export interface Mark {
  readonly frame: number;
  readonly strength: number;
}

/** The marks that count at a sensitivity of 0, the strongest alone, to 1, all. */
export function marksAt(marks: readonly Mark[], sensitivity: number): readonly Mark[] {
  const most = marks.reduce((max, mark) => Math.max(max, mark.strength), FAINTEST);
  const least = sensitivity >= 1 ? 0 : FAINTEST * (most / FAINTEST) ** (1 - sensitivity);
  return marks.filter((mark) => mark.strength >= least - 1e-9);
}

/** The place nearest to one, of places in any order; null when there is none. */
export function nearest(places: readonly number[], to: number): number | null {
  let best: number | null = null;
  for (const place of places) if (best === null || Math.abs(place - to) < Math.abs(best - to)) best = place;
  return best;
}

/** The next place before or after one in rising places; null when there is none. */
export function beside(places: readonly number[], from: number, by: 1 | -1): number | null {
  if (by > 0) return places.find((place) => place > from) ?? null;
  return [...places].reverse().find((place) => place < from) ?? null;
}

/**
 * The frame nearest to one at which the sum of all channels passes through nothing: the one of both sides that is closer to it.
 *
 * @param samples one channel after the other
 * @param at within them
 */
export function crossing(samples: Float32Array, channels: number, at: number): number {
  const count = Math.floor(samples.length / Math.max(1, channels));
  const sum = (frame: number) => {
    let total = 0;
    for (let channel = 0; channel < channels; channel++) total += samples[channel * count + frame] ?? 0;
    return total;
  };
  const here = (frame: number) => frame > 0 && frame < count && sum(frame - 1) * sum(frame) <= 0;
  for (let far = 0; far < count; far++) {
    for (const frame of [Math.round(at) - far, Math.round(at) + far]) {
      if (here(frame)) return Math.abs(sum(frame)) <= Math.abs(sum(frame - 1)) ? frame : frame - 1;
    }
  }
  return Math.round(at);
}

/** A place of a recording as people read it: seconds with four decimals, minutes from one minute on. */
export function timeText(frame: number, rate: number): string {
  const seconds = frame / rate;
  const minutes = Math.floor(seconds / 60);
  const rest = (seconds - minutes * 60).toFixed(4);
  return minutes > 0 ? `${minutes}:${rest.padStart(7, '0')}` : `${rest} s`;
}

/** A length as people read it: milliseconds with a tenth, seconds from one second on. */
export function lengthText(frames: number, rate: number): string {
  const ms = (frames / rate) * 1000;
  return ms < 1000 ? `${ms.toFixed(1)} ms` : timeText(frames, rate);
}

/** Reads a place: `1.25`, `1.25 s`, `0:01.25`, `250 ms` or `12000 smp`; null when it is none. */
export function parseTime(text: string, rate: number): number | null {
  const found = /^\s*(?:(\d+):)?(\d+(?:[.,]\d*)?)\s*(s|ms|smp|samples?|frames?)?\s*$/i.exec(text);
  if (!found) return null;
  const value = Number((found[2] ?? '').replace(',', '.'));
  const unit = (found[3] ?? 's').toLowerCase();
  if (unit === 'ms') return (value / 1000) * rate;
  if (unit !== 's') return value;
  return (Number(found[1] ?? 0) * 60 + value) * rate;
}
