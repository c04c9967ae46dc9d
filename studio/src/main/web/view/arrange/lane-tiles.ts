import type { Clip, Track } from '../../wire/song.generated';
import type { Look } from '../look';
import { Surface } from '../pixels';
import { type ClipPainter, type ClipScene, headOf } from './clip-paint';
import { laneOf, type Lane } from './lane';

/** Width of a tile in device pixels. */
export const TILE = 512;
const MOST_BYTES = 64 << 20;

interface Tile {
  /** Null where no clip lies. */
  surface: Surface | null;
  /** First and last but one columns that clips cover, one pair after the other. */
  spans: number[];
  clips: readonly Clip[];
  scene: ClipScene;
  look: Look;
  color: string;
  silent: boolean;
  complete: boolean;
  arrivals: number;
  used: number;
}

interface RowTiles {
  height: number;
  scale: number;
  readonly tiles: Map<number, Tile>;
}

/** What a frame is drawn from. */
export interface TileFrame {
  readonly scene: ClipScene;
  readonly look: Look;
  /** Device pixels for a tick. */
  readonly scale: number;
  /** Device pixels for a CSS pixel. */
  readonly ratio: number;
  /** Device pixels from the start of the song to the left edge. */
  readonly left: number;
  /** Counts peaks that arrived. */
  readonly arrivals: number;
  /** Milliseconds that drawing tiles may take. */
  readonly budget: number;
}

/** The lanes of clips as tiles of pixels that are kept while nothing changes. */
export class LaneTiles {
  /** Tiles that were drawn anew in this frame. */
  drawn = 0;
  /** Whether something is still to be drawn. */
  pending = false;
  private readonly rows = new Map<string, RowTiles>();
  private spare: Uint32Array[] = [];
  private bytes = 0;
  private clock = 0;
  private deadline = 0;
  private frame: TileFrame | null = null;

  constructor(
    private readonly painter: ClipPainter,
    private readonly now: () => number = () => performance.now(),
  ) {}

  begin(frame: TileFrame): void {
    this.frame = frame;
    this.clock++;
    this.drawn = 0;
    this.pending = false;
    this.deadline = this.now() + frame.budget;
  }

  /** Draws a row into the picture: rows `from` up to before `to` of it only. */
  draw(picture: Surface, id: string, track: Track, top: number, height: number, from: number, to: number): void {
    const frame = this.frame;
    if (!frame) return;
    const lane = laneOf(track);
    if (lane.clips.length === 0) return;
    const row = this.row(id, height, frame.scale);
    const first = Math.floor(frame.left / TILE);
    const last = Math.floor((frame.left + picture.width - 1) / TILE);
    for (let index = first; index <= last; index++) {
      const tile = this.tile(row, index, track, lane, frame);
      const x = index * TILE - frame.left;
      if (!tile) this.plain(picture, track, lane, x, top, height, from, to, frame);
      else if (tile.surface) {
        for (let i = 0; i < tile.spans.length; i += 2) {
          picture.pasteColumns(tile.surface, x, top, tile.spans[i] ?? 0, tile.spans[i + 1] ?? 0, from, to);
        }
      }
    }
  }

  /** Draws a tile beside what is seen, while there is time; false when there is none left. */
  prepare(id: string, track: Track, height: number, index: number): boolean {
    const frame = this.frame;
    if (!frame || index < 0) return true;
    if (this.now() >= this.deadline) return false;
    const pending = this.pending;
    this.tile(this.row(id, height, frame.scale), index, track, laneOf(track), frame);
    this.pending = pending;
    return true;
  }

  /** Forgets what was not seen for longest when it is too much. */
  end(): void {
    if (this.bytes <= MOST_BYTES) return;
    const all = [...this.rows.values()].flatMap((row) => [...row.tiles].map(([index, tile]) => ({ row, index, tile })));
    all.sort((a, b) => a.tile.used - b.tile.used);
    for (const { row, index, tile } of all) {
      if (this.bytes <= MOST_BYTES * 0.75 || tile.used === this.clock) break;
      this.free(tile);
      row.tiles.delete(index);
    }
    this.spare = [];
  }

  /** Forgets rows that are no more. */
  keepOnly(ids: ReadonlySet<string>): void {
    for (const [id, row] of this.rows) {
      if (ids.has(id)) continue;
      for (const tile of row.tiles.values()) this.free(tile);
      this.rows.delete(id);
    }
  }

  private row(id: string, height: number, scale: number): RowTiles {
    let row = this.rows.get(id);
    if (!row) this.rows.set(id, (row = { height, scale, tiles: new Map() }));
    if (row.height !== height || row.scale !== scale) {
      for (const tile of row.tiles.values()) this.free(tile);
      row.tiles.clear();
      row.height = height;
      row.scale = scale;
    }
    return row;
  }

