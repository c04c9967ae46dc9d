import { palette, theme } from '../../theme/theme';
import { CanvasView } from '../../view/canvas';
import { gridLines } from '../../view/grid';
import type { TimeAxis } from '../../view/time-axis';
import type { Control, Meter, Note, Point } from '../../wire/song.generated';
import { laneControls, type LaneScale, laneScale } from './lanes';
import { noteIndex } from './note-index';
import { NoteLook } from './note-look';
import type { Lane } from './state';

/** Heads of bars are drawn while there are fewer notes in sight. */
const HEADS = 4000;
const GRID = 9;

/** What a lane below the notes shows. */
export interface LaneScene {
  readonly lane: Lane;
  readonly notes: readonly Note[];
  readonly controls: readonly Control[];
  readonly meters: readonly Meter[];
  readonly selection: ReadonlySet<Note>;
  readonly color: string;
  readonly coloring: 'velocity' | 'track';
}

/** What a gesture in the lane shows before it is done. */
export interface LanePreview {
  /** Notes in the place of others. */
  readonly notes: ReadonlyMap<Note, Note>;
  /** All controls of the lane as they would be; null for as they are. */
  readonly controls: readonly Control[] | null;
  /** A line that is drawn, in CSS pixels. */
  readonly line?: { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number };
}

export const NO_LANE_PREVIEW: LanePreview = { notes: new Map(), controls: null };

/** Velocities, controllers or curves of notes under the roll. */
export class LaneView extends CanvasView {
  private shown: LaneScene;
  private preview = NO_LANE_PREVIEW;
  private look: NoteLook;

  constructor(
    host: HTMLElement,
    readonly axis: TimeAxis,
    scene: LaneScene,
  ) {
    super(host, ['opaque']);
    this.shown = scene;
    this.look = new NoteLook(palette.peek(), theme.peek(), scene.color, scene.coloring);
    this.atEnd(axis.version.subscribe(() => this.invalidate()));
    this.atEnd(palette.subscribe(() => this.restyle()));
  }

  get scene(): LaneScene {
    return this.shown;
  }

  get scale(): LaneScale {
    return laneScale(this.shown.lane);
  }

  show(part: Partial<LaneScene>): void {
    const before = this.shown;
    this.shown = { ...before, ...part };
    if (before.color !== this.shown.color || before.coloring !== this.shown.coloring) this.restyle();
    this.invalidate();
  }

  showPreview(preview: LanePreview): void {
    this.preview = preview;
    this.invalidate();
  }

  /** The value at a height of the view. */
  valueAt(y: number): number {
    const { min, max } = this.scale;
    const share = 1 - (y - 4) / Math.max(1, this.height - 8);
    return min + Math.min(1, Math.max(0, share)) * (max - min);
  }

  yOf(value: number): number {
    const { min, max } = this.scale;
    return 4 + (1 - (value - min) / (max - min)) * Math.max(1, this.height - 8);
  }

  /** The note whose bar is nearest to a place, a chosen one first; null when none is near. */
  barAt(x: number, y: number): Note | null {
    const reach = 5 / this.axis.scale;
    const tick = this.axis.tickAt(x);
    let best: Note | null = null;
    let least = Infinity;
    noteIndex(this.shown.notes).each(tick - reach, tick + reach, (note) => {
      if (Math.abs(note.at - tick) > reach) return;
      const distance = Math.abs(this.yOf(note.velocity) - y) - (this.shown.selection.has(note) ? 1000 : 0);
      if (distance < least) {
        least = distance;
        best = note;
      }
    });
    return best;
  }

  private restyle(): void {
    this.look = new NoteLook(palette.peek(), theme.peek(), this.shown.color, this.shown.coloring);
    this.invalidate();
  }

  protected override draw(): void {
    const context = this.layers[0]?.context;
    if (!context) return;
    const colors = this.look.palette;
    const { axis } = this;
    const { meters, lane } = this.shown;
    context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    context.fillStyle = colors.bg1;
    context.fillRect(0, 0, this.width, this.height);
    for (const line of gridLines(meters, axis.origin, axis.last, axis.scale, GRID * 2)) {
      context.fillStyle = line.weight === 'bar' ? colors.gridBar : line.weight === 'beat' ? colors.gridBeat : colors.gridFine;
      context.fillRect(Math.round(axis.xOf(line.tick)), 0, 1, this.height);
    }
    context.fillStyle = colors.gridBeat;
    const { marks, origin } = this.scale;
    for (const mark of marks) context.fillRect(0, Math.round(this.yOf(mark)), this.width, 1);
    if (origin !== this.scale.min) {
      context.fillStyle = colors.gridBar;
      context.fillRect(0, Math.round(this.yOf(origin)), this.width, 1);
    }
    if (lane.kind === 'velocity') this.velocities(context);
    else if (lane.kind === 'expression') this.curves(context, lane.of);
    else this.controls(context);
    const line = this.preview.line;
    if (line) {
      context.strokeStyle = colors.text1;
      context.lineWidth = 1.5;
      context.beginPath();
      context.moveTo(line.x1, line.y1);
      context.lineTo(line.x2, line.y2);
      context.stroke();
    }
    context.fillStyle = colors.line;
    context.fillRect(0, 0, this.width, 1);
  }

