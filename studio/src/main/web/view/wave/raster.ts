import type { Pixel, Surface } from '../pixels';
import type { Columns, WaveReader } from './columns';
import type { Play } from './play';

/** Colours of a waveform. */
export interface WaveColors {
  /** From the least to the greatest sample. */
  readonly peak: Pixel;
  /** Where most of the sound is, and single samples. */
  readonly body: Pixel;
  /** What is beyond full scale. */
  readonly over: Pixel;
}

/** Where a waveform is drawn: rows `top` up to before `top + height`, and columns of the surface. */
export interface WaveBox {
  readonly top: number;
  readonly height: number;
  /** First and last but one column. */
  readonly from: number;
  readonly to: number;
}

/**
 * Draws columns as pixels; column x of the surface shows column x of `columns`.
 *
 * @param gains a factor for each column
 * @param thin least thickness in pixels
 * @param bodied whether the body is drawn too
 */
export function drawColumns(
  surface: Surface,
  columns: Columns,
  box: WaveBox,
  gains: Float32Array,
  colors: WaveColors,
  thin: number,
  bodied: boolean,
): void {
  const { top, height } = box;
  const end = top + height;
  const centre = top + height / 2;
  const half = height / 2;
  const outer = bodied ? colors.peak : colors.body;
  for (let x = box.from; x < box.to; x++) {
    const gain = gains[x] ?? 1;
    const least = (columns.least[x] ?? 0) * gain;
    const most = (columns.most[x] ?? 0) * gain;
    let high = centre - most * half;
    let low = centre - least * half;
    if (low - high < thin) {
      const middle = (low + high) / 2;
      high = middle - thin / 2;
      low = middle + thin / 2;
    }
    surface.column(x, high, low, outer, top, end);
    if (bodied) {
      const bodyHigh = centre - (columns.bodyMost[x] ?? 0) * gain * half;
      const bodyLow = centre - (columns.bodyLeast[x] ?? 0) * gain * half;
      if (bodyLow - bodyHigh > thin) surface.column(x, bodyHigh, bodyLow, colors.body, top, end);
    }
    if (most > 1 || least < -1 || (columns.full[x] ?? 0) !== 0) {
      surface.fill(x, top, 1, thin * 2, colors.over);
      surface.fill(x, end - thin * 2, 1, thin * 2, colors.over);
    }
  }
}

/**
 * Draws a dot for each sample of a clip, for when samples lie far apart.
 *
 * @param first frames after the clip's start at column `box.from`
 * @param step frames for a column, less than 1
 * @param gain of the clip at a column
 */
export function drawDots(
  surface: Surface,
  reader: WaveReader,
  play: Play,
  box: WaveBox,
  first: number,
  step: number,
  gains: Float32Array,
  color: Pixel,
  size: number,
): void {
  const centre = box.top + box.height / 2;
  const half = box.height / 2;
  const last = first + (box.to - box.from) * step;
  const reach = Math.floor(size / 2);
  for (let q = Math.ceil(first); q <= last; q++) {
    const x = box.from + Math.round((q - first) / step);
    const y = Math.round(centre - reader.sample(play.frameAt(q)) * (gains[x] ?? 1) * half);
    if (y < box.top || y >= box.top + box.height) continue;
    const left = Math.max(box.from, x - reach);
    const right = Math.min(box.to, x - reach + size);
    surface.fill(left, y - reach, right - left, size, color);
  }
}
