import { useSignal, useTracked } from '../../core/use';
import { gridNotes, noteTicks } from '../../song/snap';
import type { Studio } from '../../studio';
import { linear, NumberField, type Range } from '../../ui';
import { parsePitch, pitchName } from '../../wire/pitch';
import { parseQuarters, QUARTER } from '../../wire/quarters';
import { change, chosenNotes, current } from './acts';
import { patternMeters } from './place';
import { moved, span, velocityOf } from './shape';
import { newLength, newVelocity } from './state';

const PITCH = linear({ min: 0, max: 127, initial: 60, step: 1, whole: true, format: (key) => pitchName(Math.round(key)), parse: parsePitch });
const VELOCITY = linear({ min: 1, max: 127, initial: 100, step: 1, whole: true, digits: 0 });
const NAMES = new Map<number, string>(gridNotes.flatMap((note) => [[noteTicks(note, 'dotted'), `${note} dotted`], [noteTicks(note, 'triplet'), `${note} triplet`], [noteTicks(note), note]] as [number, string][]));

function lengthText(ticks: number): string {
  return NAMES.get(Math.round(ticks)) ?? `${(Math.round((ticks / QUARTER) * 1000) / 1000).toString()} beats`;
}

function parseLength(text: string): number | null {
  const named = [...NAMES].find(([, name]) => name === text.trim());
  return named ? named[0] : parseQuarters(text.replace(/beats?/, '').trim());
}

const LENGTH: Range = linear({ min: QUARTER / 96, max: 64 * QUARTER, initial: QUARTER / 4, step: QUARTER / 16, format: lengthText, parse: parseLength });

/** Pitch, start, length and velocity of the chosen notes, or of notes to come. */
export function Inspector({ studio }: { readonly studio: Studio }) {
  const notes = useSignal(chosenNotes);
  const length = useSignal(newLength);
  const velocity = useSignal(newVelocity);
  const all = useTracked(() => current(studio)?.pattern.notes.length ?? 0, [studio]);
  const clip = useTracked(() => current(studio)?.clip?.id ?? '', [studio]);
  void clip;
  const first = notes[0];
  if (!first) {
    return (
      <div class="notes-strip" role="group" aria-label="Notes to come">
        <span class="notes-strip-head">{all === 1 ? '1 note' : `${all} notes`}</span>
        <span class="notes-strip-words">New notes</span>
        <label>Length<NumberField label="Length of new notes" range={LENGTH} value={length} onCommit={(next) => void (newLength.value = Math.round(next))} /></label>
        <label>Velocity<NumberField label="Velocity of new notes" range={VELOCITY} value={velocity} onCommit={(next) => void (newVelocity.value = velocityOf(next))} /></label>
      </div>
    );
  }
  const map = patternMeters(studio.song.peek(), current(studio)?.clip ?? null).map;
  const { from, to } = span(notes);
  const low = Math.min(...range(notes.map((note) => note.key)));
  const mean = notes.reduce((sum, note) => sum + note.velocity, 0) / notes.length;
  const start = linear({ min: 0, max: Math.max(to, 4096 * QUARTER), initial: 0, step: QUARTER / 4, format: (tick) => map.text(Math.round(tick)), parse: (text) => map.parse(text) });
  const same = notes.every((note) => note.length === first.length);
  return (
    <div class="notes-strip" role="group" aria-label="Chosen notes">
      <span class="notes-strip-head">{notes.length === 1 ? '1 note' : `${notes.length} notes`}</span>
      <label>{notes.length > 1 ? 'Lowest' : 'Pitch'}<NumberField label="Pitch" title="Pitch of the lowest chosen note; the others go with it" range={PITCH} value={low} onCommit={(key) => change(studio, 'Transpose', (some) => moved(some, 0, Math.round(key) - low))} /></label>
      <label>Start<NumberField label="Start" title="Bar, beat and sixteenth of the first chosen note" range={start} value={from} onCommit={(at) => change(studio, 'Move', (some) => moved(some, Math.round(at) - from, 0))} /></label>
      <label>Length<NumberField label="Length" title={same ? 'Length of the chosen notes' : 'Length of the first chosen note; all get the one that is set'} range={LENGTH} value={first.length} onCommit={(next) => change(studio, 'Length of', (some) => some.map((note) => ({ ...note, length: Math.max(1, Math.round(next)) })))} /></label>
      <label>Velocity<NumberField label="Velocity" title="Mean velocity of the chosen notes; each keeps its distance" range={VELOCITY} value={Math.round(mean)} onCommit={(next) => change(studio, 'Velocity of', (some) => some.map((note) => ({ ...note, velocity: velocityOf(note.velocity + Math.round(next) - Math.round(mean)) })))} /></label>
      <span class="notes-strip-words">{notes.length > 1 ? `${pitchName(low)}–${pitchName(notes.reduce((most, note) => Math.max(most, note.key), 0))}, ${Math.round(((to - from) / QUARTER) * 100) / 100} beats long` : ''}</span>
    </div>
  );
}

/** At most so many numbers, so that they can be spread. */
function range(all: readonly number[]): readonly number[] {
  return all.length < 10_000 ? all : [all.reduce((a, b) => Math.min(a, b), 127)];
}
