import { takes } from '../../catalogue';
import { large } from '../../core/words';
import { copyDevice, dropDevice } from '../../song/chain';
import { setDeviceEnabled } from '../../song/edits';
import { removeDevice } from '../../song/removals';
import type { Studio } from '../../studio';
import type { MenuItem } from '../../ui';
import type { DeviceTable } from '../../wire/protocol.generated';
import type { Device, Track } from '../../wire/song.generated';
import { openDevice, perform, replaceDevice } from './actions';

const HEADINGS: readonly (readonly [DeviceTable['category'], string])[] = [
  ['instrument', 'Instruments'], ['note', 'Note devices'], ['effect', 'Effects'], ['modulator', 'Modulators'],
];

/** Families whose names are not those of their rooms. */
const FAMILIES: Readonly<Record<string, string>> = { equalizer: 'Equalisers', fm: 'FM', synth: 'Synthesisers', sampler: 'Samplers', strings: 'Strings and keys' };

/** The devices that a track can have, by category and family; instruments and note devices only for what plays notes. */
export function deviceItems(tables: ReadonlyMap<string, DeviceTable>, track: Track, take: (table: DeviceTable) => void): MenuItem[] {
  const items: MenuItem[] = [];
  const line = (table: DeviceTable): MenuItem => ({ label: table.name, hint: table.summary, run: () => take(table) });
  for (const [category, heading] of HEADINGS) {
    if (track.kind !== 'instrument' && (category === 'instrument' || category === 'note')) continue;
    const all = [...tables.values()].filter((table) => table.category === category);
    if (all.length === 0) continue;
    if (category === 'note' || category === 'modulator') {
      items.push('rule', { label: heading, items: all.map(line) });
      continue;
    }
    items.push({ heading });
    const families = new Map<string, DeviceTable[]>();
    for (const table of all) families.set(table.family, [...(families.get(table.family) ?? []), table]);
    for (const [family, some] of families) {
      const only = some.length === 1 || families.size === 1;
      items.push(...(only ? some.map(line) : [{ label: FAMILIES[family] ?? large(family), items: some.map(line) }]));
    }
  }
  return items;
}

/** What can be done to a device in its slot. */
export function slotItems(studio: Studio, track: Track, device: Device, tables: ReadonlyMap<string, DeviceTable> | null): MenuItem[] {
  const name = tables?.get(device.type)?.name ?? device.type;
  const at = track.devices.indexOf(device);
  const song = studio.song.peek();
  const move = (gap: number) => perform(studio, `Move ${name}`, dropDevice(studio.song.peek(), track, device, track, gap));
  const others = song.tracks.filter((each) => each.id !== track.id && takes(each, tables?.get(device.type)));
  const to = (word: string, run: (to: Track) => void): MenuItem => ({
    label: word, items: others.map((each) => ({ label: each.name, swatch: each.color, run: () => run(each) })),
  });
  return [
    { label: 'Open', icon: 'devices', run: () => openDevice(track.id, device) },
    { label: 'On', checked: device.enabled, run: () => perform(studio, `Turn ${name} ${device.enabled ? 'off' : 'on'}`, [setDeviceEnabled(device, !device.enabled)]) },
    'rule',
    ...(tables ? [{ label: 'Replace with', items: deviceItems(tables, track, (table) => void replaceDevice(studio, track, device, table).catch(() => undefined)) }] : []),
    { label: 'Duplicate', icon: 'duplicate', run: () => perform(studio, `Duplicate ${name}`, [copyDevice(studio.song.peek(), track, device, track, at + 1)]) },
    to('Copy to', (other) => perform(studio, `Copy ${name} to ${other.name}`, [copyDevice(studio.song.peek(), track, device, other, other.devices.length)])),
    to('Move to', (other) => perform(studio, `Move ${name} to ${other.name}`, dropDevice(studio.song.peek(), track, device, other, other.devices.length))),
    { label: 'Move up', icon: 'up', keys: 'Alt+↑', disabled: at === 0, run: () => move(at - 1) },
    { label: 'Move down', icon: 'down', keys: 'Alt+↓', disabled: at === track.devices.length - 1, run: () => move(at + 2) },
    'rule',
    { label: 'Remove', icon: 'trash', keys: 'Del', danger: true, run: () => perform(studio, `Remove ${name} from ${track.name}`, removeDevice(studio.song.peek(), device.id).edits) },
  ];
}
