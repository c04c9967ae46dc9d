import { alike } from '../../core/alike';
import { addDevice, addLane, putModulation, setAsset, setParameter } from '../../song/edits';
import { FreshIds, newDevice } from '../../song/fresh';
import { removeDevice } from '../../song/removals';
import type { DeviceTable, Entry as ParameterEntry } from '../../wire/protocol.generated';
import type { Device, Edit, Song, Target, Track } from '../../wire/song.generated';

/** Settings of a device that can be kept aside and put back: parameters and files. */
export interface Settings {
  readonly type: string;
  readonly parameters: Readonly<Record<string, number>>;
  readonly assets: Readonly<Record<string, string>>;
}

/** The settings that a device has now. */
export function settingsOf({ type, parameters, assets }: Device): Settings {
  return { type, parameters, assets };
}

/** The edits that give a device of the same type these settings. */
export function settingsEdits(device: Device, wanted: Settings): Edit[] {
  const edits: Edit[] = [];
  for (const id of new Set([...Object.keys(device.parameters), ...Object.keys(wanted.parameters)])) {
    const now = wanted.parameters[id] ?? null;
    if (now !== (device.parameters[id] ?? null)) edits.push(setParameter(device, id, now));
  }
  for (const slot of new Set([...Object.keys(device.assets), ...Object.keys(wanted.assets)])) {
    const now = wanted.assets[slot] ?? null;
    if (now !== (device.assets[slot] ?? null)) edits.push(setAsset(device, slot, now));
  }
  return edits;
}

/** Whether two settings sound the same. */
export function sameSettings(a: Settings, b: Settings): boolean {
  return a.type === b.type && alike(a.parameters, b.parameters) && alike(a.assets, b.assets);
}

/** A new device at a place of a chain. */
export function insertDevice(song: Song, track: Track, table: DeviceTable, index: number): { readonly edits: Edit[]; readonly id: string } {
  const id = new FreshIds(song).next('device', table.id);
  return { id, edits: [addDevice(track, newDevice(id, table.id), index)] };
}

/** A copy of a device right behind it; what a modulator moves, its copy moves too. */
export function duplicateDevice(song: Song, track: Track, device: Device): { readonly edits: Edit[]; readonly id: string } {
  const id = new FreshIds(song).next('device', device.type);
  return { id, edits: [addDevice(track, { ...device, id }, track.devices.indexOf(device) + 1)] };
}

/** Another device in the place of one, with what moved the old one taken away. */
export function replaceDevice(song: Song, track: Track, device: Device, table: DeviceTable): { readonly edits: Edit[]; readonly id: string } {
  const id = new FreshIds(song).next('device', table.id);
  const removal = removeDevice(song, device.id).edits;
  return { id, edits: [...removal, addDevice(track, newDevice(id, table.id), track.devices.indexOf(device))] };
}

/** Where automation of a parameter is kept. */
export function laneTarget(device: Device, parameter: string): Target {
  return `device/${device.id}/${parameter}` as Target;
}

/** A lane that holds what a parameter is now, at the start of the song. */
export function automate(track: Track, device: Device, parameter: ParameterEntry, value: number): Edit[] {
  const target = laneTarget(device, parameter.id);
  if (track.automation.some((lane) => lane.target === target)) return [];
  const shape = parameter.kind === 'smooth' ? 'linear' : 'hold';
  return [addLane(track, { target, enabled: true, points: [{ at: 0, value, shape, bend: 0 }] })];
}

/** The modulators before a device in its chain. */
export function modulatorsBefore(track: Track, device: Device, tables: ReadonlyMap<string, DeviceTable>): Device[] {
  const at = track.devices.findIndex((each) => each.id === device.id);
  return track.devices.slice(0, at).filter((each) => tables.get(each.type)?.category === 'modulator');
}

/** Lets a modulator move a parameter by a share of its travel, or by another share; null ends it. */
export function modulate(modulator: Device, device: string, parameter: string, depth: number | null): Edit[] {
  const old = modulator.modulations.find((each) => each.device === device && each.parameter === parameter) ?? null;
  const now = depth === null ? null : { device, parameter, depth };
  return old === null && now === null ? [] : [putModulation(modulator, old, now)];
}
