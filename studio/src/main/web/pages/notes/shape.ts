import { putNote } from '../../song/edits';
import { chordOn, type Tonality } from './scales';
import type { Edit, Expression, Note, PatternId, Point } from '../../wire/song.generated';

/*
 * What gestures make of notes: new notes, and the edits that put them in place of the old.
 */

const within = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value));

/** How far notes may go together, so that none leaves the pattern or the keyboard. */
function allowedMove(notes: readonly Note[], by: number, semitones: number): { readonly by: number; readonly semitones: number } {
  let start = Infinity;
  let low = 127;
  let high = 0;
  for (const note of notes) {
    start = Math.min(start, note.at);
    low = Math.min(low, note.key);
    high = Math.max(high, note.key);
  }
  return { by: Math.max(-start, by), semitones: within(semitones, -low, 127 - high) };
}

/** Notes moved together in time and pitch. */
export function moved(notes: readonly Note[], by: number, semitones: number): Note[] {
  const most = allowedMove(notes, by, semitones);
  return notes.map((note) => ({ ...note, at: note.at + most.by, key: note.key + most.semitones }));
}

/** Notes with one edge moved; each keeps at least `least` ticks, and a start never leaves the pattern. */
export function resized(notes: readonly Note[], edge: 'start' | 'end', by: number, least: number): Note[] {
  return notes.map((note) => {
    const floor = Math.min(least, note.length);
    if (edge === 'end') return { ...note, length: Math.max(floor, note.length + by) };
    const at = within(note.at + by, 0, note.at + note.length - floor);
    return { ...note, at, length: note.at + note.length - at, expressions: note.expressions.map((each) => shifted(each, note.at - at)) };
  });
}

/** An expression whose points keep their places when the start of the note goes elsewhere. */
function shifted(expression: Expression, by: number): Expression {
  const points = expression.points.map((point) => ({ ...point, at: Math.max(0, point.at + by) }));
  return { ...expression, points: points.filter((point, i) => point.at > 0 || (points[i + 1]?.at ?? 1) > 0) };
}

/** Notes whose velocities go in a line between two places. */
export function ramped(notes: readonly Note[], from: { readonly tick: number; readonly velocity: number }, to: { readonly tick: number; readonly velocity: number }): Note[] {
  const [first, last] = from.tick <= to.tick ? [from, to] : [to, from];
  const span = Math.max(1, last.tick - first.tick);
  return notes
    .filter((note) => note.at >= first.tick && note.at <= last.tick)
    .map((note) => ({ ...note, velocity: velocityOf(first.velocity + ((last.velocity - first.velocity) * (note.at - first.tick)) / span) }));
}

/** Notes whose velocities go up or down together. */
export function louder(notes: readonly Note[], by: number): Note[] {
  return notes.map((note) => ({ ...note, velocity: velocityOf(note.velocity + by) }));
}

/** A whole velocity, 1 to 127. */
export function velocityOf(value: number): number {
  return within(Math.round(value), 1, 127);
}

/** A note cut at a place of the pattern; null when the place is not inside. */
export function cut(note: Note, at: number): readonly [Note, Note] | null {
  if (at <= note.at || at >= note.at + note.length) return null;
  return [
    { ...note, length: at - note.at },
    { ...note, at, length: note.at + note.length - at },
  ];
}

/** A note of usual release without expression. */
export function plainNote(at: number, key: number, length: number, velocity: number): Note {
  return { at, key, length: Math.max(1, length), velocity, release: 64, expressions: [] };
}

/** The edits that put notes in the place of others, one for one; those that stay as they are have none. */
export function replacing(pattern: PatternId, old: readonly Note[], now: readonly Note[]): Edit[] {
  const edits: Edit[] = [];
  for (let i = 0; i < Math.max(old.length, now.length); i++) {
    const before = old[i] ?? null;
    const after = now[i] ?? null;
    if (before && after && sameNote(before, after)) continue;
    edits.push(putNote(pattern, before, after));
  }
  return edits;
}

/** Whether two notes are equal but for what a gesture does not change. */
function sameNote(a: Note, b: Note): boolean {
  return a.at === b.at && a.key === b.key && a.length === b.length && a.velocity === b.velocity && a.release === b.release && a.expressions === b.expressions;
}

/** A note with other points of one expression; without any the expression goes. */
export function expressed(note: Note, kind: Expression['kind'], points: readonly Point[]): Note {
  const others = note.expressions.filter((each) => each.kind !== kind);
  if (points.length === 0) return { ...note, expressions: others };
  const sorted = [...points].sort((a, b) => a.at - b.at);
  const order = ['pitch', 'pressure', 'timbre', 'gain', 'pan'];
  return { ...note, expressions: [...others, { kind, points: sorted }].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind)) };
}

/** Points with a stretch drawn anew: those between two places leave, and a straight line of points comes. */
export function drawnPoints(points: readonly Point[], from: { readonly at: number; readonly value: number }, to: { readonly at: number; readonly value: number }): Point[] {
  const low = Math.min(from.at, to.at);
  const high = Math.max(from.at, to.at);
  const kept = points.filter((point) => point.at < low || point.at > high);
  const made = low === high ? [to] : [from, to];
  return [...kept, ...made.map(({ at, value }): Point => ({ at, value, shape: 'linear', bend: 0 }))].sort((a, b) => a.at - b.at);
}

/** The start of the first and the end of the last of some notes. */
export function span(notes: Iterable<Note>): { readonly from: number; readonly to: number } {
  let from = Infinity;
  let to = 0;
  for (const note of notes) {
    from = Math.min(from, note.at);
    to = Math.max(to, note.at + note.length);
  }
  return { from: Number.isFinite(from) ? from : 0, to };
}

/** What is written on a key: one note, or the chord that is chosen. */
export function stamped(at: number, key: number, length: number, velocity: number, kind: string, turned: number, tonality: Tonality): Note[] {
  const intervals = chordOn(kind, key, tonality);
  return intervals
    .map((interval, i) => key + interval + (i < Math.min(turned, intervals.length - 1) ? 12 : 0))
    .filter((each) => each <= 127)
    .map((each) => plainNote(at, each, length, velocity));
}
