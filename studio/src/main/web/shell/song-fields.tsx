import { useEffect, useState } from 'preact/hooks';
import { setTempo } from '../commands/transport';
import { useTracked } from '../core/use';
import { putMeter, putTempo, setBrief } from '../song/edits';
import { isMeter, meterMap, tempoMap } from '../song/time';
import type { Studio } from '../studio';
import { ask, linear, type MenuItem, NumberField, openMenu, toast } from '../ui';
import type { Meter, Tempo } from '../wire/song.generated';

const TEMPO = linear({ min: 20, max: 400, initial: 120, step: 1, digits: 2 });
const METERS = ['4/4', '3/4', '2/4', '5/4', '6/8', '7/8', '9/8', '12/8'];
const TONICS = ['C', 'C#', 'Db', 'D', 'D#', 'Eb', 'E', 'F', 'F#', 'Gb', 'G', 'G#', 'Ab', 'A', 'A#', 'Bb', 'B'];

/** The tempo that rules where the song stands; a change is heard while it is dragged. */
export function TempoField({ studio }: { readonly studio: Studio }) {
  const tempo = useRuling<Tempo>(studio, () => tempoMap(studio.song.value).at(studio.position()));
  return (
    <NumberField class="shell-tempo" plain align="center" label="Tempo" title="Beats a minute: drag, or press to type" range={TEMPO} value={tempo.bpm} length={1500}
      onPreview={(bpm) => studio.preview([putTempo(tempo, { ...tempo, bpm: cent(bpm) })])}
      onCancel={() => studio.preview([])}
      onCommit={(bpm) => setTempo(studio, cent(bpm))} />
  );
}

function cent(bpm: number): number {
  return Math.round(bpm * 100) / 100;
}

/** The meter where the song stands. */
export function MeterField({ studio }: { readonly studio: Studio }) {
  const meter = useRuling<Meter>(studio, () => meterMap(studio.song.value).at(studio.position()));
  const become = (text: string) => {
    if (!isMeter(text)) toast({ text: `${text} is no meter.`, more: 'A meter is beats over a note value, such as 7/8.', kind: 'warn' });
    else if (text !== meter.meter) studio.perform('Change meter', [putMeter(meter, { ...meter, meter: text })]).catch(() => undefined);
  };
  const other = async () => {
    const text = await ask({ title: 'Meter', label: 'Beats over note value', value: meter.meter, action: 'Change' });
    if (text !== null) become(text.replace(/\s/g, ''));
  };
  const open = (at: Element) =>
    openMenu(at, [...METERS.map((text): MenuItem => ({ label: text, checked: text === meter.meter, run: () => become(text) })), 'rule', { label: 'Another…', run: () => void other() }], { label: 'Meter' });
  return (
    <button type="button" class="shell-field" aria-haspopup="menu" aria-label={`Meter: ${meter.meter}`} title="Meter" onClick={(event) => open(event.currentTarget)}>
      {meter.meter}
    </button>
  );
}

/** The key of the song, as its brief says it. */
export function KeyField({ studio }: { readonly studio: Studio }) {
  const brief = useTracked(() => studio.song.value.brief, [studio]);
  const become = (key: string) => {
    const song = studio.song.peek();
    if (key !== song.brief.key) studio.perform('Change key', [setBrief(song, { ...song.brief, key })]).catch(() => undefined);
  };
  const scale = (words: string, mode: string): MenuItem => ({
    label: words,
    items: TONICS.map((tonic) => ({ label: `${tonic} ${mode}`, checked: brief.key === `${tonic} ${mode}`, run: () => become(`${tonic} ${mode}`) })),
  });
  const open = (at: Element) =>
    openMenu(at, [scale('Major', 'major'), scale('Minor', 'minor'), 'rule', { label: 'Not said', checked: brief.key === '', run: () => become('') }], { label: 'Key' });
  return (
    <button type="button" class="shell-field" aria-haspopup="menu" aria-label={`Key: ${brief.key || 'not said'}`} title="Key of the song" onClick={(event) => open(event.currentTarget)}>
      {short(brief.key)}
    </button>
  );
}

function short(key: string): string {
  return key.replace(/\s*minor$/i, ' min').replace(/\s*major$/i, ' maj') || 'Key';
}

/** What rules at the position: read anew each frame, drawn anew only when it is another. */
function useRuling<T>(studio: Studio, read: () => T): T {
  const tracked = useTracked(read, [studio]);
  const [ruling, setRuling] = useState(tracked);
  useEffect(() => studio.onFrame(() => setRuling(() => read())), [studio]);
  useEffect(() => setRuling(() => read()), [tracked]);
  return ruling;
}
