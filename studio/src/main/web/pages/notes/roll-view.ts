import { palette, theme } from '../../theme/theme';
import { CanvasView } from '../../view/canvas';
import { gridLines } from '../../view/grid';
import { blended, Surface } from '../../view/pixels';
import { BrowserMasks } from '../../view/text-masks';
import type { TimeAxis } from '../../view/time-axis';
import { pitchName } from '../../wire/pitch';
import type { Meter, Note } from '../../wire/song.generated';
import type { KeyRows } from './key-rows';
import { noteIndex } from './note-index';
import { NoteLook } from './note-look';
import { inScale, type Tonality } from './scales';

const NOTES = 1;
const ABOVE = 2;
/** Lines of the grid are at least so many CSS pixels apart. */
const GRID = 9;
const BLACK = [false, true, false, true, false, false, true, false, true, false, true, false];
/** Edges of notes are grasped within so many CSS pixels. */
const EDGE = 6;

/** What a roll shows. */
export interface RollScene {
  readonly notes: readonly Note[];
  readonly meters: readonly Meter[];
  readonly rows: KeyRows;
  readonly rowHeight: number;
  readonly tonality: Tonality | null;
  readonly selection: ReadonlySet<Note>;
  /** Notes of other tracks in the order of their starts, in ticks of this pattern. */
  readonly ghosts: readonly Note[];
  readonly color: string;
  readonly coloring: 'velocity' | 'track';
  /** What the clip plays. */
  readonly heard: { readonly from: number; readonly to: number } | null;
  /** Ticks of the finest line that is wanted. */
  readonly finest: number;
}

/** What a gesture shows before it is done. */
export interface RollPreview {
  /** Notes that are not shown where they are. */
  readonly hidden: ReadonlySet<Note>;
  /** What is shown instead. */
  readonly notes: readonly Note[];
  readonly box?: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };
  /** Where a cut would be. */
  readonly cut?: { readonly tick: number; readonly key: number };
}

export const NO_PREVIEW: RollPreview = { hidden: new Set(), notes: [] };

/** What lies under the pointer. */
export interface RollHit {
  readonly note: Note;
  readonly part: 'body' | 'start' | 'end';
}

/** The notes of a pattern on one canvas, and above it what a gesture makes of them. */
export class RollView extends CanvasView {
  /** Milliseconds that the last drawing of notes took. */
  lastDraw = 0;
  /** How often notes were drawn. */
  draws = 0;
  private shown: RollScene;
  private preview: RollPreview = NO_PREVIEW;
  private look: NoteLook;
  private top = 0;
  private image: ImageData | null = null;
  private readonly masks: BrowserMasks;
  private readonly playhead: HTMLElement;

  constructor(
    host: HTMLElement,
    readonly axis: TimeAxis,
    scene: RollScene,
    private readonly scrolled: (top: number) => void,
  ) {
    super(host, ['opaque', 'clear']);
    this.shown = scene;
    this.look = new NoteLook(palette.peek(), theme.peek(), scene.color, scene.coloring);
    this.masks = new BrowserMasks(() => getComputedStyle(host).fontFamily || 'sans-serif');
    this.playhead = document.createElement('div');
    this.playhead.className = 'playhead';
    this.playhead.setAttribute('aria-hidden', 'true');
    host.append(this.playhead);
    this.atEnd(() => this.playhead.remove());
    this.atEnd(axis.version.subscribe(() => this.invalidate()));
    this.atEnd(palette.subscribe(() => this.restyle()));
    void document.fonts?.ready.then(() => this.restyle());
    axis.resize(this.width);
  }

  get scene(): RollScene {
    return this.shown;
  }

  /** Shows another state of some of what is shown. */
  show(part: Partial<RollScene>): void {
    const before = this.shown;
    this.shown = { ...before, ...part };
    if (before.color !== this.shown.color || before.coloring !== this.shown.coloring) this.restyle();
    this.invalidate();
    this.scrollTop = this.top;
  }

  /** Shows what a gesture makes; notes are drawn anew only when others are hidden. */
  showPreview(preview: RollPreview): void {
    const other = preview.hidden !== this.preview.hidden;
    this.preview = preview;
    this.invalidate(other ? NOTES | ABOVE : ABOVE);
  }

  get scrollTop(): number {
    return this.top;
  }

  set scrollTop(top: number) {
    const most = Math.max(0, this.shown.rows.count * this.shown.rowHeight - this.height);
    const next = Math.min(most, Math.max(0, top));
    if (next !== this.top) this.invalidate();
    this.top = next;
    this.scrolled(next);
  }

  keyAt(y: number): number {
    return this.shown.rows.keyAt((y + this.top) / this.shown.rowHeight);
  }

  /** The upper edge of a key's row in the view. */
  yOf(key: number): number {
    return this.shown.rows.rowOf(key) * this.shown.rowHeight - this.top;
  }

