import { type Command } from '../../commands';
import { focusTrack } from '../../focus';
import { isSolo, listenBy, LISTENING } from '../../listen';
import type { Studio } from '../../studio';
import { faderRange } from '../../ui';
import type { Mode } from '../../wire/protocol.generated';
import type { Track } from '../../wire/song.generated';
import { groupTracks, hasOutput, mute, newStrip, removeTracks, shiftTracks, solo, soloSafe, vcaTracks } from './actions';
import { nudgeFader } from './hold';
import { inOrder } from './layout';
import { keepSnapshot, pressSnapshot } from './snapshots';
import { chosen, chosenTracks, goTo, onlySounding, renaming, shownLayout, type Width, width } from './state';

const LEVEL = faderRange(6);
const WIDTHS: readonly Width[] = ['narrow', 'normal', 'wide'];

function go(studio: Studio, by: -1 | 1, how: 'one' | 'range'): void {
  const order = inOrder(shownLayout(studio.song.peek()));
  const at = order.findIndex((track) => track.id === focusTrack.peek());
  const next = order[at < 0 ? 0 : Math.min(order.length - 1, Math.max(0, at + by))];
  if (!next) return;
  goTo(studio, next.id, how);
}

function lead(studio: Studio): Track | null {
  const tracks = chosenTracks(studio).filter((track) => track.kind !== 'folder');
  return tracks.find((track) => track.id === focusTrack.peek()) ?? tracks[0] ?? null;
}

function leadSolo(studio: Studio): boolean {
  const track = lead(studio);
  return track !== null && isSolo(studio, track);
}

const nudge = (steps: number, fine: boolean) => (studio: Studio) => {
  const track = lead(studio);
  if (track) nudgeFader(studio, track, (value) => LEVEL.nudge(value, steps, fine));
};

const some = (studio: Studio) => chosenTracks(studio).length > 0;
const removable = (studio: Studio) => chosenTracks(studio).some((track) => track.kind !== 'master');

const base = { group: 'Mixer', context: 'page.mixer' } as const;

