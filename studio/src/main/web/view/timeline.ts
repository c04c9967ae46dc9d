import { palette, theme } from '../theme/theme';
import { drawCurve } from './arrange/automation-curve';
import { ClipPainter } from './arrange/clip-paint';
import { hitAt } from './arrange/hits';
import { laneOf } from './arrange/lane';
import { LaneTiles, TILE } from './arrange/lane-tiles';
import { Overlay } from './arrange/overlay';
import { type Arrangement, type Hit, Plan, type Row } from './arrange/scene';
import { CanvasView } from './canvas';
import { gridLines } from './grid';
import { Look } from './look';
import { Surface } from './pixels';
import { Playhead } from './playhead';
import { BrowserMasks } from './text-masks';
import type { TimeAxis } from './time-axis';
import type { PeakStore } from './wave/peak-store';

/** The layer of clips and the layer above them. */
const CLIPS = 1;
const ABOVE = 2;
/** Lines of the grid are at least so many CSS pixels apart. */
const GRID = 14;
/** Milliseconds of a frame for tiles that are new. */
const BUDGET = 4;
/** While zooming everything is new: then tiles may take so much. */
const BUDGET_ZOOM = 9;

/** The arrangement: all lanes on one canvas, selection and ghosts on another, the playhead an element of its own. */
export class TimelineView extends CanvasView {
  /** Milliseconds that the last frame took. */
  lastFrame = 0;
  private shown: Arrangement;
  private plan: Plan;
  private top = 0;
  private look = new Look(theme.peek(), palette.peek());
  private arrivals = 0;
  private image: ImageData | null = null;
  private ground: Uint32Array = new Uint32Array(0);
  private lit: Uint32Array = new Uint32Array(0);
  private lastScale = 0;
  private lastLeft = 0;
  private readonly tiles: LaneTiles;
  private readonly painter: ClipPainter;
  private readonly overlay: Overlay;
  private readonly playhead: Playhead;

  constructor(
    host: HTMLElement,
    readonly axis: TimeAxis,
    store: PeakStore,
    arrangement: Arrangement,
  ) {
    super(host, ['opaque', 'clear']);
    this.shown = arrangement;
    this.plan = new Plan(arrangement, null);
    const masks = new BrowserMasks(() => getComputedStyle(host).fontFamily || 'sans-serif');
    this.painter = new ClipPainter(store, masks);
    this.tiles = new LaneTiles(this.painter);
    const above = this.layers[1];
    if (!above) throw new Error('no second layer');
    this.overlay = new Overlay(above.context, axis, this.painter);
    this.playhead = new Playhead(host, 'playhead', 1, 0);
    this.atEnd(() => this.playhead.remove());
    this.atEnd(axis.version.subscribe(() => this.invalidate()));
    this.atEnd(store.onArrival(() => this.arrived()));
    this.atEnd(palette.subscribe(() => this.restyle(masks)));
    void document.fonts?.ready.then(() => this.restyle(masks));
    axis.resize(this.width);
  }

  /** Shows another state of some of what is shown. */
  show(part: Partial<Arrangement>): void {
    const before = this.shown;
    this.shown = { ...before, ...part };
    const { song, rows, seconds, focus } = this.shown;
    const structure = song !== before.song || rows !== before.rows || seconds !== before.seconds;
    if (structure) this.plan = new Plan(this.shown, this.plan);
    if (rows !== before.rows) {
      this.tiles.keepOnly(new Set(rows.map((row) => row.id)));
      this.scrollTop = this.top;
    }
    this.invalidate(structure || focus !== before.focus || this.shown.snap !== before.snap ? CLIPS | ABOVE : ABOVE);
  }

  get arrangement(): Arrangement {
    return this.shown;
  }

  /** CSS pixels of rows above the upper edge. */
  get scrollTop(): number {
    return this.top;
  }

