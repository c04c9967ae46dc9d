import { type Command, register } from '../../commands';
import type { Studio } from '../../studio';
import * as acts from './acts';
import { axis, chosenPoints, type ClipSnap, clipSnap, cursor, edited, shownList } from './state';

const context = 'editor.clip';
const group = 'Clips';
/** The window of a nudge in seconds: plain, and with Shift. */
const NUDGE = 0.001;
const FAR = 0.01;

const open = (studio: Studio) => edited(studio).value !== null;
const some = (studio: Studio) => open(studio) && chosenPoints.value.size > 0;
const rate = (studio: Studio) => edited(studio).peek()?.source.rate ?? 48000;

function command(id: string, label: string, keys: readonly string[], help: string, run: (studio: Studio) => unknown, enabled: (studio: Studio) => boolean = open, more: Partial<Command> = {}): Command {
  return { id: `clip.${id}`, label, group, context, keys, help, enabled, run, ...more };
}

const moves = ([['earlier', 'ArrowLeft', -1], ['later', 'ArrowRight', 1]] as const).flatMap(([word, key, sign]) => [
  command(`${word}`, `Gain points ${word}`, [key], `Moves the chosen points of the gain a millisecond ${word}.`, (studio) => acts.nudgePoints(studio, sign * NUDGE * rate(studio), 0), some, { repeats: true }),
  command(`far-${word}`, `Gain points much ${word}`, [`Shift+${key}`], `Moves the chosen points of the gain ten milliseconds ${word}.`, (studio) => acts.nudgePoints(studio, sign * FAR * rate(studio), 0), some, { repeats: true }),
  command(`sample-${word}`, `Gain points a sample ${word}`, [`Alt+${key}`], `Moves the chosen points of the gain a sample ${word}.`, (studio) => acts.nudgePoints(studio, sign, 0), some, { repeats: true }),
]);

/** What can be done to the recording in the editor. */
export const clipCommands: readonly Command[] = [
  ...moves,
  command('louder', 'Gain points up', ['+', '='], 'Makes the chosen points of the gain 1 dB louder.', (studio) => acts.nudgePoints(studio, 0, 1), some, { repeats: true }),
  command('softer', 'Gain points down', ['-'], 'Makes the chosen points of the gain 1 dB softer.', (studio) => acts.nudgePoints(studio, 0, -1), some, { repeats: true }),
  command('little-louder', 'Gain points a little up', ['Alt++', 'Alt+='], 'Makes the chosen points of the gain 0.1 dB louder.', (studio) => acts.nudgePoints(studio, 0, 0.1), some, { repeats: true }),
  command('little-softer', 'Gain points a little down', ['Alt+-'], 'Makes the chosen points of the gain 0.1 dB softer.', (studio) => acts.nudgePoints(studio, 0, -0.1), some, { repeats: true }),
  command('add-point', 'Add a gain point', ['N'], 'Adds a point to the gain of the recording where the cursor stands.', (studio) => acts.addPoint(studio, cursor.peek())),
  command('delete-points', 'Delete gain points', ['Delete', 'Backspace'], 'Takes the chosen points of the gain away.', acts.deletePoints, some),
  command('next-point', 'Next gain point', ['Mod+ArrowRight'], 'Chooses the point of the gain after the chosen one.', (studio) => acts.choosePoint(studio, 1), open, { repeats: true }),
  command('point-before', 'Gain point before', ['Mod+ArrowLeft'], 'Chooses the point of the gain before the chosen one.', (studio) => acts.choosePoint(studio, -1), open, { repeats: true }),
  command('next-transient', 'Next transient', [']'], 'Puts the cursor on the next transient.', (studio) => acts.goToTransient(studio, 1), open, { repeats: true }),
  command('transient-before', 'Transient before', ['['], 'Puts the cursor on the transient before.', (studio) => acts.goToTransient(studio, -1), open, { repeats: true }),
  command('split', 'Split at the cursor', ['Mod+E'], 'Cuts the recording where the cursor stands.', acts.splitHere),
  command('split-transients', 'Split at transients', ['Mod+Shift+K'], 'Cuts the recording at every transient that is shown.', acts.splitAtTransients),
  command('audition', 'Play the clip over and over', ['L'], 'Loops the clip and plays it, or ends that.', acts.audition),
  command('reverse', 'Reverse the recording', ['Mod+Shift+V'], 'Plays the recording backwards, or forwards again.', (studio) => {
    const at = edited(studio).peek();
    return at ? acts.reverse(studio, at) : undefined;
  }),
  command('snap', 'What places snap to', ['\\'], 'Draws places to transients, to crossings of nothing, or to nothing, in turn.', () => {
    const order: readonly ClipSnap[] = ['off', 'transients', 'zero'];
    clipSnap.value = order[(order.indexOf(clipSnap.peek()) + 1) % order.length] ?? 'off';
  }),
  command('zoom-in', 'Zoom in on the recording', ['Alt+ArrowUp'], 'Shows less of the recording more closely, down to the sample.', () => axis.zoomAt(middle(), 1.5), open, { repeats: true }),
  command('zoom-out', 'Zoom out of the recording', ['Alt+ArrowDown'], 'Shows more of the recording.', () => axis.zoomAt(middle(), 1 / 1.5), open, { repeats: true }),
  command('zoom-clip', 'Show all of the clip', ['Z'], 'Shows all that the clip plays of the recording.', acts.zoomToClip),
  command('zoom-back', 'Zoom back', ['X'], 'Shows what was shown before the last zoom.', () => axis.zoomBack()),
  command('list', 'Points or transients', ['Shift+N'], 'Shows the list of transients instead of that of the points, or the other way round.', () => (shownList.value = shownList.peek() === 'points' ? 'transients' : 'points')),
  command('clear', 'Choose no point', ['Escape'], 'Ends the choice of points of the gain.', () => (chosenPoints.value = new Set()), some),
];

/** The cursor when it is seen, else the middle. */
function middle(): number {
  const x = axis.xOf(cursor.peek());
  return x >= 0 && x <= axis.width ? x : axis.width / 2;
}

register(clipCommands);
