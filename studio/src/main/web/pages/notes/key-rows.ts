import { inScale, type Tonality } from './scales';

/** Which keys have rows: all, those of the scale, those that notes use. */
export type Fold = 'all' | 'scale' | 'used';

/** The rows of a roll from the top, one for each key that is shown. */
export class KeyRows {
  /** The key of each row. */
  readonly keys: readonly number[];
  private readonly rows = new Int16Array(128).fill(-1);

  constructor(keys: readonly number[]) {
    this.keys = keys;
    keys.forEach((key, row) => (this.rows[key] = row));
  }

  get count(): number {
    return this.keys.length;
  }

  /** The row of a key; -1 when it has none. */
  rowOf(key: number): number {
    return this.rows[key] ?? -1;
  }

  /** The key of a row, held within what is shown. */
  keyAt(row: number): number {
    return this.keys[Math.max(0, Math.min(this.keys.length - 1, Math.floor(row)))] ?? 60;
  }

  /** The key so many rows higher than a key, or as many as there are; a key without a row moves by semitones. */
  moved(key: number, up: number): number {
    const row = this.rowOf(key);
    if (row < 0) return Math.max(0, Math.min(127, key + up));
    return this.keyAt(row - up);
  }
}

/** The rows that a fold leaves; the whole keyboard where it would leave none. */
export function foldedRows(fold: Fold, tonality: Tonality, used: Iterable<number>): KeyRows {
  const shown = new Set(used);
  const keys: number[] = [];
  for (let key = 127; key >= 0; key--) {
    const stays = fold === 'all' || shown.has(key) || (fold === 'scale' && inScale(tonality, key));
    if (stays) keys.push(key);
  }
  if (keys.length === 0) for (let key = 127; key >= 0; key--) keys.push(key);
  return new KeyRows(keys);
}
