import { useTracked } from '../../core/use';
import { setAsset, setDeviceOutput, setSideChain } from '../../song/edits';
import { Button, IconButton, Knob, linear, type MenuItem, openMenu, Select, type SelectOption, signed, Toggle } from '../../ui';
import { openAssets } from './asset-browser';
import { modulate } from './chain-edits';
import type { CardContext } from './context';
import { perform } from './state';
import { deviceTables as tables } from '../../catalogue';

/** The files of a device. */
export function AssetRows({ card }: { readonly card: CardContext }) {
  const { hand, device } = card;
  const slots = hand.table.assets;
  if (slots.length === 0) return null;
  const shown = slots.length > 4 ? slots.filter((slot) => device.assets[slot.id]).concat(slots.filter((slot) => !device.assets[slot.id]).slice(0, 1)) : slots;
  return (
    <section class="dv-section" aria-label="Files">
      <h4>Files</h4>
      <div class="dv-rows">
        {shown.map((slot) => {
          const now = device.assets[slot.id];
          return (
            <div class="dv-row" key={slot.id}>
              <span title={slot.help}>{slot.name}</span>
              <Button class="dv-file" popup="dialog" title={now ?? slot.help} onPress={() => openAssets(hand.studio, hand, slot)}>{now ? leaf(now) : 'Choose a sound…'}</Button>
              {now && <IconButton icon="close" label={`Take ${slot.name} out`} onPress={() => void perform(hand.studio, `${hand.table.name}: no ${slot.name}`, [setAsset(hand.device.peek(), slot.id, null)])} />}
            </div>
          );
        })}
      </div>
    </section>
  );
}

/** The last part of a reference, without what says its kind. */
function leaf(reference: string): string {
  return (reference.split(/[/:]/).pop() ?? reference).replace(/\.\w+$/, '').replace(/_/g, ' ');
}

/** Whose sound steers a device. */
export function SideChainRow({ card }: { readonly card: CardContext }) {
  const { hand, track, device } = card;
  const { studio } = hand;
  const tracks = useTracked(() => studio.song.value.tracks);
  const side = device.sideChain;
  const options: readonly SelectOption<string>[] = [
    { value: '', label: 'Its own sound' },
    ...tracks.filter((each) => each.id !== track.id && ['instrument', 'audio', 'group', 'return'].includes(each.kind)).map((each) => ({ value: each.id as string, label: each.name })),
  ];
  const set = (source: string, preFader: boolean) => void perform(studio, source === '' ? `${hand.table.name}: no side-chain` : `${hand.table.name}: side-chain`, [setSideChain(hand.device.peek(), source === '' ? null : { source, preFader })]);
  return (
    <section class="dv-section" aria-label="Side-chain">
      <h4>Side-chain</h4>
      <div class="dv-rows">
        <div class="dv-row">
          <Select label={`What steers ${hand.table.name}`} title="The track whose sound steers this device" value={side?.source ?? ''} options={options} otherwise="A track that is gone" onChange={(source) => set(source, side?.preFader ?? false)} />
          <Toggle label="Before its fader" title="Hears the track before its fader and mute" on={side?.preFader ?? false} disabled={side === null} onChange={(on) => side && set(side.source, on)} />
        </div>
      </div>
    </section>
  );
}

/** Where the outputs of its own go. */
export function OutputRows({ card }: { readonly card: CardContext }) {
  const { hand, device } = card;
  const { studio } = hand;
  const tracks = useTracked(() => studio.song.value.tracks);
  if (hand.table.outputs.length === 0) return null;
  const options: readonly SelectOption<string>[] = [
    { value: '', label: 'Main output' },
    ...tracks.filter((each) => ['group', 'return', 'master'].includes(each.kind)).map((each) => ({ value: each.id as string, label: each.name })),
  ];
  return (
    <section class="dv-section" aria-label="Outputs">
      <h4>Outputs</h4>
      <div class="dv-rows dv-rows-two">
        {hand.table.outputs.map((output) => (
          <div class="dv-row" key={output}>
            <span>{output}</span>
            <Select label={`Output ${output}`} value={(device.outputs[output] as string | undefined) ?? ''} options={options} otherwise="A track that is gone"
              onChange={(to) => void perform(studio, `${hand.table.name}: output ${output}`, [setDeviceOutput(hand.device.peek(), output, to === '' ? null : to)])} />
          </div>
        ))}
      </div>
    </section>
  );
}

const DEPTH = linear({ min: -1, max: 1, initial: 0.25, origin: 0, step: 0.01, format: (value) => `${signed(value * 100, 0)} %`, parse: (text) => (Number.isFinite(Number.parseFloat(text)) ? Number.parseFloat(text) / 100 : null) });

/** What a modulator moves, and how far. */
export function TargetRows({ card }: { readonly card: CardContext }) {
  const { hand, track, device } = card;
  const { studio } = hand;
  const after = track.devices.slice(track.devices.indexOf(device) + 1);
  const tableOf = (id: string) => {
    const type = track.devices.find((each) => each.id === id)?.type;
    return type === undefined ? undefined : tables.peek().get(type);
  };
  const nameOf = (id: string, parameter: string) => `${tableOf(id)?.name ?? id}: ${tableOf(id)?.parameters.find((each) => each.id === parameter)?.name ?? parameter}`;
  const add = (): MenuItem[] => after.map((each) => {
    const table = tables.peek().get(each.type);
    return {
      label: table?.name ?? each.type,
      items: (table?.parameters ?? []).filter((parameter) => parameter.kind !== 'structural' && parameter.unit !== 'switch' && parameter.unit !== 'choice').slice(0, 40).map((parameter) => ({
        label: parameter.name, hint: parameter.help, disabled: device.modulations.some((one) => one.device === each.id && one.parameter === parameter.id),
        run: () => void perform(studio, `${hand.table.name} moves ${parameter.name}`, modulate(hand.device.peek(), each.id, parameter.id, DEPTH.initial)),
      })),
    };
  });
  return (
    <section class="dv-section" aria-label="Targets">
      <h4>Moves</h4>
      <div class="dv-rows">
        {device.modulations.map((one) => (
          <div class="dv-row dv-target" key={`${one.device} ${one.parameter}`}>
            <Knob bare size={28} label={`Depth on ${nameOf(one.device, one.parameter)}`} range={DEPTH} value={one.depth}
              onPreview={(depth) => studio.preview(modulate(hand.device.peek(), one.device, one.parameter, depth))}
              onCommit={(depth) => studio.perform(`Depth on ${nameOf(one.device, one.parameter)}`, modulate(hand.device.peek(), one.device, one.parameter, depth))} onCancel={() => studio.preview([])} />
            <span class="dv-target-name" title={nameOf(one.device, one.parameter)}>{nameOf(one.device, one.parameter)}</span>
            <span class="dv-target-depth">{DEPTH.format(one.depth)}</span>
            <IconButton icon="close" label={`Leave ${nameOf(one.device, one.parameter)}`} onPress={() => void perform(studio, `${hand.table.name} leaves ${nameOf(one.device, one.parameter)}`, modulate(hand.device.peek(), one.device, one.parameter, null))} />
          </div>
        ))}
        <Button icon="plus" kind="quiet" popup="menu" disabled={after.length === 0} title={after.length === 0 ? 'It can move the devices after it; there is none' : 'Choose a parameter of a device after it'}
          onPress={(event) => openMenu(event.currentTarget, add(), { label: 'What it moves' })}>Add a target</Button>
      </div>
    </section>
  );
}
