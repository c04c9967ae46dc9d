import { askForDevices } from '../../catalogue';
import { signal } from '../../core/signal';
import type { Studio } from '../../studio';
import type { PresetEntry } from '../../wire/protocol.generated';

/** The presets there are; empty until they are known. */
export const presets = signal<readonly PresetEntry[]>([]);

let asked = false;

/** Asks the program for devices and presets, once. */
export function loadTables(studio: Studio): void {
  askForDevices(studio);
  if (asked) return;
  asked = true;
  void loadPresets(studio);
}

/** Asks for the presets anew. */
export function loadPresets(studio: Studio): Promise<void> {
  return studio.get<readonly PresetEntry[]>('/api/presets').then(
    (all) => void (presets.value = all),
    () => undefined,
  );
}
