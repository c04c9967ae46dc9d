import type { Command } from '../../commands';
import type { Studio } from '../../studio';
import { openDialog } from '../../ui';
import { bringFiles } from './bring';
import { NewSongDialog } from './new-song';
import { OpenSongDialog } from './open-song';
import { RenderDialog } from './render';
import { SaveVersionDialog } from '../history/save-version';

function chooseFiles(studio: Studio): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.accept = '.wav,.aif,.aiff,.flac,.mp3,.ogg,.opus,.m4a,.mid,.midi';
  input.onchange = () => void bringFiles(studio, [...(input.files ?? [])], studio.position(), null);
  input.click();
}

/** Starting, opening, bringing in and rendering songs. */
export const songCommands: readonly Command[] = [
  {
    id: 'song.new', label: 'New song…', group: 'Song', context: 'global', help: 'Starts a song, bare or from a template of a genre.',
    run: (studio) => openDialog((close) => <NewSongDialog studio={studio} onClose={close} />),
  },
  {
    id: 'song.open', label: 'Open song…', group: 'Song', context: 'global', keys: ['Mod+O'], help: 'Opens a song that was open lately, a bundled one, or one of a folder.',
    run: (studio) => openDialog((close) => <OpenSongDialog studio={studio} onClose={close} />),
  },
  {
    id: 'song.save-version', label: 'Save version…', group: 'Song', context: 'global', keys: ['Mod+S'], inText: true, help: 'Keeps the song as it is now under a name, to come back to or to open as a copy.',
    run: (studio) => openDialog((close) => <SaveVersionDialog studio={studio} onClose={close} />),
  },
  { id: 'song.import', label: 'Import files…', group: 'Song', context: 'global', keys: ['Mod+I'], help: 'Brings recordings and MIDI files into the song, from where it stands.', run: chooseFiles },
  {
    id: 'song.render', label: 'Render…', group: 'Song', context: 'global', keys: ['Mod+Shift+E'], help: 'Writes the mix, and its stems, to sound files.',
    run: (studio) => openDialog((close) => <RenderDialog studio={studio} onClose={close} />),
  },
];
