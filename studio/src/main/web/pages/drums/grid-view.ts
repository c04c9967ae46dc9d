import { mix } from '../../theme/color';
import { palette, theme } from '../../theme/theme';
import { trackShade } from '../../theme/tokens';
import { CanvasView } from '../../view/canvas';
import type { Row, RowStep } from '../../wire/song.generated';
import { type Cell, cellAt, stepAt } from './steps';
import { ROW } from './state';

const GRID = 1;
const ABOVE = 2;
const GAP = 2;

/** What a step grid shows. */
export interface StepScene {
  /** From the top. */
  readonly rows: readonly Row[];
  /** The tick at the left edge, and how many there are across. */
  readonly from: number;
  readonly span: number;
  /** Ticks of a beat and of a bar. */
  readonly beat: number;
  readonly bar: number;
  readonly color: string;
  readonly cursor: { readonly row: number; readonly cell: number } | null;
}

/** A cell under the pointer. */
export interface StepHit extends Cell {
  readonly row: number;
}

/** The cells of a step grid: rows of time, each with cells as long as its own steps. */
export class StepView extends CanvasView {
  private shown: StepScene;
  /** Steps of rows in the place of those of the song, by key. */
  private preview: ReadonlyMap<number, readonly RowStep[]> = new Map();
  private tick: number | null = null;
  private lit = '';

  constructor(host: HTMLElement, scene: StepScene) {
    super(host, ['opaque', 'clear']);
    this.shown = scene;
    this.atEnd(palette.subscribe(() => this.invalidate()));
    void document.fonts?.ready.then(() => this.invalidate());
  }

  get scene(): StepScene {
    return this.shown;
  }

  show(part: Partial<StepScene>): void {
    this.shown = { ...this.shown, ...part };
    this.invalidate();
  }

  showPreview(preview: ReadonlyMap<number, readonly RowStep[]>): void {
    this.preview = preview;
    this.invalidate(GRID);
  }

  /** The steps of a row as they are shown. */
  stepsOf(row: Row): readonly RowStep[] {
    return this.preview.get(row.key) ?? row.steps;
  }

  /** Where the pattern plays; null where it does not. Draws only when another cell is reached. */
  setPlaying(tick: number | null): void {
    const lit = tick === null ? '' : this.shown.rows.map((row) => Math.floor(tick / row.rate)).join();
    this.tick = tick;
    if (lit !== this.lit) this.invalidate(ABOVE);
    this.lit = lit;
  }

  private x(tick: number): number {
    return ((tick - this.shown.from) / this.shown.span) * this.width;
  }

  hit(x: number, y: number): StepHit | null {
    const at = Math.floor(y / ROW);
    const row = this.shown.rows[at];
    const tick = this.shown.from + (x / Math.max(1, this.width)) * this.shown.span;
    if (!row || tick < 0 || x < 0 || x >= this.width) return null;
    return { row: at, ...cellAt(row, tick) };
  }

  protected override draw(dirty: number): void {
    if (dirty & GRID) this.drawGrid();
    this.drawAbove();
  }

