import { type Command, register, trackInFocus } from '../../commands';
import type { Studio } from '../../studio';
import { announce } from '../../ui';
import type { Track } from '../../wire/song.generated';
import { chosenTracks } from '../mixer/state';
import { startWriting } from './hands';
import { automates, modeOf, MODES, setMode, type WriteMode, writeModes } from './modes';

function focused(studio: Studio): Track[] {
  const track = trackInFocus(studio);
  const chosen = chosenTracks(studio).filter(automates);
  return chosen.length > 1 && chosen.some((each) => each.id === track?.id) ? chosen : track && automates(track) ? [track] : [];
}

function become(studio: Studio, tracks: readonly Track[], mode: WriteMode): void {
  startWriting(studio);
  setMode(tracks.map((track) => track.id), mode);
  const name = MODES.find((one) => one.mode === mode)?.name ?? mode;
  announce(`Automation of ${tracks.length === 1 ? (tracks[0]?.name ?? '') : `${tracks.length} tracks`}: ${name}`);
}

const some = (studio: Studio) => focused(studio).length > 0;
const base = { group: 'Tracks', context: 'global' } as const;

/** What hands do to automation while the song rolls, for the track in focus. */
const automationCommands: readonly Command[] = [
  {
    ...base, id: 'automation.mode', label: 'Automation write mode', keys: ['Shift+A'], help: 'Takes the focused track from Read to Touch, Latch, Write and back.', enabled: some,
    run: (studio) => {
      const tracks = focused(studio);
      const at = MODES.findIndex(({ mode }) => mode === modeOf(tracks[0]?.id ?? ''));
      become(studio, tracks, MODES[(at + 1) % MODES.length]?.mode ?? 'read');
    },
  },
  ...MODES.map(({ mode, name, help }): Command => ({
    ...base, id: `automation.${mode}`, label: `Automation: ${name}`, help, enabled: some,
    checked: (studio) => modeOf(focused(studio)[0]?.id ?? '') === mode, run: (studio) => become(studio, focused(studio), mode),
  })),
  {
    ...base, id: 'automation.all-read', label: 'Automation: all tracks to Read', help: 'Lets no track write automation.', enabled: () => writeModes.value.size > 0,
    run: (studio) => become(studio, studio.song.peek().tracks, 'read'),
  },
];

register(automationCommands);
