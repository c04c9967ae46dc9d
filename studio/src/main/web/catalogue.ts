import { type ReadonlySignal, signal } from './core/signal';
import type { Studio } from './studio';
import type { DeviceTable } from './wire/protocol.generated';
import type { Track } from './wire/song.generated';

const tables = signal<ReadonlyMap<string, DeviceTable>>(new Map());
let asked = false;

/** The devices that the program has, by type and in its order; empty until it has told. */
export const deviceTables: ReadonlySignal<ReadonlyMap<string, DeviceTable>> = tables;

/** Asks the program for its devices, once; again when it could not tell. */
export function askForDevices(studio: Studio): void {
  if (asked) return;
  asked = true;
  studio.get<readonly DeviceTable[]>('/api/devices').then(
    (all) => (tables.value = new Map(all.map((table) => [table.id, table]))),
    () => (asked = false),
  );
}

/** Whether a kind of track has a chain of devices. */
export function takesDevices(track: Pick<Track, 'kind'>): boolean {
  return track.kind !== 'folder' && track.kind !== 'vca';
}

/** Whether a kind of track has a chain that takes a device: instruments and note devices only where notes are played. */
export function takes(track: Pick<Track, 'kind'>, table: DeviceTable | undefined): boolean {
  return takesDevices(track) && (track.kind === 'instrument' || (table?.category !== 'instrument' && table?.category !== 'note'));
}

/** Choices whose ids are not what people say. */
const SAID: Readonly<Record<string, string>> = {
  'general-midi': 'General MIDI', 'until-release': 'until release',
  'kick-long': 'long kick', 'hat-closed': 'closed hat', 'hat-open': 'open hat', 'tom-low': 'low tom', 'tom-mid': 'mid tom', 'tom-high': 'high tom',
};

/** What people call a choice of a parameter, as it stands within a sentence. */
export function choiceName(choice: string): string {
  return SAID[choice] ?? choice.replace(/(?<![a-z])(lfo|fm|midi)(?![a-z])/g, (word) => word.toUpperCase());
}