  /** Scrolls so that a key is in the middle, or as little as needed. */
  reveal(key: number, middle = false): void {
    const y = this.yOf(key);
    if (middle) this.scrollTop = this.top + y - this.height / 2;
    else if (y < 0) this.scrollTop = this.top + y;
    else if (y + this.shown.rowHeight > this.height) this.scrollTop = this.top + y + this.shown.rowHeight - this.height;
  }

  /** The note at a place of the view. */
  hit(x: number, y: number): RollHit | null {
    const key = this.keyAt(y);
    const slack = 2 / this.axis.scale;
    const tick = this.axis.tickAt(x);
    const index = noteIndex(this.shown.notes);
    let note = index.at(tick, key);
    if (!note) index.each(tick - slack, tick + slack, (each) => each.key === key && (note = each));
    if (!note) return null;
    const left = this.axis.xOf(note.at);
    const right = this.axis.xOf(note.at + note.length);
    const edge = Math.min(EDGE, (right - left) / 3);
    return { note, part: x > right - edge ? 'end' : x < left + edge ? 'start' : 'body' };
  }

  /** The notes that touch a rectangle of the view. */
  notesWithin(left: number, top: number, right: number, bottom: number): Note[] {
    const { rows, rowHeight } = this.shown;
    const keys = new Set<number>();
    const last = Math.min(rows.count - 1, Math.floor((bottom + this.top) / rowHeight));
    for (let row = Math.max(0, Math.floor((top + this.top) / rowHeight)); row <= last; row++) keys.add(rows.keyAt(row));
    return noteIndex(this.shown.notes).within(this.axis.tickAt(left), this.axis.tickAt(right), keys);
  }

  /** Moves the playhead; null hides it. Costs no drawing. */
  setPlayhead(tick: number | null): void {
    const x = tick === null ? -10 : this.axis.xOf(tick);
    const seen = tick !== null && x >= -1 && x <= this.width;
    this.playhead.style.visibility = seen ? 'visible' : 'hidden';
    if (seen) this.playhead.style.transform = `translateX(${Math.round(x * this.ratio) / this.ratio}px)`;
  }

  protected override resized(): void {
    this.image = null;
    this.axis?.resize(this.width);
    if (this.shown) this.scrollTop = this.top;
  }

  private restyle(): void {
    this.masks.clear();
    this.look = new NoteLook(palette.peek(), theme.peek(), this.shown.color, this.shown.coloring);
    this.invalidate();
  }

  protected override draw(dirty: number): void {
    if (dirty & NOTES) {
      const begun = performance.now();
      this.drawNotes();
      this.lastDraw = performance.now() - begun;
      this.draws++;
    }
    this.drawAbove();
  }

  private drawNotes(): void {
    const layer = this.layers[0];
    if (!layer) return;
    const { canvas, context } = layer;
    const image = (this.image ??= context.createImageData(canvas.width, canvas.height));
    const surface = new Surface(image.width, image.height, new Uint32Array(image.data.buffer));
    const scale = this.axis.scale * this.ratio;
    const left = Math.round(this.axis.origin * scale);
    this.drawGround(surface, left, scale);
    const first = this.axis.origin;
    const last = this.axis.last;
    const { ghosts, notes, selection } = this.shown;
    noteIndex(ghosts).each(first, last, (note) => this.drawGhost(surface, note, left, scale));
    const hidden = this.preview.hidden;
    const reached = new Int32Array(128).fill(-1);
    const late: Note[] = [];
    noteIndex(notes).each(first, last, (note) => {
      if (hidden.has(note)) return;
      if (selection.has(note)) late.push(note);
      else this.drawNote(surface, note, left, scale, false, reached);
    });
    for (const note of late) this.drawNote(surface, note, left, scale, true, reached);
    context.putImageData(image, 0, 0);
  }

  /** Fills rows by copying lines of pixels that hold the grid. */
  private drawGround(surface: Surface, left: number, scale: number): void {
    const { look } = this;
    const { rows, rowHeight, tonality, meters, heard, finest } = this.shown;
    const lines = gridLines(meters, left / scale, (left + surface.width) / scale, scale, GRID * this.ratio, finest);
    const make = (color: number) => {
      const line = new Uint32Array(surface.width).fill(color);
      for (const each of lines) {
        const x = Math.round(each.tick * scale) - left;
        if (x >= 0 && x < line.length) line[x] = look[each.weight];
      }
      if (heard) {
        const from = Math.round(heard.from * scale) - left;
        const to = Math.round(heard.to * scale) - left;
        for (let x = 0; x < line.length; x++) if (x < from || x >= to) line[x] = blended(line[x] ?? 0, look.outside, 150);
      }
      return line;
    };
    const white = make(look.white);
    const black = make(look.black);
    const root = make(look.root);
    const under = make(look.rowLine);
    const octave = make(look.octaveLine);
    const shift = Math.round(this.top * this.ratio);
    const fine = rowHeight >= 7;
    let y = 0;
    for (let row = Math.floor(this.top / rowHeight); row < rows.count && y < surface.height; row++) {
      const bottom = Math.round((row + 1) * rowHeight * this.ratio) - shift;
      const key = rows.keyAt(row);
      const dark = tonality ? !inScale(tonality, key) : BLACK[key % 12];
      const body = tonality && key % 12 === tonality.root ? root : dark ? black : white;
      const line = key % 12 === 0 ? octave : fine ? under : body;
      for (; y < Math.min(bottom - 1, surface.height); y++) surface.data.set(body, y * surface.width);
      if (y < surface.height) surface.data.set(line, y * surface.width);
      y++;
    }
    if (y < surface.height) surface.fill(0, y, surface.width, surface.height - y, look.outside);
  }

