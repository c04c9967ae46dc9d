import { palette } from '../../theme/theme';
import { CanvasView } from '../../view/canvas';
import { gridLines, lineText } from '../../view/grid';
import { Playhead } from '../../view/playhead';
import type { TimeAxis } from '../../view/time-axis';
import type { Meter } from '../../wire/song.generated';

const LABELS = 48;
const TICKS = 9;
/** Height of the band that shows what the clip plays. */
const BAND = 7;

/** What the ruler over an editor of a pattern shows. */
export interface RollRulerScene {
  readonly meters: readonly Meter[];
  readonly heard: { readonly from: number; readonly to: number; readonly loop: { readonly from: number; readonly to: number } | null } | null;
}

/** Bars and beats of a pattern, what its clip plays of it and how it loops. */
export class RollRuler extends CanvasView {
  private readonly cap: Playhead;

  constructor(
    host: HTMLElement,
    readonly axis: TimeAxis,
    private scene: RollRulerScene,
  ) {
    super(host, ['opaque']);
    this.cap = new Playhead(host, 'playhead-cap', 8, 8);
    this.atEnd(() => this.cap.remove());
    this.atEnd(axis.version.subscribe(() => this.invalidate()));
    this.atEnd(palette.subscribe(() => this.invalidate()));
    void document.fonts?.ready.then(() => this.invalidate());
  }

  show(part: Partial<RollRulerScene>): void {
    this.scene = { ...this.scene, ...part };
    this.invalidate();
  }

  setPlayhead(tick: number | null): void {
    this.cap.moveTo(tick === null ? null : this.axis.xOf(tick), this);
  }

  protected override draw(): void {
    const context = this.layers[0]?.context;
    if (!context) return;
    const { axis, height, width } = this;
    const { meters, heard } = this.scene;
    const colors = palette.peek();
    context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    context.fillStyle = colors.bg2;
    context.fillRect(0, 0, width, height);
    context.fillStyle = colors.bg0;
    context.fillRect(0, 0, width, BAND);
    const band = (from: number, to: number, color: string) => {
      context.fillStyle = color;
      const left = Math.max(-4, axis.xOf(from));
      context.beginPath();
      context.roundRect(left, 1, Math.max(1, Math.min(width + 4, axis.xOf(to)) - left), BAND - 2, 2);
      context.fill();
    };
    if (heard) band(heard.from, heard.to, colors.lineStrong);
    if (heard?.loop) band(heard.loop.from, heard.loop.to, colors.accent);
    context.font = `500 11px ${getComputedStyle(this.host).fontFamily || 'sans-serif'}`;
    context.textBaseline = 'alphabetic';
    for (const line of gridLines(meters, axis.origin, axis.last, axis.scale, TICKS)) {
      const tall = line.weight === 'bar' ? 8 : line.weight === 'beat' ? 5 : 3;
      context.fillStyle = line.weight === 'bar' ? colors.edge : colors.lineStrong;
      context.fillRect(Math.round(axis.xOf(line.tick)), height - 1 - tall, 1, tall);
    }
    for (const line of gridLines(meters, axis.tickAt(-LABELS), axis.last, axis.scale, LABELS)) {
      const x = Math.round(axis.xOf(line.tick));
      context.fillStyle = line.weight === 'bar' ? colors.edge : colors.lineStrong;
      context.fillRect(x, BAND + 2, 1, height - BAND - 3);
      context.fillStyle = line.weight === 'bar' ? colors.text1 : colors.text2;
      context.fillText(lineText(line), x + 4, BAND + 12);
    }
    context.fillStyle = colors.line;
    context.fillRect(0, height - 1, width, 1);
  }
}
