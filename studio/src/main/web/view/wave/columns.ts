import { framesOfPair, levelFor, LEVELS, pairsOfBlock, SAMPLES } from './levels';
import type { Block, PeakStore, WaveSource } from './peak-store';

/** What the pixels of one row of columns show: extremes, and the body where pairs are denser than that; full scale 1. */
export class Columns {
  readonly least: Float32Array;
  readonly most: Float32Array;
  readonly bodyLeast: Float32Array;
  readonly bodyMost: Float32Array;
  /** 1 where the recording itself reaches full scale. */
  readonly full: Uint8Array;

  constructor(readonly size: number) {
    this.least = new Float32Array(size);
    this.most = new Float32Array(size);
    this.bodyLeast = new Float32Array(size);
    this.bodyMost = new Float32Array(size);
    this.full = new Uint8Array(size);
  }

  clear(): void {
    this.least.fill(0);
    this.most.fill(0);
    this.bodyLeast.fill(0);
    this.bodyMost.fill(0);
    this.full.fill(0);
  }
}

const FULL = 32768;
const AT_FULL = 32767;
/** Pairs on each side that the body of a column is made from too. */
const BESIDE = 1;

/** Reads stretches of one channel of a recording at one level of detail. */
export class WaveReader {
  /** Whether everything that was read was there in the detail that was asked for. */
  complete = true;
  private level = 0;
  private channel = 0;
  private source: WaveSource | null = null;
  private heldIndex = -1;
  private heldLevel = -2;
  private held: Block | null = null;
  /** Whether a sample was read that is not there yet. */
  private missing = false;

  constructor(private readonly store: PeakStore) {}

  /** Begins with a channel at a density of frames for a pixel. */
  begin(source: WaveSource, channel: number, framesPerPixel: number): void {
    if (source !== this.source) this.heldIndex = -1;
    this.source = source;
    this.channel = channel;
    this.level = levelFor(framesPerPixel);
    this.heldIndex = -1;
    this.complete = true;
  }

  /** Whether single samples are read. */
  get fine(): boolean {
    return this.level === SAMPLES;
  }

  /** Adds the extremes of frames from `a` up to before `b` to a column; `fresh` when it is the first stretch of it. */
  add(columns: Columns, x: number, a: number, b: number, fresh: boolean): void {
    const source = this.source;
    if (!source || b <= 0 || a >= source.frames) {
      if (fresh) this.put(columns, x, 0, 0, 0, 0, true);
      return;
    }
    if (this.level === SAMPLES) this.addSamples(columns, x, a, b, fresh);
    else this.addPairs(columns, x, a, b, this.level, fresh);
  }

  /** The sample at a place, straight between its neighbours; 0 outside and where nothing arrived yet. */
  sample(place: number): number {
    const first = Math.floor(place);
    const v = this.single(first);
    const rest = place - first;
    return rest === 0 ? v : v + (this.single(first + 1) - v) * rest;
  }

  private addSamples(columns: Columns, x: number, a: number, b: number, fresh: boolean): void {
    this.missing = false;
    let least = this.sample(a);
    let most = least;
    const end = this.sample(b);
    if (end < least) least = end;
    if (end > most) most = end;
    for (let f = Math.ceil(a); f <= b; f++) {
      const v = this.single(f);
      if (v < least) least = v;
      if (v > most) most = v;
    }
    if (this.missing) {
      this.addPairs(columns, x, a, b, 0, fresh);
      return;
    }
    this.put(columns, x, least, most, least, most, fresh);
    if (least <= -1 || most >= AT_FULL / FULL) columns.full[x] = 1;
  }

  private single(frame: number): number {
    const source = this.source;
    if (!source || frame < 0 || frame >= source.frames) return 0;
    const size = pairsOfBlock(SAMPLES);
    const block = this.at(SAMPLES, Math.floor(frame / size), true);
    return block ? (block.pairs[this.channel * block.count + (frame % size)] ?? 0) : 0;
  }

