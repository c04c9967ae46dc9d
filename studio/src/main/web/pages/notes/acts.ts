import { computed, signal } from '../../core/signal';
import type { Studio } from '../../studio';
import { announce } from '../../ui';
import { pitchName } from '../../wire/pitch';
import type { Operation } from '../../wire/protocol.generated';
import type { Note } from '../../wire/song.generated';
import { counted, doEdits } from './hand';
import { type Focused, focusedPattern, patternMeters, tickInPattern } from './place';
import { tonalityOf, type Tonality } from './scales';
import { moved, replacing, resized, span, stamped } from './shape';
import { axis, cell, chord, humanise, inversion, newLength, newVelocity, ownTonality, PLAIN, quantise, selection } from './state';

/*
 * What can be done to the chosen notes, for commands, buttons and fields.
 */

/** What the editor shows now. */
export function current(studio: Studio): Focused | null {
  return focusedPattern(studio.song.value);
}

/** Root and scale in use: those chosen here, else those of the song. */
export function tonality(studio: Studio): Tonality {
  return ownTonality.value ?? tonalityOf(studio.song.value.brief.key) ?? PLAIN;
}

/** The chosen notes in the order of the pattern. */
export const chosenNotes = computed<readonly Note[]>(() => [...selection.value].sort((a, b) => a.at - b.at || a.key - b.key));

/** The chosen notes, or all of the pattern when none is chosen. */
export function chosenOrAll(studio: Studio): readonly Note[] {
  return selection.peek().size > 0 ? chosenNotes.peek() : (current(studio)?.pattern.notes ?? []);
}

/** What the chosen notes become, from the key that was pressed until the song has it; the roll shows it. */
export const pending = signal<{ readonly old: readonly Note[]; readonly now: readonly Note[] } | null>(null);

type Make = (notes: readonly Note[]) => readonly Note[];
const waiting: { readonly label: string; readonly make: Make }[] = [];
let working = false;

/** Changes the chosen notes. It is shown at once; what comes while one step is on its way becomes the next step. */
export async function change(studio: Studio, label: string, make: Make): Promise<void> {
  if (chosenNotes.peek().length === 0) return;
  waiting.push({ label, make });
  const shown = pending.peek();
  if (working && shown) {
    pending.value = { old: shown.old, now: make(shown.now) };
    return;
  }
  working = true;
  try {
    while (waiting.length > 0) await nextChange(studio);
  } finally {
    waiting.length = 0;
    working = false;
    pending.value = null;
  }
}

async function nextChange(studio: Studio): Promise<void> {
  const all = waiting.splice(0);
  const focused = current(studio);
  const old = chosenNotes.peek();
  if (!focused || old.length === 0) return;
  const now = all.reduce((notes, each) => each.make(notes), old);
  pending.value = { old, now };
  await doEdits(studio, `${all[all.length - 1]?.label ?? ''} ${counted(old.length)}`, replacing(focused.pattern.id, old, now));
}

/** Moves the chosen notes by keys of the keyboard and says where they are. */
export async function nudge(studio: Studio, by: number, semitones: number): Promise<void> {
  await change(studio, semitones ? 'Transpose' : 'Nudge', (notes) => moved(notes, by, semitones));
  say(studio);
}

/** Makes the chosen notes longer or shorter by cells of the grid. */
export function lengthen(studio: Studio, cells: number): Promise<void> {
  return change(studio, 'Resize', (notes) => resized(notes, 'end', cells * cell.peek(), cell.peek()));
}

/** A note as it is read aloud. */
export function noteText(studio: Studio, note: Note): string {
  const meters = patternMeters(studio.song.peek(), current(studio)?.clip ?? null).map;
  return `${pitchName(note.key)}, bar ${meters.text(note.at)}, velocity ${Math.round(note.velocity)}`;
}

/** Says what is chosen. */
function say(studio: Studio): void {
  const notes = chosenNotes.peek();
  const first = notes[0];
  if (first) announce(notes.length === 1 ? noteText(studio, first) : `${counted(notes.length)}, the first ${noteText(studio, first)}`);
}

/** Chooses the note after or before the chosen ones, or the first in sight. */
export function chooseNext(studio: Studio, by: 1 | -1): void {
  const notes = current(studio)?.pattern.notes ?? [];
  const chosen = chosenNotes.peek();
  const edge = by > 0 ? chosen[chosen.length - 1] : chosen[0];
  const at = edge ? notes.indexOf(edge) + by : notes.findIndex((note) => note.at >= axis.origin);
  const next = notes[Math.max(0, Math.min(notes.length - 1, at))];
  if (!next) return;
  selection.value = new Set([next]);
  axis.reveal(next.at);
  say(studio);
}