  /** The tile; an older state of it when there is no time, and null when there is none. */
  private tile(row: RowTiles, index: number, track: Track, lane: Lane, frame: TileFrame): Tile | null {
    const known = row.tiles.get(index) ?? null;
    if (known) {
      known.used = this.clock;
      if (fresh(known, track, frame)) return known;
    }
    const from = (index * TILE) / frame.scale;
    const to = ((index + 1) * TILE) / frame.scale;
    const within = lane.stretches.within(from - 1 / frame.scale, to + 1 / frame.scale);
    if (within.length > 0 && this.drawn > 0 && this.now() >= this.deadline) {
      this.pending = true;
      return known;
    }
    const tile = this.paint(known, row, index, within, track, lane, frame);
    row.tiles.set(index, tile);
    return tile;
  }

  private paint(known: Tile | null, row: RowTiles, index: number, within: number[], track: Track, lane: Lane, frame: TileFrame): Tile {
    const tile: Tile = known ?? {
      surface: null, spans: [], clips: track.clips, scene: frame.scene, look: frame.look, color: track.color,
      silent: track.muted, complete: true, arrivals: frame.arrivals, used: this.clock,
    };
    tile.clips = track.clips;
    tile.scene = frame.scene;
    tile.look = frame.look;
    tile.color = track.color;
    tile.silent = track.muted;
    tile.arrivals = frame.arrivals;
    tile.complete = true;
    tile.spans = [];
    if (within.length === 0) {
      this.free(tile);
      return tile;
    }
    this.drawn++;
    tile.surface ??= this.surface(row.height);
    this.painter.complete = true;
    const left = index * TILE;
    for (const i of within) {
      const clip = lane.clips[i];
      if (!clip) continue;
      this.painter.paint(tile.surface, clip, frame.scene, frame.look, track.color, track.muted, {
        left, scale: frame.scale, ratio: frame.ratio,
      });
      const start = Math.round(clip.at * frame.scale) - left;
      const end = Math.max(start + 1, Math.round((clip.at + clip.length) * frame.scale) - left);
      addSpan(tile.spans, Math.max(0, start), Math.min(TILE, end));
    }
    tile.complete = this.painter.complete;
    return tile;
  }

  /** Clips as plain areas, for a frame without time for more. */
  private plain(picture: Surface, track: Track, lane: Lane, x: number, top: number, height: number, from: number, to: number, frame: TileFrame): void {
    const left = x + frame.left;
    const head = Math.round(headOf(height / frame.ratio) * frame.ratio);
    for (const i of lane.stretches.within(left / frame.scale, (left + TILE) / frame.scale)) {
      const clip = lane.clips[i];
      if (!clip) continue;
      const colors = frame.look.clip(clip.color || track.color, clip.muted || track.muted);
      const start = Math.max(x, Math.round(clip.at * frame.scale) - frame.left);
      const end = Math.min(x + TILE, Math.round((clip.at + clip.length) * frame.scale) - frame.left - 1);
      fillRows(picture, start, end, top, top + head, from, to, colors.head);
      fillRows(picture, start, end, top + head, top + height, from, to, colors.body);
    }
  }

  private surface(height: number): Surface {
    const size = TILE * height;
    const at = this.spare.findIndex((each) => each.length === size);
    const data = at >= 0 ? this.spare.splice(at, 1)[0] : undefined;
    this.bytes += size * 4;
    return new Surface(TILE, height, data);
  }

  private free(tile: Tile): void {
    if (!tile.surface) return;
    this.bytes -= tile.surface.data.byteLength;
    if (this.spare.length < 256) this.spare.push(tile.surface.data);
    tile.surface = null;
  }
}

function fillRows(picture: Surface, left: number, right: number, top: number, bottom: number, from: number, to: number, color: number): void {
  const first = Math.max(top, from);
  picture.fill(left, first, right - left, Math.min(bottom, to) - first, color);
}

function fresh(tile: Tile, track: Track, frame: TileFrame): boolean {
  if (tile.clips !== track.clips || tile.color !== track.color || tile.silent !== track.muted) return false;
  if (tile.look !== frame.look || (!tile.complete && tile.arrivals !== frame.arrivals)) return false;
  if (tile.scene === frame.scene) return true;
  if (tile.surface && !alike(tile, frame.scene)) return false;
  tile.scene = frame.scene;
  return true;
}

/** Whether what a tile shows is the same in another state of the song. */
function alike(tile: Tile, scene: ClipScene): boolean {
  const before = tile.scene;
  if (before.seconds !== scene.seconds) return false;
  if (before.patterns === scene.patterns && before.sources === scene.sources) return true;
  return tile.clips.every((clip) =>
    clip.kind === 'notes'
      ? before.patterns[clip.pattern] === scene.patterns[clip.pattern]
      : before.sources[clip.source] === scene.sources[clip.source],
  );
}

/** Adds a stretch of columns; stretches come in the order of their starts. */
function addSpan(spans: number[], from: number, to: number): void {
  if (to <= from) return;
  const last = spans[spans.length - 1];
  if (last !== undefined && from <= last) {
    spans[spans.length - 1] = Math.max(last, to);
    return;
  }
  spans.push(from, to);
}
