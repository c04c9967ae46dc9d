import { isSolo, listens, listenTo } from '../listen';
import { setMuted, setSoloed } from '../song/edits';
import type { Studio } from '../studio';
import { nudgeWaits } from '../ui/nudge';
import type { Edit, Track } from '../wire/song.generated';
import type { Command } from './command';
import { trackInFocus } from './focus';

function onTrack(studio: Studio, label: string, edit: (track: Track) => Edit): Promise<void> | undefined {
  const track = trackInFocus(studio);
  return track ? studio.perform(`${label} ${track.name}`, [edit(track)]).catch(() => undefined) : undefined;
}

const playable = (studio: Studio) => trackInFocus(studio) !== null && trackInFocus(studio)?.kind !== 'folder';

function inFocusSolo(studio: Studio): boolean {
  const track = trackInFocus(studio);
  return track !== null && isSolo(studio, track);
}

function listenInFocus(studio: Studio): void {
  const track = trackInFocus(studio);
  if (track) listenTo(studio, [track], !isSolo(studio, track));
}

/** What can be done to the song wherever the focus is. */
export const editCommands: readonly Command[] = [
  {
    id: 'edit.undo', label: 'Undo', group: 'Edit', context: 'global', keys: ['Mod+Z'], repeats: true, help: 'Takes back the last step.',
    enabled: (studio) => nudgeWaits.value || studio.undoable.value !== null, run: (studio) => studio.undo().catch(() => undefined),
  },
  {
    id: 'edit.redo', label: 'Redo', group: 'Edit', context: 'global', keys: ['Mod+Shift+Z', 'Mod+Y'], repeats: true, help: 'Does again what was taken back.',
    enabled: (studio) => !nudgeWaits.value && studio.redoable.value !== null, run: (studio) => studio.redo().catch(() => undefined),
  },
  { id: 'song.save', label: 'Write the text of the song', group: 'Song', context: 'global', help: 'Writes song.json for other programs. What you do is kept as you do it; nothing needs saving.', run: (studio) => studio.save().catch(() => undefined) },
  {
    id: 'track.mute', label: 'Mute the track', group: 'Tracks', context: 'global', keys: ['M'], help: 'Mutes the focused track, or lets it sound again.', enabled: playable,
    checked: (studio) => trackInFocus(studio)?.muted ?? false,
    run: (studio) => onTrack(studio, 'Mute', (track) => setMuted(track, !track.muted)),
  },
  {
    id: 'track.solo', label: 'Solo the track', group: 'Tracks', context: 'global', keys: ['S'], help: 'Lets only the focused track and other soloed ones sound.', enabled: playable,
    checked: inFocusSolo,
    run: (studio) => (listens(studio) ? listenInFocus(studio) : onTrack(studio, 'Solo', (track) => setSoloed(track, !track.soloed))),
  },
  {
    id: 'track.clear-solo', label: 'End all solos', group: 'Tracks', context: 'global', keys: ['Alt+S'], help: 'Ends the solo of every track, and listens to none.',
    enabled: (studio) => studio.monitored.value.tracks.length > 0 || studio.song.value.tracks.some((track) => track.soloed),
    run: (studio) => (listens(studio) ? studio.listen(studio.monitored.peek().mode, []) : studio.perform('End all solos', studio.song.peek().tracks.filter((track) => track.soloed).map((track) => setSoloed(track, false))).catch(() => undefined)),
  },
];
