import { type Command, focusedTrack, type Group, trackInFocus } from '../../commands';
import { gridNotes, type GridStep } from '../../song/snap';
import type { Studio } from '../../studio';
import { announce, ask, openMenu } from '../../ui';
import { axis, chooseClips, follow, grid, rulerItem, selectedClips, selectedTracks, timeRange, type Tool, tool } from './state';
import * as actions from './actions';
import { canPaste, copy, cut, paste } from './clipboard';
import { addNoteClip } from './gestures/draw';
import { quietly } from './gestures/gesture';
import { toggleAutomation } from './headers';
import { renameChosen } from './menus';
import { openClip } from './open';
import { addMarkerHere } from './ruler-edit';
import { meterMap } from '../../song/time';
import { gridTicks } from '../../song/snap';
import { addTrack } from './track-menu';
import * as time from './time-actions';
import { zoom, zoomAll, zoomToChosen } from './zoom';

const some = (studio: Studio) => actions.chosenClips(studio).length > 0;
const sounds = (studio: Studio) => actions.chosenAudio(studio).length > 0;
const notes = (studio: Studio) => actions.chosenClips(studio).some(({ clip }) => clip.kind === 'notes');
const inTime = () => timeRange.value !== null;
const context = 'page.arrange' as const;

function clips(id: string, label: string, keys: readonly string[], help: string, run: (studio: Studio) => unknown, enabled: (studio: Studio) => boolean = some, more: Partial<Command> = {}): Command {
  return { id: `arrange.${id}`, label, group: 'Clips', context, keys, help, enabled, run, ...more };
}

function view(id: string, label: string, keys: readonly string[], help: string, run: (studio: Studio) => unknown, more: Partial<Command> = {}, group: Group = 'View'): Command {
  return { id: `arrange.${id}`, label, group, context, keys, help, run, ...more };
}

function toolCommand(value: Tool, label: string, keys: string, help: string): Command {
  return { id: `arrange.tool-${value}`, label: `${label} tool`, group: 'Tools', context, keys: [keys], help, checked: () => tool.value === value, run: () => (tool.value = value) };
}

const STEPS: readonly GridStep[] = ['bar', ...gridNotes.slice(1)];

function finer(by: number): void {
  const at = STEPS.indexOf(grid.peek().step);
  const from = at < 0 ? 2 : at;
  const step = STEPS[Math.min(STEPS.length - 1, Math.max(0, from + by))] ?? 'adaptive';
  grid.value = { ...grid.peek(), step, on: true };
  announce(`Grid ${step}`);
}

/** The ticks of a step of the grid around the first chosen clip. */
function step(studio: Studio, bars: boolean): number {
  const map = meterMap(studio.song.peek());
  const at = actions.chosenClips(studio)[0]?.clip.at ?? 0;
  return bars ? map.barLength(at) : gridTicks(grid.peek(), map, at, axis.scale);
}

const nudges: readonly Command[] = ([['left', 'ArrowLeft', -1, 'earlier'], ['right', 'ArrowRight', 1, 'later']] as const).flatMap(([id, key, sign, word]) => [
  clips(`nudge-${id}`, `Move ${word}`, [`Alt+${key}`], `Moves the chosen clips a step of the grid ${word}.`, (studio) => actions.nudge(studio, sign * step(studio, false)), some, { repeats: true }),
  clips(`nudge-bar-${id}`, `Move a bar ${word}`, [`Alt+Shift+${key}`], `Moves the chosen clips a bar ${word}.`, (studio) => actions.nudge(studio, sign * step(studio, true)), some, { repeats: true }),
  clips(`end-${id}`, `End ${word}`, [`Mod+Shift+${key}`], `Moves the end of the chosen clips a step of the grid ${word}.`, (studio) => actions.trim(studio, 'end', sign * step(studio, false)), some, { repeats: true }),
  clips(`start-${id}`, `Start ${word}`, [`Mod+Alt+${key}`], `Moves the start of the chosen clips a step of the grid ${word}.`, (studio) => actions.trim(studio, 'start', sign * step(studio, false)), some, { repeats: true }),
]);

