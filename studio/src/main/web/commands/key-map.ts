import { computed, signal } from '../core/signal';
import type { Command, Context } from './command';
import { normal, reserved, written } from './keys';
import { type PresetName, PRESETS } from './presets';
import { commands } from './registry';

/** The preset in use. */
export const preset = signal<PresetName>('songline');
/** Keys that people chose themselves, by command; they stand for all keys of that command. */
export const ownKeys = signal<Readonly<Record<string, readonly string[]>>>({});

/** The keys of a command in a map, in normal form. */
export function keysIn(command: Command, name: PresetName, own: Readonly<Record<string, readonly string[]>>): readonly string[] {
  return (own[command.id] ?? PRESETS[name][command.id] ?? command.keys ?? []).map(normal);
}

/** The keys of a command now. */
export function keysOf(command: Command): readonly string[] {
  return keysIn(command, preset.peek(), ownKeys.peek());
}

/** The first keys of a command as people read them; null when it has none. */
export function keyText(id: string): string | null {
  const command = commands.peek().get(id);
  const first = command ? keysOf(command)[0] : undefined;
  return first === undefined ? null : written(first);
}

/** Two commands that the same keys would do in the same place. */
export interface Clash {
  readonly keys: string;
  readonly context: Context;
  readonly commands: readonly string[];
}

/** Every clash of a map. */
export function clashes(all: Iterable<Command>, name: PresetName, own: Readonly<Record<string, readonly string[]>> = {}): Clash[] {
  const places = new Map<string, { keys: string; context: Context; commands: string[] }>();
  for (const command of all) {
    for (const keys of keysIn(command, name, own)) {
      const place = places.get(`${command.context} ${keys}`) ?? { keys, context: command.context, commands: [] };
      place.commands.push(command.id);
      places.set(`${command.context} ${keys}`, place);
    }
  }
  return [...places.values()].filter((place) => place.commands.length > 1);
}

/** Commands by context and keys, made anew when the table or the map changes. */
export const bindings = computed(() => {
  const map = new Map<Context, Map<string, Command>>();
  for (const command of commands.value.values()) {
    const own = map.get(command.context) ?? new Map<string, Command>();
    for (const keys of keysIn(command, preset.value, ownKeys.value)) if (!own.has(keys)) own.set(keys, command);
    map.set(command.context, own);
  }
  return map;
});

/** The key map that people keep or give away, as JSON. */
export function exportKeys(): string {
  return JSON.stringify({ 'songline-keys': 1, preset: preset.peek(), keys: ownKeys.peek() }, null, 2);
}

/** Takes a key map; the result says what is wrong with it, and nothing is taken then. */
export function importKeys(text: string): string | null {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    return 'This is no key map: it is not JSON.';
  }
  if (typeof file !== 'object' || file === null || !('songline-keys' in file)) return 'This is no key map of Songline.';
  const name = 'preset' in file ? file.preset : 'songline';
  if (typeof name !== 'string' || !(name in PRESETS)) return `There is no preset called ${String(name)}.`;
  const keys = 'keys' in file ? file.keys : {};
  if (typeof keys !== 'object' || keys === null) return 'Its keys are no table.';
  const own: Record<string, readonly string[]> = {};
  for (const [id, list] of Object.entries(keys)) {
    if (!Array.isArray(list) || !list.every((each): each is string => typeof each === 'string')) return `The keys of ${id} are no list of texts.`;
    for (const each of list) {
      const why = reserved(each);
      if (why) return `${each} cannot be the key of ${id}. ${why}`;
    }
    own[id] = list.map(normal);
  }
  const clash = clashes(commands.peek().values(), name as PresetName, own)[0];
  if (clash) return `${clash.keys} would mean both ${clash.commands.join(' and ')}.`;
  preset.value = name as PresetName;
  ownKeys.value = own;
  return null;
}

/** Gives a command other keys; the result says why not. */
export function assign(id: string, keys: readonly string[]): string | null {
  for (const each of keys) {
    const why = reserved(each);
    if (why) return why;
  }
  const next = { ...ownKeys.peek(), [id]: keys.map(normal) };
  const clash = clashes(commands.peek().values(), preset.peek(), next).find((each) => each.commands.includes(id));
  if (clash) {
    const other = clash.commands.find((each) => each !== id) ?? id;
    return `${written(clash.keys)} is taken by “${commands.peek().get(other)?.label ?? other}”.`;
  }
  ownKeys.value = next;
  return null;
}

/** Gives a command the preset's keys again. */
export function restore(id: string): void {
  const { [id]: _, ...rest } = ownKeys.peek();
  ownKeys.value = rest;
}
