import { signal } from '../core/signal';
import type { Command } from './command';

const all = signal<ReadonlyMap<string, Command>>(new Map());

/** Adds commands to the table; a page does so when it is loaded. An id that is there already is an error. */
export function register(commands: readonly Command[]): void {
  const next = new Map(all.peek());
  for (const command of commands) {
    if (next.has(command.id)) throw new Error(`two commands are called ${command.id}`);
    next.set(command.id, command);
  }
  all.value = next;
}

/** Every command by its id, in the order they were added. */
export const commands: { readonly value: ReadonlyMap<string, Command>; peek(): ReadonlyMap<string, Command>; subscribe(listener: () => void): () => void } = all;

export function find(id: string): Command | null {
  return all.peek().get(id) ?? null;
}
