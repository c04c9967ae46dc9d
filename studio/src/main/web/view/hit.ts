/**
 * Stretches of one lane in the order of their starts, where a later one covers an earlier one: what lies at a place or
 * within a range is found by halving.
 */
export class Stretches {
  readonly count: number;
  private readonly starts: Float64Array;
  private readonly ends: Float64Array;
  /** The latest end among this stretch and all before it. */
  private readonly reach: Float64Array;

  /** @param all in the order of their starts */
  constructor(all: readonly { readonly at: number; readonly length: number }[]) {
    this.count = all.length;
    this.starts = new Float64Array(all.length);
    this.ends = new Float64Array(all.length);
    this.reach = new Float64Array(all.length);
    let reach = -Infinity;
    for (let i = 0; i < all.length; i++) {
      const one = all[i];
      if (!one) continue;
      this.starts[i] = one.at;
      this.ends[i] = one.at + one.length;
      reach = Math.max(reach, one.at + one.length);
      this.reach[i] = reach;
    }
  }

  start(index: number): number {
    return this.starts[index] ?? NaN;
  }

  end(index: number): number {
    return this.ends[index] ?? NaN;
  }

  /** The uppermost stretch at a place (from its start up to before its end); -1 when there is none. */
  at(place: number): number {
    for (let i = this.after(place) - 1; i >= 0 && this.reachOf(i) > place; i--) {
      if (this.end(i) > place) return i;
    }
    return -1;
  }

  /** The first stretch that may reach into what lies from a place on; walk from it while `start` is before the end. */
  firstFrom(place: number): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.reachOf(middle) > place) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** How many stretches start at or before a place. */
  after(place: number): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.start(middle) <= place) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The stretches that touch [from, to), from the lowest to the uppermost. */
  within(from: number, to: number): number[] {
    const found: number[] = [];
    for (let i = this.firstFrom(from); i < this.count && this.start(i) < to; i++) {
      if (this.end(i) > from) found.push(i);
    }
    return found;
  }

  private reachOf(index: number): number {
    return this.reach[index] ?? -Infinity;
  }
}

/** Rows of different heights under each other: which one lies at a place. */
export class Rows {
  private readonly tops: Float64Array;

  constructor(heights: readonly number[]) {
    this.tops = new Float64Array(heights.length + 1);
    heights.forEach((height, i) => (this.tops[i + 1] = this.top(i) + height));
  }

  /** Height of all. */
  get height(): number {
    return this.top(this.tops.length - 1);
  }

  top(index: number): number {
    return this.tops[index] ?? 0;
  }

  /** The row at a place; -1 above the first and below the last. */
  at(y: number): number {
    if (y < 0 || y >= this.height) return -1;
    let low = 0;
    let high = this.tops.length - 1;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if (this.top(middle) <= y) low = middle;
      else high = middle;
    }
    return low;
  }
}
