import { type Command, register } from '../../commands';
import { gridNotes } from '../../song/snap';
import type { Studio } from '../../studio';
import { canPaste, chooseAll, chooseNext, copyNotes, current, duplicate, erase, insertNote, lengthen, nudge, operate, pasteNotes, quantiseNotes, tonality } from './acts';
import { stepInput, steps } from './stepping';
import { openQuantise } from './quantise-dialog';
import { heardRange } from './place';
import { span } from './shape';
import { axis, cell, follow, grid, selection, showList, tool, type Tool } from './state';

const context = 'page.notes';
const group = 'Notes';
const some = () => selection.value.size > 0;
const open = (studio: Studio) => current(studio) !== null;
/** The finest step that keys move notes by: the 96th part of a quarter note. */
const HAIR = 3360;

const TOOLS: readonly (readonly [Tool, string, string, string])[] = [
  ['pointer', 'Pointer', 'V', 'Chooses, moves and resizes notes.'],
  ['draw', 'Draw', 'B', 'Writes notes where they are pressed.'],
  ['split', 'Split', 'G', 'Cuts notes in two.'],
  ['erase', 'Erase', 'E', 'Takes notes away.'],
];

function finer(by: number): void {
  const { step } = grid.peek();
  const at = step === 'bar' ? -1 : step === 'adaptive' ? 4 : gridNotes.indexOf(step);
  const next = gridNotes[Math.max(0, Math.min(gridNotes.length - 1, at + by))];
  if (next) grid.value = { ...grid.peek(), step: next };
}

const arrows: readonly Command[] = [
  { id: 'notes.up', label: 'Transpose up', keys: ['ArrowUp'], help: 'Moves the chosen notes a semitone up.', run: (studio: Studio) => nudge(studio, 0, 1) },
  { id: 'notes.down', label: 'Transpose down', keys: ['ArrowDown'], help: 'Moves the chosen notes a semitone down.', run: (studio: Studio) => nudge(studio, 0, -1) },
  { id: 'notes.octave-up', label: 'Octave up', keys: ['Shift+ArrowUp'], help: 'Moves the chosen notes an octave up.', run: (studio: Studio) => nudge(studio, 0, 12) },
  { id: 'notes.octave-down', label: 'Octave down', keys: ['Shift+ArrowDown'], help: 'Moves the chosen notes an octave down.', run: (studio: Studio) => nudge(studio, 0, -12) },
  { id: 'notes.left', label: 'Move earlier', keys: ['ArrowLeft'], help: 'Moves the chosen notes a cell of the grid earlier.', run: (studio: Studio) => nudge(studio, -cell.peek(), 0) },
  { id: 'notes.right', label: 'Move later', keys: ['ArrowRight'], help: 'Moves the chosen notes a cell of the grid later.', run: (studio: Studio) => nudge(studio, cell.peek(), 0) },
  { id: 'notes.fine-left', label: 'Move a hair earlier', keys: ['Alt+ArrowLeft'], help: 'Moves the chosen notes a little earlier.', run: (studio: Studio) => nudge(studio, -HAIR, 0) },
  { id: 'notes.fine-right', label: 'Move a hair later', keys: ['Alt+ArrowRight'], help: 'Moves the chosen notes a little later.', run: (studio: Studio) => nudge(studio, HAIR, 0) },
  { id: 'notes.shorter', label: 'Shorter', keys: ['Shift+ArrowLeft'], help: 'Makes the chosen notes a cell of the grid shorter.', run: (studio: Studio) => lengthen(studio, -1) },
  { id: 'notes.longer', label: 'Longer', keys: ['Shift+ArrowRight'], help: 'Makes the chosen notes a cell of the grid longer.', run: (studio: Studio) => lengthen(studio, 1) },
  { id: 'notes.degree-up', label: 'Up in the scale', keys: ['Alt+ArrowUp'], help: 'Moves the chosen notes a degree of the scale up.', run: (studio: Studio) => degrees(studio, 1) },
  { id: 'notes.degree-down', label: 'Down in the scale', keys: ['Alt+ArrowDown'], help: 'Moves the chosen notes a degree of the scale down.', run: (studio: Studio) => degrees(studio, -1) },
].map((each): Command => ({ ...each, group, context, repeats: true, enabled: some }));

