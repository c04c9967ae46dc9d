import { type Command, register } from '../../commands';
import { focusDevice } from '../../focus';
import { setDeviceEnabled } from '../../song/edits';
import type { Studio } from '../../studio';
import { openAdd } from './add-device';
import { duplicate, remove, shift } from './device-menu';
import { openHelp } from './help';
import { folded, perform, query, shownDevice, shownTrack, stepPreset, toggled } from './state';
import { deviceTables as tables } from '../../catalogue';

const here = (studio: Studio) => shownDevice(studio.song.value);

/** Commands of the chain: heard on the page and in the dock. */
const commands: readonly Omit<Command, 'context' | 'group'>[] = [
  {
    id: 'devices.add', label: 'Add a device', keys: ['Insert', 'Shift+N'], help: 'Adds a device or a chain behind the chosen device.', enabled: (studio) => shownTrack(studio.song.value) !== null,
    run: (studio) => {
      const track = shownTrack(studio.song.peek());
      const at = track?.devices.findIndex((each) => each.id === focusDevice.peek()) ?? -1;
      if (track) openAdd(studio, track, at < 0 ? track.devices.length : at + 1);
    },
  },
  {
    id: 'devices.toggle', label: 'Turn the device on or off', keys: ['0'], help: 'Bypasses the chosen device, or lets it work again.', enabled: (studio) => here(studio) !== null, checked: (studio) => here(studio)?.device.enabled ?? false,
    run: (studio) => withDevice(studio, (_, _track, device) => perform(studio, `Turn ${tables.peek().get(device.type)?.name ?? device.type} ${device.enabled ? 'off' : 'on'}`, [setDeviceEnabled(device, !device.enabled)])),
  },
  { id: 'devices.left', label: 'Move the device left', keys: ['Mod+ArrowLeft'], help: 'Moves the chosen device before the one before it.', enabled: (studio) => here(studio) !== null, run: (studio) => move(studio, -1) },
  { id: 'devices.right', label: 'Move the device right', keys: ['Mod+ArrowRight'], help: 'Moves the chosen device behind the next one.', enabled: (studio) => here(studio) !== null, run: (studio) => move(studio, 1) },
  { id: 'devices.before', label: 'Choose the device before', keys: ['ArrowLeft'], help: 'Chooses the device at the left.', enabled: (studio) => shownTrack(studio.song.value) !== null, run: (studio) => choose(studio, -1) },
  { id: 'devices.next', label: 'Choose the next device', keys: ['ArrowRight'], help: 'Chooses the device at the right.', enabled: (studio) => shownTrack(studio.song.value) !== null, run: (studio) => choose(studio, 1) },
  { id: 'devices.duplicate', label: 'Duplicate the device', keys: ['Mod+D'], help: 'Puts a copy behind the chosen device.', enabled: (studio) => here(studio) !== null, run: (studio) => withDevice(studio, duplicate) },
  { id: 'devices.remove', label: 'Remove the device', keys: ['Delete', 'Backspace'], help: 'Takes the chosen device out of the chain.', enabled: (studio) => here(studio) !== null, run: (studio) => withDevice(studio, remove) },
  { id: 'devices.preset-next', label: 'Next preset', keys: [']'], help: 'Loads the next preset of the chosen device.', enabled: (studio) => here(studio) !== null, run: (studio) => withDevice(studio, (_, _track, device) => stepPreset(studio, device, 1)) },
  { id: 'devices.preset-before', label: 'Preset before', keys: ['['], help: 'Loads the preset before of the chosen device.', enabled: (studio) => here(studio) !== null, run: (studio) => withDevice(studio, (_, _track, device) => stepPreset(studio, device, -1)) },
  { id: 'devices.fold', label: 'Fold the device', keys: ['-'], help: 'Folds the chosen device to its name, or unfolds it.', enabled: (studio) => here(studio) !== null, run: (studio) => withDevice(studio, (_, _track, device) => (folded.value = toggled(folded.peek(), device.id))) },
  {
    id: 'devices.help', label: 'Help on the device', help: 'Tells what the chosen device and its parameters do.', enabled: (studio) => here(studio) !== null,
    run: (studio) => withDevice(studio, (_, _track, device) => {
      const table = tables.peek().get(device.type);
      if (table) openHelp(table);
    }),
  },
  { id: 'devices.search', label: 'Search parameters', keys: ['Mod+F'], help: 'Goes to the search for parameters of the chain.', run: () => document.querySelector<HTMLInputElement>('.dv-search input')?.focus() },
  { id: 'devices.clear-search', label: 'End the search for parameters', help: 'Shows every parameter again.', enabled: () => query.value !== '', run: () => (query.value = '') },
];

function withDevice(studio: Studio, work: (studio: Studio, track: NonNullable<ReturnType<typeof shownDevice>>['track'], device: NonNullable<ReturnType<typeof shownDevice>>['device']) => unknown): void {
  const found = here(studio);
  if (found) work(studio, found.track, found.device);
}

function move(studio: Studio, by: 1 | -1): void {
  withDevice(studio, (_, track, device) => shift(studio, track, device, by));
}

function choose(studio: Studio, by: 1 | -1): void {
  const track = shownTrack(studio.song.peek());
  if (!track) return;
  const at = track.devices.findIndex((each) => each.id === focusDevice.peek());
  const next = track.devices[at < 0 ? (by > 0 ? 0 : track.devices.length - 1) : Math.min(track.devices.length - 1, Math.max(0, at + by))];
  if (next) focusDevice.value = next.id;
}

register(commands.map((command): Command => ({ ...command, group: 'Devices', context: 'page.devices' })));
