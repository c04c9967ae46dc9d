import { focusDevice } from '../../focus';
import { dropDevice } from '../../song/chain';
import { removeDevice } from '../../song/removals';
import type { Studio } from '../../studio';
import { ask, confirm, type MenuItem, toast } from '../../ui';
import type { Device, Track } from '../../wire/song.generated';
import { openAdd } from './add-device';
import { duplicateDevice, replaceDevice, settingsEdits, settingsOf } from './chain-edits';
import type { DeviceHand } from './hand';
import { copied, perform, refused } from './state';
import { deviceTables as tables, takes } from '../../catalogue';
import { loadPresets } from './tables';

/** Moves a device by places in its chain. */
export function shift(studio: Studio, track: Track, device: Device, by: 1 | -1): void {
  const at = track.devices.findIndex((each) => each.id === device.id);
  const gap = by < 0 ? at - 1 : at + 2;
  if (gap < 0 || gap > track.devices.length) return;
  void perform(studio, `Move ${nameOf(device)}`, dropDevice(studio.song.peek(), track, device, track, gap));
}

/** Puts a copy behind a device. */
export function duplicate(studio: Studio, track: Track, device: Device): void {
  const { edits, id } = duplicateDevice(studio.song.peek(), track, device);
  void perform(studio, `Duplicate ${nameOf(device)}`, edits).then((done) => done && (focusDevice.value = id));
}

/** Takes a device out, with what moved it. */
export function remove(studio: Studio, track: Track, device: Device): void {
  void perform(studio, `Remove ${nameOf(device)} from ${track.name}`, removeDevice(studio.song.peek(), device.id).edits);
}

function nameOf(device: Device): string {
  return tables.peek().get(device.type)?.name ?? device.type;
}

/** What can be done to a device. */
export function deviceItems(studio: Studio, hand: DeviceHand, track: Track, device: Device): MenuItem[] {
  const { table } = hand;
  const at = track.devices.indexOf(device);
  const others = studio.song.peek().tracks.filter((each) => each.id !== track.id && takes(each, table));
  const settings = copied.peek();
  return [
    { label: 'Move left', icon: 'left', command: 'devices.left', disabled: at === 0, run: () => shift(studio, track, device, -1) },
    { label: 'Move right', icon: 'right', command: 'devices.right', disabled: at === track.devices.length - 1, run: () => shift(studio, track, device, 1) },
    { label: 'Move to', items: others.map((to) => ({ label: to.name, swatch: to.color, run: () => void perform(studio, `Move ${table.name} to ${to.name}`, dropDevice(studio.song.peek(), track, device, to, to.devices.length)) })) },
    'rule',
    { label: 'Duplicate', icon: 'duplicate', command: 'devices.duplicate', run: () => duplicate(studio, track, device) },
    {
      label: 'Replace…', run: () => openAdd(studio, track, at, {
        title: `Replace ${table.name}`,
        take: (other) => {
          const { edits, id } = replaceDevice(studio.song.peek(), track, hand.device.peek(), other);
          void perform(studio, `Replace ${table.name} with ${other.name}`, edits).then((done) => done && (focusDevice.value = id));
        },
      }),
    },
    { label: 'Copy settings', icon: 'copy', run: () => (copied.value = settingsOf(device)) },
    { label: 'Paste settings', icon: 'paste', disabled: settings?.type !== device.type, hint: 'From another device of the same kind', run: () => settings && void perform(studio, `Paste settings of ${table.name}`, settingsEdits(hand.device.peek(), settings)) },
    { label: 'Put back as when new', icon: 'undo', disabled: Object.keys(device.parameters).length === 0, run: () => void perform(studio, `Put ${table.name} back`, settingsEdits(hand.device.peek(), { ...settingsOf(device), parameters: {} })) },
    { label: 'Keep as preset…', icon: 'save', run: () => void keep(studio, [device.id]) },
    { label: 'Keep the chain as preset…', run: () => void keep(studio, track.devices.map((each) => each.id)) },
    'rule',
    { label: 'Remove', icon: 'trash', danger: true, command: 'devices.remove', run: () => remove(studio, track, device) },
  ];
}

/** Keeps devices as a preset of the user's. */
async function keep(studio: Studio, devices: readonly string[]): Promise<void> {
  const name = await ask({ title: 'Keep as preset', label: 'Name', action: 'Keep' });
  if (name === null) return;
  const send = (replace: boolean) => studio.post('/api/presets/keep', JSON.stringify({ devices, name, about: '', replace }));
  try {
    await send(false).catch(async (problem: unknown) => {
      const what = typeof problem === 'object' && problem !== null && 'what' in problem ? String(problem.what) : '';
      if (!what.includes('of this name')) throw problem;
      if (await confirm({ title: 'Replace the preset?', text: `There is a preset called “${name}” already.`, action: 'Replace', danger: true })) await send(true);
    });
  } catch (problem) {
    refused(problem);
    return;
  }
  await loadPresets(studio);
  toast({ text: `“${name}” is kept among your presets.`, kind: 'done' });
}
