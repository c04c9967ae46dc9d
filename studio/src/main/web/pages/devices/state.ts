import { takesDevices } from '../../catalogue';
import { signal } from '../../core/signal';
import { focusDevice, focusTrack } from '../../focus';
import type { Studio } from '../../studio';
import { toast } from '../../ui';
import type { PresetEntry } from '../../wire/protocol.generated';
import type { Device, Edit, Song, Track } from '../../wire/song.generated';
import { sameSettings, type Settings, settingsEdits, settingsOf } from './chain-edits';
import { presets } from './tables';

/** What parameters are searched for. */
export const query = signal('');
/** Devices that are folded to their names, by id. */
export const folded = signal<ReadonlySet<string>>(new Set());
/** Devices whose drawer is open, by type, so that it stays open from one to the next. */
export const opened = signal<ReadonlySet<string>>(new Set());
/** Settings that were copied. */
export const copied = signal<Settings | null>(null);

/** Two states of a device to compare: which one is heard, and the one that waits. */
export interface Compared {
  readonly on: 'a' | 'b';
  readonly other: Settings | null;
}

/** The comparisons that were begun, by device. */
export const compared = signal<Readonly<Record<string, Compared>>>({});

/** A set with a member more or less. */
export function toggled(set: ReadonlySet<string>, member: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(member)) next.add(member);
  return next;
}

/** Does edits; what is refused is shown by the frame. */
export function perform(studio: Studio, label: string, edits: readonly Edit[]): Promise<boolean> {
  return studio.perform(label, edits).then(() => true, () => false);
}

/** Puts one of two states in the place of the other. */
export async function compare(studio: Studio, device: Device, name: string, to: 'a' | 'b'): Promise<void> {
  const now = compared.peek()[device.id] ?? { on: 'a', other: null };
  if (now.on === to) return;
  const keep = settingsOf(device);
  const wanted = now.other?.type === device.type ? now.other : keep;
  const edits = settingsEdits(device, wanted);
  if (edits.length === 0 || (await perform(studio, `${name}: state ${to.toUpperCase()}`, edits))) compared.value = { ...compared.peek(), [device.id]: { on: to, other: keep } };
}

/** The presets of one device of a type. */
export function presetsOf(all: readonly PresetEntry[], type: string): readonly PresetEntry[] {
  return all.filter((each) => each.devices.length === 1 && each.devices[0] === type);
}

/** The preset whose settings a device has, if any. */
export function presetOf(all: readonly PresetEntry[], device: Device): PresetEntry | null {
  return all.find((each) => sameSettings(settingsOf(device), { type: device.type, parameters: each.parameters, assets: each.assets })) ?? null;
}

/** Puts a preset on a device. */
export function applyPreset(studio: Studio, device: string, reference: string): Promise<unknown> {
  return studio.post('/api/presets/apply', JSON.stringify({ device, track: null, index: null, reference, window: '' })).catch(refused);
}

/** Puts the devices of a preset into a chain. */
export function insertPreset(studio: Studio, track: string, index: number, reference: string): Promise<unknown> {
  return studio.post('/api/presets/apply', JSON.stringify({ device: null, track, index, reference, window: '' })).catch(refused);
}

/** Goes to the next preset of a device, or to the one before. */
export function stepPreset(studio: Studio, device: Device, by: 1 | -1): void {
  const own = presetsOf(presets.peek(), device.type);
  if (own.length === 0) return;
  const now = presetOf(own, device);
  const at = now ? own.indexOf(now) + by : by > 0 ? 0 : own.length - 1;
  const next = own[(at + own.length) % own.length];
  if (next) void applyPreset(studio, device.id, next.reference);
}

/** Tells what the program refused. */
export function refused(refusal: unknown): void {
  const what = typeof refusal === 'object' && refusal !== null && 'what' in refusal ? String(refusal.what) : 'It could not be done.';
  toast({ text: what, kind: 'error' });
}

/** The track whose chain is shown: the one in focus, else the first that has a chain. */
export function shownTrack(song: Song): Track | null {
  const all = song.tracks.filter(takesDevices);
  return all.find((track) => track.id === focusTrack.value) ?? all[0] ?? null;
}

/** The device in focus and its track, if the shown chain has it. */
export function shownDevice(song: Song): { readonly track: Track; readonly device: Device } | null {
  const track = shownTrack(song);
  const device = track?.devices.find((each) => each.id === focusDevice.value);
  return track && device ? { track, device } : null;
}
