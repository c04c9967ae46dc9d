import { FADE_FRAMES, RING_FRAMES, Slot, type Ring } from './ring';

const MASK = RING_FRAMES - 1;

/** Takes sound out of a ring, block by block. Samples pass untouched; only where they break off or come back is something faded. */
export class RingReader {
  private sounding = false;
  private begun = false;
  /** The last samples of the block before, and those from which sound goes to zero. */
  private endLeft = 0;
  private endRight = 0;
  private lastLeft = 0;
  private lastRight = 0;
  private dying = 0;
  private rising = FADE_FRAMES;

  constructor(private readonly ring: Ring) {}

  /** Fills a block; allocates nothing. */
  read(left: Float32Array, right: Float32Array, context: number): void {
    const ring = this.ring;
    const frames = left.length;
    const at = ring.get(Slot.Read);
    const fill = (ring.get(Slot.Written) - at) | 0;
    let out = 0;
    if (!this.sounding && fill >= Math.max(frames, ring.get(Slot.Resume))) {
      this.sounding = true;
      // What begins for the first time begins as it is.
      this.rising = this.begun ? 0 : FADE_FRAMES;
      this.begun = true;
      ring.set(Slot.Sounding, 1);
    }
    if (this.sounding) {
      out = Math.min(frames, fill);
      this.copy(left, right, at, out);
      if (out < frames) {
        this.sounding = false;
        this.keep(left[out - 1], right[out - 1]);
        ring.set(Slot.Gaps, ring.get(Slot.Gaps) + 1);
        ring.set(Slot.Sounding, 0);
      }
    }
    this.die(left, right, out);
    if (this.sounding) {
      this.endLeft = left[frames - 1] ?? 0;
      this.endRight = right[frames - 1] ?? 0;
    }
    ring.heard(at, context);
    ring.set(Slot.Read, at + out);
    ring.set(Slot.Clock, ring.get(Slot.Clock) + frames);
  }

  private copy(left: Float32Array, right: Float32Array, at: number, count: number): void {
    const samples = this.ring.samples;
    for (let i = 0; i < count; i++) {
      const place = ((at + i) & MASK) * 2;
      left[i] = samples[place] ?? 0;
      right[i] = samples[place + 1] ?? 0;
    }
    for (let i = 0; i < count && this.rising < FADE_FRAMES; i++) {
      const gain = this.rising++ / FADE_FRAMES;
      const tail = this.fall();
      left[i] = (left[i] ?? 0) * gain + this.lastLeft * tail;
      right[i] = (right[i] ?? 0) * gain + this.lastRight * tail;
    }
  }

  /** Keeps the sample from which sound goes to zero; that of the block before when this one has none. */
  private keep(left: number | undefined, right: number | undefined): void {
    this.lastLeft = left ?? this.endLeft;
    this.lastRight = right ?? this.endRight;
    this.dying = FADE_FRAMES;
  }

  private fall(): number {
    this.dying = Math.max(0, this.dying - 1);
    return this.dying / FADE_FRAMES;
  }

  /** What broke off goes to zero from its last sample. */
  private die(left: Float32Array, right: Float32Array, from: number): void {
    for (let i = from; i < left.length; i++) {
      const tail = this.fall();
      left[i] = this.lastLeft * tail;
      right[i] = this.lastRight * tail;
    }
  }
}
