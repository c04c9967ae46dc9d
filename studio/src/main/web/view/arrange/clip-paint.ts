import type { AudioClip, AudioSource, Clip, NoteClip, Pattern } from '../../wire/song.generated';
import { drawNotes, turnsOf } from '../notes-preview';
import { envelopeOf, valueAt } from './automation-curve';
import type { ClipLook, Look } from '../look';
import type { Pixel, Surface } from '../pixels';
import type { TextMasks } from '../text-masks';
import { Columns, WaveReader } from '../wave/columns';
import { factorOf, fadeGain } from '../wave/fades';
import { Play } from '../wave/play';
import { drawColumns, drawDots } from '../wave/raster';
import type { PeakStore } from '../wave/peak-store';

/** Musical time as seconds. */
export interface Seconds {
  /** Seconds from the start of the song to a tick. */
  secondsAt(tick: number): number;
}

/** What clips are drawn from. */
export interface ClipScene {
  readonly sources: Readonly<Record<string, AudioSource>>;
  readonly patterns: Readonly<Record<string, Pattern>>;
  readonly seconds: Seconds;
}

/** Height of the strip with the name, in CSS pixels, and the heights of rows from which on there is one. */
const HEAD = 15;
const LEAST_WITH_HEAD = 44;
const LEAST_WITH_NAME = 18;
const TYPE = 11;
/** Rows of a waveform from which on left and right are drawn apart, in CSS pixels. */
const LEAST_SPLIT = 40;
/** Pixels for a frame from which on samples are drawn as dots, in CSS pixels. */
const LEAST_DOTS = 6;
const MOST_TURNS = 128;

/** The height of the head of a clip in a row, both in CSS pixels. */
export function headOf(height: number): number {
  return height >= LEAST_WITH_HEAD ? HEAD : 0;
}

/** Where a clip lies on a surface. */
export interface ClipPlace {
  /** Pixels from the start of the song to column 0 of the surface. */
  readonly left: number;
  /** Pixels for a tick. */
  readonly scale: number;
  /** Device pixels for a CSS pixel. */
  readonly ratio: number;
}

/** Draws clips as pixels, each over the full height of a surface. */
export class ClipPainter {
  /** Whether everything that was drawn since this was set to true was there. */
  complete = true;
  private columns = new Columns(0);
  private gains = new Float32Array(0);
  private places = new Float64Array(0);
  private readonly reader: WaveReader;

  constructor(
    store: PeakStore,
    private readonly masks: TextMasks,
  ) {
    this.reader = new WaveReader(store);
  }

  /** Draws what of a clip lies on the surface. */
  paint(surface: Surface, clip: Clip, scene: ClipScene, look: Look, color: string, silent: boolean, place: ClipPlace): void {
    const { left, scale, ratio } = place;
    const start = Math.round(clip.at * scale) - left;
    const end = Math.max(start + 1, Math.round((clip.at + clip.length) * scale) - left);
    const from = Math.max(0, start);
    const to = Math.min(surface.width, end);
    if (from >= to) return;
    const colors = look.clip(clip.color || color, clip.muted || silent);
    const height = surface.height;
    const head = Math.round(headOf(height / ratio) * ratio);
    surface.fill(from, 0, to - from, head, colors.head);
    surface.fill(from, head, to - from, height - head, colors.body);
    const pad = height >= 24 * ratio ? Math.round(2 * ratio) : 0;
    const box = { top: head + pad, height: height - head - 2 * pad, from, to };
    if (clip.kind === 'audio') this.paintWave(surface, clip, scene, look, colors, place, start, end, box, head);
    else this.paintNotes(surface, clip, scene, colors, place, box, head);
    if (clip.muted) hatch(surface, from, to, head, left, ratio, colors.shade);
    this.edges(surface, start, end, look, colors, head, ratio);
    this.name(surface, clip, scene, colors, start, end, head, ratio);
  }

  /** Draws the name at the left edge of what is seen of a clip that begins before. */
  stick(surface: Surface, clip: Clip, scene: ClipScene, look: Look, color: string, silent: boolean, top: number, height: number, to: number, ratio: number): void {
    const head = Math.round(headOf(height / ratio) * ratio);
    if (head === 0) return;
    const colors = look.clip(clip.color || color, clip.muted || silent);
    const mask = this.masks.mask(nameOf(clip, scene), Math.round(TYPE * ratio), Math.round(240 * ratio));
    const pad = Math.round(5 * ratio);
    const right = Math.min(to - Math.round(2 * ratio), mask.width + 3 * pad);
    surface.fill(0, top, right, head, colors.head);
    surface.stamp(mask, pad, top + Math.round((head - mask.height) / 2), colors.headText, 0, right);
  }