/** Everything that can be done on the page of the arrangement. */
export const arrangeCommands: readonly Command[] = [
  clips('split', 'Split', ['Mod+E'], 'Splits at the edges of the chosen time, or the chosen clips where the song stands.', actions.split, () => true),
  clips('join', 'Join', ['Mod+J'], 'Makes one clip of the chosen ones.', actions.join, (studio) => actions.chosenClips(studio).length > 1),
  clips('duplicate', 'Duplicate', ['Mod+D'], 'Copies the chosen time, or the chosen clips, right behind themselves.', (studio) => (timeRange.peek() ? time.duplicate(studio) : actions.duplicate(studio)), (studio) => inTime() || some(studio)),
  clips('delete', 'Delete', ['Backspace', 'Delete'], 'Empties the chosen time, or deletes the chosen clips or what is chosen in the ruler.', time.removeChosen, (studio) => inTime() || some(studio) || rulerItem.value !== null),
  clips('mute', 'Mute clips', ['0'], 'Silences the chosen clips, or lets them sound again.', actions.mute),
  clips('cut', 'Cut', ['Mod+X'], 'Removes the chosen time or clips and keeps them for pasting.', cut, (studio) => inTime() || some(studio)),
  clips('copy', 'Copy', ['Mod+C'], 'Keeps the chosen time with all that is in it, or the chosen clips, for pasting.', copy, (studio) => inTime() || some(studio)),
  clips('paste', 'Paste', ['Mod+V'], 'Puts what was cut or copied in where the song stands, on the focused track if it can play it.', (studio) => paste(studio), canPaste),
  clips('select-all', 'Choose all clips', ['Mod+A'], 'Chooses all clips of the chosen tracks, then of the song.', actions.chooseAll, () => true),
  clips('rename', 'Rename clips', ['F2'], 'Names the chosen clips.', (studio) => renameChosen(studio, actions.chosenClips(studio)[0]?.clip.name ?? '')),
  clips('reverse', 'Reverse', ['Mod+Shift+V'], 'Plays the chosen clips backwards.', actions.reverse),
  clips('unique', 'Make unique', ['Mod+Shift+U'], 'Gives the chosen note clips patterns of their own.', actions.makeUnique, notes),
  clips('loop-clips', 'Loop clips', ['Mod+Shift+L'], 'Lets the chosen clips repeat what they play, or ends that.', actions.loop),
  clips('crossfade', 'Crossfade', ['Mod+Alt+F'], 'Lets chosen recordings that touch fade into each other.', (studio) => actions.crossfade(studio, Math.round(meterMap(studio.song.peek()).beatLength(0) / 4)), (studio) => actions.chosenAudio(studio).length > 1),
  clips('gain-up', 'Louder', ['Mod+Alt+ArrowUp'], 'Makes the chosen recordings 1 dB louder.', (studio) => actions.changeGain(studio, 1), sounds, { repeats: true }),
  clips('gain-down', 'Softer', ['Mod+Alt+ArrowDown'], 'Makes the chosen recordings 1 dB softer.', (studio) => actions.changeGain(studio, -1), sounds, { repeats: true }),
  clips('fade-in', 'Fade in', [], 'Gives the chosen recordings a fade-in of a beat, or takes it away.', (studio) => time.fade(studio, 'in'), sounds),
  clips('fade-out', 'Fade out', [], 'Gives the chosen recordings a fade-out of a beat, or takes it away.', (studio) => time.fade(studio, 'out'), sounds),
  clips('transpose-up', 'Transpose up', ['Shift+ArrowUp'], 'Transposes the chosen note clips a semitone up.', (studio) => actions.transpose(studio, 1), notes, { repeats: true }),
  clips('transpose-down', 'Transpose down', ['Shift+ArrowDown'], 'Transposes the chosen note clips a semitone down.', (studio) => actions.transpose(studio, -1), notes, { repeats: true }),
  clips('track-up', 'Move to the track above', ['Alt+ArrowUp'], 'Moves the chosen clips to the next track above that can play them.', (studio) => time.nudgeTrack(studio, -1)),
  clips('track-down', 'Move to the track below', ['Alt+ArrowDown'], 'Moves the chosen clips to the next track below that can play them.', (studio) => time.nudgeTrack(studio, 1)),
  clips('open', 'Open the editor', ['Mod+Enter'], 'Opens the first chosen clip in its editor.', (studio) => {
    const first = actions.chosenClips(studio)[0];
    if (first) openClip(studio, first.clip);
  }),
  clips('new-clip', 'New clip', ['Shift+N'], 'Adds an empty bar for notes where the song stands, on the focused track.', (studio) => {
    const track = trackInFocus(studio);
    const map = meterMap(studio.song.peek());
    const at = map.barLine(map.barBeat(studio.position()).bar);
    return track ? addNoteClip(studio, track, at, map.barLength(at)) : undefined;
  }, (studio) => trackInFocus(studio)?.kind === 'instrument'),
  ...nudges,
  clips('insert-time', 'Insert time', ['Mod+I'], 'Puts as much empty time in as is chosen; what follows comes later.', time.insert, inTime),
  clips('delete-time', 'Delete time', ['Mod+Shift+Backspace', 'Mod+Shift+Delete'], 'Takes the chosen time out; what follows comes earlier.', time.deleteTime, inTime),
  clips('duplicate-time', 'Duplicate time', ['Mod+Shift+D'], 'Puts the chosen time in again behind itself; what follows comes later.', time.duplicateTime, inTime),
  clips('loop-chosen', 'Loop what is chosen', ['Mod+L'], 'Sets the loop to the chosen time or clips and turns it on.', (studio) => {
    const chosen = actions.chosenTime(studio);
    if (chosen) studio.loop(chosen.from, chosen.to, true);
  }, (studio) => actions.chosenTime(studio) !== null),
  clips('play-chosen', 'Play what is chosen', ['Shift+Space'], 'Plays from the start of the chosen time or clips.', (studio) => {
    const chosen = actions.chosenTime(studio);
    if (!chosen) return;
    studio.locate(chosen.from);
    studio.play();
  }, (studio) => actions.chosenTime(studio) !== null),
  clips('clear', 'Choose nothing', ['Escape'], 'Ends the choice of clips and time.', () => {
    timeRange.value = null;
    rulerItem.value = null;
    chooseClips([]);
  }, () => inTime() || selectedClips.value.size > 0 || rulerItem.value !== null),
  toolCommand('pointer', 'Pointer', 'V', 'Chooses, moves, trims and fades clips.'),
  toolCommand('range', 'Time', 'Y', 'Chooses time on lanes.'),
  toolCommand('draw', 'Draw', 'B', 'Draws clips and automation.'),
  toolCommand('split', 'Split', 'G', 'Cuts clips where they are pressed.'),
  toolCommand('erase', 'Erase', 'E', 'Deletes the clips it goes over.'),
  view('tools', 'Choose a tool', ['T'], 'Shows the tools as a menu.', () => openMenu({ x: innerWidth / 2 - 80, y: innerHeight / 3 }, arrangeCommands.filter((one) => one.id.startsWith('arrange.tool-')).map((one) => ({ label: one.label, command: one.id, checked: tool.peek() === one.id.slice('arrange.tool-'.length), run: () => (tool.value = one.id.slice('arrange.tool-'.length) as Tool) })), { label: 'Tools' }), {}, 'Tools'),
  view('snap', 'Snap to the grid', ['\\'], 'Lets what moves keep to the lines of the grid, or not.', () => (grid.value = { ...grid.peek(), on: !grid.peek().on }), { checked: () => grid.value.on }, 'Tools'),
  view('finer', 'Finer grid', [']'], 'Halves the steps of the grid.', () => finer(1), {}, 'Tools'),
  view('coarser', 'Coarser grid', ['['], 'Doubles the steps of the grid.', () => finer(-1), {}, 'Tools'),
  view('follow', 'Follow the playhead', ['F'], 'Keeps the playhead in sight: by pages, in the middle, or not.', () => (follow.value = follow.peek() === 'off' ? 'page' : follow.peek() === 'page' ? 'centre' : 'off'), { checked: () => follow.value !== 'off' }),
  view('zoom-in', 'Zoom in', ['+', '='], 'Shows less time more closely.', (studio) => zoom(studio, 1.5), { repeats: true }),
  view('zoom-out', 'Zoom out', ['-'], 'Shows more time.', (studio) => zoom(studio, 1 / 1.5), { repeats: true }),
  view('zoom-chosen', 'Zoom to what is chosen', ['Z'], 'Shows the chosen time or clips as large as can be.', zoomToChosen),
  view('zoom-back', 'Zoom back', ['X'], 'Shows what was shown before the last zoom.', () => void axis.zoomBack()),
  view('zoom-all', 'Show the whole song', ['Shift+Z'], 'Shows all of the song.', zoomAll),
  view('automation', 'Automation of the track', ['A'], 'Shows or hides the automation of the focused track.', (studio) => {
    const track = trackInFocus(studio);
    if (track && track.kind !== 'folder') toggleAutomation(track);
  }, { enabled: (studio) => trackInFocus(studio) !== null }),
  view('marker', 'Add a marker', ['N'], 'Adds a marker where the song stands.', addMarkerHere, {}, 'Song'),
  view('add-instrument', 'Add an instrument track', [], 'Adds a track for notes.', (studio) => addTrack(studio, 'instrument'), {}, 'Tracks'),
  view('add-audio', 'Add an audio track', [], 'Adds a track for recordings.', (studio) => addTrack(studio, 'audio'), {}, 'Tracks'),
  view('add-group', 'Add a group', [], 'Adds a group that tracks can go through.', (studio) => addTrack(studio, 'group'), {}, 'Tracks'),
  view('add-return', 'Add a return', [], 'Adds a return that tracks can send to.', (studio) => addTrack(studio, 'return'), {}, 'Tracks'),
  view('add-folder', 'Add a folder', [], 'Adds a folder for tracks.', (studio) => addTrack(studio, 'folder'), {}, 'Tracks'),
  view('group-tracks', 'Group the chosen tracks', ['Mod+G'], 'Sends the chosen tracks through a new group.', async (studio) => {
    const name = await ask({ title: 'New group', label: 'Name', value: 'Group', action: 'Make' });
    if (name !== null) await quietly(studio.operate({ type: 'group-tracks', tracks: chosenTracks(studio), name, folder: false }));
  }, { enabled: (studio) => chosenTracks(studio).length > 0 }, 'Tracks'),
  view('duplicate-track', 'Duplicate the track', [], 'Copies the focused track with all that is on it.', (studio) => {
    const track = trackInFocus(studio);
    return track ? quietly(studio.operate({ type: 'duplicate-track', track: track.id, own: true })) : undefined;
  }, { enabled: (studio) => trackInFocus(studio) !== null && trackInFocus(studio)?.kind !== 'master' }, 'Tracks'),
  view('delete-tracks', 'Delete the chosen tracks', ['Mod+Backspace', 'Mod+Delete'], 'Removes the chosen tracks with all that is on them.', (studio) => quietly(studio.operate({ type: 'delete-tracks', tracks: chosenTracks(studio) })), { enabled: (studio) => chosenTracks(studio).length > 0 }, 'Tracks'),
];

function chosenTracks(studio: Studio): string[] {
  const ids = selectedTracks.value.size ? selectedTracks.value : new Set([focusedTrack.value ?? '']);
  return studio.song.value.tracks.filter((track) => ids.has(track.id) && track.kind !== 'master').map((track) => track.id);
}
