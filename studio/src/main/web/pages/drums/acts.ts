import { putNote, putRow } from '../../song/edits';
import type { Studio } from '../../studio';
import { announce } from '../../ui';
import type { Edit, Pattern, Row, RowStep } from '../../wire/song.generated';
import { current } from '../notes/acts';
import { meterMap } from '../../song/time';
import { padNames, rowName } from '../notes/pads';
import { cursor, newVelocity, solo } from './state';
import { MOST_STEPS, plainRow, plainStep, rowsOfNotes, stepAt, stepEdits, withStep } from './steps';

/*
 * What can be done to the rows of the pattern that is edited.
 */

/** Does edits; what is refused was told already. */
export function act(studio: Studio, label: string, edits: readonly Edit[]): Promise<void> {
  return studio.perform(label, edits).catch(() => undefined);
}

/** Changes a row of the pattern that is edited. */
export function changeRow(studio: Studio, label: string, row: Row, part: Partial<Row>): Promise<void> {
  const pattern = current(studio)?.pattern;
  return pattern ? act(studio, label, [putRow(pattern.id, row, { ...row, ...part })]) : Promise.resolve();
}

export function changeSteps(studio: Studio, label: string, row: Row, steps: readonly RowStep[]): Promise<void> {
  const pattern = current(studio)?.pattern;
  return pattern ? act(studio, label, stepEdits(pattern.id, row.key, row.steps, steps)) : Promise.resolve();
}

export function addRow(studio: Studio, key: number): Promise<void> {
  const focused = current(studio);
  if (!focused) return Promise.resolve();
  const length = Math.min(MOST_STEPS, focused.pattern.rows[0]?.length ?? 16);
  return act(studio, `Add row ${rowName({ key, name: '' }, padNames(focused.track))}`, [putRow(focused.pattern.id, null, { ...plainRow(key), length })]);
}

export function removeRow(studio: Studio, row: Row): Promise<void> {
  const pattern = current(studio)?.pattern;
  return pattern ? act(studio, 'Remove row', [putRow(pattern.id, row, null)]) : Promise.resolve();
}

/** Gives a row another key, when no other row has it. */
export function setKey(studio: Studio, row: Row, key: number): Promise<void> {
  const pattern = current(studio)?.pattern;
  if (!pattern || pattern.rows.some((each) => each.key === key)) return Promise.resolve();
  return act(studio, 'Set the key of a row', [putRow(pattern.id, row, null), putRow(pattern.id, null, { ...row, key })]);
}

/** Sets the swing of every row. */
export function setSwing(studio: Studio, swing: number): Promise<void> {
  const pattern = current(studio)?.pattern;
  const rows = pattern?.rows.filter((row) => row.swing !== swing) ?? [];
  return pattern ? act(studio, 'Set swing', rows.map((row) => putRow(pattern.id, row, { ...row, swing }))) : Promise.resolve();
}

/** Lets one row play alone, or brings back what played before. */
export function toggleSolo(studio: Studio, row: Row): Promise<void> {
  const pattern = current(studio)?.pattern;
  if (!pattern) return Promise.resolve();
  const now = solo.peek()?.pattern === pattern.id ? solo.peek() : null;
  const ends = now?.key === row.key;
  const before = now?.before ?? new Map(pattern.rows.map((each) => [each.key, each.muted]));
  solo.value = ends ? null : { pattern: pattern.id, key: row.key, before };
  const wanted = (each: Row) => (ends ? (before.get(each.key) ?? false) : each.key !== row.key);
  const edits = pattern.rows.filter((each) => each.muted !== wanted(each)).map((each) => putRow(pattern.id, each, { ...each, muted: wanted(each) }));
  return act(studio, ends ? 'End the solo of a row' : `Solo ${rowName(row, padNames(current(studio)?.track ?? null))}`, edits);
}

/** Makes steps of the notes of the pattern. */
export function notesToRows(studio: Studio): Promise<void> {
  const focused = current(studio);
  if (!focused) return Promise.resolve();
  const { pattern, clip } = focused;
  const bar = meterMap(studio.song.peek()).barLength(clip?.at ?? 0);
  const rows = rowsOfNotes(pattern.notes, notesEnd(pattern, bar));
  const edits: Edit[] = pattern.notes.map((note) => putNote(pattern.id, note, null));
  return act(studio, 'Make steps of the notes', [...edits, ...rows.filter((row) => !pattern.rows.some((each) => each.key === row.key)).map((row) => putRow(pattern.id, null, row))]);
}

/** Where the last note begins, up to the bar line after it. */
function notesEnd(pattern: Pattern, bar: number): number {
  const last = pattern.notes.reduce((latest, note) => Math.max(latest, note.at), -1);
  return last < 0 ? bar : (Math.floor(last / bar) + 1) * bar;
}

/** The row and the step under the cursor of the keyboard. */
export function atCursor(studio: Studio): { readonly row: Row; readonly index: number; readonly step: RowStep | null } | null {
  const rows = current(studio)?.pattern.rows ?? [];
  const { row: at, cell } = cursor.value;
  const row = rows[Math.min(rows.length - 1, at)];
  if (!row) return null;
  const index = cell % row.length;
  return { row, index, step: stepAt(row.steps, index) };
}

/** A cell as it is read aloud. */
export function cellText(studio: Studio): string {
  const here = atCursor(studio);
  if (!here) return 'No rows';
  const name = rowName(here.row, padNames(current(studio)?.track ?? null));
  const { step } = here;
  const more = step ? [`velocity ${Math.round(step.velocity)}`, ...(step.chance < 1 ? [`chance ${Math.round(step.chance * 100)} %`] : []), ...(step.ratchet > 1 ? [`${step.ratchet} times`] : [])].join(', ') : '';
  return `${name}, step ${here.index + 1} of ${here.row.length}, ${step ? `on, ${more}` : 'off'}`;
}

/** Changes the step under the cursor, making it when it is off; null turns it off. */
export async function changeStep(studio: Studio, label: string, make: ((step: RowStep) => RowStep) | null): Promise<void> {
  const here = atCursor(studio);
  if (!here || (!make && !here.step)) return;
  const step = here.step ?? plainStep(here.index, newVelocity.peek());
  await changeSteps(studio, label, here.row, withStep(here.row.steps, here.index, make ? make(step) : null));
  announce(cellText(studio));
}

/** Moves the cursor of the keyboard and says where it is. */
export function go(studio: Studio, rows: number, cells: number): void {
  const all = current(studio)?.pattern.rows ?? [];
  const now = cursor.peek();
  const from = all[now.row];
  const row = Math.max(0, Math.min(all.length - 1, now.row + rows));
  const to = all[row];
  if (!to) return;
  const tick = from && rows !== 0 ? (now.cell * from.rate) / to.rate : now.cell;
  cursor.value = { row, cell: Math.max(0, Math.min(to.length - 1, Math.round(tick) + cells)) };
  announce(cellText(studio));
}