  private name(surface: Surface, clip: Clip, scene: ClipScene, colors: ClipLook, start: number, end: number, head: number, ratio: number): void {
    const height = surface.height;
    const room = end - start - Math.round(8 * ratio);
    if (height < LEAST_WITH_NAME * ratio || room < 10 * ratio) return;
    const mask = this.masks.mask(nameOf(clip, scene), Math.round(TYPE * ratio), Math.round(240 * ratio));
    const x = start + Math.round(5 * ratio);
    if (x > surface.width || x + mask.width < 0) return;
    const right = end - Math.round(3 * ratio);
    if (head > 0) surface.stamp(mask, x, Math.round((head - mask.height) / 2), colors.headText, 0, right);
    else surface.stamp(mask, x, Math.round(ratio), colors.bodyText, 0, right);
  }

  private edges(surface: Surface, start: number, end: number, look: Look, colors: ClipLook, head: number, ratio: number): void {
    const height = surface.height;
    const thick = Math.round(ratio);
    if (end - start < 4 * thick) return;
    surface.fill(end - thick, 0, thick, height, look.ground);
    surface.fill(start, 0, thick, head, colors.headLine);
    surface.fill(start, head, thick, height - head, colors.bodyLine);
    if (end - start < 8 * thick) return;
    for (const x of [start, end - 2 * thick]) {
      surface.fill(x, 0, thick, thick, look.ground);
      surface.fill(x, height - thick, thick, thick, look.ground);
    }
  }

  private paintNotes(surface: Surface, clip: NoteClip, scene: ClipScene, colors: ClipLook, place: ClipPlace, box: { top: number; height: number; from: number; to: number }, head: number): void {
    const pattern = scene.patterns[clip.pattern];
    const { left, scale, ratio } = place;
    if (clip.loop && clip.loop.length * scale > 6 * ratio) {
      for (const turn of turnsOf(clip, (left + box.from) / scale, (left + box.to) / scale)) {
        if (turn.at > clip.at) mark(surface, Math.round(turn.at * scale) - left, head, ratio, colors);
      }
    }
    if (pattern) drawNotes(surface, clip, pattern, { ...box, scale, left }, colors.wave, colors.body, Math.round(ratio));
  }

  private paintWave(
    surface: Surface,
    clip: AudioClip,
    scene: ClipScene,
    look: Look,
    colors: ClipLook,
    place: ClipPlace,
    start: number,
    end: number,
    box: { top: number; height: number; from: number; to: number },
    head: number,
  ): void {
    const source = scene.sources[clip.source];
    if (!source || source.frames === 0 || box.height < 2) return;
    const { ratio } = place;
    const size = surface.width;
    if (this.columns.size < size) {
      this.columns = new Columns(size);
      this.gains = new Float32Array(size);
      this.places = new Float64Array(size + 1);
    }
    const length = this.framesOf(clip, source, scene, place, box.from, box.to);
    const play = new Play(clip, length);
    const step = ((this.places[box.to] ?? 0) - (this.places[box.from] ?? 0)) / (box.to - box.from);
    this.gains.fill(factorOf(clip.gain), box.from, box.to);
    this.envelope(clip, play, box.from, box.to);
    this.fades(surface, clip, place, start, end, box, colors, head);
    const split = source.channels > 1 && box.height >= LEAST_SPLIT * ratio;
    const parts = split ? 2 : 1;
    const each = Math.floor(box.height / parts);
    const paint = { peak: colors.peak, body: colors.wave, over: look.over };
    const thin = Math.round(ratio);
    for (let part = 0; part < parts; part++) {
      const own = { top: box.top + part * each, height: each - (split ? thin : 0), from: box.from, to: box.to };
      this.read(source, part, split ? 1 : Math.min(2, source.channels), play, step, box.from, box.to);
      const bodied = !this.reader.fine;
      drawColumns(surface, this.columns, own, this.gains, paint, thin, bodied);
      if (step * LEAST_DOTS * ratio < 1) {
        const first = this.places[box.from] ?? 0;
        drawDots(surface, this.reader, play, own, first, step, this.gains, colors.wave, 2 * Math.round(1.5 * ratio) + 1);
      }
    }
    if (clip.loopFrames && clip.loopFrames.length > step * 6 * ratio) {
      const from = this.places[box.from] ?? 0;
      for (const at of play.turns(from, this.places[box.to] ?? 0, MOST_TURNS)) {
        mark(surface, box.from + Math.round((at - from) / step), head, ratio, colors);
      }
    }
  }

  /** Fills the columns from one channel, or from the first two together. */
  private read(source: AudioSource, channel: number, together: number, play: Play, step: number, from: number, to: number): void {
    const reader = this.reader;
    reader.begin(source, channel, step);
    for (let x = from; x < to; x++) play.add(reader, this.columns, x, this.places[x] ?? 0, this.places[x + 1] ?? 0);
    if (!reader.complete) this.complete = false;
    if (together < 2) return;
    const first = this.columns;
    const second = (this.second ??= new Columns(0)).size < first.size ? (this.second = new Columns(first.size)) : this.second;
    reader.begin(source, 1, step);
    for (let x = from; x < to; x++) play.add(reader, second, x, this.places[x] ?? 0, this.places[x + 1] ?? 0);
    if (!reader.complete) this.complete = false;
    for (let x = from; x < to; x++) {
      first.least[x] = Math.min(first.least[x] ?? 0, second.least[x] ?? 0);
      first.most[x] = Math.max(first.most[x] ?? 0, second.most[x] ?? 0);
      first.bodyLeast[x] = ((first.bodyLeast[x] ?? 0) + (second.bodyLeast[x] ?? 0)) / 2;
      first.bodyMost[x] = ((first.bodyMost[x] ?? 0) + (second.bodyMost[x] ?? 0)) / 2;
      first.full[x] = (first.full[x] ?? 0) | (second.full[x] ?? 0);
    }
  }