  private drawGhost(surface: Surface, note: Note, left: number, scale: number): void {
    const row = this.shown.rows.rowOf(note.key);
    if (row < 0) return;
    const height = this.shown.rowHeight * this.ratio;
    const y = Math.round(row * height - this.top * this.ratio);
    const x = Math.round(note.at * scale) - left;
    const width = Math.max(2, Math.round((note.at + note.length) * scale) - left - x);
    const tall = Math.max(1, Math.round(height) - 1);
    surface.fill(x, y, width, tall, this.look.ghost);
    surface.fill(x, y, 1, tall, this.look.ghostEdge);
  }

  private drawNote(surface: Surface, note: Note, left: number, scale: number, chosen: boolean, reached: Int32Array): void {
    const row = this.shown.rows.rowOf(note.key);
    if (row < 0) return;
    const x = Math.round(note.at * scale) - left;
    const right = Math.max(x + 1, Math.round((note.at + note.length) * scale) - left);
    if (!chosen && right <= (reached[note.key] ?? -1) && right - x <= 2) return;
    reached[note.key] = right;
    const { look } = this;
    const unit = this.shown.rowHeight * this.ratio;
    const y = Math.round(row * unit - this.top * this.ratio);
    const tall = Math.max(1, Math.round((row + 1) * unit - this.top * this.ratio) - y - 1);
    if (y + tall < 0 || y >= surface.height) return;
    const velocity = Math.round(note.velocity);
    const body = chosen ? blended(look.bodies[velocity] ?? 0, look.chosen, look.chosenOver) : (look.bodies[velocity] ?? 0);
    surface.fill(x, y, right - x, tall, body);
    if (right - x >= 4) {
      const edge = chosen ? look.chosen : (look.edges[velocity] ?? 0);
      const line = chosen ? Math.max(1, Math.round(this.ratio)) : 1;
      surface.fill(x, y, line, tall, edge);
      surface.fill(right - line, y, line, tall, edge);
      if (tall >= 5) {
        surface.fill(x, y, right - x, line, edge);
        surface.fill(x, y + tall - line, right - x, line, edge);
      }
    }
    const size = Math.min(11 * this.ratio, Math.round(unit * 0.66));
    if (size >= 9 * this.ratio && right - x > 26 * this.ratio) {
      const mask = this.masks.mask(pitchName(note.key), size, 40 * this.ratio);
      surface.stamp(mask, Math.max(x, 0) + Math.round(4 * this.ratio), y + Math.round((tall - mask.height) / 2), look.texts[velocity] ?? 0, x, right - 2);
    }
  }

  /** Draws what a gesture makes. */
  private drawAbove(): void {
    const context = this.layers[1]?.context;
    if (!context) return;
    const { rowHeight } = this.shown;
    const { notes, box, cut } = this.preview;
    context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    context.clearRect(0, 0, this.width, this.height);
    const colors = this.look.palette;
    context.strokeStyle = colors.text1;
    context.lineWidth = 1;
    for (const note of notes) {
      const x = this.axis.xOf(note.at);
      const width = Math.max(2, note.length * this.axis.scale);
      const y = this.yOf(note.key);
      if (x > this.width || x + width < 0 || y > this.height || y + rowHeight < 0 || this.shown.rows.rowOf(note.key) < 0) continue;
      context.fillStyle = this.look.colors[Math.round(note.velocity)] ?? colors.accent;
      context.fillRect(x, y, width, rowHeight - 1);
      context.strokeRect(Math.round(x) + 0.5, Math.round(y) + 0.5, Math.max(1, Math.round(width) - 1), rowHeight - 2);
    }
    if (box) {
      context.fillStyle = colors.accent;
      context.globalAlpha = 0.14;
      context.fillRect(box.left, box.top, box.right - box.left, box.bottom - box.top);
      context.globalAlpha = 1;
      context.strokeStyle = colors.accent;
      context.strokeRect(box.left + 0.5, box.top + 0.5, box.right - box.left, box.bottom - box.top);
    }
    if (cut) {
      context.fillStyle = colors.text1;
      context.fillRect(Math.round(this.axis.xOf(cut.tick)), this.yOf(cut.key) - 3, 1.5, rowHeight + 5);
    }
  }
}
