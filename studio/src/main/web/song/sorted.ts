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

/** Below this many changes the list is copied and spliced; above, it is merged. */
const FEW = 8;

/**
 * Changes to a sorted list that come one after another and are made in one pass: each is a search, and the list is copied once.
 * The result is what it would be if each were made before the next.
 */
export class SortedChanges<T extends Placed> {
  private readonly gone = new Set<number>();
  /** In the order in which they came; null where one went again. */
  private readonly added: (T | null)[] = [];
  /** The indices in `added` by place, once one of them was looked for. */
  private places: Map<number, number[]> | null = null;

  constructor(
    private readonly list: readonly T[],
    private readonly order: Order<T>,
  ) {}

  /** Adds when `old` is null, removes when `now` is, otherwise replaces. */
  put(old: T | null, now: T | null): void {
    if (old !== null && !this.leave(old)) this.leaveAdded(old);
    if (now !== null) {
      this.added.push(now);
      if (this.places) this.note(this.places, now.at, this.added.length - 1);
    }
  }

  private leave(old: T): boolean {
    const { list, order, gone } = this;
    for (let i = placeOf(list, old, order, false); i < list.length; i++) {
      const found = list[i] as T;
      if (order(found, old) > 0) break;
      if (!gone.has(i) && alike(found, old)) {
        gone.add(i);
        return true;
      }
    }
    return false;
  }

  private leaveAdded(old: T): void {
    let places = this.places;
    if (!places) {
      places = new Map();
      for (const [index, one] of this.added.entries()) if (one !== null) this.note(places, one.at, index);
      this.places = places;
    }
    const index = (places.get(old.at) ?? []).find((one) => alike(this.added[one], old));
    if (index === undefined) throw new Misfit('what the change replaces or removes is not there');
    this.added[index] = null;
  }

  private note(places: Map<number, number[]>, at: number, index: number): void {
    const there = places.get(at);
    if (there) there.push(index);
    else places.set(at, [index]);
  }

  result(): readonly T[] {
    const added = this.added.filter((one) => one !== null).sort(this.order);
    const gone = Int32Array.from(this.gone).sort();
    return added.length + gone.length <= FEW ? this.spliced(gone, added) : this.merged(gone, added);
  }

  private spliced(gone: Int32Array, added: readonly T[]): readonly T[] {
    const result = this.list.slice();
    for (let i = gone.length - 1; i >= 0; i--) result.splice(gone[i] as number, 1);
    for (const one of added) result.splice(placeOf(result, one, this.order, true), 0, one);
    return result;
  }

  private merged(gone: Int32Array, added: readonly T[]): readonly T[] {
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
