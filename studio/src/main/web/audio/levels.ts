/** How loud all strips are, as LevelFrame in Java writes it. */
export interface LevelFrame {
  /** Frame of the engine after the last that was heard. */
  readonly engine: number;
  /** For each strip, in the order that was told: largest sample left and right, root of the mean square left and right. */
  readonly levels: Float32Array;
}

const LEVEL_KIND = 1;
const VERSION = 1;
const HEADER = 12;

/** Reads a message; null when it is none of levels. */
export function readLevels(data: ArrayBuffer): LevelFrame | null {
  if (data.byteLength < HEADER) return null;
  const view = new DataView(data);
  if (view.getUint8(0) !== LEVEL_KIND || view.getUint8(1) !== VERSION) return null;
  const count = view.getUint16(2, true);
  if (data.byteLength !== HEADER + 16 * count) return null;
  return { engine: Number(view.getBigUint64(4, true)), levels: new Float32Array(data, HEADER) };
}

/** Messages that wait until they are heard; more than a second of them is none that anybody waits for. */
const MOST = 64;

/** Milliseconds for which one look holds: all strips of one picture are of one time. */
const LOOK_MS = 5;

/** Levels come before their sound is heard: they wait here for it. */
export class LevelQueue {
  private waiting: LevelFrame[] = [];
  private now: Float32Array = new Float32Array();
  private looked = -Infinity;

  add(frame: LevelFrame): void {
    const last = this.waiting[this.waiting.length - 1];
    // The program began anew.
    if (last && frame.engine < last.engine) this.waiting = [];
    this.waiting.push(frame);
    if (this.waiting.length > MOST) this.waiting.shift();
  }

  /**
   * The levels that are heard at a frame of the engine; of several messages since the last look the largest samples and means.
   * @param at time in milliseconds
   */
  heard(engine: number, at: number): Float32Array {
    if (at - this.looked < LOOK_MS) return this.now;
    this.looked = at;
    let taken = 0;
    let largest: Float32Array | null = null;
    for (const frame of this.waiting) {
      if (frame.engine > engine) break;
      largest = largest && largest.length === frame.levels.length ? largerOf(largest, frame.levels) : frame.levels;
      taken++;
    }
    this.waiting.splice(0, taken);
    if (largest) this.now = largest;
    return this.now;
  }
}

function largerOf(a: Float32Array, b: Float32Array): Float32Array {
  return a.map((value, i) => Math.max(value, b[i] ?? 0));
}
