import { putStep } from '../../song/edits';
import { QUARTER } from '../../wire/quarters';
import type { Edit, Note, PatternId, Row, RowStep } from '../../wire/song.generated';

/** The usual length of a step. */
export const SIXTEENTH = QUARTER / 4;
export const MOST_STEPS = 128;
const MOST_RATCHET = 16;

/** A step that always plays one note where it stands. */
export function plainStep(index: number, velocity: number): RowStep {
  return { index, velocity, length: 1, chance: 1, ratchet: 1, shift: 0 };
}

/** An empty row of sixteen sixteenths. */
export function plainRow(key: number, name = ''): Row {
  return { key, name, length: 16, rate: SIXTEENTH, swing: 50, choke: 0, muted: false, seed: 0, steps: [] };
}

export function stepAt(steps: readonly RowStep[], index: number): RowStep | null {
  return steps.find((step) => step.index === index) ?? null;
}

/** Steps with one more, or another in its place; null takes it away. */
export function withStep(steps: readonly RowStep[], index: number, step: RowStep | null): readonly RowStep[] {
  const rest = steps.filter((each) => each.index !== index);
  return step ? [...rest, { ...step, index }].sort((a, b) => a.index - b.index) : rest;
}

/** Steps that a stroke over cells leaves on or off; those that are on already stay as they are. */
export function painted(steps: readonly RowStep[], indices: Iterable<number>, on: boolean, velocity: number): readonly RowStep[] {
  let now = steps;
  for (const index of indices) {
    if (on === (stepAt(now, index) !== null)) continue;
    now = withStep(now, index, on ? plainStep(index, velocity) : null);
  }
  return now;
}

/** What a drag up or down does to a step. */
export type Value = 'velocity' | 'chance' | 'ratchet';

/** A step whose value went up by pixels of a drag; fine counts a quarter. */
export function dragged(step: RowStep, value: Value, up: number): RowStep {
  if (value === 'velocity') return { ...step, velocity: Math.min(127, Math.max(1, Math.round(step.velocity + up))) };
  if (value === 'chance') return { ...step, chance: Math.min(1, Math.max(0.01, Math.round((step.chance + up / 100) * 100) / 100)) };
  return { ...step, ratchet: Math.min(MOST_RATCHET, Math.max(1, step.ratchet + Math.round(up / 14))) };
}

/** The edits that make the steps of a row others. */
export function stepEdits(pattern: PatternId, row: number, old: readonly RowStep[], now: readonly RowStep[]): Edit[] {
  const edits: Edit[] = [];
  for (const step of old) {
    const next = stepAt(now, step.index);
    if (next !== step && !(next && equal(step, next))) edits.push(putStep(pattern, row, step, next));
  }
  for (const step of now) if (!stepAt(old, step.index)) edits.push(putStep(pattern, row, null, step));
  return edits;
}

function equal(a: RowStep, b: RowStep): boolean {
  return a.velocity === b.velocity && a.length === b.length && a.chance === b.chance && a.ratchet === b.ratchet && a.shift === b.shift;
}

/** The steps of a row within its length moved round by some places. */
export function rotated(row: Row, by: number): readonly RowStep[] {
  return row.steps
    .map((step) => (step.index < row.length ? { ...step, index: (((step.index + by) % row.length) + row.length) % row.length } : step))
    .sort((a, b) => a.index - b.index);
}

/** Every so many-th step on, beside what is on. */
export function filled(row: Row, every: number, velocity: number): readonly RowStep[] {
  const indices: number[] = [];
  for (let index = 0; index < row.length; index += every) indices.push(index);
  return painted(row.steps, indices, true, velocity);
}

/** A row twice as long whose second half repeats its first. */
export function doubled(row: Row): Row {
  const length = Math.min(MOST_STEPS, row.length * 2);
  const first = row.steps.filter((step) => step.index < row.length);
  return { ...row, length, steps: [...first, ...first.map((step) => ({ ...step, index: step.index + row.length })).filter((step) => step.index < length)] };
}

/** A cell of a row: which turn through its steps, and which step of it. */
export interface Cell {
  /** Counted through all repeats. */
  readonly number: number;
  readonly index: number;
}

/** The cell of a row at a tick of the pattern. */
export function cellAt(row: Row, tick: number): Cell {
  const number = Math.max(0, Math.floor(tick / row.rate));
  return { number, index: number % row.length };
}

/** Rows that play notes: each to its nearest sixteenth, what it is off becomes a shift; of two on one step the first is kept. */
export function rowsOfNotes(notes: readonly Note[], ticks: number): readonly Row[] {
  const length = Math.min(MOST_STEPS, Math.max(1, Math.round(ticks / SIXTEENTH)));
  const rows = new Map<number, Row>();
  for (const note of notes) {
    const index = Math.round(note.at / SIXTEENTH);
    if (index >= length) continue;
    const row = rows.get(note.key) ?? { ...plainRow(note.key), length };
    if (stepAt(row.steps, index)) continue;
    const off = Math.round((note.at / SIXTEENTH - index) * 1000) / 1000;
    const shift = off === 0 ? 0 : Math.max(-0.5, Math.min(0.5, off));
    const steps = Math.max(0.1, Math.min(MOST_STEPS, Math.round((note.length / SIXTEENTH) * 1000) / 1000));
    rows.set(note.key, { ...row, steps: withStep(row.steps, index, { ...plainStep(index, note.velocity), length: steps, shift }) });
  }
  return [...rows.values()].sort((a, b) => a.key - b.key);
}