export function chooseAll(studio: Studio): void {
  selection.value = new Set(current(studio)?.pattern.notes ?? []);
  announce(`${counted(selection.peek().size)} selected`);
}

export function erase(studio: Studio): Promise<void> {
  const focused = current(studio);
  const notes = chosenNotes.peek();
  if (!focused) return Promise.resolve();
  return doEdits(studio, `Erase ${counted(notes.length)}`, replacing(focused.pattern.id, notes, []));
}

let clipboard: readonly Note[] = [];

export function copyNotes(): void {
  const notes = chosenNotes.peek();
  if (notes.length === 0) return;
  const from = span(notes).from;
  clipboard = notes.map((note) => ({ ...note, at: note.at - from }));
  announce(`${counted(notes.length)} copied`);
}

/** Whether something was copied. */
export function canPaste(): boolean {
  return clipboard.length > 0;
}

/** Puts what was copied where the song stands, if the pattern plays there, else behind what is chosen or in sight. */
export function pasteNotes(studio: Studio): Promise<void> {
  const focused = current(studio);
  if (!focused) return Promise.resolve();
  const { map } = patternMeters(studio.song.peek(), focused.clip);
  const playing = focused.track ? tickInPattern(focused.track, focused.pattern.id, studio.position()) : null;
  const chosen = chosenNotes.peek();
  const behind = chosen.length > 0 ? span(chosen).to : Math.ceil(axis.origin);
  const line = map.barLine(map.barBeat(playing ?? behind).bar);
  const at = playing !== null ? line + Math.floor((playing - line) / cell.peek()) * cell.peek() : behind;
  return doEdits(studio, `Paste ${counted(clipboard.length)}`, replacing(focused.pattern.id, [], moved(clipboard, at, 0)));
}

/** The key that a first note gets: the root of the scale next to the middle of the keyboard. */
const MIDDLE = 60;

/**
 * Writes a note, or the chord that is chosen, right behind the chosen notes and on the lowest of their keys; with nothing chosen where the song
 * stands, if the pattern plays there, else at its start. What was written is chosen.
 */
export async function insertNote(studio: Studio): Promise<void> {
  const focused = current(studio);
  if (!focused) return;
  const chosen = chosenNotes.peek();
  const last = chosen[chosen.length - 1];
  const scale = tonality(studio);
  const standing = focused.track ? tickInPattern(focused.track, focused.pattern.id, studio.position()) : null;
  const at = last ? span(chosen).to : Math.floor((standing ?? 0) / cell.peek()) * cell.peek();
  const key = last ? Math.min(...chosen.map((note) => note.key)) : MIDDLE + scale.root - (scale.root > 6 ? 12 : 0);
  const notes = stamped(at, key, last?.length ?? newLength.peek(), last?.velocity ?? newVelocity.peek(), chord.peek(), inversion.peek(), scale);
  await doEdits(studio, notes.length > 1 ? 'Write chord' : 'Write note', replacing(focused.pattern.id, [], notes));
  axis.reveal(at);
  say(studio);
}

/** Copies the chosen notes right behind themselves, a whole number of cells away. */
export function duplicate(studio: Studio): Promise<void> {
  const focused = current(studio);
  const notes = chosenNotes.peek();
  if (!focused || notes.length === 0) return Promise.resolve();
  const { from, to } = span(notes);
  const by = Math.ceil((to - from) / cell.peek()) * cell.peek();
  return doEdits(studio, `Duplicate ${counted(notes.length)}`, replacing(focused.pattern.id, [], moved(notes, by, 0)));
}

/** Does an operation of the program on the chosen notes, or on all. */
export async function operate(studio: Studio, make: (pattern: string, notes: readonly Note[]) => Operation): Promise<void> {
  const focused = current(studio);
  const notes = chosenOrAll(studio);
  if (!focused || notes.length === 0) return;
  await studio.operate(make(focused.pattern.id, notes)).catch(() => undefined);
}

export function quantiseNotes(studio: Studio): Promise<void> {
  const { grid, strength, swing, starts, ends } = quantise.peek();
  return operate(studio, (pattern, notes) => ({ type: 'quantise-notes', pattern, notes, grid, origin: 0, strength, swing, starts, ends }));
}

export function humaniseNotes(studio: Studio): Promise<void> {
  const { time, velocity } = humanise.peek();
  const seed = Math.floor(Math.random() * 0x7fffffff);
  return operate(studio, (pattern, notes) => ({ type: 'humanise-notes', pattern, notes, time: Math.round(time * cell.peek()), velocity, seed }));
}
