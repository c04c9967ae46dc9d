/** How loud all strips are, as LevelFrame in Java writes it. */
export interface LevelFrame {
  /** Frame of the engine after the last that was heard. */
  readonly engine: number;
  /** For each strip, in the order that was told: largest sample left and right, root of the mean square left and right. */
  readonly levels: Float32Array;
}

export const LEVEL_KIND = 1;
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
