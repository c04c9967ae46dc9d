/** Where the song is heard or something is written next, as an element of its own over a view: moving it costs no drawing. */
export class Playhead {
  private readonly element = document.createElement('div');

  /**
   * @param name its class
   * @param before CSS pixels beyond the left edge of the view at which it is still shown
   * @param after the same beyond the right edge
   */
  constructor(
    host: HTMLElement,
    name: 'playhead' | 'playhead-cap' | 'step-cursor',
    private readonly before: number,
    private readonly after: number,
  ) {
    this.element.className = name;
    this.element.setAttribute('aria-hidden', 'true');
    host.append(this.element);
  }

  /** Moves it to a place of the view, in CSS pixels, on whole pixels of the screen; null hides it. */
  moveTo(x: number | null, { width, ratio }: { readonly width: number; readonly ratio: number }): void {
    const seen = x !== null && x >= -this.before && x <= width + this.after;
    this.element.style.visibility = seen ? 'visible' : 'hidden';
    if (seen) this.element.style.transform = `translateX(${Math.round(x * ratio) / ratio}px)`;
  }

  remove(): void {
    this.element.remove();
  }
}
