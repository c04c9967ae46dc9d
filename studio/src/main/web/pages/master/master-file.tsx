import { useState } from 'preact/hooks';
import type { Studio } from '../../studio';
import { Button, Dialog, Field, Select, TextField, Toggle } from '../../ui';
import type { Began, WriteMaster } from '../../wire/protocol.generated';
import { refusalText } from '../../wire/refusal';

const FORMATS = [
  { value: 'wav', label: 'WAV' },
  { value: 'flac', label: 'FLAC' },
  { value: 'mp3', label: 'MP3, 320 kbit/s' },
  { value: 'opus', label: 'Opus, 160 kbit/s' },
  { value: 'm4a', label: 'AAC in M4A, 256 kbit/s' },
] as const;

/** Asks what the master's file is called, and begins to write it. */
export function MasterFileDialog({ studio, off, onClose }: { readonly studio: Studio; readonly off: readonly string[]; readonly onClose: () => void }) {
  const title = studio.song.peek().title.replace(/[^\p{L}\p{N} ._-]/gu, '').trim() || 'Song';
  const [name, setName] = useState(`${title} master`);
  const [format, setFormat] = useState<(typeof FORMATS)[number]['value']>('wav');
  const [report, setReport] = useState(true);
  const [problem, setProblem] = useState('');
  const write = async () => {
    const wanted: WriteMaster = { name: `${name}.${format}`, off, report };
    try {
      await studio.post<Began>('/api/master/file', JSON.stringify(wanted));
      onClose();
    } catch (refusal) {
      setProblem(refusalText(refusal));
    }
  };
  return (
    <Dialog title="Master file" onClose={onClose} actions={<><Button title="Writes nothing" onPress={onClose}>Cancel</Button><Button kind="primary" title="Masters the song as it is now by the plan, and writes it" onPress={() => void write()}>Write</Button></>}>
      <div class="songs-form">
        <Field label="Name" hint="In the folder renders of the song."><TextField label="Name" value={name} onInput={setName} onCommit={setName} autoFocus problem={problem} /></Field>
        <Field label="Format" hint="Bits and frames a second are those of the target."><Select label="Format" value={format} onChange={setFormat} options={FORMATS} /></Field>
        <Toggle label="A page about it: what was done, why, before and after" on={report} onChange={setReport} />
      </div>
    </Dialog>
  );
}
