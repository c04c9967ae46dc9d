import { signal } from '../../core/signal';
import type { Studio } from '../../studio';
import type { DeviceTable, PresetEntry } from '../../wire/protocol.generated';

/** The devices there are, by type; empty until they are known. */
export const tables = signal<ReadonlyMap<string, DeviceTable>>(new Map());

/** The presets there are; empty until they are known. */
export const presets = signal<readonly PresetEntry[]>([]);

let asked = false;

/** Asks the program for devices and presets, once. */
export function loadTables(studio: Studio): void {
  if (asked) return;
  asked = true;
  studio.get<readonly DeviceTable[]>('/api/devices').then(
    (all) => (tables.value = new Map(all.map((table) => [table.id, table]))),
    () => (asked = false),
  );
  void loadPresets(studio);
}

/** Asks for the presets anew. */
export function loadPresets(studio: Studio): Promise<void> {
  return studio.get<readonly PresetEntry[]>('/api/presets').then(
    (all) => void (presets.value = all),
    () => undefined,
  );
}
