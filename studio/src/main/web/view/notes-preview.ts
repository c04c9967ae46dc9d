import type { Note, NoteClip, Pattern, Row } from '../wire/song.generated';
import { blended, type Pixel, type Surface } from './pixels';

/** The notes of a pattern as arrays, with what drawing asks for. */
class NoteTable {
  readonly count: number;
  readonly at: Float64Array;
  readonly length: Float64Array;
  readonly key: Uint8Array;
  readonly velocity: Uint8Array;
  readonly lowest: number;
  readonly highest: number;
  /** The length of the longest note. */
  readonly longest: number;

  constructor(notes: readonly Note[]) {
    this.count = notes.length;
    this.at = new Float64Array(notes.length);
    this.length = new Float64Array(notes.length);
    this.key = new Uint8Array(notes.length);
    this.velocity = new Uint8Array(notes.length);
    let lowest = 127;
    let highest = 0;
    let longest = 0;
    for (let i = 0; i < notes.length; i++) {
      const note = notes[i];
      if (!note) continue;
      this.at[i] = note.at;
      this.length[i] = note.length;
      this.key[i] = note.key;
      this.velocity[i] = note.velocity;
      lowest = Math.min(lowest, note.key);
      highest = Math.max(highest, note.key);
      longest = Math.max(longest, note.length);
    }
    this.lowest = lowest;
    this.highest = highest;
    this.longest = longest;
  }

  /** The first note at or after a tick. */
  from(tick: number): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.at[middle] ?? 0) < tick) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

const tables = new WeakMap<readonly Note[], NoteTable>();

/** The table of a pattern, made once for each state of it. */
function noteTable(pattern: Pattern): NoteTable {
  let table = tables.get(pattern.notes);
  if (!table) {
    table = new NoteTable(pattern.notes);
    tables.set(pattern.notes, table);
  }
  return table;
}

/** A stretch of a pattern that plays: its ticks, and the tick of the song at its start. */
export interface Turn {
  readonly from: number;
  readonly to: number;
  readonly at: number;
}

/** Beyond, turns of a loop are narrower than can be seen. */
const MOST_TURNS = 4096;

/** What a note clip plays of its pattern within [first, last) ticks of the song. */
export function turnsOf(clip: NoteClip, first: number, last: number): Turn[] {
  const end = Math.min(last, clip.at + clip.length);
  let at = clip.at;
  let position = clip.offset;
  const loop = clip.loop;
  if (!loop || loop.length <= 0) return [{ from: position, to: position + (clip.at + clip.length - at), at }];
  const loopEnd = loop.at + loop.length;
  if (position >= loopEnd) position = loop.at + ((position - loop.at) % loop.length);
  const turns: Turn[] = [];
  if (at + (loopEnd - position) <= first) {
    at += loopEnd - position;
    const skipped = Math.floor((first - at) / loop.length);
    at += skipped * loop.length;
    position = loop.at;
  }
  while (at < end && turns.length < MOST_TURNS) {
    const length = Math.min(loopEnd - position, clip.at + clip.length - at);
    turns.push({ from: position, to: position + length, at });
    at += length;
    position = loop.at;
  }
  return turns;
}

/** Fewest keys that the height of a clip stands for. */
const LEAST_KEYS = 14;
/** Fewest rows of a step grid, likewise. */
const LEAST_ROWS = 4;
/** Blends below this are too faint to be seen. */
const FAINTEST = 130;

/** Where notes are drawn: rows and columns of the surface, and the tick at column 0. */
export interface NoteBox {
  readonly top: number;
  readonly height: number;
  readonly from: number;
  readonly to: number;
  /** Pixels for a tick. */
  readonly scale: number;
  /** Pixels from the start of the song to column 0. */
  readonly left: number;
}

/** Puts small bars where notes are, the louder the stronger. */
class Pen {
  private readonly shades: Uint32Array;
  private readonly travel: number;
  private readonly bar: number;

  /**
   * @param highest the key at the top
   * @param keys how many keys the height stands for
   */
  constructor(
    private readonly surface: Surface,
    private readonly box: NoteBox,
    private readonly thin: number,
    private readonly highest: number,
    private readonly keys: number,
    private readonly color: Pixel,
    ground: Pixel,
  ) {
    this.bar = Math.max(thin, Math.min(5 * thin, Math.floor(box.height / keys)));
    this.travel = box.height - this.bar;
    this.shades = shadesOf(color, ground);
  }

