import type { Mask } from './pixels';

/** Texts as masks of pixels. */
export interface TextMasks {
  /**
   * @param size height of the type in device pixels
   * @param most widest mask in device pixels; longer texts are cut
   */
  mask(text: string, size: number, most: number): Mask;
}

const MOST_KEPT = 4000;

/** Texts drawn once by the browser and kept. */
export class BrowserMasks implements TextMasks {
  private readonly kept = new Map<string, Mask>();
  private readonly canvas = document.createElement('canvas');
  private readonly context: CanvasRenderingContext2D;

  constructor(private readonly family: () => string) {
    const context = this.canvas.getContext('2d', { willReadFrequently: true });
    if (!context) throw new Error('this browser has no canvas');
    this.context = context;
  }

  /** Forgets all, for example when the typeface has been loaded. */
  clear(): void {
    this.kept.clear();
  }

  mask(text: string, size: number, most: number): Mask {
    const key = `${size}/${most}/${text}`;
    const known = this.kept.get(key);
    if (known) {
      this.kept.delete(key);
      this.kept.set(key, known);
      return known;
    }
    const made = this.make(text, size, most);
    this.kept.set(key, made);
    if (this.kept.size > MOST_KEPT) {
      const eldest = this.kept.keys().next();
      if (!eldest.done) this.kept.delete(eldest.value);
    }
    return made;
  }

  private make(text: string, size: number, most: number): Mask {
    const font = `500 ${size}px ${this.family()}`;
    this.context.font = font;
    const width = Math.max(1, Math.min(most, Math.ceil(this.context.measureText(text).width) + 1));
    const height = Math.ceil(size * 1.35);
    if (this.canvas.width < width || this.canvas.height < height) {
      this.canvas.width = Math.max(this.canvas.width, width);
      this.canvas.height = Math.max(this.canvas.height, height);
    }
    this.context.clearRect(0, 0, width, height);
    this.context.font = font;
    this.context.textBaseline = 'alphabetic';
    this.context.fillStyle = '#000';
    this.context.fillText(text, 0, Math.round(size));
    const data = this.context.getImageData(0, 0, width, height).data;
    const cover = new Uint8Array(width * height);
    for (let i = 0; i < cover.length; i++) cover[i] = data[i * 4 + 3] ?? 0;
    return { width, height, cover };
  }
}
