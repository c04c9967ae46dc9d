import { useEffect, useMemo, useState } from 'preact/hooks';
import { useSignal, useTracked } from '../../core/use';
import { signal } from '../../core/signal';
import { carryFile, DRAG_RECORDING } from '../../drag';
import type { Studio } from '../../studio';
import { Button, Empty, Icon, IconButton, type IconName, type Knot, openMenu, type MenuItem, SearchField, toast, Tree } from '../../ui';
import type { LibrarySound } from '../../wire/protocol.generated';
import { refusalText } from '../../wire/refusal';
import type { Decode, Hearing } from './audition';
import { type Choice, choice, putIntoSong } from './choice';
import { addFolder } from './commands';
import { folders, forget, recallFolders, wake } from './folders';
import { diskSound, recordedSound } from './hear';
import { useHearing } from './hearing';
import { knotsOf, nameOf, noteOf, openKnots, type Row } from './knots';

const chosenKnot = signal('');

function choiceOf(row: Row | undefined): Choice | null {
  if (row?.kind === 'recording') return { kind: 'recording', id: row.source.id };
  return row?.kind === 'file' ? { kind: 'file', file: row.file } : null;
}

/** Recordings of the song and folders of the disk: to hear, to drag into lanes, to put where the song stands. */
export function Files({ studio }: { readonly studio: Studio }) {
  const sources = useTracked(() => studio.song.value.sources, [studio]);
  const all = useSignal(folders);
  const open = useSignal(openKnots);
  const chosen = useSignal(chosenKnot);
  const [words, setWords] = useState('');
  const [library, setLibrary] = useState<readonly LibrarySound[]>([]);
  const heard = useHearing(studio);
  const knots = useMemo(() => knotsOf(sources, all, words), [sources, all, words]);
  const fromLibrary = Object.values(sources).some((source) => source.file.startsWith('library:'));
  useEffect(() => void recallFolders(), []);
  useEffect(() => {
    // Loops of the library are heard at the song's tempo here too.
    if (fromLibrary) studio.get<readonly LibrarySound[]>('/api/library').then(setLibrary).catch((refusal: unknown) => toast({ text: refusalText(refusal), kind: 'error' }));
  }, [studio, fromLibrary]);
  const read = (row: Row) => (decode: Decode): Promise<Hearing> => {
    if (row.kind === 'file') return diskSound(studio, row.file, decode);
    if (row.kind !== 'recording') return Promise.reject(new Error('Nothing is chosen.'));
    return recordedSound(studio, row.source, library.find((sound) => sound.reference === row.source.file)?.bpm ?? null);
  };
  const unfold = (id: string, wide: boolean) => {
    const next = new Set(openKnots.peek());
    if (wide) next.add(id);
    else next.delete(id);
    openKnots.value = next;
  };
  const enter = ({ id, value }: Knot<Row>) => {
    if (choiceOf(value)) heard.toggle(id, read(value));
    else if (value.kind === 'folder' && value.folder.state !== 'ready' && value.folder.state !== 'reading') void wake(id).then((awake) => awake && unfold(id, true));
    else unfold(id, !openKnots.peek().has(id));
  };
  const select = (knot: Knot<Row>) => {
    chosenKnot.value = knot.id;
    choice.value = choiceOf(knot.value);
  };
  const picked = findKnot(knots, chosen);
  const what = picked ? choiceOf(picked.value) : null;
  const usable = what !== null;
  useEffect(() => {
    choice.value = what;
    return () => void (choice.value = null);
  }, [chosen, knots]);
  return (
    <>
      <div class="browser-search">
        <SearchField label="Search files" value={words} onInput={setWords} />
        <IconButton icon={heard.playing === '' ? 'play' : 'stop'} pressed={heard.playing !== ''} tone="play" label="Hear the chosen file" title="Hear the chosen file, or stop it (Enter or Space in the list); loops at the tempo of the song" disabled={!usable && heard.playing === ''} onPress={() => (usable && picked ? enter(picked) : heard.stop())} />
        <IconButton icon="plus" label="Add a folder of files" title="Shows a folder of your disk here; nothing is copied before you bring a file in" command="library.folder" onPress={() => void addFolder()} />
      </div>
      <Tree<Row> label="Files" knots={knots} open={open} onOpenChange={(next) => (openKnots.value = next)} selected={new Set([chosen])} textOf={nameOf}
        onSelect={(_, knot) => select(knot)}
        onOpen={(knot) => {
          const own = choiceOf(knot.value);
          if (own) void putIntoSong(studio, own);
          else enter(knot);
        }}
        onKey={(knot, event) => {
          const plain = (event.key === 'Enter' || event.key === ' ') && !event.shiftKey && !event.ctrlKey && !event.metaKey;
          if (plain) enter(knot);
          return plain;
        }}
        onDelete={(ids) => all.filter((folder) => ids.has(folder.id)).forEach((folder) => forget(folder.id))}
        onMenu={(knot, at) => openMenu(at, menuOf(studio, knot, () => enter(knot)), { label: nameOf(knot.value) })}
        onDrag={(knot, event) => drag(knot.value, event)}
        empty={<Empty icon="search" title="Nothing found" text="Try another word, or a part of a folder's name." />}
        render={(row) => <FileRow row={row} playing={playingRow(row, heard.playing)} onHear={() => heard.toggle(idOf(row), read(row))} onWake={(id) => void wake(id).then((awake) => awake && unfold(id, true))} />} />
      {all.length === 0 && words === '' && (
        <div class="browser-hint">
          <p>Folders of your disk can stand here, to hear what is in them and bring it into the song.</p>
          <Button icon="folder" command="library.folder" title="Shows a folder of your disk here" onPress={() => void addFolder()}>Add a folder…</Button>
        </div>
      )}
    </>
  );
}

