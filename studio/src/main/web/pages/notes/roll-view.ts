import { palette, theme } from '../../theme/theme';
import { CanvasView } from '../../view/canvas';
import { Surface } from '../../view/pixels';
import { Playhead } from '../../view/playhead';
import { BrowserMasks } from '../../view/text-masks';
import type { TimeAxis } from '../../view/time-axis';
import type { Note } from '../../wire/song.generated';
import { noteIndex } from './note-index';
import { NoteLook } from './note-look';
import { paintRoll } from './roll-paint';
import { NO_PREVIEW, type RollHit, type RollPreview, type RollScene } from './roll-scene';

const NOTES = 1;
const ABOVE = 2;
/** Edges of notes are grasped within so many CSS pixels. */
const EDGE = 6;

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
  private readonly playhead: Playhead;
  private readonly cursor: Playhead;

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
    this.playhead = new Playhead(host, 'playhead', 1, 0);
    this.cursor = new Playhead(host, 'step-cursor', 1, 0);
    this.atEnd(() => this.playhead.remove());
    this.atEnd(() => this.cursor.remove());
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
    this.playhead.moveTo(tick === null ? null : this.axis.xOf(tick), this);
  }

  /** Moves the cursor of step input; null hides it. Costs no drawing. */
  setCursor(tick: number | null): void {
    this.cursor.moveTo(tick === null ? null : this.axis.xOf(tick), this);
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
    const pen = { surface, look: this.look, masks: this.masks, scene: this.shown, ratio: this.ratio, scale, left, top: this.top };
    paintRoll(pen, this.axis.origin, this.axis.last, this.preview.hidden);
    context.putImageData(image, 0, 0);
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