/** What can be done in the mixer by keys and by name. */
export const mixerCommands: readonly Command[] = [
  { ...base, id: 'mixer.previous', label: 'Strip before', keys: ['ArrowLeft'], repeats: true, help: 'Goes to the strip at the left.', run: (studio) => go(studio, -1, 'one') },
  { ...base, id: 'mixer.next', label: 'Next strip', keys: ['ArrowRight'], repeats: true, help: 'Goes to the strip at the right.', run: (studio) => go(studio, 1, 'one') },
  { ...base, id: 'mixer.also-previous', label: 'Choose the strip before as well', keys: ['Shift+ArrowLeft'], repeats: true, help: 'Chooses on to the strip at the left.', run: (studio) => go(studio, -1, 'range') },
  { ...base, id: 'mixer.also-next', label: 'Choose the next strip as well', keys: ['Shift+ArrowRight'], repeats: true, help: 'Chooses on to the strip at the right.', run: (studio) => go(studio, 1, 'range') },
  { ...base, id: 'mixer.all', label: 'Choose all strips', keys: ['Mod+A'], help: 'Chooses every strip that is shown but the master.', run: (studio) => (chosen.value = new Set(inOrder(shownLayout(studio.song.peek())).filter((track) => track.kind !== 'master').map((track) => track.id))) },
  { ...base, id: 'mixer.none', label: 'Choose one strip only', keys: ['Escape'], help: 'Lets go of all chosen strips but the focused one.', enabled: () => chosen.value.size > 1, run: () => (chosen.value = new Set(focusTrack.peek() === null ? [] : [focusTrack.peek() ?? ''])) },
  { ...base, id: 'mixer.louder', label: 'Louder', keys: ['ArrowUp'], repeats: true, nudges: true, help: 'Raises the chosen faders by half a decibel.', enabled: some, run: nudge(1, false) },
  { ...base, id: 'mixer.quieter', label: 'Quieter', keys: ['ArrowDown'], repeats: true, nudges: true, help: 'Lowers the chosen faders by half a decibel.', enabled: some, run: nudge(-1, false) },
  { ...base, id: 'mixer.bit-louder', label: 'A bit louder', keys: ['Shift+ArrowUp'], repeats: true, nudges: true, help: 'Raises the chosen faders by a tenth of a decibel.', enabled: some, run: nudge(1, true) },
  { ...base, id: 'mixer.bit-quieter', label: 'A bit quieter', keys: ['Shift+ArrowDown'], repeats: true, nudges: true, help: 'Lowers the chosen faders by a tenth of a decibel.', enabled: some, run: nudge(-1, true) },
  {
    ...base, id: 'mixer.mute', label: 'Mute the chosen strips', keys: ['M'], help: 'Mutes the chosen strips, or lets them sound again.', enabled: some,
    checked: (studio) => lead(studio)?.muted ?? false, run: (studio) => mute(studio, chosenTracks(studio), !(lead(studio)?.muted ?? false)),
  },
  {
    ...base, id: 'mixer.solo', label: 'Solo the chosen strips', keys: ['S'], help: 'Lets only the chosen strips and other soloed ones sound.', enabled: some,
    checked: leadSolo, run: (studio) => solo(studio, chosenTracks(studio).filter((track) => track.kind !== 'master'), !leadSolo(studio)),
  },
  {
    ...base, id: 'mixer.solo-safe', label: 'Solo-safe', keys: ['Shift+S'], help: 'Lets the chosen strips sound whatever else is soloed.', enabled: some,
    checked: (studio) => lead(studio)?.soloSafe ?? false, run: (studio) => soloSafe(studio, chosenTracks(studio), !(lead(studio)?.soloSafe ?? false)),
  },
  ...(Object.keys(LISTENING) as Mode[]).map((mode): Command => ({
    ...base, id: `mixer.listen-${mode}`, label: LISTENING[mode].name, help: LISTENING[mode].help, checked: (studio) => studio.monitored.value.mode === mode, run: (studio) => listenBy(studio, mode),
  })),
  { ...base, id: 'mixer.rename', label: 'Rename the strip', keys: ['F2'], help: 'Changes the name of the focused track.', enabled: some, run: (studio) => (renaming.value = lead(studio)?.id ?? focusTrack.peek()) },
  { ...base, id: 'mixer.group', label: 'Group the chosen strips', keys: ['Mod+G'], help: 'Adds a group that the chosen tracks go to.', enabled: (studio) => chosenTracks(studio).some(hasOutput), run: (studio) => groupTracks(studio, chosenTracks(studio)).catch(() => undefined) },
  { ...base, id: 'mixer.left', label: 'Move the strip left', keys: ['Mod+Shift+ArrowLeft'], help: 'Moves the chosen strips past the one at their left.', enabled: removable, run: (studio) => shiftTracks(studio, chosenTracks(studio), -1) },
  { ...base, id: 'mixer.right', label: 'Move the strip right', keys: ['Mod+Shift+ArrowRight'], help: 'Moves the chosen strips past the one at their right.', enabled: removable, run: (studio) => shiftTracks(studio, chosenTracks(studio), 1) },
  { ...base, id: 'mixer.remove', label: 'Remove the chosen tracks', keys: ['Delete', 'Backspace'], help: 'Removes the chosen tracks from the song.', enabled: removable, run: (studio) => removeTracks(studio, chosenTracks(studio)).catch(() => undefined) },
  { ...base, id: 'mixer.sounding', label: 'Only strips with signal', keys: ['Shift+F'], help: 'Shows only strips that sound, or all.', checked: () => onlySounding.value, run: () => (onlySounding.value = !onlySounding.peek()) },
  { ...base, id: 'mixer.width', label: 'Width of strips', keys: ['Shift+W'], help: 'Narrow, normal or wide strips, in turn.', run: () => (width.value = WIDTHS[(WIDTHS.indexOf(width.peek()) + 1) % WIDTHS.length] ?? 'normal') },
  {
    ...base, id: 'mixer.search', label: 'Search strips', keys: ['Mod+F'], help: 'Goes to the search of the mixer.',
    run: () => document.querySelector<HTMLElement>('.mix-search input')?.focus(),
  },
  { ...base, id: 'mixer.vca', label: 'VCA for the chosen strips', help: 'Adds a VCA that the chosen tracks follow.', enabled: removable, run: (studio) => vcaTracks(studio, chosenTracks(studio)).catch(() => undefined) },
  ...(['a', 'b', 'c', 'd'] as const).map((id, i): Command => ({
    ...base, id: `mixer.snapshot-${id}`, label: `Snapshot ${id.toUpperCase()}`, keys: [`Shift+${i + 1}`], help: `Brings back snapshot ${id.toUpperCase()} of the mix, or keeps the mix there when it is empty.`, run: (studio) => pressSnapshot(studio, id),
  })),
  ...(['a', 'b', 'c', 'd'] as const).map((id, i): Command => ({
    ...base, id: `mixer.keep-${id}`, label: `Keep the mix as snapshot ${id.toUpperCase()}`, keys: [`Alt+Shift+${i + 1}`], help: `Keeps the mix as snapshot ${id.toUpperCase()}.`, run: (studio) => keepSnapshot(studio, id),
  })),
  ...(['instrument', 'audio', 'group', 'return', 'folder', 'vca'] as const).map((kind): Command => ({
    ...base, id: `mixer.add-${kind}`, label: `Add ${kind === 'instrument' || kind === 'audio' ? `an ${kind} track` : `a ${kind === 'vca' ? 'VCA' : kind}`}`, help: kind === 'vca' ? 'Adds a fader that tracks follow.' : `Adds an empty ${kind} track with its strip.`, run: (studio) => newStrip(studio, kind).catch(() => undefined),
  })),
];
