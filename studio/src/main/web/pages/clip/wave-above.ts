import { palette } from '../../theme/theme';
import type { TimeAxis } from '../../view/time-axis';
import { fadeGain } from '../../view/wave/fades';
import { FADES, STRIP, type WavePlan, yOf } from './hits';
import { curveAt } from './math';
import type { WaveScene } from './wave-scene';

/** CSS pixels that a text beside the line of a time needs. */
const LABELS = 76;
const STEPS = [0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600];

/** Draws what lies above the waveform: times, marks and beats, the edges of the clip, its loop, fades and gain, and where the cursor is. */
export class WaveAbove {
  /** @param width of the view, as `height` in CSS pixels */
  constructor(
    private readonly context: CanvasRenderingContext2D,
    private readonly axis: TimeAxis,
    private readonly width: number,
    private readonly height: number,
  ) {}

  draw(scene: WaveScene, plan: WavePlan): void {
    const colors = palette.peek();
    this.times(scene);
    for (const mark of scene.marks) this.upright(mark.frame, STRIP, colors.warn, 0.75);
    this.beats(scene);
    this.loop(scene);
    const { span } = plan;
    for (const frame of [span.from, span.to]) this.upright(frame, STRIP, colors.text1, 0.9);
    if (!plan.looped) this.fades(plan);
    this.curve(scene, plan);
    this.upright(scene.cursor, 0, colors.accent, 0.95, [4, 3]);
    if (scene.line !== null) this.upright(scene.line, 0, colors.accent, 1);
  }

  private upright(frame: number, top: number, color: string, opacity: number, dash: number[] = []): void {
    const { context } = this;
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

  private times(scene: WaveScene): void {
    const { context } = this;
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
  private beats({ beats }: WaveScene): void {
    const { context } = this;
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
      if (down.has(i)) this.upright(frame, STRIP, colors.accent, 0.4);
    });
  }

  private loop({ edited }: WaveScene): void {
    const { context } = this;
    const { loopFrames } = edited.clip;
    if (!loopFrames) return;
    const from = this.axis.xOf(loopFrames.at);
    context.fillStyle = palette.peek().accent;
    context.fillRect(from, STRIP - 4, loopFrames.length * this.axis.scale, 3);
  }

  private fades(plan: WavePlan): void {
    const { context } = this;
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

  private curve(scene: WaveScene, plan: WavePlan): void {
    const { context } = this;
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
