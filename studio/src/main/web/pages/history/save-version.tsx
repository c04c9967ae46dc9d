import { useState } from 'preact/hooks';
import { showPart } from '../../shell/state';
import type { Studio } from '../../studio';
import { Button, Dialog, Field, TextField, toast } from '../../ui';
import type { SaveVersion, VersionList } from '../../wire/protocol.generated';
import { refusalText } from '../../wire/refusal';
import { saved } from './versions';

/** Asks under which name the song is to be kept as it is now. */
export function SaveVersionDialog({ studio, onClose }: { readonly studio: Studio; readonly onClose: () => void }) {
  const [name, setName] = useState(() => new Date().toLocaleString('en-GB', { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' }));
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState('');
  const save = async () => {
    const wanted: SaveVersion = { name, note };
    try {
      await studio.post<VersionList>('/api/versions', JSON.stringify(wanted));
      saved.value = saved.peek() + 1;
      onClose();
      toast({ text: `${name.trim()} is saved`, kind: 'done', action: { label: 'Show versions', run: () => showPart('right', 'versions') } });
    } catch (refusal) {
      setProblem(refusalText(refusal));
    }
  };
  return (
    <Dialog title="Save version" onClose={onClose} actions={<><Button onPress={onClose}>Cancel</Button><Button kind="primary" onPress={() => void save()}>Save version</Button></>}>
      <div class="songs-form">
        <Field label="Name"><TextField label="Name" value={name} onInput={setName} onCommit={setName} autoFocus problem={problem} /></Field>
        <Field label="Note" hint="What is good about it, what is to come."><TextField label="Note" value={note} rows={3} onInput={setNote} onCommit={setNote} /></Field>
      </div>
    </Dialog>
  );
}