  /** Draws one bar for each column of pixels, and heads while they can be told apart. */
  private velocities(context: CanvasRenderingContext2D): void {
    const { notes, selection } = this.shown;
    const wide = Math.ceil(this.width) + 1;
    const plain = new Uint8Array(wide);
    const chosen = new Uint8Array(wide);
    const heads: Note[] = [];
    noteIndex(notes).each(this.axis.origin, this.axis.last, (note) => {
      const x = Math.round(this.axis.xOf(note.at));
      if (x < 0 || x >= wide) return;
      const now = this.preview.notes.get(note) ?? note;
      const columns = selection.has(note) ? chosen : plain;
      columns[x] = Math.max(columns[x] ?? 0, Math.round(now.velocity));
      if (heads.length < HEADS) heads.push(selection.has(note) ? { ...now, release: -1 } : now);
    });
    const foot = this.yOf(0);
    for (const columns of [plain, chosen]) {
      for (let x = 0; x < wide; x++) {
        const velocity = columns[x] ?? 0;
        if (velocity === 0) continue;
        context.fillStyle = columns === chosen ? this.look.palette.text1 : (this.look.colors[velocity] ?? '');
        const y = this.yOf(velocity);
        context.fillRect(x, y, 2, foot - y);
      }
    }
    if (heads.length >= HEADS) return;
    for (const note of heads) {
      const strong = note.release === -1;
      context.fillStyle = strong ? this.look.palette.text1 : (this.look.colors[Math.round(note.velocity)] ?? '');
      context.beginPath();
      context.arc(this.axis.xOf(note.at) + 1, this.yOf(note.velocity), strong ? 4 : 3.2, 0, 7);
      context.fill();
    }
  }

  private controls(context: CanvasRenderingContext2D): void {
    const list = this.preview.controls ?? laneControls(this.shown.controls, this.shown.lane);
    const foot = this.yOf(this.scale.origin);
    list.forEach((control, i) => {
      const x = this.axis.xOf(control.at);
      const end = Math.min(this.width + 2, this.axis.xOf(list[i + 1]?.at ?? Infinity));
      if (end < 0 || x > this.width) return;
      const y = this.yOf(control.value);
      context.fillStyle = this.look.palette.accent;
      context.globalAlpha = 0.25;
      context.fillRect(x, Math.min(y, foot), end - x, Math.abs(foot - y));
      context.globalAlpha = 1;
      context.fillRect(x, y - 1, end - x, 2);
      context.beginPath();
      context.arc(x + 1, y, 3, 0, 7);
      context.fill();
    });
  }

  private curves(context: CanvasRenderingContext2D, kind: string): void {
    const { notes, selection } = this.shown;
    const colors = this.look.palette;
    let count = 0;
    noteIndex(notes).each(this.axis.origin, this.axis.last, (note) => {
      const now = this.preview.notes.get(note) ?? note;
      const strong = selection.has(note);
      const points = now.expressions.find((each) => each.kind === kind)?.points ?? [];
      if (++count > HEADS || (!strong && points.length === 0)) return;
      const left = this.axis.xOf(now.at);
      const right = this.axis.xOf(now.at + now.length);
      if (strong) {
        context.fillStyle = colors.chosen;
        context.globalAlpha = 0.5;
        context.fillRect(left, 1, right - left, this.height);
        context.globalAlpha = 1;
      }
      this.curve(context, points, left, right, strong ? colors.accent : colors.edge, strong);
    });
    if (selection.size === 0) {
      context.fillStyle = colors.text2;
      context.font = `500 12px ${getComputedStyle(this.host).fontFamily || 'sans-serif'}`;
      context.fillText('Choose notes, then draw their curve here', 12, 20);
    }
  }

  private curve(context: CanvasRenderingContext2D, points: readonly Point[], left: number, right: number, color: string, dots: boolean): void {
    const { axis } = this;
    context.strokeStyle = color;
    context.fillStyle = color;
    context.lineWidth = 1.5;
    context.beginPath();
    context.moveTo(left, this.yOf(points[0]?.value ?? this.scale.origin));
    for (const point of points) context.lineTo(left + point.at * axis.scale, this.yOf(point.value));
    context.lineTo(right, this.yOf(points[points.length - 1]?.value ?? this.scale.origin));
    context.stroke();
    if (!dots) return;
    for (const point of points) context.fillRect(left + point.at * axis.scale - 2, this.yOf(point.value) - 2, 4, 4);
  }
}
