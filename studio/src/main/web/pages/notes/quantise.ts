import type { Note } from '../../wire/song.generated';

/** How notes are drawn to a grid. */
export interface Quantise {
  /** Ticks between two lines. */
  readonly grid: number;
  /** How far of the way, 0 to 1. */
  readonly strength: number;
  /** How late each second line is, as a share of the grid, 0 to 0.9. */
  readonly swing: number;
  readonly starts: boolean;
  readonly ends: boolean;
}

function line(number: number, { grid, swing }: Quantise): number {
  return number * grid + (Math.abs(number) % 2 === 1 ? Math.round(swing * grid) : 0);
}

function nearest(tick: number, how: Quantise): number {
  const number = Math.floor(tick / how.grid);
  let best = -1;
  for (let n = number - 1; n <= number + 2; n++) {
    const at = line(n, how);
    if (at >= 0 && (best < 0 || Math.abs(at - tick) < Math.abs(best - tick))) best = at;
  }
  return Math.max(0, best);
}

function after(tick: number, how: Quantise): number {
  let number = Math.floor(tick / how.grid) - 1;
  while (line(number, how) <= tick) number++;
  return line(number, how);
}

/** What the program makes of notes when it quantises them from the start of the pattern, for showing it before. */
export function quantised(notes: readonly Note[], how: Quantise): Note[] {
  const towards = (from: number, to: number) => from + Math.floor((to - from) * how.strength + 0.5);
  return notes.map((note) => {
    const at = how.starts ? towards(note.at, nearest(note.at, how)) : note.at;
    const old = note.at + note.length;
    const end = how.ends ? Math.max(at + 1, towards(old, Math.max(nearest(old, how), after(at, how)))) : at + note.length;
    return { ...note, at, length: end - at };
  });
}
