import { askForDevices } from '../../catalogue';
import { useLayoutEffect } from 'preact/hooks';
import { effect } from '../../core/signal';
import { useTracked } from '../../core/use';
import { focusTrack } from '../../focus';
import type { Page } from '../../shell/registry';
import type { Studio } from '../../studio';
import type { Note } from '../../wire/song.generated';
import { padNames, playsDrums } from './pads';
import { current } from './acts';
import { followTrack } from './place';
import { Chooser, newClip } from './chooser';
import './commands';
import { takesChoice } from './hand';
import { NoteTools, PatternName } from './head';
import { Inspector } from './inspector';
import { arrived } from './note-index';
import { NoteList } from './note-list';
import { Roll } from './roll';
import { SidePanel } from './side-panel';
import { selection } from './state';

const NO_NAMES: ReadonlyMap<number, string> = new Map();

/** Keeps what is chosen with the song: what leaves is not chosen any more, and what came in its place is. */
function keepSelection(studio: Studio): () => void {
  let pattern = '';
  let before: readonly Note[] = [];
  return effect(() => {
    const focused = current(studio);
    const now = focused?.pattern.notes ?? [];
    const id = focused?.pattern.id ?? '';
    if (id !== pattern) selection.value = new Set();
    else if (now !== before) {
      const came = arrived(before, now);
      const left = new Set(arrived(now, before));
      const chosen = selection.peek();
      const hit = [...chosen].some((note) => left.has(note));
      const wanted = takesChoice();
      if (hit) selection.value = keptSelection(chosen, left, came, wanted);
      else if (wanted) selection.value = new Set(came);
    }
    pattern = id;
    before = now;
  });
}

/** What stays chosen when some chosen notes left: the others, and what came in the place of those that left. */
function keptSelection(chosen: ReadonlySet<Note>, left: ReadonlySet<Note>, came: readonly Note[], wanted: boolean): ReadonlySet<Note> {
  const stays = [...chosen].filter((note) => !left.has(note));
  const replaced = wanted || left.size <= chosen.size ? came : [];
  return new Set([...stays, ...replaced]);
}

function NotesPage({ studio }: { readonly studio: Studio }) {
  const shown = useTracked(() => {
    const focused = current(studio);
    return focused ? `${focused.pattern.id} ${focused.clip?.id ?? ''}` : null;
  }, [studio]);
  const names = useTracked(() => {
    const track = current(studio)?.track ?? null;
    return playsDrums(track) ? padNames(track) : NO_NAMES;
  }, [studio]);
  useLayoutEffect(() => askForDevices(studio), [studio]);
  useLayoutEffect(() => followTrack(studio.song.peek(), studio.position(), () => true), [studio]);
  useLayoutEffect(() => keepSelection(studio), [studio]);
  useLayoutEffect(() => {
    const track = current(studio)?.track;
    if (track) focusTrack.value = track.id;
  }, [shown]);
  if (shown === null) {
    return <Chooser studio={studio} title="Choose a pattern to edit" wanted={() => true} make={(track) => void newClip(studio, track)} none="A song needs an instrument track before notes can be written. Add one on the Arrange page." />;
  }
  return (
    <div class="notes">
      <header class="notes-head"><PatternName studio={studio} /><NoteTools studio={studio} /></header>
      <SidePanel studio={studio} />
      <div class="notes-room" key={shown}><Roll studio={studio} names={names} /></div>
      <NoteList studio={studio} />
      <Inspector studio={studio} />
    </div>
  );
}

/** The piano roll. */
export const notesPage: Page = {
  id: 'notes',
  name: 'Notes',
  key: '2',
  icon: 'notes',
  help: 'Writes and shapes the notes of a pattern in a piano roll.',
  render: (studio) => <NotesPage studio={studio} />,
};
