/** A colour of canvas pixels: 0xAABBGGRR, as little-endian machines keep them. */
export type Pixel = number;

/** The opaque pixel of `#rrggbb`. */
export function pixel(color: string): Pixel {
  const all = parseInt(color.slice(1), 16);
  return (0xff000000 | ((all & 255) << 16) | (all & 0xff00) | ((all >> 16) & 255)) >>> 0;
}

/** `over` on `under` with an opacity of 0 to 256; the result is opaque. */
export function blended(under: Pixel, over: Pixel, opacity: number): Pixel {
  const rest = 256 - opacity;
  const redBlue = ((under & 0xff00ff) * rest + (over & 0xff00ff) * opacity) / 256;
  const green = ((under & 0xff00) * rest + (over & 0xff00) * opacity) / 256;
  return ((redBlue & 0xff00ff) | (green & 0xff00) | 0xff000000) >>> 0;
}

/** How strongly each pixel of something is covered, 0 to 255, row by row; for texts. */
export interface Mask {
  readonly width: number;
  readonly height: number;
  readonly cover: Uint8Array;
}

/** A rectangle of pixels that is drawn by arithmetic alone, so that it is the same everywhere. */
export class Surface {
  readonly data: Uint32Array;

  constructor(
    readonly width: number,
    readonly height: number,
    data?: Uint32Array,
  ) {
    this.data = data ?? new Uint32Array(width * height);
  }

  at(x: number, y: number): Pixel {
    return this.data[y * this.width + x] ?? 0;
  }

  /** Fills what lies inside of the surface. Whole numbers only. */
  fill(x: number, y: number, width: number, height: number, color: Pixel): void {
    const left = Math.max(0, x);
    const right = Math.min(this.width, x + width);
    const bottom = Math.min(this.height, y + height);
    if (left >= right) return;
    for (let row = Math.max(0, y); row < bottom; row++) {
      this.data.fill(color, row * this.width + left, row * this.width + right);
    }
  }

  /** Lays a colour over what lies inside of the surface, with an opacity of 0 to 256. */
  blend(x: number, y: number, width: number, height: number, color: Pixel, opacity: number): void {
    const left = Math.max(0, x);
    const right = Math.min(this.width, x + width);
    const bottom = Math.min(this.height, y + height);
    for (let row = Math.max(0, y); row < bottom; row++) {
      for (let i = row * this.width + left, end = row * this.width + right; i < end; i++) {
        this.data[i] = blended(this.data[i] ?? 0, color, opacity);
      }
    }
  }

  /** A column from `top` to `bottom`, whose ends may lie within pixels; clipped to rows `from` up to before `to`. */
  column(x: number, top: number, bottom: number, color: Pixel, from: number, to: number): void {
    const high = top < from ? from : top;
    const low = bottom > to ? to : bottom;
    if (!(low > high) || x < 0 || x >= this.width) return;
    const first = Math.floor(high);
    const last = Math.floor(low);
    const data = this.data;
    const width = this.width;
    let i = first * width + x;
    if (first === last) {
      data[i] = blended(data[i] ?? 0, color, ((low - high) * 256) | 0);
      return;
    }
    if (high > first) {
      data[i] = blended(data[i] ?? 0, color, ((first + 1 - high) * 256) | 0);
    } else {
      data[i] = color;
    }
    i += width;
    for (let y = first + 1; y < last; y++, i += width) data[i] = color;
    if (low > last && last < this.height) data[i] = blended(data[i] ?? 0, color, ((low - last) * 256) | 0);
  }

  /** Lays a colour through a mask; columns from `left` up to before `right` only. */
  stamp(mask: Mask, x: number, y: number, color: Pixel, left: number, right: number): void {
    const from = Math.max(0, left, x);
    const to = Math.min(this.width, right, x + mask.width);
    for (let row = Math.max(0, -y); row < mask.height && y + row < this.height; row++) {
      let source = row * mask.width + from - x;
      let i = (y + row) * this.width + from;
      for (let column = from; column < to; column++, i++, source++) {
        const cover = mask.cover[source] ?? 0;
        if (cover === 255) this.data[i] = color;
        else if (cover !== 0) this.data[i] = blended(this.data[i] ?? 0, color, cover + (cover >> 7));
      }
    }
  }

  /**
   * Copies columns `first` up to before `last` of another surface, whose left upper corner lies at a place; rows `from` up
   * to before `to` of this one only.
   */
  pasteColumns(other: Surface, x: number, y: number, first: number, last: number, from: number, to: number): void {
    const left = Math.max(first, -x);
    const right = Math.min(last, this.width - x);
    if (left >= right) return;
    const top = Math.max(0, from, y);
    const bottom = Math.min(this.height, to, y + other.height);
    for (let row = top; row < bottom; row++) {
      const base = (row - y) * other.width;
      this.data.set(other.data.subarray(base + left, base + right), row * this.width + x + left);
    }
  }
}
