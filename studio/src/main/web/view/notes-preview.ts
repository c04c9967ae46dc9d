import type { NoteClip, Note, Pattern } from '../wire/song.generated';
import { blended, type Pixel, type Surface } from './pixels';

/** The notes of a pattern as arrays, with what drawing asks for. */
export class NoteTable {
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
export function noteTable(pattern: Pattern): NoteTable {
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

/** Draws the notes of a clip as small bars, the louder the stronger. */
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
  if (table.count === 0 || box.height < thin) return;
  const missing = Math.max(0, LEAST_KEYS - (table.highest - table.lowest + 1));
  const highest = table.highest + Math.floor(missing / 2);
  const keys = table.highest - table.lowest + 1 + missing;
  const bar = Math.max(thin, Math.min(5 * thin, Math.floor(box.height / keys)));
  const shades = shadesOf(color, ground);
  const travel = box.height - bar;
  const firstTick = (box.left + box.from) / box.scale;
  const lastTick = (box.left + box.to) / box.scale;
  for (const turn of turnsOf(clip, firstTick, lastTick)) {
    const shift = turn.at - turn.from;
    const begin = Math.max(turn.from, firstTick - shift - table.longest);
    const stop = Math.min(turn.to, lastTick - shift);
    for (let i = table.from(begin); i < table.count; i++) {
      const at = table.at[i] ?? 0;
      if (at >= stop) break;
      const key = (table.key[i] ?? 0) + clip.transpose;
      if (key < 0 || key > 127) continue;
      const end = Math.min(at + (table.length[i] ?? 0), turn.to);
      const x = Math.round((at + shift) * box.scale) - box.left;
      const right = Math.round((end + shift) * box.scale) - box.left;
      const from = Math.max(box.from, x);
      const width = Math.min(box.to, Math.max(x + thin, right - (right - x > 3 * thin ? 1 : 0))) - from;
      if (width <= 0) continue;
      const y = box.top + Math.round((travel * (highest - (table.key[i] ?? 0))) / Math.max(1, keys - 1));
      surface.fill(from, y, width, bar, shades[table.velocity[i] ?? 0] ?? color);
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