  set scrollTop(top: number) {
    const most = Math.max(0, this.plan.rows.height - this.height + Math.min(this.height / 2, 120));
    const next = Math.min(most, Math.max(0, top));
    if (next === this.top) return;
    this.top = next;
    this.invalidate();
  }

  /** Height of all rows in CSS pixels. */
  get contentHeight(): number {
    return this.plan.rows.height;
  }

  /** What lies at a place of the view, in CSS pixels. */
  hit(x: number, y: number): Hit {
    return hitAt(this.shown, this.plan, this.axis, x, y + this.top);
  }

  /** The row at a height of the view; null where none is. */
  rowAt(y: number): Row | null {
    return this.shown.rows[this.plan.rows.at(y + this.top)] ?? null;
  }

  /** Where the upper edge of a row is in the view; NaN for none of the rows. */
  topOf(id: string): number {
    const index = this.shown.rows.findIndex((row) => row.id === id);
    return index < 0 ? NaN : this.plan.rows.top(index) - this.top;
  }

  /** Ids of clips that touch a rectangle of the view. */
  clipsWithin(left: number, top: number, right: number, bottom: number): string[] {
    const found: string[] = [];
    this.shown.rows.forEach((row, i) => {
      const y = this.plan.rows.top(i) - this.top;
      const track = this.plan.tracks.get(row.track);
      if (row.kind !== 'clips' || !track || y >= bottom || y + row.height <= top) return;
      const lane = laneOf(track);
      for (const j of lane.stretches.within(this.axis.tickAt(left), this.axis.tickAt(right))) {
        const clip = lane.clips[j];
        if (clip) found.push(clip.id);
      }
    });
    return found;
  }

  /** Moves the playhead; null hides it. Costs no drawing. */
  setPlayhead(tick: number | null): void {
    this.playhead.moveTo(tick === null ? null : this.axis.xOf(tick), this);
  }

  protected override resized(): void {
    this.image = null;
    this.axis?.resize(this.width);
  }

  private restyle(masks: BrowserMasks): void {
    masks.clear();
    this.look = new Look(theme.peek(), palette.peek());
    this.invalidate();
  }

  private arrived(): void {
    this.arrivals++;
    this.invalidate(CLIPS);
  }

  protected override draw(dirty: number, now: number): void {
    const begun = performance.now();
    if (dirty & CLIPS) this.drawClips();
    if (dirty & (CLIPS | ABOVE)) {
      this.overlay.draw(this.shown, this.plan, this.look, this.top, this.width, this.height, this.ratio);
    }
    this.lastFrame = performance.now() - begun;
    void now;
  }

  private drawClips(): void {
    const layer = this.layers[0];
    if (!layer) return;
    const { canvas, context } = layer;
    const image = (this.image ??= context.createImageData(canvas.width, canvas.height));
    const picture = new Surface(image.width, image.height, new Uint32Array(image.data.buffer));
    const scale = this.axis.scale * this.ratio;
    const left = Math.round(this.axis.origin * scale);
    this.makeGround(picture.width, left, scale);
    const zoomed = scale !== this.lastScale;
    this.tiles.begin({
      scene: this.plan.clips,
      look: this.look,
      scale,
      ratio: this.ratio,
      left,
      arrivals: this.arrivals,
      budget: zoomed ? BUDGET_ZOOM : BUDGET,
    });
    const shift = Math.round(this.top * this.ratio);
    const first = Math.max(0, this.plan.rows.at(this.top));
    let y = 0;
    let last = first;
    for (let i = first; i < this.shown.rows.length && y < picture.height; i++, last = i) {
      y = this.drawRow(picture, i, shift, left);
    }
    picture.fill(0, y, picture.width, picture.height - y, this.look.gap);
    this.prepare(first, last, left, picture.width);
    this.tiles.end();
    context.putImageData(image, 0, 0);
    this.drawCurves(context, first, last);
    this.lastScale = scale;
    this.lastLeft = left;
    if (this.tiles.pending) this.invalidate(CLIPS);
  }

