import { createContext } from 'preact';

/** How loud a strip was since the last frame: linear, left and right. */
export interface MeterLevel {
  readonly peakLeft: number;
  readonly peakRight: number;
  readonly rmsLeft: number;
  readonly rmsRight: number;
}

/** Something that is drawn on the canvas of a room of meters. */
export interface Shown {
  readonly element: HTMLElement;
  /** Takes what there is now, of which `read` tells levels, at a moment in seconds; whether anything is seen to change. */
  take(read: (id: string) => MeterLevel, now: number, elapsed: number): boolean;
  /** Tells words; some times a second. */
  say(): void;
  paint(pen: CanvasRenderingContext2D, box: DOMRect): void;
}

/** The meters that share a canvas. */
export class MeterField {
  readonly entries = new Set<Shown>();
  /** Places were moved; they are measured before the next drawing. */
  stale = true;
}

/** The room that a meter is in. */
export const Room = createContext<MeterField | null>(null);
