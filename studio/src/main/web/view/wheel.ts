/** The part of a wheel event that counts. */
export interface WheelLike {
  readonly deltaX: number;
  readonly deltaY: number;
  /** 0 pixels, 1 lines, 2 pages. */
  readonly deltaMode: number;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** What a turn of the wheel, or a pinch on a touch pad, asks for. */
export type WheelWish =
  | { readonly kind: 'scroll'; readonly dx: number; readonly dy: number }
  | { readonly kind: 'zoom'; readonly factor: number }
  | { readonly kind: 'height'; readonly factor: number };

const LINE = 16;
const PAGE = 0.9;
/** A notch of a wheel is 100 to 120 pixels; a pinch comes in small pieces. */
const PINCH_PIECE = 40;
const MOST_STEP = 240;

/**
 * What a wheel event asks for: Ctrl or Cmd zooms, Shift scrolls sideways, Alt changes heights, a pinch zooms.
 *
 * @param page height of the view in CSS pixels
 */
export function wheelWish(event: WheelLike, page: number): WheelWish {
  const unit = event.deltaMode === 1 ? LINE : event.deltaMode === 2 ? page * PAGE : 1;
  const dx = event.deltaX * unit;
  const dy = event.deltaY * unit;
  if (event.ctrlKey || event.metaKey) return { kind: 'zoom', factor: factor(main(dx, dy)) };
  if (event.altKey) return { kind: 'height', factor: factor(main(dx, dy)) };
  if (event.shiftKey) return { kind: 'scroll', dx: main(dx, dy), dy: 0 };
  return { kind: 'scroll', dx, dy };
}

/** Some systems turn the wheel sideways themselves while a key is held. */
function main(dx: number, dy: number): number {
  return Math.abs(dy) >= Math.abs(dx) ? dy : dx;
}

function factor(delta: number): number {
  const step = Math.max(-MOST_STEP, Math.min(MOST_STEP, delta));
  return Math.exp(-step * (Math.abs(step) < PINCH_PIECE ? 0.01 : 0.002));
}

/** What two fingers did since the last time. */
export interface PinchMove {
  /** How far apart they went. */
  readonly factor: number;
  /** The middle between them, in the coordinates of the events. */
  readonly x: number;
  readonly y: number;
  /** How the middle moved. */
  readonly dx: number;
  readonly dy: number;
}

interface Finger {
  x: number;
  y: number;
}

/** Follows two fingers on a touch screen; fed with pointer events whose type is touch. */
export class Pinch {
  private readonly fingers = new Map<number, Finger>();

  /** Whether two fingers are down. */
  get active(): boolean {
    return this.fingers.size === 2;
  }

  down(id: number, x: number, y: number): void {
    if (this.fingers.size < 2) this.fingers.set(id, { x, y });
  }

  up(id: number): void {
    this.fingers.delete(id);
  }

  /** What a move did; null while there are not two fingers. */
  move(id: number, x: number, y: number): PinchMove | null {
    const finger = this.fingers.get(id);
    if (!finger) return null;
    const before = this.shape();
    finger.x = x;
    finger.y = y;
    const now = this.shape();
    if (!before || !now) return null;
    const factor = before.apart > 0 && now.apart > 0 ? now.apart / before.apart : 1;
    return { factor, x: now.x, y: now.y, dx: now.x - before.x, dy: now.y - before.y };
  }

  private shape(): { x: number; y: number; apart: number } | null {
    const [a, b] = [...this.fingers.values()];
    if (!a || !b) return null;
    return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, apart: Math.hypot(a.x - b.x, a.y - b.y) };
  }
}