  /** Draws a row; returns the first line of pixels below it. */
  private drawRow(picture: Surface, i: number, shift: number, left: number): number {
    const row = this.shown.rows[i];
    if (!row) return 0;
    const top = Math.round(this.plan.rows.top(i) * this.ratio) - shift;
    const bottom = Math.round(this.plan.rows.top(i + 1) * this.ratio) - shift;
    const line = Math.round(this.ratio);
    const track = this.plan.tracks.get(row.track);
    const pattern = row.track === this.shown.focus ? this.lit : this.ground;
    for (let y = Math.max(0, top); y < Math.min(picture.height, bottom - line); y++) {
      picture.data.set(pattern, y * picture.width);
    }
    picture.fill(0, bottom - line, picture.width, line, this.look.gap);
    if (!track || row.kind !== 'clips') return bottom;
    const height = bottom - top - line;
    this.tiles.draw(picture, row.id, track, top, height, 0, picture.height);
    const lane = laneOf(track);
    const leftmost = lane.clips[lane.stretches.at((left + 1) / this.scaleNow())];
    if (leftmost && Math.round(leftmost.at * this.scaleNow()) < left) {
      const end = Math.round((leftmost.at + leftmost.length) * this.scaleNow()) - left;
      this.painter.stick(picture, leftmost, this.plan.clips, this.look, track.color, track.muted, top, height, end, this.ratio);
    }
    return bottom;
  }

  private scaleNow(): number {
    return this.axis.scale * this.ratio;
  }

  /** One line of pixels of the ground with the grid, and one of the track that has the focus. */
  private makeGround(width: number, left: number, scale: number): void {
    if (this.ground.length !== width) {
      this.ground = new Uint32Array(width);
      this.lit = new Uint32Array(width);
    }
    this.ground.fill(this.look.ground);
    this.lit.fill(this.look.lit);
    const { song, snap } = this.shown;
    const lines = gridLines(song.meters, left / scale, (left + width) / scale, scale, GRID * this.ratio, snap);
    const thick = Math.max(1, Math.round(this.ratio / 2));
    for (const line of lines) {
      const x = Math.round(line.tick * scale) - left;
      const color = this.look[line.weight];
      for (let i = x; i < x + thick; i++) {
        if (i < 0 || i >= width) continue;
        this.ground[i] = color;
        this.lit[i] = color;
      }
    }
  }

  /** Draws tiles on the side that is scrolled to, while there is time. */
  private prepare(first: number, last: number, left: number, width: number): void {
    if (this.tiles.pending) return;
    const forward = left >= this.lastLeft;
    const index = forward ? Math.floor((left + width - 1) / TILE) + 1 : Math.floor(left / TILE) - 1;
    for (let i = first; i < last; i++) {
      const row = this.shown.rows[i];
      const track = row ? this.plan.tracks.get(row.track) : undefined;
      if (!row || !track || row.kind !== 'clips' || track.clips.length === 0) continue;
      const line = Math.round(this.ratio);
      const height = Math.round(this.plan.rows.top(i + 1) * this.ratio) - Math.round(this.plan.rows.top(i) * this.ratio) - line;
      if (!this.tiles.prepare(row.id, track, height, index)) return;
    }
  }

  private drawCurves(context: CanvasRenderingContext2D, first: number, last: number): void {
    context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    for (let i = first; i < last; i++) {
      const row = this.shown.rows[i];
      const track = row ? this.plan.tracks.get(row.track) : undefined;
      if (!row?.automation || !track) continue;
      const box = {
        top: this.plan.rows.top(i) - this.top,
        height: row.height - 1,
        width: this.width,
        origin: this.axis.origin,
        scale: this.axis.scale,
      };
      const color = row.kind === 'clips' ? this.look.palette.text1 : this.look.waveOf(track.color);
      drawCurve(context, row.automation, box, color, this.look.palette.bg1, row.kind === 'automation');
    }
  }
}
