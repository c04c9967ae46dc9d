import type { Command } from '../../commands';
import type { Studio } from '../../studio';
import { openDialog, toast } from '../../ui';
import type { Dropped } from '../../wire/protocol.generated';
import { NewSongDialog } from './new-song';
import { OpenSongDialog } from './open-song';
import { RenderDialog } from './render';
import { SaveVersionDialog } from '../history/save-version';
import { refusalText } from '../../wire/refusal';

/** Brings files into the song, one after the other, from the place where it stands. */
async function importFiles(studio: Studio, files: readonly File[]): Promise<void> {
  const at = Math.max(0, Math.round(studio.position()));
  for (const file of files) {
    const query = new URLSearchParams({ name: file.name, at: String(at), window: studio.window });
    try {
      const dropped = await studio.post<Dropped>(`/api/media?${query}`, file);
      toast({ text: dropped.summary, more: dropped.notes.join('\n'), kind: 'info' });
    } catch (refusal) {
      toast({ text: refusalText(refusal), kind: 'error' });
    }
  }
}

function chooseFiles(studio: Studio): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.accept = '.wav,.aif,.aiff,.flac,.mp3,.ogg,.opus,.m4a,.mid,.midi';
  input.onchange = () => void importFiles(studio, [...(input.files ?? [])]);
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
