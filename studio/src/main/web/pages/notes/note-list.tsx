import { useSignal, useTracked } from '../../core/use';
import type { Studio } from '../../studio';
import { List } from '../../ui';
import { pitchName } from '../../wire/pitch';
import type { Note } from '../../wire/song.generated';
import { current, erase, noteText } from './acts';
import { patternMeters } from './place';
import { axis, selection, showList } from './state';

const NONE: readonly Note[] = [];
const ids = new WeakMap<Note, string>();
let last = 0;

function idOf(note: Note): string {
  let id = ids.get(note);
  if (!id) ids.set(note, (id = String((last += 1))));
  return id;
}

/** The notes as a list: what the canvas shows, for the keyboard and for screen readers. It comes into sight when it has the focus. */
export function NoteList({ studio }: { readonly studio: Studio }) {
  const notes = useTracked(() => current(studio)?.pattern.notes ?? NONE, [studio]);
  const chosen = useSignal(selection);
  const shown = useSignal(showList);
  const { map } = patternMeters(studio.song.peek(), current(studio)?.clip ?? null);
  return (
    <section class={`notes-list ${shown ? '' : 'notes-list-aside'}`} aria-label="List of notes">
      <div class="notes-list-head" aria-hidden="true"><span>Bar</span><span>Note</span><span>Length</span><span>Vel.</span></div>
      <List label={`${notes.length} notes`} items={notes} keyOf={idOf} multiple rowHeight={24} selected={selectedIds(chosen)} empty={<p class="notes-list-none">No notes yet. Press I to write one, or B and draw some.</p>}
        onSelect={(keys, note) => {
          selection.value = new Set(notes.filter((each) => keys.has(idOf(each))));
          axis.reveal(note.at);
        }}
        onDelete={() => void erase(studio)}
        render={(note) => (
          <span class="notes-list-row" aria-label={noteText(studio, note)}>
            <span>{map.text(note.at)}</span><span>{pitchName(note.key)}</span><span>{Math.round((note.length / 322_560) * 1000) / 1000}</span><span>{Math.round(note.velocity)}</span>
          </span>
        )} />
    </section>
  );
}

let known: { readonly chosen: ReadonlySet<Note>; readonly keys: ReadonlySet<string> } | null = null;

function selectedIds(chosen: ReadonlySet<Note>): ReadonlySet<string> {
  if (known?.chosen !== chosen) known = { chosen, keys: new Set([...chosen].map(idOf)) };
  return known.keys;
}