  /** Draws a note from a tick of the song to another. */
  note(start: number, end: number, key: number, velocity: number): void {
    const { box, thin } = this;
    const x = Math.round(start * box.scale) - box.left;
    const right = Math.round(end * box.scale) - box.left;
    const from = Math.max(box.from, x);
    const width = Math.min(box.to, Math.max(x + thin, right - (right - x > 3 * thin ? 1 : 0))) - from;
    if (width <= 0) return;
    const y = box.top + Math.round((this.travel * (this.highest - key)) / Math.max(1, this.keys - 1));
    this.surface.fill(from, y, width, this.bar, this.shades[velocity] ?? this.color);
  }
}

/** Draws the notes and steps of a clip as small bars; steps that chance may leave out are fainter. */
export function drawNotes(
  surface: Surface,
  clip: NoteClip,
  pattern: Pattern,
  box: NoteBox,
  color: Pixel,
  ground: Pixel,
  thin: number,
): void {
  const table = noteTable(pattern);
  const rows = pattern.rows.filter((row) => !row.muted);
  if ((table.count === 0 && rows.length === 0) || box.height < thin) return;
  const alone = table.count === 0;
  const places = rows.map((row, i) => (alone ? i : row.key));
  const lowest = Math.min(table.count > 0 ? table.lowest : Infinity, ...places);
  const top = Math.max(table.count > 0 ? table.highest : -Infinity, ...places);
  const missing = Math.max(0, (alone ? LEAST_ROWS : LEAST_KEYS) - (top - lowest + 1));
  const pen = new Pen(surface, box, thin, top + Math.floor(missing / 2), top - lowest + 1 + missing, color, ground);
  const firstTick = (box.left + box.from) / box.scale;
  const lastTick = (box.left + box.to) / box.scale;
  for (const turn of turnsOf(clip, firstTick, lastTick)) {
    const shift = turn.at - turn.from;
    const begin = Math.max(turn.from, firstTick - shift - table.longest);
    const stop = Math.min(turn.to, lastTick - shift);
    for (let i = table.from(begin); i < table.count; i++) {
      const at = table.at[i] ?? 0;
      if (at >= stop) break;
      const key = table.key[i] ?? 0;
      if (key + clip.transpose < 0 || key + clip.transpose > 127) continue;
      pen.note(at + shift, Math.min(at + (table.length[i] ?? 0), turn.to) + shift, key, table.velocity[i] ?? 0);
    }
    rows.forEach((row, i) => drawRow(pen, row, places[i] ?? 0, Math.max(turn.from, firstTick - shift), stop, turn.to, shift, 1 / box.scale));
  }
}

/** Draws the steps of a row that stand from a tick of the pattern up to before another. */
function drawRow(pen: Pen, row: Row, place: number, from: number, to: number, end: number, shift: number, pixel: number): void {
  const late = (row.rate * (row.swing - 50)) / 50;
  const earliest = Math.max(0, Math.ceil(from / row.rate) - 1);
  if (row.rate * row.length < pixel / 4) return;
  for (const step of row.steps) {
    if (step.index >= row.length) return;
    const behind = (((step.index - earliest) % row.length) + row.length) % row.length;
    for (let n = earliest + behind; n * row.rate < to; n += row.length) {
      const start = n * row.rate + (n % 2 === 0 ? 0 : late) + step.shift * row.rate;
      const stop = Math.min(end, start + Math.min(step.length, 1) * row.rate);
      if (stop > from) pen.note(start + shift, stop + shift, place, Math.round(step.velocity * step.chance));
    }
  }
}

let shadeColor: Pixel = -1;
let shadeGround: Pixel = -1;
let shadeTable = new Uint32Array(128);

function shadesOf(color: Pixel, ground: Pixel): Uint32Array {
  if (color !== shadeColor || ground !== shadeGround) {
    shadeTable = Uint32Array.from({ length: 128 }, (_, v) => blended(ground, color, Math.min(256, FAINTEST + v)));
    shadeColor = color;
    shadeGround = ground;
  }
  return shadeTable;
}
