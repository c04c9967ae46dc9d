import { useLayoutEffect, useMemo } from 'preact/hooks';
import { useSignal } from '../../core/use';
import { focusDevice } from '../../focus';
import { setDeviceEnabled } from '../../song/edits';
import type { Studio } from '../../studio';
import { Button, contextMenu, IconButton, openMenu, Segments } from '../../ui';
import type { DeviceTable } from '../../wire/protocol.generated';
import type { Device, Track } from '../../wire/song.generated';
import { Body } from './body';
import { cardContext } from './context';
import { deviceItems } from './device-menu';
import { DeviceHand } from './hand';
import { openHelp } from './help';
import { openPresets } from './preset-browser';
import { sectionsOf } from './sections';
import { compare, compared, folded, perform, presetOf, stepPreset, toggled } from './state';
import { presets } from './tables';

interface CardProps {
  readonly studio: Studio;
  readonly track: Track;
  readonly device: Device;
  readonly table: DeviceTable;
  /** The name is pressed to drag it along the chain. */
  readonly onGrab: (event: PointerEvent) => void;
}

/** One device of the chain. */
export function DeviceCard({ studio, track, device, table, onGrab }: CardProps) {
  const hand = useMemo(() => new DeviceHand(studio, table, device), [studio, table, device.id]);
  useLayoutEffect(() => {
    hand.device.value = device;
  }, [device]);
  const context = useMemo(() => cardContext(hand, track, device), [hand, track, device]);
  const small = useSignal(folded).has(device.id);
  const chosen = useSignal(focusDevice) === device.id;
  const name = table.name;
  const lamp = (
    <IconButton class="dv-lamp" icon="power" label={`${name} is on`} title={device.enabled ? `Turn ${name} off` : `Turn ${name} on`} pressed={device.enabled} tone="play"
      onPress={() => void perform(studio, `Turn ${name} ${device.enabled ? 'off' : 'on'}`, [setDeviceEnabled(device, !device.enabled)])} />
  );
  const fold = (
    <IconButton icon={small ? 'unfold' : 'fold'} label={small ? `Unfold ${name}` : `Fold ${name}`} class="dv-turn" onPress={() => (folded.value = toggled(folded.peek(), device.id))} />
  );
  const items = () => deviceItems(studio, hand, track, device);
  const common = {
    'data-dv-device': device.id, 'aria-label': `${name}, device ${track.devices.indexOf(device) + 1} of ${track.devices.length}`,
    onPointerDown: () => (focusDevice.value = device.id), onFocusIn: () => (focusDevice.value = device.id),
  };
  const state = `${device.enabled ? '' : 'dv-off'} ${chosen ? 'dv-chosen' : ''}`;
  if (small) {
    return (
      <section class={`dv-card dv-folded ${state}`} {...common}>
        {lamp}
        {fold}
        <h3 class="dv-name" title={table.summary} {...contextMenu(name, items)} onPointerDown={onGrab}>{name}</h3>
      </section>
    );
  }
  return (
    <section class={`dv-card dv-wide-${columns(table)} ${state}`} {...common}>
      <header class="dv-head">
        {lamp}
        <h3 class="dv-name" title={`${table.summary} Drag to move.`} {...contextMenu(name, items)} onPointerDown={onGrab}>{name}</h3>
        <Compare studio={studio} device={device} name={name} />
        <IconButton icon="help" label={`Help on ${name}`} onPress={() => openHelp(table)} />
        <IconButton icon="more" label={`Menu of ${name}`} popup="menu" onPress={(event) => openMenu(event.currentTarget, items(), { label: name })} />
        {fold}
      </header>
      <PresetRow studio={studio} device={device} hand={hand} name={name} />
      <Body card={context} />
    </section>
  );
}

function Compare({ studio, device, name }: { readonly studio: Studio; readonly device: Device; readonly name: string }) {
  const now = useSignal(compared)[device.id]?.on ?? 'a';
  return (
    <Segments label={`State of ${name}`} value={now} onChange={(to) => void compare(studio, device, name, to)}
      choices={[{ value: 'a', label: 'A', title: 'State A: compare two settings' }, { value: 'b', label: 'B', title: 'State B: compare two settings' }]} />
  );
}

function PresetRow({ studio, device, hand, name }: { readonly studio: Studio; readonly device: Device; readonly hand: DeviceHand; readonly name: string }) {
  const all = useSignal(presets);
  const preset = presetOf(all, device);
  const some = all.some((each) => each.devices.length === 1 && each.devices[0] === device.type);
  const fresh = Object.keys(device.parameters).length === 0;
  return (
    <div class="dv-preset">
      <IconButton icon="chevron-left" label={`Preset of ${name} before`} disabled={!some} onPress={() => stepPreset(studio, device, -1)} />
      <Button kind="quiet" class="dv-preset-name" popup="dialog" title={preset?.about || `Choose a preset for ${name}`} onPress={() => openPresets(studio, hand)}>
        {preset?.name ?? (fresh ? 'As when new' : 'Own settings')}
      </Button>
      <IconButton icon="chevron-right" label={`Next preset of ${name}`} disabled={!some} onPress={() => stepPreset(studio, device, 1)} />
    </div>
  );
}

/** How many cells wide a device is: 4, 6 or 8, by what it shows at first. */
function columns(table: DeviceTable): 4 | 6 | 8 {
  if (table.id === 'eq' || table.id === 'synth' || table.id === 'drums') return 8;
  const cells = sectionsOf(table).filter((part) => !part.more).reduce((sum, part) => sum + (part.kind === 'section' ? part.parameters.length : (part.members[0]?.parameters.length ?? 0)), 0);
  return cells <= 8 ? 4 : 6;
}
