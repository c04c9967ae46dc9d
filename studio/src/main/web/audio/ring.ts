/** Frames that the ring holds: a power of two. */
export const RING_FRAMES = 16_384;

/** Frames over which sound is faded where it breaks off, comes back or skips. */
export const FADE_FRAMES = 64;

/** Places of the counters before the samples. */
export const enum Slot {
  /** Frames written; all counters wrap at 32 bits. */
  Written,
  /** Frames read. */
  Read,
  /** How often the reader ran dry. */
  Gaps,
  /** Frames of the context that have gone by. */
  Clock,
  /** Frames to have in store before sound comes back. */
  Resume,
  /** Odd while the writer changes the three after it. */
  MapTurn,
  /** Place in the ring whose frame of the engine is known ... */
  MapAt,
  MapLow,
  MapHigh,
  /** Odd while the reader changes the two after it. */
  HeardTurn,
  /** Frames read when ... */
  HeardRead,
  /** ... the context stood at this frame, of which these are the low 32 bits. */
  HeardContext,
  /** Not 0 while sound comes out. */
  Sounding,
  Count = 16,
}

const MASK = RING_FRAMES - 1;

/** Bytes of a ring. */
export const RING_BYTES = Slot.Count * 4 + RING_FRAMES * 8;

/** The place where a worklet takes what a worker puts: counters and interleaved stereo in one buffer, shared or not. */
export class Ring {
  readonly slots: Int32Array;
  readonly samples: Float32Array;

  constructor(readonly buffer: ArrayBufferLike) {
    this.slots = new Int32Array(buffer, 0, Slot.Count);
    this.samples = new Float32Array(buffer, Slot.Count * 4, RING_FRAMES * 2);
  }

  get(slot: Slot): number {
    return Atomics.load(this.slots, slot);
  }

  set(slot: Slot, value: number): void {
    Atomics.store(this.slots, slot, value | 0);
  }

  /** Frames in store. */
  fill(): number {
    return (this.get(Slot.Written) - this.get(Slot.Read)) | 0;
  }

  /**
   * Puts interleaved frames in; says how many found no room: all or none.
   * @param skipped whether they do not go on from what was put before, so that the seam is faded
   */
  write(stereo: Float32Array, engineLow: number, engineHigh: number, skipped: boolean): number {
    const frames = stereo.length >> 1;
    if (this.fill() + frames > RING_FRAMES) return frames;
    const at = this.get(Slot.Written);
    if (skipped) this.fadeSeam(at, stereo);
    const begin = (at & MASK) * 2;
    const first = Math.min(stereo.length, this.samples.length - begin);
    this.samples.set(first === stereo.length ? stereo : stereo.subarray(0, first), begin);
    if (first < stereo.length) this.samples.set(stereo.subarray(first), 0);
    this.map(at, engineLow, engineHigh);
    this.set(Slot.Written, at + frames);
    return 0;
  }

  /** Fades what was put last, where it cannot have been read yet, and what is about to be put. */
  private fadeSeam(at: number, stereo: Float32Array): void {
    if (this.fill() >= 8 * FADE_FRAMES) {
      for (let i = 1; i <= FADE_FRAMES; i++) {
        const place = ((at - i) & MASK) * 2;
        const gain = (i - 1) / FADE_FRAMES;
        this.samples[place] = (this.samples[place] ?? 0) * gain;
        this.samples[place + 1] = (this.samples[place + 1] ?? 0) * gain;
      }
    }
    for (let i = 0; i < FADE_FRAMES && 2 * i < stereo.length; i++) {
      stereo[2 * i] = (stereo[2 * i] ?? 0) * (i / FADE_FRAMES);
      stereo[2 * i + 1] = (stereo[2 * i + 1] ?? 0) * (i / FADE_FRAMES);
    }
  }

  private map(at: number, low: number, high: number): void {
    const turn = this.get(Slot.MapTurn);
    this.set(Slot.MapTurn, turn + 1);
    this.set(Slot.MapAt, at);
    this.set(Slot.MapLow, low);
    this.set(Slot.MapHigh, high);
    this.set(Slot.MapTurn, turn + 2);
  }

  /** The frame of the engine at a place of the ring; null before the first sound. */
  engineAt(place: number): number | null {
    for (let tries = 0; tries < 100; tries++) {
      const turn = this.get(Slot.MapTurn);
      if (turn === 0) return null;
      const at = this.get(Slot.MapAt);
      const low = this.get(Slot.MapLow) >>> 0;
      const high = this.get(Slot.MapHigh) >>> 0;
      if ((turn & 1) === 0 && this.get(Slot.MapTurn) === turn) return high * 2 ** 32 + low + ((place - at) | 0);
    }
    return null;
  }

  /** Notes that so much was read when the context stood at a frame. */
  heard(read: number, context: number): void {
    const turn = this.get(Slot.HeardTurn);
    this.set(Slot.HeardTurn, turn + 1);
    this.set(Slot.HeardRead, read);
    this.set(Slot.HeardContext, context);
    this.set(Slot.HeardTurn, turn + 2);
  }

  /** The place of the ring that leaves the worklet at a frame of the context; null before the first. */
  placeAt(context: number): number | null {
    for (let tries = 0; tries < 100; tries++) {
      const turn = this.get(Slot.HeardTurn);
      if (turn === 0) return null;
      const read = this.get(Slot.HeardRead);
      const at = this.get(Slot.HeardContext);
      if ((turn & 1) === 0 && this.get(Slot.HeardTurn) === turn) return (read + ((Math.round(context) - at) | 0)) | 0;
    }
    return null;
  }
}
