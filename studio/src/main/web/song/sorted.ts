import { alike } from '../core/alike';
import type { Order, Placed } from './order';

/** An edit that does not fit the song; the mirror must be fetched anew. */
export class Misfit extends Error {}

/** The first place whose element is not less than the given one; greater, when `after`. */
export function placeOf<T>(list: readonly T[], element: T, order: Order<T>, after: boolean): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const compared = order(list[middle] as T, element);
    if (compared < 0 || (after && compared === 0)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The first index whose element lies at or after a place. */
export function firstAt(list: readonly Placed[], at: number): number {
  return placeOf(list, { at }, (a, b) => a.at - b.at, false);
}

/** Below this many changes the list is copied and spliced; above, it is merged. */
const FEW = 8;

/**
 * Changes to a sorted list that come one after another and are made in one pass: each is a search, and the list is copied once.
 * The result is what it would be if each were made before the next.
 */
export class SortedChanges<T extends Placed> {
  private readonly gone = new Set<number>();
  /** What was added, by place, each place in the order in which it came. */
  private readonly added = new Map<number, T[]>();

  constructor(
    private readonly list: readonly T[],
    private readonly order: Order<T>,
  ) {}

  /** Adds when `old` is null, removes when `now` is, otherwise replaces. */
  put(old: T | null, now: T | null): void {
    if (old !== null) this.remove(old);
    if (now !== null) {
      const there = this.added.get(now.at);
      if (there) there.push(now);
      else this.added.set(now.at, [now]);
    }
  }

  private remove(old: T): void {
    const list = this.list;
    for (let i = placeOf(list, old, this.order, false); i < list.length; i++) {
      const found = list[i] as T;
      if (this.order(found, old) > 0) break;
      if (!this.gone.has(i) && alike(found, old)) {
        this.gone.add(i);
        return;
      }
    }
    const there = this.added.get(old.at) ?? [];
    const index = there.findIndex((one) => alike(one, old));
    if (index < 0) throw new Misfit('what the change replaces or removes is not there');
    there.splice(index, 1);
  }

  result(): readonly T[] {
    const added = [...this.added.values()].flat().sort(this.order);
    const gone = [...this.gone].sort((a, b) => a - b);
    return added.length + gone.length <= FEW ? this.spliced(gone, added) : this.merged(gone, added);
  }

  private spliced(gone: readonly number[], added: readonly T[]): readonly T[] {
    const result = this.list.slice();
    for (let i = gone.length - 1; i >= 0; i--) result.splice(gone[i] as number, 1);
    for (const one of added) result.splice(placeOf(result, one, this.order, true), 0, one);
    return result;
  }

  private merged(gone: readonly number[], added: readonly T[]): readonly T[] {
    const list = this.list;
    const result: T[] = [];
    let next = 0;
    let from = 0;
    const copy = (to: number) => {
      for (; from < to; from++) {
        if (gone[next] === from) next++;
        else result.push(list[from] as T);
      }
    };
    for (const one of added) {
      copy(placeOf(list, one, this.order, true));
      result.push(one);
    }
    copy(list.length);
    return result;
  }
}
