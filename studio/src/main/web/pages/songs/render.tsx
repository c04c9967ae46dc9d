import { useState } from 'preact/hooks';
import type { Studio } from '../../studio';
import { Button, Dialog, Field, Select, TextField, Toggle } from '../../ui';
import type { Began, RenderSong } from '../../wire/protocol.generated';
import { refusalText } from '../../wire/refusal';

const FORMATS = [
  { value: 'wav', label: 'WAV' },
  { value: 'flac', label: 'FLAC' },
  { value: 'mp3', label: 'MP3, 320 kbit/s' },
  { value: 'opus', label: 'Opus, 160 kbit/s' },
  { value: 'm4a', label: 'AAC in M4A, 256 kbit/s' },
] as const;

/** Asks what to write, and begins to. */
export function RenderDialog({ studio, onClose }: { readonly studio: Studio; readonly onClose: () => void }) {
  const song = studio.song.peek();
  const [name, setName] = useState(song.title.replace(/[^\p{L}\p{N} ._-]/gu, '').trim() || 'Mix');
  const [format, setFormat] = useState<(typeof FORMATS)[number]['value']>('wav');
  const [bits, setBits] = useState(24);
  const [rate, setRate] = useState(0);
  const [stems, setStems] = useState(false);
  const [looped, setLooped] = useState(false);
  const [problem, setProblem] = useState('');
  const loop = studio.transport.peek().loop;
  const pcm = format === 'wav' || format === 'flac';
  const begin = async () => {
    const range = looped && loop ? { from: loop.from, to: loop.to } : { from: null, to: null };
    const wanted: RenderSong = { name: `${name}.${format}`, bits: pcm ? bits : 24, rate, stems, ...range };
    try {
      await studio.post<Began>('/api/render', JSON.stringify(wanted));
      onClose();
    } catch (refusal) {
      setProblem(refusalText(refusal));
    }
  };
  const depths = [{ value: 16, label: '16 bit' }, { value: 24, label: '24 bit' }, ...(format === 'wav' ? [{ value: 32, label: '32 bit float' }] : [])];
  return (
    <Dialog title="Render" onClose={onClose} actions={<><Button onPress={onClose}>Cancel</Button><Button kind="primary" onPress={() => void begin()}>Render</Button></>}>
      <div class="songs-form">
        <Field label="Name" hint="In the folder renders of the song."><TextField label="Name" value={name} onInput={setName} onCommit={setName} autoFocus problem={problem} /></Field>
        <Field label="Format"><Select label="Format" value={format} onChange={setFormat} options={FORMATS} /></Field>
        {pcm && <Field label="Depth"><Select label="Depth" value={bits} onChange={setBits} options={depths} /></Field>}
        <Field label="Frames a second"><Select label="Frames a second" value={rate} onChange={setRate} options={[{ value: 0, label: `${song.rate.toLocaleString('en')}, as the song` }, ...[44100, 48000, 96000].filter((each) => each !== song.rate).map((value) => ({ value, label: value.toLocaleString('en') }))]} /></Field>
        <Toggle label="Stems too, a file each" on={stems} onChange={setStems} />
        {loop && <Toggle label="Only the loop" on={looped} onChange={setLooped} />}
      </div>
    </Dialog>
  );
}
