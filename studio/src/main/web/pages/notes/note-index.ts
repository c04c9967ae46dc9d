import { placeOf } from '../../song/sorted';
import type { Note } from '../../wire/song.generated';

/** Notes for which one latest end is kept. */
const BLOCK = 64;

/** Notes in the order of their starts: what touches a stretch is found without a walk over all, however long single notes are. */
export class NoteIndex {
  private readonly ends: Float64Array;

  constructor(readonly notes: readonly Note[]) {
    this.ends = new Float64Array(Math.ceil(notes.length / BLOCK));
    for (let i = 0; i < notes.length; i++) {
      const note = notes[i];
      if (!note) continue;
      const block = Math.floor(i / BLOCK);
      this.ends[block] = Math.max(this.ends[block] ?? 0, note.at + note.length);
    }
  }

  /** Calls back for each note that touches [from, to), in order. */
  each(from: number, to: number, visit: (note: Note) => void): void {
    const last = placeOf<{ readonly at: number }>(this.notes, { at: to }, (a, b) => a.at - b.at, false);
    for (let block = 0; block * BLOCK < last; block++) {
      if ((this.ends[block] ?? 0) <= from) continue;
      for (let i = block * BLOCK; i < Math.min(last, (block + 1) * BLOCK); i++) {
        const note = this.notes[i];
        if (note && note.at + note.length > from) visit(note);
      }
    }
  }

  /** The uppermost note of a key at a place; null when there is none. */
  at(tick: number, key: number): Note | null {
    let found: Note | null = null;
    this.each(tick, tick + 1, (note) => {
      if (note.key === key) found = note;
    });
    return found;
  }

  /** Notes that touch [from, to) and whose key is in a set. */
  within(from: number, to: number, keys: ReadonlySet<number>): Note[] {
    const found: Note[] = [];
    this.each(from, to, (note) => {
      if (keys.has(note.key)) found.push(note);
    });
    return found;
  }

  /** The keys that notes use. */
  keys(): Set<number> {
    const keys = new Set<number>();
    for (const note of this.notes) keys.add(note.key);
    return keys;
  }
}

const indexes = new WeakMap<readonly Note[], NoteIndex>();

/** The index of a list of notes, made once for each state of it. */
export function noteIndex(notes: readonly Note[]): NoteIndex {
  let index = indexes.get(notes);
  if (!index) indexes.set(notes, (index = new NoteIndex(notes)));
  return index;
}

/** The notes of a list that were not in the one before. */
export function arrived(before: readonly Note[], now: readonly Note[]): Note[] {
  let first = 0;
  while (first < now.length && before[first] === now[first]) first++;
  let fromEnd = 0;
  while (fromEnd < now.length - first && fromEnd < before.length - first && before[before.length - 1 - fromEnd] === now[now.length - 1 - fromEnd]) fromEnd++;
  const old = new Set(before.slice(first, before.length - fromEnd));
  return now.slice(first, now.length - fromEnd).filter((note) => !old.has(note));
}
