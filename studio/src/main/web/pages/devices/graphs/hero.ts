import type { Curve, Of } from '../../../wire/protocol.generated';
import type { DeviceHand, Values } from '../hand';
import type { LiveSound } from './live';
import type { Pen } from './pen';

/** A point of a graph that sets parameters when it is dragged. */
export interface Handle {
  readonly id: string;
  readonly label: string;
  /** In pixels. */
  readonly x: number;
  readonly y: number;
  readonly on: boolean;
  readonly chosen: boolean;
  /** The values at a place, in pixels. */
  move(x: number, y: number): Values;
  /** What a wheel over it changes, by notches. */
  wheel?(steps: number): Values;
  /** What a double click sets. */
  reset?(): Values;
  /** It was taken hold of. */
  press?(): void;
}

/** What the program is asked to draw with the real device. */
export interface Wanted {
  readonly of: Of;
  readonly seconds?: number;
  readonly key?: number;
  /** Values that stand over the device's own. */
  readonly values?: Values;
}

/** The one graph of a kind of device. */
export interface Hero {
  readonly label: string;
  /** What it needs from the program for the values that the device has now; null when it draws from them alone. */
  wanted?(hand: DeviceHand): Wanted | null;
  draw(pen: Pen, hand: DeviceHand, curve: Curve | null): void;
  /** Draws the sound that goes through the device, behind the curve or over it; its graph then moves while the song does. */
  readonly live?: { readonly behind?: (pen: Pen, hand: DeviceHand, live: LiveSound) => void; readonly over?: (pen: Pen, hand: DeviceHand, live: LiveSound) => void };
  handles?(pen: Pen, hand: DeviceHand): readonly Handle[];
  /** What a double click on no handle sets. */
  add?(pen: Pen, hand: DeviceHand, x: number, y: number): Values | null;
}
