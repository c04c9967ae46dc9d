import { palette, theme } from '../../theme/theme';
import { mix } from '../../theme/color';
import { tempoMap } from '../../song/time';
import { CanvasView } from '../../view/canvas';
import { Look } from '../../view/look';
import { pixel, Surface } from '../../view/pixels';
import { Playhead } from '../../view/playhead';
import type { TimeAxis } from '../../view/time-axis';
import { Columns, WaveReader } from '../../view/wave/columns';
import { factorOf, fadeGain } from '../../view/wave/fades';
import type { PeakStore } from '../../view/wave/peak-store';
import { drawColumns } from '../../view/wave/raster';
import { FADES, STRIP, WavePlan } from './hits';
import { curveAt } from './math';
import type { Edited } from './state';
import { WaveAbove } from './wave-above';
import type { WaveScene } from './wave-scene';

const WAVE = 1;
const ABOVE = 2;
/** CSS pixels of a frame from which on frames are drawn as dots. */
const DOTS = 6;

/** The waveform of a recording to the sample, what a clip plays of it, its gain, fades, transients and beats. */
export class WaveEditView extends CanvasView {
  private scene: WaveScene | null = null;
  private made: WavePlan | null = null;
  private columns = new Columns(0);
  private gains = new Float32Array(0);
  private readonly reader: WaveReader;
  private readonly playhead: Playhead;

  constructor(
    host: HTMLElement,
    readonly axis: TimeAxis,
    store: PeakStore,
  ) {
    super(host, ['opaque', 'clear']);
    this.reader = new WaveReader(store);
    this.playhead = new Playhead(host, 'playhead', 0, 0);
    this.atEnd(() => this.playhead.remove());
    this.atEnd(axis.version.subscribe(() => this.invalidate()));
    this.atEnd(store.onArrival((source) => source === this.scene?.edited.source.id && this.invalidate(WAVE)));
    this.atEnd(palette.subscribe(() => this.invalidate()));
    axis.resize(this.width);
  }

  show(scene: WaveScene): void {
    const before = this.scene?.edited;
    const { edited, song } = scene;
    this.made = new WavePlan(edited.clip, edited.source, tempoMap(song));
    this.scene = scene;
    this.invalidate(before?.clip === edited.clip && before.source === edited.source ? ABOVE : WAVE | ABOVE);
  }

  get plan(): WavePlan | null {
    return this.made;
  }

  /** Moves the playhead; null hides it. */
  setPlayhead(frame: number | null): void {
    this.playhead.moveTo(frame === null ? null : this.axis.xOf(frame), this);
  }

  protected override resized(): void {
    this.axis?.resize(this.width);
  }

  protected override draw(dirty: number): void {
    const { scene, made } = this;
    if (!scene || !made) return;
    if (dirty & WAVE) this.drawWave(scene, made);
    this.drawAbove(scene, made);
  }

  private drawWave({ edited }: WaveScene, plan: WavePlan): void {
    const layer = this.layers[0];
    if (!layer) return;
    const { canvas, context } = layer;
    const { clip, source, track } = edited;
    const { ratio, axis } = this;
    const image = context.createImageData(canvas.width, canvas.height);
    const picture = new Surface(image.width, image.height, new Uint32Array(image.data.buffer));
    const look = new Look(theme.peek(), palette.peek());
    const colors = look.clip(clip.color || track.color, clip.muted || track.muted);
    const strip = Math.round(STRIP * ratio);
    picture.fill(0, 0, picture.width, strip, pixel(palette.peek().bg2));
    picture.fill(0, strip, picture.width, picture.height - strip, look.ground);
    const at = (frame: number) => Math.min(picture.width, Math.max(0, Math.round(axis.xOf(frame) * ratio)));
    const from = at(plan.span.from);
    const to = at(plan.span.to);
    picture.fill(from, strip, to - from, picture.height - strip, colors.body);
    if (this.columns.size < picture.width) {
      this.columns = new Columns(picture.width);
      this.gains = new Float32Array(picture.width);
    }
    const step = 1 / (axis.scale * ratio);
    const first = axis.origin;
    this.gains.fill(factorOf(clip.gain), 0, picture.width);
    for (let x = from; x < to; x++) this.gains[x] = (this.gains[x] ?? 0) * this.shape(plan, clip, first + (x + 0.5) * step);
    const top = Math.round((STRIP + FADES) * ratio);
    const parts = source.channels > 1 ? 2 : 1;
    const each = Math.floor((picture.height - top) / parts);
    const last = Math.min(picture.width, at(source.frames));
    const faint = { peak: pixel(mix(palette.peek().bg1, palette.peek().text3, 0.45)), body: pixel(mix(palette.peek().bg1, palette.peek().text3, 0.75)), over: look.over };
    const strong = { peak: colors.peak, body: colors.wave, over: look.over };
    const thin = Math.round(ratio);
    for (let part = 0; part < parts; part++) {
      this.reader.begin(source, part, step);
      for (let x = 0; x < last; x++) this.reader.add(this.columns, x, first + x * step, first + (x + 1) * step, true);
      const box = { top: top + part * each, height: each - (parts > 1 ? thin : 0) };
      const bodied = !this.reader.fine;
      picture.fill(0, box.top + Math.floor(box.height / 2), last, thin, look.fine);
      drawColumns(picture, this.columns, { ...box, from: 0, to: Math.min(from, last) }, this.gains, faint, thin, bodied);
      drawColumns(picture, this.columns, { ...box, from: Math.min(to, last), to: last }, this.gains, faint, thin, bodied);
      drawColumns(picture, this.columns, { ...box, from: Math.min(from, last), to: Math.min(to, last) }, this.gains, strong, thin, bodied);
      if (step * DOTS * ratio < 1) this.dots(picture, box, first, step, strong.body, last);
    }
    context.putImageData(image, 0, 0);
  }

  /** The factor of envelope and fades at a frame. */
  private shape(plan: WavePlan, clip: Edited['clip'], frame: number): number {
    const { span } = plan;
    let gain = factorOf(curveAt(clip.envelopeFrames, frame));
    if (plan.looped) return gain;
    const begin = clip.reversed ? span.to - frame : frame - span.from;
    const end = clip.reversed ? frame - span.from : span.to - frame;
    if (plan.fadeIn > 0 && begin < plan.fadeIn) gain *= fadeGain(clip.fadeIn.shape, begin / plan.fadeIn);
    if (plan.fadeOut > 0 && end < plan.fadeOut) gain *= fadeGain(clip.fadeOut.shape, end / plan.fadeOut);
    return gain;
  }

  private dots(picture: Surface, box: { top: number; height: number }, first: number, step: number, color: number, last: number): void {
    const size = 2 * Math.round(1.5 * this.ratio) + 1;
    const reach = Math.floor(size / 2);
    for (let frame = Math.ceil(first); (frame - first) / step < last; frame++) {
      const x = Math.round((frame - first) / step);
      const y = Math.round(box.top + (box.height / 2) * (1 - this.reader.sample(frame) * (this.gains[x] ?? 1)));
      if (y >= box.top && y < box.top + box.height) picture.fill(x - reach, y - reach, size, size, color);
    }
  }

  private drawAbove(scene: WaveScene, plan: WavePlan): void {
    const context = this.layers[1]?.context;
    if (!context) return;
    context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    context.clearRect(0, 0, this.width, this.height);
    context.font = `500 11px ${getComputedStyle(this.host).fontFamily || 'sans-serif'}`;
    new WaveAbove(context, this.axis, this.width, this.height).draw(scene, plan);
  }
}
