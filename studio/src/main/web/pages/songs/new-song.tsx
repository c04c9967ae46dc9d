import { useEffect, useState } from 'preact/hooks';
import type { Studio } from '../../studio';
import { Button, Dialog, Field, linear, NumberField, Select, TextField } from '../../ui';
import type { NewSong, OpenedSong, SongList, Start } from '../../wire/protocol.generated';
import { refusalText } from '../../wire/refusal';

const KEYS = ['C', 'C#', 'D', 'D#', 'E', 'F', 'F#', 'G', 'G#', 'A', 'A#', 'B'];
const TEMPO = linear({ min: 10, max: 400, initial: 120, step: 1, digits: 2, unit: 'bpm' });
const RATES = [44100, 48000, 88200, 96000];

/** Asks how a new song begins, and opens it. */
export function NewSongDialog({ studio, onClose }: { readonly studio: Studio; readonly onClose: () => void }) {
  const [templates, setTemplates] = useState<readonly Start[]>([]);
  const [title, setTitle] = useState('New song');
  const [genre, setGenre] = useState<string | null>(null);
  const [tempo, setTempo] = useState(120);
  const [key, setKey] = useState('A minor');
  const [rate, setRate] = useState(48000);
  const [problem, setProblem] = useState('');
  useEffect(() => {
    void studio.get<SongList>('/api/songs').then((list) => setTemplates(list.templates));
  }, []);
  const choose = (name: string | null) => {
    setGenre(name);
    const template = templates.find((each) => each.genre === name);
    if (template) {
      setTempo(template.tempo);
      setKey(template.key);
    }
  };
  const make = async () => {
    const wanted: NewSong = { title, genre, tempo, key, rate };
    try {
      await studio.post<OpenedSong>('/api/songs/new', JSON.stringify(wanted));
      onClose();
    } catch (refusal) {
      setProblem(refusalText(refusal));
    }
  };
  const keys = KEYS.flatMap((name) => [`${name} major`, `${name} minor`]);
  return (
    <Dialog title="New song" onClose={onClose} actions={<><Button onPress={onClose}>Cancel</Button><Button kind="primary" onPress={() => void make()}>Start</Button></>}>
      <div class="songs-form">
        <Field label="Title"><TextField label="Title" value={title} onInput={setTitle} onCommit={setTitle} autoFocus problem={problem} /></Field>
        <Field label="Template">
          <Select label="Template" value={genre} onChange={choose}
            options={[{ value: null, label: 'Bare: nothing but the master' }, ...templates.map((each) => ({ value: each.genre, label: each.genre, hint: `${each.tempo} bpm, ${each.key}` }))]} />
        </Field>
        <Field label="Tempo"><NumberField label="Tempo" range={TEMPO} value={tempo} onCommit={(bpm) => setTempo(bpm)} /></Field>
        <Field label="Key"><Select label="Key" value={key} onChange={setKey} options={keys.map((value) => ({ value, label: value }))} otherwise={key} /></Field>
        <Field label="Frames a second"><Select label="Frames a second" value={rate} onChange={setRate} options={RATES.map((value) => ({ value, label: value.toLocaleString('en') }))} /></Field>
      </div>
    </Dialog>
  );
}