function findKnot(knots: readonly Knot<Row>[], id: string): Knot<Row> | null {
  for (const knot of knots) {
    if (knot.id === id) return knot;
    const found = knot.below ? findKnot(knot.below, id) : null;
    if (found) return found;
  }
  return null;
}

function idOf(row: Row): string {
  return row.kind === 'recording' ? `recording ${row.source.id}` : row.kind === 'file' ? `${row.folder.id}/${row.file.path}` : '';
}

function playingRow(row: Row, playing: string): boolean {
  return playing !== '' && idOf(row) === playing;
}

function drag(row: Row, event: DragEvent): void {
  if (row.kind === 'recording') event.dataTransfer?.setData(DRAG_RECORDING, row.source.id);
  else if (row.kind === 'file') carryFile(event, row.file.name, row.file.open);
  else event.preventDefault();
}

function menuOf(studio: Studio, { id, value }: Knot<Row>, enter: () => void): readonly MenuItem[] {
  const what = choiceOf(value);
  if (what) return [{ label: 'Hear it, or stop it', icon: 'play', run: enter }, { label: 'Put it where the song stands', command: 'library.put', run: () => void putIntoSong(studio, what) }];
  if (value.kind !== 'folder') return [{ label: 'Open or close', run: enter }];
  const items: MenuItem[] = [{ label: 'Take it off the list', icon: 'close', keys: 'Delete', run: () => forget(id) }];
  return value.folder.handle ? [{ label: 'Read it again', icon: 'loop', run: () => void wake(id) }, ...items] : items;
}

const ICONS: Readonly<Record<Row['kind'], IconName>> = { song: 'wave', recording: 'wave', folder: 'folder', branch: 'folder', file: 'file' };

interface FileRowProps {
  readonly row: Row;
  readonly playing: boolean;
  readonly onHear: () => void;
  readonly onWake: (folder: string) => void;
}

function titleOf(row: Row): string {
  if (row.kind === 'recording' || row.kind === 'file') return `${row.kind === 'file' ? row.file.path : row.source.name}\nEnter or Space: hear it. Double-click brings it to where the song stands, or drag it there.`;
  if (row.kind !== 'folder') return nameOf(row);
  if (row.folder.state === 'gone') return `${row.folder.name} is not there any more, or may not be read. Enter or double-click tries again.`;
  if (row.folder.state === 'asleep') return `${row.folder.name}: Enter or double-click opens it again; the browser may ask whether this page may read it.`;
  return row.folder.more ? `${row.folder.name} holds more files than are listed. Choose a folder within it to see the rest.` : row.folder.name;
}

function FileRow({ row, playing, onHear, onWake }: FileRowProps) {
  const usable = choiceOf(row) !== null;
  const asleep = row.kind === 'folder' && (row.folder.state === 'asleep' || row.folder.state === 'gone') ? row.folder.id : null;
  return (
    <span class="browser-row">
      {usable ? <span class="browser-hear" aria-hidden="true" title="Hear it" onClick={onHear}><Icon name={playing ? 'stop' : 'play'} /></span> : <span class="browser-kind" aria-hidden="true"><Icon name={ICONS[row.kind]} /></span>}
      <span class="browser-name" title={titleOf(row)}>{nameOf(row)}</span>
      {asleep === null ? <small>{noteOf(row)}</small> : <small class="browser-wake" title={titleOf(row)} onClick={() => onWake(asleep)}>{noteOf(row)}</small>}
    </span>
  );
}
