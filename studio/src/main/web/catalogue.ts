import { signal, type ReadonlySignal } from './core/signal';
import type { Studio } from './studio';
import type { DeviceTable } from './wire/protocol.generated';

const tables = signal<ReadonlyMap<string, DeviceTable> | null>(null);
let asked = false;

/** The devices that the program has, by type and in its order; null until it has told. It is asked once. */
export function catalogue(studio: Studio): ReadonlySignal<ReadonlyMap<string, DeviceTable> | null> {
  if (!asked) {
    asked = true;
    studio.get<readonly DeviceTable[]>('/api/devices').then(
      (all) => (tables.value = new Map(all.map((table) => [table.id, table]))),
      () => (asked = false),
    );
  }
  return tables;
}
