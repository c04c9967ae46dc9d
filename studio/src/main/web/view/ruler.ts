import { palette, theme } from '../theme/theme';
import { clockText } from '../song/time';
import { type RulerHit, rulerHit, type RulerState } from './arrange/ruler-hits';
import {
  BARS, BRACE, drawChords, drawMarkers, drawMeters, drawSections, drawTempo, LANE, laneHeight, type LanePen,
} from './arrange/ruler-lanes';
import { CanvasView } from './canvas';
import { gridLines, lineText } from './grid';
import { Playhead } from './playhead';
import type { TimeAxis } from './time-axis';

export { type RulerLane, rulerHeight } from './arrange/ruler-lanes';
export type { RulerHit } from './arrange/ruler-hits';

const GRID = 14;
const LABELS = 52;
const CLOCK_LABELS = 64;
const CLOCK_STEPS = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600];

/** Bars and beats over the arrangement, the loop's brace, and lanes for what belongs to the song as a whole. */
export class RulerView extends CanvasView {
  private state: RulerState;
  private readonly cap: Playhead;

  constructor(
    host: HTMLElement,
    readonly axis: TimeAxis,
    state: RulerState,
  ) {
    super(host, ['opaque']);
    this.state = state;
    this.cap = new Playhead(host, 'playhead-cap', 8, 8);
    this.atEnd(() => this.cap.remove());
    this.atEnd(axis.version.subscribe(() => this.invalidate()));
    this.atEnd(palette.subscribe(() => this.invalidate()));
  }

  show(part: Partial<RulerState>): void {
    this.state = { ...this.state, ...part };
    this.invalidate();
  }

  /** Moves the playhead's cap; null hides it. */
  setPlayhead(tick: number | null): void {
    this.cap.moveTo(tick === null ? null : this.axis.xOf(tick), this);
  }

  /** What lies at a place of the view, in CSS pixels. */
  hit(x: number, y: number): RulerHit {
    return rulerHit(this.state, this.axis, x, y);
  }

  protected override draw(): void {
    const context = this.layers[0]?.context;
    if (!context) return;
    const colors = palette.peek();
    const { song, lanes, selected } = this.state;
    context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    context.fillStyle = colors.bg2;
    context.fillRect(0, 0, this.width, this.height);
    context.font = `500 11px ${getComputedStyle(this.host).fontFamily || 'sans-serif'}`;
    context.textBaseline = 'alphabetic';
    const pen: LanePen = { context, axis: this.axis, palette: colors, theme: theme.peek(), width: this.width };
    this.bars(pen);
    this.brace(pen);
    let top = BARS;
    for (const lane of lanes) {
      context.fillStyle = colors.bg1;
      context.fillRect(0, top, this.width, laneHeight(lane));
      const key = selected?.lane === lane ? selected.key : null;
      const text = typeof key === 'string' ? key : null;
      const tick = typeof key === 'number' ? key : null;
      if (lane === 'sections') drawSections(pen, song, top, text);
      else if (lane === 'markers') drawMarkers(pen, song, top, text);
      else if (lane === 'chords') drawChords(pen, song, top, tick);
      else if (lane === 'tempo') drawTempo(pen, song, top, tick);
      else if (lane === 'meter') drawMeters(pen, song, top, tick);
      else this.clockLane(pen, top);
      top += laneHeight(lane);
      context.fillStyle = colors.line;
      context.fillRect(0, top - 1, this.width, 1);
    }
    context.fillStyle = colors.line;
    context.fillRect(0, BARS - 1, this.width, 1);
  }

  private bars({ context, palette: colors }: LanePen): void {
    const { axis } = this;
    const { song, snap, time } = this.state;
    if (time && time.to > time.from) {
      context.fillStyle = colors.chosen;
      context.fillRect(axis.xOf(time.from), BRACE, (time.to - time.from) * axis.scale, BARS - BRACE);
    }
    for (const line of gridLines(song.meters, axis.origin, axis.last, axis.scale, GRID, snap)) {
      const height = line.weight === 'bar' ? 9 : line.weight === 'beat' ? 6 : 4;
      context.fillStyle = line.weight === 'bar' ? colors.edge : colors.lineStrong;
      context.fillRect(Math.round(axis.xOf(line.tick)), BARS - 1 - height, 1, height);
    }
    for (const line of gridLines(song.meters, axis.tickAt(-LABELS), axis.last, axis.scale, LABELS)) {
      const x = Math.round(axis.xOf(line.tick));
      context.fillStyle = line.weight === 'bar' ? colors.edge : colors.lineStrong;
      context.fillRect(x, BRACE + 2, 1, BARS - BRACE - 3);
      context.fillStyle = line.weight === 'bar' ? colors.text1 : colors.text2;
      context.fillText(lineText(line), x + 4, BRACE + 12);
    }
  }

  private brace({ context, palette: colors }: LanePen): void {
    context.fillStyle = colors.bg0;
    context.fillRect(0, 0, this.width, BRACE);
    const loop = this.state.loop;
    if (!loop || loop.to <= loop.from) return;
    const from = Math.round(this.axis.xOf(loop.from));
    const to = Math.round(this.axis.xOf(loop.to));
    if (to < 0 || from > this.width) return;
    context.fillStyle = loop.on ? colors.accent : colors.lineStrong;
    context.beginPath();
    context.roundRect(Math.max(-6, from), 1, Math.max(2, Math.min(this.width + 6, to) - Math.max(-6, from)), BRACE - 2, 2);
    context.fill();
    context.fillRect(from, 1, 2, BARS - 2);
    context.fillRect(to - 2, 1, 2, BARS - 2);
  }

  private clockLane({ context, palette: colors }: LanePen, top: number): void {
    const { tempo } = this.state;
    const first = tempo.secondsAt(Math.floor(this.axis.origin));
    const last = tempo.secondsAt(Math.ceil(this.axis.last));
    const step = CLOCK_STEPS.find((each) => (each / (last - first)) * this.width >= CLOCK_LABELS) ?? 7200;
    context.fillStyle = colors.text2;
    for (let n = Math.floor(first / step); n * step <= last; n++) {
      const x = Math.round(this.axis.xOf(tempo.tickAtSeconds(n * step)));
      context.fillRect(x, top + LANE - 6, 1, 5);
      context.fillText(shortClock(n * step, step), x + 4, top + 13);
    }
  }
}

/** Thousandths only where they differ. */
function shortClock(seconds: number, step: number): string {
  const text = clockText(seconds);
  return step >= 1 ? text.replace(/\.\d+$/, '') : text;
}
