import { type Command, register } from '../../commands';
import type { Studio } from '../../studio';
import { current } from '../notes/acts';
import { atCursor, changeRow, changeStep, go, notesToRows, toggleSolo } from './acts';
import { newVelocity, pageShown, perPage } from './state';
import { dragged, SIXTEENTH } from './steps';

const context = 'editor.drums';
const group = 'Notes';
const there = (studio: Studio) => atCursor(studio) !== null;

const cellCommands: readonly Command[] = [
  { id: 'drums.up', label: 'Row above', keys: ['ArrowUp'], help: 'Goes to the row above.', run: (studio: Studio) => go(studio, -1, 0) },
  { id: 'drums.down', label: 'Row below', keys: ['ArrowDown'], help: 'Goes to the row below.', run: (studio: Studio) => go(studio, 1, 0) },
  { id: 'drums.left', label: 'Step before', keys: ['ArrowLeft'], help: 'Goes to the step before.', run: (studio: Studio) => go(studio, 0, -1) },
  { id: 'drums.right', label: 'Step after', keys: ['ArrowRight'], help: 'Goes to the step after.', run: (studio: Studio) => go(studio, 0, 1) },
  { id: 'drums.louder', label: 'Louder step', keys: ['Shift+ArrowUp'], help: 'Makes the step louder.', run: (studio: Studio) => changeStep(studio, 'Set velocity of a step', (step) => dragged(step, 'velocity', 5)) },
  { id: 'drums.softer', label: 'Softer step', keys: ['Shift+ArrowDown'], help: 'Makes the step softer.', run: (studio: Studio) => changeStep(studio, 'Set velocity of a step', (step) => dragged(step, 'velocity', -5)) },
  { id: 'drums.likelier', label: 'Likelier step', keys: ['Alt+ArrowUp'], help: 'Makes the step play more often.', run: (studio: Studio) => changeStep(studio, 'Set chance of a step', (step) => dragged(step, 'chance', 10)) },
  { id: 'drums.rarer', label: 'Rarer step', keys: ['Alt+ArrowDown'], help: 'Makes the step play less often.', run: (studio: Studio) => changeStep(studio, 'Set chance of a step', (step) => dragged(step, 'chance', -10)) },
  { id: 'drums.more', label: 'More notes in the step', keys: ['Shift+ArrowRight'], help: 'Lets the step play one note more.', run: (studio: Studio) => changeStep(studio, 'Set ratchet of a step', (step) => dragged(step, 'ratchet', 14)) },
  { id: 'drums.fewer', label: 'Fewer notes in the step', keys: ['Shift+ArrowLeft'], help: 'Lets the step play one note less.', run: (studio: Studio) => changeStep(studio, 'Set ratchet of a step', (step) => dragged(step, 'ratchet', -14)) },
  { id: 'drums.later', label: 'Step a little later', keys: ['Alt+ArrowRight'], help: 'Moves the step a twentieth of a step later.', run: (studio: Studio) => changeStep(studio, 'Shift a step', (step) => ({ ...step, shift: shifted(step.shift + 0.05) })) },
  { id: 'drums.earlier', label: 'Step a little earlier', keys: ['Alt+ArrowLeft'], help: 'Moves the step a twentieth of a step earlier.', run: (studio: Studio) => changeStep(studio, 'Shift a step', (step) => ({ ...step, shift: shifted(step.shift - 0.05) })) },
].map((each): Command => ({ ...each, context, group, repeats: true, enabled: there }));

/** A shift within half a step, in hundredths. */
function shifted(value: number): number {
  const tidy = Math.round(Math.max(-0.5, Math.min(0.5, value)) * 100) / 100;
  return tidy === 0 ? 0 : tidy;
}

const digits = Array.from({ length: 10 }, (_, digit): Command => {
  const velocity = digit === 0 ? 127 : Math.round((127 * digit) / 10);
  return {
    id: `drums.velocity-${digit}`, label: `Velocity ${velocity}`, group, context, keys: [String(digit)], hidden: true, help: `Sets the velocity of the step to ${velocity}.`, enabled: there,
    run: (studio) => {
      newVelocity.value = velocity;
      return changeStep(studio, 'Set velocity of a step', (step) => ({ ...step, velocity }));
    },
  };
});

function turn(studio: Studio, by: number): void {
  const rows = current(studio)?.pattern.rows ?? [];
  const end = rows.reduce((most, row) => Math.max(most, row.length * row.rate), SIXTEENTH);
  pageShown.value = Math.max(0, Math.min(Math.ceil(end / (perPage.peek() * SIXTEENTH)) - 1, pageShown.peek() + by));
}

register([
  ...cellCommands,
  ...digits,
  {
    id: 'drums.toggle', label: 'Step on or off', group, context, keys: ['Enter'], help: 'Turns the step on or off.', enabled: there,
    run: (studio) => changeStep(studio, atCursor(studio)?.step ? 'Step off' : 'Step on', atCursor(studio)?.step ? null : (step) => step),
  },
  { id: 'drums.off', label: 'Step off', group, context, keys: ['Delete', 'Backspace'], help: 'Turns the step off.', enabled: there, run: (studio) => changeStep(studio, 'Step off', null) },
  {
    id: 'drums.mute', label: 'Mute the row', group, context, keys: ['M'], help: 'Mutes the row, or lets it sound again.', enabled: there,
    run: (studio) => {
      const row = atCursor(studio)?.row;
      return row ? changeRow(studio, row.muted ? 'Unmute row' : 'Mute row', row, { muted: !row.muted }) : undefined;
    },
  },
  {
    id: 'drums.solo', label: 'Solo the row', group, context, keys: ['S'], help: 'Lets only this row of the pattern sound.', enabled: there,
    run: (studio) => {
      const row = atCursor(studio)?.row;
      return row ? toggleSolo(studio, row) : undefined;
    },
  },
  { id: 'drums.next-page', label: 'Next steps', group: 'View', context: 'page.drums', keys: ['PageDown'], help: 'Shows the next page of steps.', run: (studio) => turn(studio, 1) },
  { id: 'drums.previous-page', label: 'Steps before', group: 'View', context: 'page.drums', keys: ['PageUp'], help: 'Shows the page of steps before.', run: (studio) => turn(studio, -1) },
  { id: 'drums.from-notes', label: 'Make steps of the notes', group, context: 'page.drums', help: 'Turns the notes of the pattern into rows of steps.', enabled: (studio) => (current(studio)?.pattern.notes.length ?? 0) > 0, run: notesToRows },
]);
