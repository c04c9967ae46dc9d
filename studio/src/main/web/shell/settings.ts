import { ownKeys, preset, type PresetName, PRESETS } from '../commands';
import { effect, signal } from '../core/signal';
import { wantsBrowserMidi } from '../midi/browser-midi';
import { applyTheme, density, theme } from '../theme/theme';
import { type Density, MEASURES, PALETTES, type ThemeName } from '../theme/tokens';
import { docks, page } from './state';

/** Where what people set is kept from one day to the next. */
export interface SettingsStore {
  load(): Promise<unknown>;
  save(settings: unknown): Promise<void>;
}

/** Keeps settings for as long as the page is open. */
export const forgetful: SettingsStore = { load: () => Promise.resolve(null), save: () => Promise.resolve() };

/** The theme that somebody chose; null while nobody has. */
const chosenTheme = signal<ThemeName | null>(null);

/** Shows a theme from now on. */
export function chooseTheme(name: ThemeName): void {
  chosenTheme.value = name;
  applyTheme(name, density.peek());
}

/** Shows a density from now on. */
export function chooseDensity(room: Density): void {
  applyTheme(theme.peek(), room);
}

/** Where a page that goes leaves what may not have been kept yet for the one that comes. */
const LEFT = 'songline-settings';

function left(): unknown {
  const text = globalThis.sessionStorage?.getItem(LEFT);
  globalThis.sessionStorage?.removeItem(LEFT);
  try {
    return text ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}

/** Takes what was kept and keeps what is changed from then on; the result ends that. */
export async function startSettings(store: SettingsStore): Promise<() => void> {
  take(left() ?? (await store.load().catch(() => null)));
  let first = true;
  let timer = 0;
  let unsaved: Readonly<Record<string, unknown>> | null = null;
  const save = () => {
    clearTimeout(timer);
    if (unsaved) void store.save(unsaved).catch(() => undefined);
    unsaved = null;
  };
  const leave = () => {
    if (unsaved) globalThis.sessionStorage?.setItem(LEFT, JSON.stringify(unsaved));
    save();
  };
  globalThis.addEventListener?.('pagehide', leave);
  const end = effect(() => {
    const settings = collect();
    if (first) {
      first = false;
      return;
    }
    unsaved = settings;
    clearTimeout(timer);
    timer = setTimeout(save, 500);
  });
  return () => {
    globalThis.removeEventListener?.('pagehide', leave);
    end();
  };
}

/** Everything that is kept, as plain data. */
function collect(): Readonly<Record<string, unknown>> {
  return {
    theme: chosenTheme.value,
    density: density.value,
    preset: preset.value,
    keys: ownKeys.value,
    midi: wantsBrowserMidi.value,
    page: page.value,
    docks: Object.fromEntries(
      Object.entries(docks).map(([side, dock]) => [side, { open: dock.open.value, size: dock.size.value, part: dock.part.value }]),
    ),
  };
}

/** Takes settings; what is missing or makes no sense is left as it is. */
export function take(kept: unknown): void {
  const all = record(kept);
  const name = all['theme'];
  const room = all['density'];
  const known = typeof name === 'string' && name in PALETTES ? (name as ThemeName) : null;
  if (known) chosenTheme.value = known;
  applyTheme(known ?? theme.peek(), typeof room === 'string' && room in MEASURES ? (room as Density) : density.peek());
  const map = all['preset'];
  if (typeof map === 'string' && map in PRESETS) preset.value = map as PresetName;
  const keys = Object.entries(record(all['keys'])).filter((pair): pair is [string, string[]] => Array.isArray(pair[1]) && pair[1].every((each) => typeof each === 'string'));
  if (keys.length) ownKeys.value = Object.fromEntries(keys);
  if (typeof all['midi'] === 'boolean') wantsBrowserMidi.value = all['midi'];
  if (typeof all['page'] === 'string') page.value = all['page'];
  for (const [side, dock] of Object.entries(docks)) {
    const one = record(record(all['docks'])[side]);
    if (typeof one['open'] === 'boolean') dock.open.value = one['open'];
    if (typeof one['size'] === 'number' && one['size'] > 60 && one['size'] < 2000) dock.size.value = one['size'];
    if (typeof one['part'] === 'string') dock.part.value = one['part'];
  }
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
