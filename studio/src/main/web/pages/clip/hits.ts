import type { TempoMap } from '../../song/time';
import type { AudioClip, AudioSource, GainPoint } from '../../wire/song.generated';
import { curveAt, framesOf, levelOf, type Span, spanOf } from './math';

/** Height of the strip with times and beats, and of the band of the handles of fades below it, in CSS pixels. */
export const STRIP = 20;
export const FADES = 12;
const EDGE = 5;
const POINT = 8;
const CURVE = 6;
const HANDLE = 8;

/** What a press takes hold of. */
export type WaveHit =
  | { readonly kind: 'point'; readonly point: GainPoint }
  | { readonly kind: 'edge'; readonly end: 'start' | 'end' }
  | { readonly kind: 'fade'; readonly which: 'in' | 'out' }
  | { readonly kind: 'curve' }
  | { readonly kind: 'wave' };

/** Where things of a clip lie in a picture of its recording: in CSS pixels and frames. */
export class WavePlan {
  readonly span: Span;
  /** Frames of the fades. */
  readonly fadeIn: number;
  readonly fadeOut: number;

  constructor(
    readonly clip: AudioClip,
    source: AudioSource,
    tempo: TempoMap,
  ) {
    this.span = spanOf(clip, source, tempo);
    const seconds = (from: number, to: number) => (tempo.secondsAt(to) - tempo.secondsAt(from)) * source.rate;
    this.fadeIn = seconds(clip.at, clip.at + clip.fadeIn.length);
    this.fadeOut = seconds(clip.at + clip.length - clip.fadeOut.length, clip.at + clip.length);
    this.looped = clip.loopFrames !== null && clip.offsetFrames + framesOf(clip, source, tempo) > clip.loopFrames.at + clip.loopFrames.length;
  }

  /** Whether a part repeats: then fades have no one place in the recording. */
  readonly looped: boolean;

  /** The frame at the inner end of a fade; backwards clips begin at their last frame. */
  fadeFrame(which: 'in' | 'out'): number {
    const length = which === 'in' ? this.fadeIn : this.fadeOut;
    return (which === 'in') !== this.clip.reversed ? this.span.from + length : this.span.to - length;
  }

  /** The end of the clip that lies at an edge of the span. */
  endAt(edge: 'from' | 'to'): 'start' | 'end' {
    return (edge === 'from') !== this.clip.reversed ? 'start' : 'end';
  }
}

/** Where a height of the picture lies. */
export function yOf(gain: number, height: number): number {
  const top = STRIP + FADES;
  return top + (1 - levelOf(gain)) * (height - top - 4);
}

/** The share of the height of the curve's room at a height of the picture. */
export function levelAt(y: number, height: number): number {
  const top = STRIP + FADES;
  return 1 - (y - top) / (height - top - 4);
}

/** What lies at a place of the picture. */
export function waveHit(plan: WavePlan, x: number, y: number, height: number, xOf: (frame: number) => number, frameOf: (x: number) => number): WaveHit {
  const { clip, span } = plan;
  let best: GainPoint | null = null;
  let least = POINT;
  for (const point of clip.envelopeFrames) {
    const far = Math.hypot(xOf(point.at) - x, yOf(point.gain, height) - y);
    if (far <= least) {
      least = far;
      best = point;
    }
  }
  if (best) return { kind: 'point', point: best };
  if (!plan.looped && y >= STRIP && y < STRIP + FADES) {
    const ins = Math.abs(xOf(plan.fadeFrame('in')) - x);
    const outs = Math.abs(xOf(plan.fadeFrame('out')) - x);
    if (Math.min(ins, outs) <= HANDLE) return { kind: 'fade', which: ins <= outs ? 'in' : 'out' };
  }
  if (y >= STRIP) {
    const left = Math.abs(xOf(span.from) - x);
    const right = Math.abs(xOf(span.to) - x);
    if (Math.min(left, right) <= EDGE && !plan.looped) return { kind: 'edge', end: plan.endAt(left <= right ? 'from' : 'to') };
    const frame = frameOf(x);
    if (frame >= span.from && frame <= span.to && Math.abs(yOf(curveAt(clip.envelopeFrames, frame), height) - y) <= CURVE) return { kind: 'curve' };
  }
  return { kind: 'wave' };
}
