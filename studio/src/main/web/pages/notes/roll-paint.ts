import { gridLines } from '../../view/grid';
import { blended, type Surface } from '../../view/pixels';
import type { BrowserMasks } from '../../view/text-masks';
import { pitchName } from '../../wire/pitch';
import type { Note } from '../../wire/song.generated';
import { noteIndex } from './note-index';
import type { NoteLook } from './note-look';
import type { RollScene } from './roll-scene';
import { inScale } from './scales';

/** Lines of the grid are at least so many CSS pixels apart. */
const GRID = 9;
const BLACK = [false, true, false, true, false, false, true, false, true, false, true, false];

/** What a roll is painted with: its pixels, and how what it shows lies on them. */
export interface RollPen {
  readonly surface: Surface;
  readonly look: NoteLook;
  readonly masks: BrowserMasks;
  readonly scene: RollScene;
  /** Pixels for a CSS pixel. */
  readonly ratio: number;
  /** Pixels for a tick. */
  readonly scale: number;
  /** Pixels from tick 0 to the left edge. */
  readonly left: number;
  /** CSS pixels that are scrolled away above. */
  readonly top: number;
}

/** Paints the rows, the grid, and notes from a tick to another, but for those that are hidden; the chosen ones above the others. */
export function paintRoll(pen: RollPen, first: number, last: number, hidden: ReadonlySet<Note>): void {
  const { ghosts, notes, selection } = pen.scene;
  paintGround(pen);
  noteIndex(ghosts).each(first, last, (note) => paintGhost(pen, note));
  const reached = new Int32Array(128).fill(-1);
  const late: Note[] = [];
  noteIndex(notes).each(first, last, (note) => {
    if (hidden.has(note)) return;
    if (selection.has(note)) late.push(note);
    else paintNote(pen, note, false, reached);
  });
  for (const note of late) paintNote(pen, note, true, reached);
}

/** Fills rows by copying lines of pixels that hold the grid. */
function paintGround({ surface, look, scene, ratio, scale, left, top }: RollPen): void {
  const { rows, rowHeight, tonality, meters, heard, finest } = scene;
  const lines = gridLines(meters, left / scale, (left + surface.width) / scale, scale, GRID * ratio, finest);
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
  const shift = Math.round(top * ratio);
  const fine = rowHeight >= 7;
  let y = 0;
  for (let row = Math.floor(top / rowHeight); row < rows.count && y < surface.height; row++) {
    const bottom = Math.round((row + 1) * rowHeight * ratio) - shift;
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

function paintGhost({ surface, look, scene, ratio, scale, left, top }: RollPen, note: Note): void {
  const row = scene.rows.rowOf(note.key);
  if (row < 0) return;
  const height = scene.rowHeight * ratio;
  const y = Math.round(row * height - top * ratio);
  const x = Math.round(note.at * scale) - left;
  const width = Math.max(2, Math.round((note.at + note.length) * scale) - left - x);
  const tall = Math.max(1, Math.round(height) - 1);
  surface.fill(x, y, width, tall, look.ghost);
  surface.fill(x, y, 1, tall, look.ghostEdge);
}

/** @param reached the right edge of the last note that was painted, by key */
function paintNote({ surface, look, masks, scene, ratio, scale, left, top }: RollPen, note: Note, chosen: boolean, reached: Int32Array): void {
  const row = scene.rows.rowOf(note.key);
  if (row < 0) return;
  const x = Math.round(note.at * scale) - left;
  const right = Math.max(x + 1, Math.round((note.at + note.length) * scale) - left);
  if (!chosen && right <= (reached[note.key] ?? -1) && right - x <= 2) return;
  reached[note.key] = right;
  const unit = scene.rowHeight * ratio;
  const y = Math.round(row * unit - top * ratio);
  const tall = Math.max(1, Math.round((row + 1) * unit - top * ratio) - y - 1);
  if (y + tall < 0 || y >= surface.height) return;
  const velocity = Math.round(note.velocity);
  const body = chosen ? blended(look.bodies[velocity] ?? 0, look.chosen, look.chosenOver) : (look.bodies[velocity] ?? 0);
  surface.fill(x, y, right - x, tall, body);
  if (right - x >= 4) {
    const edge = chosen ? look.chosen : (look.edges[velocity] ?? 0);
    const line = chosen ? Math.max(1, Math.round(ratio)) : 1;
    surface.fill(x, y, line, tall, edge);
    surface.fill(right - line, y, line, tall, edge);
    if (tall >= 5) {
      surface.fill(x, y, right - x, line, edge);
      surface.fill(x, y + tall - line, right - x, line, edge);
    }
  }
  const size = Math.min(11 * ratio, Math.round(unit * 0.66));
  if (size >= 9 * ratio && right - x > 26 * ratio) {
    const mask = masks.mask(pitchName(note.key), size, 40 * ratio);
    surface.stamp(mask, Math.max(x, 0) + Math.round(4 * ratio), y + Math.round((tall - mask.height) / 2), look.texts[velocity] ?? 0, x, right - 2);
  }
}
