import { useEffect, useState } from 'preact/hooks';
import { totalOf } from '../../audio/latency';
import { useSignal, useTracked } from '../../core/use';
import { browserMidi, wantsBrowserMidi } from '../../midi/browser-midi';
import { controlName } from '../../midi/learn';
import { targetName } from '../../midi/target-name';
import type { SettingsPart } from '../../shell/registry';
import type { Studio } from '../../studio';
import { Badge, Button, Field, IconButton, Toggle } from '../../ui';
import { millis } from './outputs';

/** Keyboards and controllers. */
export const midiSettings: SettingsPart = { id: 'midi', name: 'MIDI', icon: 'piano', render: (studio) => <MidiSettings studio={studio} /> };

function MidiSettings({ studio }: { readonly studio: Studio }) {
  return (
    <div class="sound-settings">
      <section aria-label="Keyboards">
        <h3>Keyboards</h3>
        <MachineKeyboards studio={studio} />
        <BrowserKeyboards studio={studio} />
        <Heard studio={studio} />
      </section>
      <section aria-label="Controllers">
        <h3>Controllers</h3>
        <Controllers studio={studio} />
      </section>
    </div>
  );
}

function MachineKeyboards({ studio }: { readonly studio: Studio }) {
  const { machine, inputs } = useSignal(studio.keyboards);
  return (
    <Field label="Of the machine" hint="Keyboards that are plugged into the machine that the program runs on; they play without a browser too">
      <div class="sound-device">
        <Toggle label="Listen" title="Listen to the keyboards of the machine" on={machine} onChange={(on) => studio.machineKeyboards(on)} />
        <span class="sound-names">{machine ? (inputs.length > 0 ? inputs.join(', ') : 'None is plugged in') : ''}</span>
        {machine && <Button kind="quiet" icon="loop" title="Look again for keyboards" onPress={() => studio.machineKeyboards(true)}>Look again</Button>}
      </div>
    </Field>
  );
}

function BrowserKeyboards({ studio }: { readonly studio: Studio }) {
  const midi = browserMidi(studio);
  const state = useSignal(midi.state);
  const turn = (on: boolean) => {
    wantsBrowserMidi.value = on;
    if (on) void midi.start();
    else midi.stop();
  };
  const words = state.kind === 'on' ? (state.inputs.length > 0 ? state.inputs.join(', ') : 'None is plugged in') : state.kind === 'asking' ? 'The browser asks you…' : state.kind === 'refused' ? state.why : '';
  return (
    <Field label="Of this browser" hint="Keyboards that this browser reaches; for playing from another machine">
      <div class="sound-device">
        <Toggle label="Listen" title="Listen to the keyboards that this browser reaches; it asks you first" on={state.kind === 'on' || state.kind === 'asking'} onChange={turn} />
        <span class="sound-names">{words}</span>
      </div>
    </Field>
  );
}

/** What plays, what was heard last, and how long it takes. */
function Heard({ studio }: { readonly studio: Studio }) {
  const now = useSignal(studio.keyboards);
  const plays = useTracked(() => studio.song.value.tracks.find((each) => each.id === now.plays)?.name ?? '', [studio, now.plays]);
  const [total, setTotal] = useState(() => totalOf(studio.latencyParts()));
  useEffect(() => {
    const timer = setInterval(() => setTotal((before) => before + (totalOf(studio.latencyParts()) - before) / 3), 250);
    return () => clearInterval(timer);
  }, [studio]);
  return (
    <>
      <Field label="They play"><span title="The track that is focused, when it has an instrument">{plays || 'No track of this song has an instrument'}</span></Field>
      <Field label="Heard last">
        <span class="sound-state" role="status">
          <Badge tone={now.heard > 0 ? 'play' : 'quiet'}>{now.heard}</Badge>
          <span>{now.last || 'Nothing yet: press a key'}</span>
        </span>
      </Field>
      <Field label="From key to ear"><span title="What the sound settings tell piece by piece">{millis(total)}</span></Field>
    </>
  );
}

function Controllers({ studio }: { readonly studio: Studio }) {
  const { controls } = useSignal(studio.keyboards);
  useSignal(studio.song);
  if (controls.length === 0) return <p class="sound-hint">No controller moves anything of this song. Open the menu of a knob in a device or of a strip in the mixer and choose “Learn MIDI control”.</p>;
  return (
    <ul class="sound-controls">
      {controls.map((control) => {
        const name = targetName(studio, control.track, control.target);
        return (
          <li key={`${control.channel}/${control.controller}`}>
            <b>{controlName(control)}</b>
            <span>{name}</span>
            <IconButton icon="trash" label={`Forget ${controlName(control)}`} title={`${controlName(control)} moves ${name} no more`} onPress={() => studio.forgetMidi(control.channel, control.controller)} />
          </li>
        );
      })}
    </ul>
  );
}
