/** What devices tell about the sound, as ReadingFrame in Java writes it. */
export interface ReadingFrame {
  /** Frame of the engine after the last that was heard. */
  readonly engine: number;
  /** The figures in the order that was told; NaN where a device is off or rests. */
  readonly figures: Float32Array;
}

/** The sound before and after a device, as SpectrumFrame in Java writes it. */
export interface Spectra {
  /** The number of the ask that wished for it. */
  readonly ask: number;
  /** Frame of the engine after the last that was looked at. */
  readonly engine: number;
  /** Root of the mean square of the newest 256 frames. */
  readonly levelBefore: number;
  readonly levelAfter: number;
  /** Decibels at places from 20 Hz to 20 kHz, evenly by octaves; a full sine is 0. */
  readonly before: Float32Array;
  readonly after: Float32Array;
}

const READING_KIND = 2;
const SPECTRUM_KIND = 3;
const VERSION = 1;
const READING_HEADER = 12;
const SPECTRUM_HEADER = 24;

function isOf(view: DataView, kind: number, header: number): boolean {
  return view.byteLength >= header && view.getUint8(0) === kind && view.getUint8(1) === VERSION;
}

/** Reads a message; null when it is none of readings. */
export function readReadings(data: ArrayBuffer): ReadingFrame | null {
  const view = new DataView(data);
  if (!isOf(view, READING_KIND, READING_HEADER)) return null;
  const count = view.getUint16(2, true);
  if (data.byteLength !== READING_HEADER + 4 * count) return null;
  return { engine: Number(view.getBigUint64(4, true)), figures: new Float32Array(data, READING_HEADER) };
}

/** Reads a message; null when it is none of spectra. */
export function readSpectra(data: ArrayBuffer): Spectra | null {
  const view = new DataView(data);
  if (!isOf(view, SPECTRUM_KIND, SPECTRUM_HEADER)) return null;
  const places = view.getUint16(2, true);
  if (data.byteLength !== SPECTRUM_HEADER + 8 * places) return null;
  return {
    ask: view.getUint32(4, true), engine: Number(view.getBigUint64(8, true)), levelBefore: view.getFloat32(16, true), levelAfter: view.getFloat32(20, true),
    before: new Float32Array(data, SPECTRUM_HEADER, places), after: new Float32Array(data, SPECTRUM_HEADER + 4 * places, places),
  };
}

/** Messages that wait until they are heard. */
const MOST = 64;

/** Figures come before their sound is heard: they wait here for it. */
export class ReadingQueue {
  private waiting: ReadingFrame[] = [];
  private now: Float32Array = new Float32Array();
  private places = new Map<string, number>();

  /** The order of the figures of messages that come from now on. */
  order(devices: readonly { readonly device: string; readonly readings: readonly string[] }[]): void {
    this.waiting = [];
    this.now = new Float32Array();
    this.places = new Map(devices.flatMap(({ device, readings }) => readings.map((reading) => `${device} ${reading}`)).map((name, i) => [name, i]));
  }

  add(frame: ReadingFrame): void {
    const last = this.waiting[this.waiting.length - 1];
    // The program began anew.
    if (last && frame.engine < last.engine) this.waiting = [];
    this.waiting.push(frame);
    if (this.waiting.length > MOST) this.waiting.shift();
  }

  /** A figure of a device that is heard at a frame of the engine; null when it tells none. */
  heard(device: string, reading: string, engine: number): number | null {
    let taken = 0;
    for (const frame of this.waiting) {
      if (frame.engine > engine) break;
      this.now = frame.figures;
      taken++;
    }
    this.waiting.splice(0, taken);
    const at = this.places.get(`${device} ${reading}`);
    const figure = at === undefined ? undefined : this.now[at];
    return figure === undefined || Number.isNaN(figure) ? null : figure;
  }
}
