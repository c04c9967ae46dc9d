import { palette, theme } from '../../theme/theme';
import { mix } from '../../theme/color';
import { tempoMap } from '../../song/time';
import type { Song } from '../../wire/song.generated';
import { CanvasView } from '../../view/canvas';
import { Look } from '../../view/look';
import { pixel, Surface } from '../../view/pixels';
import type { TimeAxis } from '../../view/time-axis';
import { Columns, WaveReader } from '../../view/wave/columns';
import { factorOf, fadeGain } from '../../view/wave/fades';
import type { PeakStore } from '../../view/wave/peak-store';
import { drawColumns } from '../../view/wave/raster';
import type { SoundMarks } from '../../wire/protocol.generated';
import { FADES, STRIP, WavePlan, yOf } from './hits';
import { curveAt, type Mark } from './math';
import type { Edited } from './state';

const WAVE = 1;
const ABOVE = 2;
/** CSS pixels of a frame from which on frames are drawn as dots. */
const DOTS = 6;
const STEPS = [0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600];
const LABELS = 76;

/** What the editor of a recording shows. */
export interface WaveScene {
  readonly song: Pick<Song, 'tempos'>;
  readonly edited: Edited;
  /** The marks that count, none when they are hidden. */
  readonly marks: readonly Mark[];
  /** Null when they are hidden or not known. */
  readonly beats: SoundMarks['marks'];
  readonly chosen: ReadonlySet<number>;
  readonly cursor: number;
  /** A frame that a gesture holds on to. */
  readonly line: number | null;
}

/** The waveform of a recording to the sample, what a clip plays of it, its gain, fades, transients and beats. */
export class WaveEditView extends CanvasView {
  private scene: WaveScene | null = null;
  private made: WavePlan | null = null;
  private columns = new Columns(0);
  private gains = new Float32Array(0);
  private readonly reader: WaveReader;
  private readonly playhead: HTMLElement;

  constructor(
    host: HTMLElement,
    readonly axis: TimeAxis,
    store: PeakStore,
  ) {
    super(host, ['opaque', 'clear']);
    this.reader = new WaveReader(store);
    this.playhead = document.createElement('div');
    this.playhead.className = 'playhead';
    this.playhead.setAttribute('aria-hidden', 'true');
    host.append(this.playhead);
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
    const x = frame === null ? -1 : this.axis.xOf(frame);
    const seen = frame !== null && x >= 0 && x <= this.width;
    this.playhead.style.visibility = seen ? 'visible' : 'hidden';
    if (seen) this.playhead.style.transform = `translateX(${Math.round(x * this.ratio) / this.ratio}px)`;
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
    const colors = palette.peek();
    context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    context.clearRect(0, 0, this.width, this.height);
    context.font = `500 11px ${getComputedStyle(this.host).fontFamily || 'sans-serif'}`;
    this.times(context, scene);
    for (const mark of scene.marks) this.upright(context, mark.frame, STRIP, colors.warn, 0.75);
    this.beats(context, scene);
    this.loop(context, scene);
    const { span } = plan;
    for (const frame of [span.from, span.to]) this.upright(context, frame, STRIP, colors.text1, 0.9);
    if (!plan.looped) this.fades(context, plan);
    this.curve(context, scene, plan);
    this.upright(context, scene.cursor, 0, colors.accent, 0.95, [4, 3]);
    if (scene.line !== null) this.upright(context, scene.line, 0, colors.accent, 1);
  }

  private upright(context: CanvasRenderingContext2D, frame: number, top: number, color: string, opacity: number, dash: number[] = []): void {
    const x = Math.round(this.axis.xOf(frame)) + 0.5;
    if (x < -1 || x > this.width + 1) return;
    context.globalAlpha = opacity;
    context.strokeStyle = color;
    context.lineWidth = 1;
    context.setLineDash(dash);
    context.beginPath();
    context.moveTo(x, top);
    context.lineTo(x, this.height);
    context.stroke();
    context.setLineDash([]);
    context.globalAlpha = 1;
  }

  private times(context: CanvasRenderingContext2D, scene: WaveScene): void {
    const { rate } = scene.edited.source;
    const colors = palette.peek();
    const perSecond = this.axis.scale * rate;
    const step = STEPS.find((each) => each * perSecond >= LABELS) ?? 1200;
    const digits = Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
    context.fillStyle = colors.text2;
    context.textBaseline = 'middle';
    for (let n = Math.max(0, Math.floor(this.axis.origin / rate / step)); n * step * rate <= this.axis.last; n++) {
      const x = Math.round(this.axis.xOf(n * step * rate));
      context.fillRect(x, STRIP - 6, 1, 6);
      context.fillText(`${(n * step).toFixed(digits)} s`, x + 4, 9);
    }
    context.fillStyle = colors.line;
    context.fillRect(0, STRIP - 1, this.width, 1);
  }