  private addPairs(columns: Columns, x: number, a: number, b: number, level: number, fresh: boolean): void {
    const span = framesOfPair(level);
    const size = pairsOfBlock(level);
    const first = Math.max(0, Math.floor(a / span));
    const end = Math.max(first + 1, Math.floor(b / span));
    const wide = end - first > 2 * BESIDE + 1;
    const bodyFrom = wide ? first : Math.max(0, first - BESIDE);
    const bodyTo = wide ? end : end + BESIDE;
    let least = AT_FULL;
    let most = -FULL;
    let lows = 0;
    let highs = 0;
    let count = 0;
    for (let p = bodyFrom; p < bodyTo; ) {
      const index = Math.floor(p / size);
      const block = this.at(level, index, level === this.level);
      const stop = Math.min(bodyTo, (index + 1) * size);
      if (!block) {
        if (p < end && stop > first) {
          this.complete = false;
          this.addCoarser(columns, x, a, b, level, fresh);
          return;
        }
        p = stop;
        continue;
      }
      const base = this.channel * block.count;
      const last = Math.min(stop - index * size, block.count);
      for (let i = p - index * size; i < last; i++) {
        const low = block.pairs[2 * (base + i)] ?? 0;
        const high = block.pairs[2 * (base + i) + 1] ?? 0;
        const at = index * size + i;
        if (at >= first && at < end) {
          if (low < least) least = low;
          if (high > most) most = high;
        }
        lows += low;
        highs += high;
        count++;
      }
      p = stop;
    }
    if (least > most) {
      if (fresh) this.put(columns, x, 0, 0, 0, 0, true);
      return;
    }
    const bodyLeast = Math.max(least, Math.min(most, lows / count));
    const bodyMost = Math.max(least, Math.min(most, highs / count));
    this.put(columns, x, least / FULL, most / FULL, bodyLeast / FULL, bodyMost / FULL, fresh);
    if (least <= -FULL || most >= AT_FULL) columns.full[x] = 1;
  }

  /** While detail is on its way, what is there of coarser levels stands for it. */
  private addCoarser(columns: Columns, x: number, a: number, b: number, level: number, fresh: boolean): void {
    if (level + 1 < LEVELS) this.addPairs(columns, x, a, b, level + 1, fresh);
    else if (fresh) this.put(columns, x, 0, 0, 0, 0, true);
  }

  /** A block, asked for when `wanted` and, for the sake of an early picture, when it is of the two coarsest levels. */
  private at(level: number, index: number, wanted: boolean): Block | null {
    if (index === this.heldIndex && level === this.heldLevel) {
      if (!this.held && level === SAMPLES) this.missing = true;
      return this.held;
    }
    const source = this.source;
    if (!source) return null;
    const asked = wanted || level >= LEVELS - 2;
    const block = asked ? this.store.block(source, level, index) : this.store.peek(source, level, index);
    if (!block && level === this.level) {
      this.complete = false;
      this.missing = true;
    }
    this.held = block;
    this.heldIndex = index;
    this.heldLevel = level;
    return block;
  }

  private put(
    columns: Columns,
    x: number,
    least: number,
    most: number,
    bodyLeast: number,
    bodyMost: number,
    fresh: boolean,
  ): void {
    if (fresh) {
      columns.least[x] = least;
      columns.most[x] = most;
      columns.bodyLeast[x] = bodyLeast;
      columns.bodyMost[x] = bodyMost;
      return;
    }
    columns.least[x] = Math.min(columns.least[x] ?? 0, least);
    columns.most[x] = Math.max(columns.most[x] ?? 0, most);
    columns.bodyLeast[x] = Math.min(columns.bodyLeast[x] ?? 0, bodyLeast);
    columns.bodyMost[x] = Math.max(columns.bodyMost[x] ?? 0, bodyMost);
  }
}
