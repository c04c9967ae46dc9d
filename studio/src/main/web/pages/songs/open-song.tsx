import { useEffect, useState } from 'preact/hooks';
import { large } from '../../core/words';
import type { Studio } from '../../studio';
import { Button, Dialog, Empty, Field, List, TextField } from '../../ui';
import type { OpenedSong, SongList } from '../../wire/protocol.generated';
import { refusalText } from '../../wire/refusal';

interface Row {
  readonly key: string;
  readonly name: string;
  readonly where: string;
  readonly path: '/api/songs/open' | '/api/songs/bundled';
  readonly body: string;
}

/** Lists what was open lately and what comes with Songline; opens one. */
export function OpenSongDialog({ studio, onClose }: { readonly studio: Studio; readonly onClose: () => void }) {
  const [list, setList] = useState<SongList | null>(null);
  const [chosen, setChosen] = useState('');
  const [folder, setFolder] = useState('');
  const [problem, setProblem] = useState('');
  useEffect(() => {
    void studio.get<SongList>('/api/songs').then(setList);
  }, []);
  const rows = list ? rowsOf(list) : [];
  const open = async (path: string, body: string) => {
    try {
      await studio.post<OpenedSong>(path, body);
      onClose();
    } catch (refusal) {
      setProblem(refusalText(refusal));
    }
  };
  const openChosen = () => {
    const row = rows.find((each) => each.key === chosen);
    if (folder.trim()) void open('/api/songs/open', JSON.stringify({ folder: folder.trim() }));
    else if (row) void open(row.path, row.body);
  };
  return (
    <Dialog title="Open a song" width={600} onClose={onClose} actions={<><Button onPress={onClose}>Cancel</Button><Button kind="primary" disabled={!chosen && !folder.trim()} onPress={openChosen}>Open</Button></>}>
      <div class="songs-list">
        <List label="Songs" items={rows} keyOf={(row) => row.key} textOf={(row) => row.name} selected={new Set([chosen])} onSelect={(_, row) => setChosen(row.key)} onOpen={(row) => void open(row.path, row.body)}
          empty={<Empty icon="folder" title="No songs yet" text="Start a new one, or name a folder below." />}
          render={(row) => <span class="songs-row"><b>{row.name}</b><small>{row.where}</small></span>} />
      </div>
      <Field label="Or the folder of a song"><TextField label="Folder" value={folder} placeholder="/home/me/Songline/My song" onInput={setFolder} onCommit={setFolder} problem={problem} /></Field>
    </Dialog>
  );
}

function rowsOf(list: SongList): readonly Row[] {
  const recent = list.recent.map((song): Row => ({
    key: song.folder, name: song.name, where: `${song.folder}, ${new Date(song.changed).toLocaleDateString('en', { dateStyle: 'medium' })}`,
    path: '/api/songs/open', body: JSON.stringify({ folder: song.folder }),
  }));
  const bundled = list.bundled.map((name): Row => ({ key: `bundled ${name}`, name: titled(name), where: 'comes with Songline; your own copy', path: '/api/songs/bundled', body: JSON.stringify({ name }) }));
  return [...recent, ...bundled];
}

function titled(slug: string): string {
  return slug.split('-').map(large).join(' ');
}