  /** The beats that were heard: where the sound could be held to the grid. */
  private beats(context: CanvasRenderingContext2D, { beats }: WaveScene): void {
    if (!beats) return;
    const colors = palette.peek();
    const down = new Set(beats.downbeats);
    beats.beats.forEach((frame, i) => {
      const x = this.axis.xOf(frame);
      if (x < -8 || x > this.width + 8) return;
      context.fillStyle = down.has(i) ? colors.accent : colors.text2;
      const half = down.has(i) ? 5 : 4;
      context.beginPath();
      context.moveTo(x - half, STRIP);
      context.lineTo(x + half, STRIP);
      context.lineTo(x, STRIP + half + 3);
      context.fill();
      if (down.has(i)) this.upright(context, frame, STRIP, colors.accent, 0.4);
    });
  }

  private loop(context: CanvasRenderingContext2D, { edited }: WaveScene): void {
    const { loopFrames } = edited.clip;
    if (!loopFrames) return;
    const from = this.axis.xOf(loopFrames.at);
    context.fillStyle = palette.peek().accent;
    context.fillRect(from, STRIP - 4, loopFrames.length * this.axis.scale, 3);
  }

  private fades(context: CanvasRenderingContext2D, plan: WavePlan): void {
    const colors = palette.peek();
    const { clip, span } = plan;
    for (const which of ['in', 'out'] as const) {
      const inner = this.axis.xOf(plan.fadeFrame(which));
      const outer = this.axis.xOf((which === 'in') !== clip.reversed ? span.from : span.to);
      const shape = which === 'in' ? clip.fadeIn.shape : clip.fadeOut.shape;
      context.strokeStyle = colors.text1;
      context.globalAlpha = 0.85;
      context.beginPath();
      if (Math.abs(inner - outer) >= 1) {
        const top = STRIP + FADES / 2;
        for (let i = 0; i <= 48; i++) {
          const x = outer + ((inner - outer) * i) / 48;
          const y = top + (1 - fadeGain(shape, i / 48)) * (this.height - top);
          if (i === 0) context.moveTo(x, y);
          else context.lineTo(x, y);
        }
        context.stroke();
      }
      context.globalAlpha = 1;
      context.fillStyle = colors.text1;
      context.fillRect(Math.round(inner) - 4, STRIP + 2, 8, 8);
      context.strokeStyle = colors.bg0;
      context.strokeRect(Math.round(inner) - 4.5, STRIP + 1.5, 9, 9);
    }
  }

  private curve(context: CanvasRenderingContext2D, scene: WaveScene, plan: WavePlan): void {
    const colors = palette.peek();
    const { clip } = plan;
    const left = Math.max(0, this.axis.xOf(plan.span.from));
    const right = Math.min(this.width, this.axis.xOf(plan.span.to));
    context.strokeStyle = colors.bg0;
    for (const width of [3, 1.5]) {
      context.lineWidth = width;
      context.strokeStyle = width === 3 ? colors.bg0 : colors.accent;
      context.globalAlpha = width === 3 ? 0.55 : clip.envelopeFrames.length ? 1 : 0.7;
      context.beginPath();
      for (let x = left; x <= right; x += 1) {
        const y = yOf(curveAt(clip.envelopeFrames, this.axis.tickAt(x)), this.height);
        if (x === left) context.moveTo(x, y);
        else context.lineTo(x, y);
      }
      context.stroke();
    }
    context.globalAlpha = 1;
    context.lineWidth = 1.5;
    for (const point of clip.envelopeFrames) {
      const x = this.axis.xOf(point.at);
      if (x < -8 || x > this.width + 8) continue;
      context.beginPath();
      context.arc(x, yOf(point.gain, this.height), 4.5, 0, 2 * Math.PI);
      context.fillStyle = scene.chosen.has(point.at) ? colors.accent : colors.bg1;
      context.fill();
      context.strokeStyle = scene.chosen.has(point.at) ? colors.text1 : colors.accent;
      context.stroke();
    }
    context.lineWidth = 1;
  }
}
