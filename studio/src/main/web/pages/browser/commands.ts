import { type Command, register } from '../../commands';
import { showPart } from '../../shell/state';
import { browserTab, choice, putIntoSong } from './choice';
import { chooseFolder } from './folders';
import { openKnots } from './knots';

/** Adds a folder of the disk and opens it. */
export async function addFolder(): Promise<void> {
  showPart('left', 'library');
  browserTab.value = 'files';
  const id = await chooseFolder();
  if (id !== null) openKnots.value = new Set([...openKnots.peek(), id]);
}

const commands: readonly Command[] = [
  {
    id: 'library.put', label: 'Put the chosen sound into the song', group: 'Clips', context: 'global', keys: ['Shift+Enter'],
    help: 'Puts what is chosen in the browser where the song stands: on the focused track where that can play it, else on a new one.',
    enabled: () => choice.value !== null,
    run: (studio) => {
      const what = choice.peek();
      if (what) void putIntoSong(studio, what);
    },
  },
  { id: 'library.folder', label: 'Add a folder of files…', group: 'Song', context: 'global', help: 'Shows a folder of your disk in the browser; nothing is copied before you bring a file in.', run: addFolder },
];

register(commands);
