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
