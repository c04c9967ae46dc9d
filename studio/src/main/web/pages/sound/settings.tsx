import { useEffect } from 'preact/hooks';
import { useSignal, useTracked } from '../../core/use';
import { large } from '../../core/words';
import type { SettingsPart } from '../../shell/registry';
import type { Studio } from '../../studio';
import { Badge, Button, Field, Segments, Select, type SelectOption, Toggle } from '../../ui';
import { EngineFigures } from './engine-figures';
import { LatencyFigures } from './latency-figures';
import { BUFFERS, busy, choose, kilohertz, lookForOutputs, millis, outputs, STORES } from './outputs';

/** Where sound goes, how long it takes, and how the engine keeps up. */
export const soundSettings: SettingsPart = { id: 'sound', name: 'Sound', icon: 'speaker', render: (studio) => <SoundSettings studio={studio} /> };

function SoundSettings({ studio }: { readonly studio: Studio }) {
  useEffect(() => void lookForOutputs(studio), [studio]);
  return (
    <div class="sound-settings">
      <OutputPart studio={studio} />
      <section aria-label="Latency">
        <h3>Latency</h3>
        <LatencyFigures studio={studio} />
      </section>
      <section aria-label="Engine">
        <h3>Engine</h3>
        <EngineFigures studio={studio} />
      </section>
    </div>
  );
}

function OutputPart({ studio }: { readonly studio: Studio }) {
  const now = useSignal(studio.output);
  const here = useSignal(studio.alsoHere);
  const waits = useSignal(busy);
  const rate = useTracked(() => studio.pulse.value.rate, [studio]);
  const options = useOutputOptions();
  const card = now.chosen !== '';
  const frames = (count: number, what: string) => ({ value: String(count), label: String(count), title: `${count} frames, ${millis((1000 * count) / rate)} ${what}` });
  return (
    <section aria-label="Output">
      <h3>Output</h3>
      <Field label="Play on">
        <div class="sound-device">
          <Select label="Output" title="Where sound goes: this browser, or a sound card of the machine that the program runs on" options={options} value={now.chosen} otherwise={now.name || now.chosen} disabled={waits} onChange={(device) => void choose(studio, { device })} />
          <Button kind="quiet" icon="loop" title="Look again for sound cards" disabled={waits} onPress={() => void lookForOutputs(studio)}>Look again</Button>
        </div>
      </Field>
      {card && <Field label="State"><State studio={studio} /></Field>}
      {card && <Field label="Buffer" hint="Frames that the sound card asks for at once: fewer answer sooner, more forgive a busy machine"><Segments label="Buffer of the sound card in frames" value={String(now.buffer)} choices={BUFFERS.map((each) => frames(each, 'at once'))} onChange={(next) => void choose(studio, { buffer: Number(next) })} /></Field>}
      {now.phase === 'running' && <Field label="This browser"><Toggle label="Sounds too" title="Lets this browser sound although a sound card plays; for listening from another room" on={here} onChange={(on) => studio.soundHere(on)} /></Field>}
      {(!card || now.phase !== 'running' || here) && <Field label="Browser holds" hint="Frames that browsers hold in store: fewer answer sooner, more forgive a busy machine. After a gap a browser holds more by itself"><Segments label="Frames in store in browsers" value={String(now.store)} choices={STORES.map((each) => frames(each, 'in store'))} onChange={(next) => void choose(studio, { store: Number(next) })} /></Field>}
    </section>
  );
}

/** The browser first, then every system with its devices, or why it has none. */
function useOutputOptions(): readonly SelectOption<string>[] {
  const list = useSignal(outputs);
  const found = (list?.systems ?? []).flatMap(({ name, reason, devices }): SelectOption<string>[] =>
    devices.length > 0
      ? devices.map((device) => ({ value: device.key, label: device.name, group: name, hint: `${kilohertz(device.rate)}${device.latency > 0 ? `, ${millis((1000 * device.latency) / device.rate)} until it is heard` : ''}` }))
      : [{ value: `none:${name}`, label: large(reason), group: name, disabled: true, hint: reason }]);
  return [{ value: '', label: 'This browser', hint: 'Every window of the studio sounds by itself' }, ...found];
}

function State({ studio }: { readonly studio: Studio }) {
  const now = useSignal(studio.output);
  if (now.phase === 'running') {
    const times = now.dropouts === 1 ? 'once without sound' : `${now.dropouts} times without sound`;
    return (
      <span class="sound-state" role="status">
        <Badge tone="play">Plays</Badge>
        <span>{kilohertz(now.rate)}, {now.block} frames at once, {now.dropouts === 0 ? 'never without sound' : times}</span>
      </span>
    );
  }
  return (
    <span class="sound-state" role="status">
      <Badge tone="warn">{now.phase === 'lost' ? 'Gone' : 'Silent'}</Badge>
      <span>{large(now.trouble)}. The browser plays.</span>
      {now.offer && <Button title={`Play on ${now.offerName}`} onPress={() => void choose(studio, { device: now.offer })}>Use {now.offerName}</Button>}
    </span>
  );
}
