import { frames, type Frames, type FrameTask } from './frame';

/** Device pixels for a CSS pixel are at most this many: beyond, nobody sees a difference. */
const MOST_RATIO = 2;

/** Every layer. */
const ALL_LAYERS = -1;

/** One layer of a view: a canvas as large as the view. */
export interface Layer {
  readonly canvas: HTMLCanvasElement;
  readonly context: CanvasRenderingContext2D;
}

/**
 * A rectangle of the page that draws itself on layers of canvas, never larger than what is seen. It follows the size of
 * its element and draws once a frame what was invalidated.
 */
export abstract class CanvasView implements FrameTask {
  /** Size in CSS pixels. */
  width = 0;
  height = 0;
  /** Device pixels for a CSS pixel, at most 2. */
  ratio = 1;
  protected readonly layers: readonly Layer[];
  private dirty = 0;
  private readonly observer: ResizeObserver;
  private readonly ends: (() => void)[] = [];
  private over = false;

  /**
   * @param host the element to fill; it must be positioned
   * @param kinds for each layer whether the page shines through it
   */
  constructor(
    readonly host: HTMLElement,
    kinds: readonly ('opaque' | 'clear')[],
    private readonly clock: Frames = frames,
  ) {
    this.layers = kinds.map((kind) => {
      const canvas = document.createElement('canvas');
      canvas.className = 'view-layer';
      canvas.setAttribute('aria-hidden', 'true');
      const context = canvas.getContext('2d', { alpha: kind === 'clear' });
      if (!context) throw new Error('this browser has no canvas');
      host.append(canvas);
      return { canvas, context };
    });
    this.observer = new ResizeObserver(() => this.fit());
    this.observer.observe(host);
    this.fit();
  }

  /** Draws the layers whose bits are set in `dirty`. */
  protected abstract draw(dirty: number, now: number): void;

  /** Called when the size has changed, before the next draw. */
  protected resized(): void {}

  /** Asks for the layers whose bits are set to be drawn with the next frame. */
  invalidate(layers = ALL_LAYERS): void {
    if (this.over) return;
    this.dirty |= layers;
    this.clock.request(this);
  }

  /** Runs when the view is disposed of. */
  protected atEnd(end: () => void): void {
    this.ends.push(end);
  }

  frame(now: number): void {
    if (this.over || this.width === 0 || this.height === 0) return;
    const dirty = this.dirty;
    this.dirty = 0;
    if (dirty !== 0) this.draw(dirty, now);
  }

  private fit(): void {
    const width = this.host.clientWidth;
    const height = this.host.clientHeight;
    const ratio = Math.min(MOST_RATIO, Math.max(1, window.devicePixelRatio || 1));
    if (width === this.width && height === this.height && ratio === this.ratio) return;
    this.width = width;
    this.height = height;
    this.ratio = ratio;
    for (const { canvas } of this.layers) {
      canvas.width = Math.max(1, Math.round(width * ratio));
      canvas.height = Math.max(1, Math.round(height * ratio));
      canvas.style.width = `${width}px`;
      canvas.style.height = `${height}px`;
    }
    this.resized();
    this.invalidate();
  }

  dispose(): void {
    if (this.over) return;
    this.over = true;
    this.clock.cancel(this);
    this.observer.disconnect();
    for (const end of this.ends) end();
    for (const { canvas } of this.layers) canvas.remove();
  }
}