const stepping = () => steps.value !== null;

/** What keys mean while step input is on. */
const STEPS = [
  { id: 'notes.step-rest', label: 'Rest', keys: ['ArrowRight'], repeats: true, help: 'Leaves a step empty; while keys are held they last a step longer.', run: () => steps.peek()?.rest() },
  { id: 'notes.step-left', label: 'Cursor a step back', keys: ['ArrowLeft'], repeats: true, help: 'Goes a step back and leaves what is there.', run: () => steps.peek()?.left() },
  { id: 'notes.step-back', label: 'Take the last step back', keys: ['Backspace'], repeats: true, help: 'Steps back and takes away what was played last.', run: () => steps.peek()?.back() },
  { id: 'notes.step-end', label: 'End step input', keys: ['Escape'], help: 'Lets keys play without writing.', run: () => (stepInput.value = false) },
].map((each): Command => ({ ...each, group, context: 'editor.step', enabled: stepping }));

function degrees(studio: Studio, steps: number): Promise<void> {
  const { root, scale } = tonality(studio);
  return operate(studio, (pattern, notes) => ({ type: 'transpose-in-scale', pattern, notes, root, scale: scale.steps, steps }));
}

register([
  ...TOOLS.map(([id, label, key, help]): Command => ({
    id: `notes.tool-${id}`, label, group: 'Tools', context, keys: [key], help, checked: () => tool.value === id, run: () => (tool.value = id),
  })),
  ...arrows,
  { id: 'notes.next', label: 'Next note', group, context, keys: ['Mod+ArrowRight'], repeats: true, help: 'Chooses the note after the chosen ones.', enabled: open, run: (studio) => chooseNext(studio, 1) },
  { id: 'notes.previous', label: 'Note before', group, context, keys: ['Mod+ArrowLeft'], repeats: true, help: 'Chooses the note before the chosen ones.', enabled: open, run: (studio) => chooseNext(studio, -1) },
  { id: 'notes.insert', label: 'Write a note', group, context, keys: ['Insert', 'I'], repeats: true, help: 'Writes a note, or the chord that is chosen, behind the chosen notes or where the song stands.', enabled: open, run: insertNote },
  {
    id: 'notes.step', label: 'Step input', group, context, keys: ['Alt+I'], checked: () => stepInput.value, enabled: open, run: () => (stepInput.value = !stepInput.peek()),
    help: 'Writes what is played on a keyboard at the cursor, a step of the grid each time: keys held together are a chord, right makes a rest, Backspace takes the last step back.',
  },
  ...STEPS,
  { id: 'notes.all', label: 'Select all notes', group, context, keys: ['Mod+A'], help: 'Chooses every note of the pattern.', enabled: open, run: chooseAll },
  { id: 'notes.none', label: 'Deselect', group, context, keys: ['Escape'], help: 'Chooses no note.', enabled: some, run: () => (selection.value = new Set()) },
  { id: 'notes.erase', label: 'Erase notes', group, context, keys: ['Delete', 'Backspace'], help: 'Takes the chosen notes away.', enabled: some, run: erase },
  { id: 'notes.copy', label: 'Copy notes', group, context, keys: ['Mod+C'], help: 'Copies the chosen notes.', enabled: some, run: copyNotes },
  { id: 'notes.cut', label: 'Cut notes', group, context, keys: ['Mod+X'], help: 'Copies the chosen notes and takes them away.', enabled: some, run: (studio) => (copyNotes(), erase(studio)) },
  { id: 'notes.paste', label: 'Paste notes', group, context, keys: ['Mod+V'], help: 'Puts what was copied where the song stands.', enabled: (studio) => open(studio) && canPaste(), run: pasteNotes },
  { id: 'notes.duplicate', label: 'Duplicate notes', group, context, keys: ['Mod+D'], help: 'Copies the chosen notes right behind themselves.', enabled: some, run: duplicate },
  { id: 'notes.quantise', label: 'Quantise', group, context, keys: ['Q'], help: 'Draws the chosen notes, or all, to the grid as it was set last.', enabled: open, run: quantiseNotes },
  { id: 'notes.quantise-settings', label: 'Quantise settings', group, context, keys: ['Mod+U'], help: 'Sets grid, strength and swing of quantising, and shows what it would do.', enabled: open, run: (studio) => openQuantise(studio) },
  { id: 'notes.legato', label: 'Legato', group, context, keys: ['Shift+L'], help: 'Lets each note last until the next begins.', enabled: open, run: (studio) => operate(studio, (pattern, notes) => ({ type: 'legato-notes', pattern, notes, gap: 0 })) },
  { id: 'notes.join', label: 'Join notes', group, context, keys: ['Mod+J'], help: 'Makes one note of the chosen ones of each key.', enabled: some, run: (studio) => operate(studio, (pattern, notes) => ({ type: 'join-notes', pattern, notes })) },
  { id: 'notes.reverse', label: 'Reverse notes', group, context, help: 'Plays the chosen notes backwards.', enabled: open, run: (studio) => operate(studio, (pattern, notes) => ({ type: 'reverse-notes', pattern, notes })) },
  { id: 'notes.mirror', label: 'Turn upside down', group, context, help: 'Mirrors the chosen notes about the middle of their keys.', enabled: open, run: (studio) => operate(studio, (pattern, notes) => ({ type: 'mirror-notes', pattern, notes })) },
  {
    id: 'notes.fit-scale', label: 'Fit to scale', group, context, help: 'Moves notes beside the scale to its nearest key.', enabled: open,
    run: (studio) => operate(studio, (pattern, notes) => ({ type: 'fit-to-scale', pattern, notes, root: tonality(studio).root, scale: tonality(studio).scale.steps })),
  },
  { id: 'notes.snap', label: 'Snap', group, context, keys: ['\\'], help: 'Lets what is moved be drawn to the grid, or not.', checked: () => grid.value.on, run: () => (grid.value = { ...grid.peek(), on: !grid.peek().on }) },
  { id: 'notes.finer', label: 'Finer grid', group, context, keys: [']'], help: 'Halves the cells of the grid.', run: () => finer(1) },
  { id: 'notes.coarser', label: 'Coarser grid', group, context, keys: ['['], help: 'Doubles the cells of the grid.', run: () => finer(-1) },
  { id: 'notes.follow', label: 'Follow', group: 'View', context, keys: ['F'], help: 'Goes with the playhead: by pages, in the middle, or not.', checked: () => follow.value !== 'off', run: () => (follow.value = follow.peek() === 'off' ? 'page' : follow.peek() === 'page' ? 'centre' : 'off') },
  { id: 'notes.zoom', label: 'Zoom to notes', group: 'View', context, keys: ['Z'], help: 'Shows the chosen notes, or all of the pattern.', enabled: open, run: (studio) => zoom(studio) },
  { id: 'notes.zoom-back', label: 'Zoom back', group: 'View', context, keys: ['X'], help: 'Shows what was shown before.', run: () => axis.zoomBack() },
  { id: 'notes.list', label: 'List of notes', group: 'View', context, keys: ['Shift+N'], help: 'Shows the notes as a list, for the keyboard and screen readers.', checked: () => showList.value, run: () => (showList.value = !showList.peek()) },
]);

function zoom(studio: Studio): void {
  const focused = current(studio);
  const chosen = selection.peek();
  const notes = chosen.size > 0 ? [...chosen] : (focused?.pattern.notes ?? []);
  const { from, to } = notes.length > 0 ? span(notes) : focused?.clip ? heardRange(focused.clip) : { from: 0, to: 0 };
  axis.zoomTo(from, Math.max(to, from + cell.peek()));
}