  private drawGrid(): void {
    const context = this.layers[0]?.context;
    if (!context) return;
    const colors = palette.peek();
    const { rows, from, span, beat, bar, color } = this.shown;
    const shade = trackShade(theme.peek(), color);
    context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    context.fillStyle = colors.bg0;
    context.fillRect(0, 0, this.width, this.height);
    context.font = `500 10px ${getComputedStyle(this.host).fontFamily || 'sans-serif'}`;
    context.textBaseline = 'middle';
    rows.forEach((row, i) => {
      const top = i * ROW;
      if (top > this.height) return;
      const steps = this.stepsOf(row);
      for (let number = Math.floor(from / row.rate); number * row.rate < from + span; number++) {
        const left = this.x(number * row.rate);
        const width = this.x((number + 1) * row.rate) - left;
        const onBeat = Math.floor((number * row.rate) / beat) % 2 === 0;
        const again = number >= row.length;
        const ground = mix(colors.bg1, colors.bg4, onBeat ? 0.9 : 0.35);
        context.fillStyle = again ? mix(ground, colors.bg0, 0.6) : ground;
        context.beginPath();
        context.roundRect(left + GAP / 2, top + GAP, Math.max(1, width - GAP), ROW - 2 * GAP, 3);
        context.fill();
        const step = stepAt(steps, number % row.length);
        if (step) this.drawStep(context, step, left, top, width, row.muted ? colors.edge : shade.head, ground, row.muted || again, again);
      }
      const end = this.x(row.length * row.rate);
      if (end > 0 && end < this.width) {
        context.fillStyle = colors.accent;
        context.fillRect(end - 1, top + 3, 2, ROW - 6);
      }
    });
    for (let tick = Math.ceil(from / bar) * bar; tick < from + span; tick += bar) {
      if (tick === 0) continue;
      context.fillStyle = colors.lineStrong;
      context.fillRect(Math.round(this.x(tick)), 0, 1, rows.length * ROW);
    }
  }

  private drawStep(context: CanvasRenderingContext2D, step: RowStep, left: number, top: number, width: number, color: string, ground: string, faint: boolean, again: boolean): void {
    const x = left + GAP / 2;
    const wide = Math.max(2, width - GAP);
    const tall = ROW - 2 * GAP;
    const height = Math.max(4, (tall * step.velocity) / 127);
    context.save();
    context.beginPath();
    context.roundRect(x, top + GAP, wide, tall, 3);
    context.clip();
    context.fillStyle = mix(ground, color, faint ? 0.2 : 0.34);
    context.fillRect(x, top + GAP, wide, tall);
    context.fillStyle = faint ? mix(ground, color, again ? 0.38 : 0.6) : color;
    const parts = Math.max(1, step.ratchet);
    for (let part = 0; part < parts; part++) {
      const from = x + (wide * part) / parts;
      context.fillRect(from, top + GAP + tall - height, wide / parts - (parts > 1 ? 1.5 : 0), height);
    }
    if (step.shift !== 0) {
      context.fillStyle = palette.peek().text1;
      context.fillRect(x + wide * (0.5 + step.shift) - 1, top + GAP, 2, 5);
    }
    if (step.chance < 1) {
      const text = `${Math.round(step.chance * 100)}%`;
      context.fillStyle = ground;
      context.globalAlpha = 0.85;
      context.fillRect(x, top + GAP, wide, 13);
      context.globalAlpha = 1;
      context.fillStyle = palette.peek().text1;
      if (wide > 22) context.fillText(text, x + 3, top + GAP + 7);
      else context.fillRect(x, top + GAP, wide * step.chance, 3);
    }
    context.restore();
  }

  private drawAbove(): void {
    const context = this.layers[1]?.context;
    if (!context) return;
    const colors = palette.peek();
    const { rows, cursor, from, span } = this.shown;
    context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    context.clearRect(0, 0, this.width, this.height);
    const tick = this.tick;
    if (tick !== null) {
      rows.forEach((row, i) => {
        const at = (Math.floor(tick / row.rate) % row.length) * row.rate;
        if (at + row.rate <= from || at >= from + span) return;
        const left = this.x(at);
        const on = stepAt(this.stepsOf(row), Math.floor(tick / row.rate) % row.length) && !row.muted;
        context.globalAlpha = on ? 0.55 : 0.16;
        context.fillStyle = colors.text1;
        context.beginPath();
        context.roundRect(left + GAP / 2, i * ROW + GAP, this.x(at + row.rate) - left - GAP, ROW - 2 * GAP, 3);
        context.fill();
      });
      context.globalAlpha = 1;
    }
    const row = cursor ? rows[cursor.row] : undefined;
    if (cursor && row) {
      const left = this.x(cursor.cell * row.rate);
      context.strokeStyle = colors.accent;
      context.lineWidth = 2;
      context.strokeRect(left + 1, cursor.row * ROW + 1, this.x((cursor.cell + 1) * row.rate) - left - 2, ROW - 2);
    }
  }
}
