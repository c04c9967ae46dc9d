import { enterMode } from '../../commands/modes';
import { effect, signal } from '../../core/signal';
import { onPlayed } from '../../played';
import type { Studio } from '../../studio';
import { announce, toast } from '../../ui';
import { musicalTyping } from '../../commands';
import { browserMidi } from '../../midi/browser-midi';
import { chosenNotes, current } from './acts';
import { patternMeters, tickInPattern } from './place';
import { replacing, span } from './shape';
import { axis, cell } from './state';
import { StepInput } from './step-input';

/** Whether what is played is written step by step. */
export const stepInput = signal(false);

/** What writes it, while a pattern is shown. */
export const steps = signal<StepInput | null>(null);

/** Where the cursor begins: behind the chosen notes, else where the song stands if the pattern plays there, else at its start. */
function start(studio: Studio): number {
  const focused = current(studio);
  const chosen = chosenNotes.peek();
  const standing = focused?.track ? tickInPattern(focused.track, focused.pattern.id, studio.position()) : null;
  const at = chosen.length > 0 ? span(chosen).to : (standing ?? 0);
  return Math.floor(at / cell.peek()) * cell.peek();
}

function hasKeyboard(studio: Studio): boolean {
  const own = browserMidi(studio).state.peek();
  return musicalTyping.peek() || studio.keyboards.peek().inputs.length > 0 || (own.kind === 'on' && own.inputs.length > 0);
}

/** Writes what is played into the pattern that is shown, from a cursor on, until the result is called. */
export function beginSteps(studio: Studio): () => void {
  const place = (tick: number) => patternMeters(studio.song.peek(), current(studio)?.clip ?? null).map.text(tick);
  const own = new StepInput({
    notes: () => current(studio)?.pattern.notes ?? [],
    length: () => cell.peek(),
    transpose: () => current(studio)?.clip?.transpose ?? 0,
    perform: (label, old, now) => studio.perform(label, replacing(current(studio)?.pattern.id ?? '', old, now)),
    place,
    say: announce,
    moved: (tick) => axis.reveal(tick),
  }, start(studio));
  steps.value = own;
  const ends = [onPlayed((played) => own.played(played)), enterMode('editor.step'), effect(() => own.follow(current(studio)?.pattern.notes ?? []))];
  const text = `Step input is on. Cursor at bar ${place(own.cursor.peek())}`;
  if (hasKeyboard(studio)) announce(text);
  else toast({ text, more: 'Play on a MIDI keyboard, which the settings look for, or press Shift+K and play letters.', kind: 'info' });
  return () => {
    own.finish();
    for (const end of ends) end();
    steps.value = null;
  };
}
