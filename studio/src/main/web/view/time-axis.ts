import { signal } from '../core/signal';

/** How a view goes with the playhead. */
export type Follow = 'page' | 'centre' | 'off';

/** Most pixels for a tick: at 120 quarter notes a minute some 90 for a sample. */
const NEAREST = 8;
/** Share of the width that stays free beside what is zoomed to. */
const BESIDE = 0.03;
/** Steps back that are remembered. */
const MOST_BACK = 50;

interface Range {
  readonly origin: number;
  readonly scale: number;
}

/** What part of musical time a view shows: ticks from left to right, in CSS pixels. */
export class TimeAxis {
  /** Counts changes; subscribe to draw again. */
  readonly version = signal(0);
  private left = 0;
  private pixels = 0.0005;
  private span = 0;
  private end = 1;
  private readonly back: Range[] = [];

  /** The tick at the left edge. */
  get origin(): number {
    return this.left;
  }

  /** CSS pixels for a tick. */
  get scale(): number {
    return this.pixels;
  }

  /** Width of the view in CSS pixels. */
  get width(): number {
    return this.span;
  }

  /** Ticks from the start to the end of what can be seen. */
  get length(): number {
    return this.end;
  }

  /** The tick at the right edge. */
  get last(): number {
    return this.left + this.span / this.pixels;
  }

  resize(width: number): void {
    if (width === this.span) return;
    this.span = width;
    this.set(this.left, this.pixels);
    this.changed();
  }

  /** How far there is something: scrolling and zooming out go little beyond. */
  extend(length: number): void {
    if (length === this.end) return;
    this.end = Math.max(1, length);
    this.set(this.left, this.pixels);
    this.changed();
  }

  xOf(tick: number): number {
    return (tick - this.left) * this.pixels;
  }

  tickAt(x: number): number {
    return this.left + x / this.pixels;
  }

  /** Zooms by a factor, larger than 1 to see more closely; the tick at `x` stays where it is. */
  zoomAt(x: number, factor: number): void {
    const tick = this.tickAt(x);
    const pixels = this.allowed(this.pixels * factor);
    this.move(tick - x / pixels, pixels);
  }

  /** Scrolls by CSS pixels, to the right when positive. */
  scrollBy(x: number): void {
    this.move(this.left + x / this.pixels, this.pixels);
  }

  /** Puts a tick at the left edge. */
  scrollTo(tick: number): void {
    this.move(tick, this.pixels);
  }

  /** Shows a stretch and remembers what was shown, for `zoomBack`. */
  zoomTo(from: number, to: number): void {
    if (!(to > from) || this.span === 0) return;
    this.back.push({ origin: this.left, scale: this.pixels });
    if (this.back.length > MOST_BACK) this.back.shift();
    const pixels = this.allowed((this.span * (1 - 2 * BESIDE)) / (to - from));
    const beside = (this.span - (to - from) * pixels) / 2;
    this.move(from - beside / pixels, pixels);
  }

  /** Goes back to what was shown before `zoomTo`; false when there is nothing. */
  zoomBack(): boolean {
    const before = this.back.pop();
    if (!before) return false;
    this.move(before.origin, this.allowed(before.scale));
    return true;
  }

  /** Shows origin and scale, as remembered from another time. */
  restore(origin: number, scale: number): void {
    if (scale > 0 && Number.isFinite(scale) && Number.isFinite(origin)) this.move(origin, this.allowed(scale));
  }

  /** Scrolls as little as needed for a tick to be seen. */
  reveal(tick: number): void {
    const x = this.xOf(tick);
    const beside = this.span * BESIDE;
    if (x < 0) this.scrollTo(tick - beside / this.pixels);
    else if (x > this.span) this.scrollTo(tick - (this.span - beside) / this.pixels);
  }

  /** Goes with the playhead; true when it moved. */
  follow(mode: Follow, tick: number): boolean {
    if (mode === 'off' || this.span === 0) return false;
    const x = this.xOf(tick);
    const before = this.left;
    if (mode === 'centre') this.scrollTo(tick - this.span / 2 / this.pixels);
    else if (x < 0 || x >= this.span) this.scrollTo(tick - (this.span * BESIDE) / this.pixels);
    return this.left !== before;
  }

  private allowed(pixels: number): number {
    const farthest = Math.max(1, this.span) / (this.end * 1.25);
    return Math.min(NEAREST, Math.max(Math.min(farthest, NEAREST), pixels));
  }

  private move(origin: number, pixels: number): void {
    const left = this.left;
    const scale = this.pixels;
    this.set(origin, pixels);
    if (left !== this.left || scale !== this.pixels) this.changed();
  }

  private set(origin: number, pixels: number): void {
    this.pixels = this.allowed(pixels);
    const visible = this.span / this.pixels;
    const most = Math.max(0, Math.min(this.end - visible / 2, 4 * (this.end - visible)));
    this.left = Math.min(most, Math.max(0, origin));
  }

  private changed(): void {
    this.version.value = this.version.peek() + 1;
  }
}