  private second: Columns | null = null;

  /** For each column the frames after the clip's start at its left edge; returns the length of the clip in frames. */
  private framesOf(clip: AudioClip, source: AudioSource, scene: ClipScene, place: ClipPlace, from: number, to: number): number {
    const seconds = scene.seconds;
    const zero = seconds.secondsAt(clip.at);
    const at = (x: number) => (seconds.secondsAt((place.left + x) / place.scale) - zero) * source.rate;
    const places = this.places;
    const first = at(from);
    const last = at(to);
    const step = (last - first) / (to - from);
    const quarter = (to - from) / 4;
    const straight = [1, 2, 3].every((n) => Math.abs(at(from + n * quarter) - (first + n * quarter * step)) < step * 0.25);
    for (let x = from; x <= to; x++) places[x] = straight ? first + (x - from) * step : at(x);
    return (seconds.secondsAt(clip.at + clip.length) - zero) * source.rate;
  }

  /** Multiplies the gains by the clip's own curve. */
  private envelope(clip: AudioClip, play: Play, from: number, to: number): void {
    if (clip.envelopeFrames.length === 0) return;
    const points = envelopeOf(clip.envelopeFrames);
    for (let x = from; x < to; x++) {
      const middle = ((this.places[x] ?? 0) + (this.places[x + 1] ?? 0)) / 2;
      this.gains[x] = (this.gains[x] ?? 0) * factorOf(valueAt(points, play.frameAt(middle)));
    }
  }

  /** Multiplies the gains by the fades and draws what lies outside of them. */
  private fades(
    surface: Surface,
    clip: AudioClip,
    place: ClipPlace,
    start: number,
    end: number,
    box: { top: number; height: number; from: number; to: number },
    colors: ClipLook,
    head: number,
  ): void {
    const thick = Math.round(place.ratio);
    const rows = surface.height - head;
    const one = (from: number, to: number, gainAt: (x: number) => number) => {
      for (let x = Math.max(box.from, from); x < Math.min(box.to, to); x++) {
        const g = gainAt(x);
        this.gains[x] = (this.gains[x] ?? 0) * g;
        const y = head + Math.round((1 - g) * rows);
        surface.fill(x, head, 1, y - head, colors.shade);
        const next = head + Math.round((1 - gainAt(x + 1)) * rows);
        const top = Math.min(y, next);
        surface.fill(x, top, 1, Math.max(thick, Math.abs(next - y)), colors.wave);
      }
    };
    const inPixels = Math.round((clip.at + clip.fadeIn.length) * place.scale) - place.left - start;
    if (inPixels > 0) one(start, start + inPixels, (x) => fadeGain(clip.fadeIn.shape, (x - start) / inPixels));
    const outPixels = end + place.left - Math.round((clip.at + clip.length - clip.fadeOut.length) * place.scale);
    if (clip.fadeOut.length > 0 && outPixels > 0) {
      one(end - outPixels, end, (x) => fadeGain(clip.fadeOut.shape, (end - x) / outPixels));
    }
  }
}

/** What stands on a clip. */
export function nameOf(clip: Clip, scene: ClipScene): string {
  if (clip.name !== '') return clip.name;
  if (clip.kind === 'notes') return scene.patterns[clip.pattern]?.name ?? '';
  return scene.sources[clip.source]?.name ?? '';
}

/** Where a loop begins again. */
function mark(surface: Surface, x: number, head: number, ratio: number, colors: ClipLook): void {
  const thick = Math.round(ratio);
  surface.fill(x, 0, thick, head, colors.headLine);
  const dash = 3 * thick;
  for (let y = head; y < surface.height; y += 2 * dash) surface.fill(x, y, thick, dash, colors.bodyLine);
  for (let i = 0; i < 4; i++) surface.fill(x - (3 - i) * thick, head + i * thick, (7 - 2 * i) * thick, thick, colors.head);
}

/** Slanting lines over what is muted, the same wherever the surface begins. */
function hatch(surface: Surface, from: number, to: number, head: number, left: number, ratio: number, color: Pixel): void {
  const every = Math.round(7 * ratio);
  const thick = Math.round(ratio);
  for (let y = head; y < surface.height; y++) {
    for (let x = from; x < to; x++) {
      if ((((x + left + y) % every) + every) % every < thick) surface.fill(x, y, 1, 1, color);
    }
  }
}
