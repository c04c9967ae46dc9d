import { framesOfPair, LEVELS, pairsOfBlock, SAMPLES } from './levels';

/** A recording as far as waveforms go. */
export interface WaveSource {
  readonly id: string;
  readonly rate: number;
  readonly channels: number;
  readonly frames: number;
}

/**
 * A part of a level: of each channel in turn its pairs of least and greatest sample, full scale 32,768; of the samples
 * themselves the samples, full scale 1.
 */
export interface Block {
  readonly pairs: Int16Array | Float32Array;
  /** Pairs (or samples) of each channel. */
  readonly count: number;
}

/** Where parts of levels come from. Answers have one channel after the other and are shorter at the end. */
export interface PeakSupply {
  pairs(source: string, level: number, from: number, count: number): Promise<Int16Array>;
  samples(source: string, from: number, count: number): Promise<Float32Array>;
}

/** Asks the program over HTTP. */
export const peaksByHttp: PeakSupply = {
  pairs: async (source, level, from, count) =>
    new Int16Array(await fetched(`/api/peaks/${encodeURIComponent(source)}/${level}?from=${from}&count=${count}`)),
  samples: async (source, from, count) =>
    new Float32Array(await fetched(`/api/pcm/${encodeURIComponent(source)}?from=${from}&count=${count}`)),
};

async function fetched(path: string): Promise<ArrayBuffer> {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.arrayBuffer();
}

interface Kept extends Block {
  used: number;
}

interface Wanted {
  readonly source: WaveSource;
  readonly level: number;
  readonly index: number;
  readonly key: string;
}

const MOST_BYTES = 48 << 20;
const MOST_AT_ONCE = 6;
/** Asked for and given up on after so many refusals; it is silence then. */
const MOST_TRIES = 3;
const LATER = 1000;

/** Peaks and samples that were fetched, the least recently used forgotten first. */
export class PeakStore {
  private readonly levels = new Map<string, Map<number, Kept>[]>();
  private readonly listeners = new Set<(source: string) => void>();
  private readonly asked = new Map<string, number>();
  private queue: Wanted[] = [];
  private running = 0;
  private bytes = 0;
  private clock = 0;

  constructor(
    private readonly supply: PeakSupply,
    private readonly mostBytes = MOST_BYTES,
  ) {}

  /** Calls back with the id of a recording of which something arrived; the result ends that. */
  onArrival(listener: (source: string) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** A block of a level; null while it is not there, and then it is asked for. */
  block(source: WaveSource, level: number, index: number): Block | null {
    const kept = this.peek(source, level, index);
    if (!kept) this.want(source, level, index);
    return kept;
  }

  /** A block of a level if it is there. */
  peek(source: WaveSource, level: number, index: number): Block | null {
    const kept = this.levels.get(source.id)?.[level + 1]?.get(index);
    if (!kept) return null;
    kept.used = ++this.clock;
    return kept;
  }

  /** Forgets a recording, for example because it has grown. */
  forget(source: string): void {
    for (const level of this.levels.get(source) ?? []) {
      for (const kept of level.values()) this.bytes -= kept.pairs.byteLength;
    }
    this.levels.delete(source);
  }

  private want(source: WaveSource, level: number, index: number): void {
    const pairs = Math.ceil(source.frames / framesOfPair(level));
    if (index < 0 || index * pairsOfBlock(level) >= pairs) return;
    const key = `${source.id}/${level}/${index}`;
    if (this.asked.has(key)) return;
    this.asked.set(key, 0);
    this.queue.push({ source, level, index, key });
    this.next();
  }

  /** What was asked for last is what is seen now. Coarse levels come first: they are small and show much. */
  private next(): void {
    while (this.running < MOST_AT_ONCE && this.queue.length > 0) {
      let best = this.queue.length - 1;
      for (let i = best; i >= 0 && i > best - 64; i--) {
        if ((this.queue[i]?.level ?? 0) >= LEVELS - 2) best = i;
      }
      const [wanted] = this.queue.splice(best, 1);
      if (wanted) void this.fetch(wanted);
    }
  }

  private async fetch(wanted: Wanted): Promise<void> {
    const { source, level, index, key } = wanted;
    this.running++;
    try {
      const size = pairsOfBlock(level);
      const pairs =
        level === SAMPLES
          ? await this.supply.samples(source.id, index * size, size)
          : await this.supply.pairs(source.id, level, index * size, size);
      const each = level === SAMPLES ? 1 : 2;
      this.keep(source.id, level, index, pairs, Math.floor(pairs.length / (each * source.channels)));
      this.asked.delete(key);
      for (const listener of this.listeners) listener(source.id);
    } catch {
      const tries = (this.asked.get(key) ?? 0) + 1;
      this.asked.set(key, tries);
      if (tries < MOST_TRIES) {
        setTimeout(() => {
          this.queue.push(wanted);
          this.next();
        }, LATER * tries);
      }
    } finally {
      this.running--;
      this.next();
    }
  }

  private keep(source: string, level: number, index: number, pairs: Int16Array | Float32Array, count: number): void {
    let levels = this.levels.get(source);
    if (!levels) {
      levels = Array.from({ length: LEVELS + 1 }, () => new Map<number, Kept>());
      this.levels.set(source, levels);
    }
    levels[level + 1]?.set(index, { pairs, count, used: ++this.clock });
    this.bytes += pairs.byteLength;
    if (this.bytes > this.mostBytes) this.shrink();
  }

  private shrink(): void {
    const all: { used: number; level: Map<number, Kept>; index: number; bytes: number }[] = [];
    for (const levels of this.levels.values()) {
      for (const level of levels) {
        for (const [index, kept] of level) all.push({ used: kept.used, level, index, bytes: kept.pairs.byteLength });
      }
    }
    all.sort((a, b) => a.used - b.used);
    for (const one of all) {
      if (this.bytes <= this.mostBytes * 0.75) return;
      one.level.delete(one.index);
      this.bytes -= one.bytes;
    }
  }
}
