import { QUARTER } from '../wire/quarters';
import type { MeterMap } from './time';

/** Note values that a grid can have, coarse to fine. */
export const gridNotes = ['1/1', '1/2', '1/4', '1/8', '1/16', '1/32', '1/64'] as const;
export type GridNote = (typeof gridNotes)[number];

/** What a grid is of: whole bars, a note value, or as fine as there is room for. */
export type GridStep = 'bar' | 'adaptive' | GridNote;

export const gridFeels = ['straight', 'triplet', 'dotted'] as const;
export type GridFeel = (typeof gridFeels)[number];

/** The lines to which what moves is drawn; they begin anew at each bar line. */
export interface Grid {
  readonly step: GridStep;
  readonly feel: GridFeel;
  readonly on: boolean;
}

export const USUAL_GRID: Grid = { step: 'adaptive', feel: 'straight', on: true };

/** The adaptive grid has lines at least this many pixels apart. */
const ROOM = 14;

/** The ticks of a note value. */
export function noteTicks(note: GridNote, feel: GridFeel = 'straight'): number {
  const straight = (4 * QUARTER) / Number(note.slice(2));
  return feel === 'triplet' ? (straight * 2) / 3 : feel === 'dotted' ? (straight * 3) / 2 : straight;
}

/**
 * The ticks between two lines of a grid around a tick; a bar where its lines are further apart than that.
 *
 * @param scale pixels for a tick, for the adaptive grid
 */
export function gridTicks(grid: Grid, meters: MeterMap, tick: number, scale: number): number {
  const bar = meters.barLength(tick);
  if (grid.step === 'bar') return bar;
  if (grid.step !== 'adaptive') return Math.min(bar, noteTicks(grid.step, grid.feel));
  let step = bar;
  for (const note of gridNotes) {
    const ticks = noteTicks(note, grid.feel);
    if (ticks * scale >= ROOM && ticks < step) step = ticks;
  }
  return step;
}

/** The line nearest to a tick, later on a tie; the whole tick itself when the grid is off. */
export function snap(grid: Grid, meters: MeterMap, tick: number, scale: number): number {
  const place = Math.max(0, tick);
  if (!grid.on) return Math.round(place);
  const { before, after } = around(grid, meters, place, scale);
  return place - before < after - place ? before : after;
}

/** The last line at or before a tick. */
export function snapDown(grid: Grid, meters: MeterMap, tick: number, scale: number): number {
  const place = Math.max(0, tick);
  return grid.on ? around(grid, meters, place, scale).before : Math.round(place);
}

/** The first line after a tick. */
export function snapUp(grid: Grid, meters: MeterMap, tick: number, scale: number): number {
  const place = Math.max(0, tick);
  return grid.on ? around(grid, meters, place, scale).after : Math.round(place) + 1;
}

/** Where a thing at `from` goes when it is moved by about `by` ticks: what it was off the grid it stays, unless it comes near a line. */
export function snapMove(grid: Grid, meters: MeterMap, from: number, by: number, scale: number): number {
  const to = Math.max(0, from + by);
  if (!grid.on) return Math.round(to);
  const off = from - around(grid, meters, from, scale).before;
  const kept = snap(grid, meters, Math.max(0, to - off), scale) + off;
  const line = snap(grid, meters, to, scale);
  return Math.abs(line - to) < Math.abs(kept - to) ? line : kept;
}

function around(grid: Grid, meters: MeterMap, tick: number, scale: number): { before: number; after: number } {
  const line = meters.barLine(meters.barBeat(tick).bar);
  const step = gridTicks(grid, meters, tick, scale);
  const before = line + Math.floor((tick - line) / step) * step;
  return { before, after: Math.min(before + step, line + meters.barLength(tick)) };
}
