import { alike } from '../core/alike';
import { inserted, without } from '../core/lists';
import type { Order } from './order';
import { Misfit } from './sorted';

/** What an edit adds, removes or replaces. */
export interface Put<T> {
  readonly old: T | null;
  readonly new: T | null;
}

/** The new value, when the old one is there. */
export function changed<T>(found: T, edit: { readonly old: T; readonly new: T }): T {
  if (!alike(found, edit.old)) throw new Misfit('the song holds another value than the change expects');
  return edit.new;
}

/** A short sorted list after an edit. */
export function put<T>(list: readonly T[], order: Order<T>, edit: Put<T>): readonly T[] {
  const result = list.slice();
  const { old, new: now } = edit;
  if (old !== null) {
    const index = result.findIndex((one) => alike(one, old));
    if (index < 0) throw new Misfit('what the change replaces or removes is not there');
    result.splice(index, 1);
  }
  if (now !== null) {
    const after = result.findIndex((one) => order(one, now) > 0);
    result.splice(after < 0 ? result.length : after, 0, now);
  }
  return result;
}

/** A list after an edit at a place. */
export function putAt<T>(list: readonly T[], index: number, edit: Put<T>): readonly T[] {
  const found = list[index];
  if (edit.old !== null && (found === undefined || !alike(found, edit.old))) throw new Misfit(`another part stands at place ${index}`);
  if (index > list.length) throw new Misfit(`there is no place ${index}`);
  const rest = edit.old === null ? list : without(list, index);
  return edit.new === null ? rest : inserted(rest, index, edit.new);
}

/** A list after one of its parts went to another place; `to` counts without it. */
export function moved<T>(list: readonly T[], found: number, from: number, to: number): readonly T[] {
  const one = list[from];
  if (found !== from || one === undefined || to >= list.length) throw new Misfit('it stands at another place');
  return inserted(without(list, from), to, one);
}

/** A table in the page; it has no prototype, so that no key is there that was not put there. */
export type Entries<T> = Readonly<Record<string, T>>;

/** A table after an edit of one key. */
export function entry<T>(all: Entries<T>, key: string | undefined, edit: Put<T>): Entries<T> {
  if (key === undefined || !alike(all[key] ?? null, edit.old)) throw new Misfit('the song holds another value than the change expects');
  return withEntry(all, key, edit.new);
}

/** A table with another value of one key; null removes it. */
export function withEntry<T>(all: Entries<T>, key: string, value: T | null): Entries<T> {
  const result = Object.assign(Object.create(null) as Record<string, T>, all);
  if (value === null) delete result[key];
  else result[key] = value;
  return result;
}
