import type { Spectra } from '../../../audio/readings';
import { reductionOf, reductionReadings } from '../../../readings';
import type { DeviceHand } from '../hand';
import { decibelsOf } from './curves';
import type { Pen } from './pen';

/** Seconds of levels that are seen. */
const SECONDS = 4;
/** Decibels a second by which spectra fall. */
const FALL = 24;
const SILENT = -144;
/** Decibels by which spectra are turned up for each octave above 1 kHz, so that music lies level. */
const TILT = 4.5;
const LOWEST = -84;
const HIGHEST = 6;
/** The most gain reduction that a history shows. */
const MOST = 24;

/** What a device made of the sound at one moment, in decibels; null where that is not known. */
export interface Moment {
  /** Seconds. */
  readonly at: number;
  readonly before: number | null;
  readonly after: number | null;
  readonly reduction: number;
}

/** The sound that goes through a device, as its graph shows it; looked at once a frame. */
export class LiveSound {
  private moments: Moment[] = [];
  private before = new Float32Array();
  private after = new Float32Array();
  private seen: Spectra | null = null;

  constructor(private readonly hand: DeviceHand) {}

  /** Takes what is heard now, in seconds. */
  take(now: number): void {
    const { studio, table, device } = this.hand;
    const id = device.peek().id;
    const spectra = studio.spectra(id);
    const elapsed = Math.min(0.25, Math.max(0, now - (this.moments[this.moments.length - 1]?.at ?? now)));
    this.moments = this.moments.filter(({ at }) => now - at < SECONDS);
    this.moments.push({
      at: now,
      before: spectra ? Math.max(SILENT, decibelsOf(spectra.levelBefore)) : null,
      after: spectra ? Math.max(SILENT, decibelsOf(spectra.levelAfter)) : null,
      reduction: reductionOf(studio, id, table) ?? 0,
    });
    this.before = fallen(this.before, spectra === this.seen ? null : (spectra?.before ?? null), FALL * elapsed);
    this.after = fallen(this.after, spectra === this.seen ? null : (spectra?.after ?? null), FALL * elapsed);
    this.seen = spectra;
  }

  /** Whether nothing is left to be seen. */
  get quiet(): boolean {
    const silent = (levels: Float32Array) => levels.every((level) => level < LOWEST - TILT * 6);
    return this.moments.every(({ before, reduction }) => (before ?? SILENT) < -90 && reduction < 0.05) && silent(this.before) && silent(this.after);
  }

  /** The levels before and the gain reduction of the last seconds, from left to right. */
  history(pen: Pen, height: (decibels: number) => number): void {
    const now = this.moments[this.moments.length - 1]?.at ?? 0;
    const along = (moment: Moment) => 1 - (now - moment.at) / SECONDS;
    const loud = this.moments.flatMap((moment) => (moment.before === null ? [] : [[along(moment), Math.max(0, height(moment.before))] as const]));
    pen.curve(loud, pen.colors.edge, 0, 1);
    const down = this.moments.map((moment) => [along(moment), 1 - Math.min(1, Math.abs(moment.reduction) / MOST)] as const);
    if (down.some(([, y]) => y < 0.998)) pen.curve(down, pen.colors.mute, 1, 1.5);
  }

  /** A point at the level that goes in and the level that comes out, and how far it is turned down in words. */
  needle(pen: Pen, height: (decibels: number) => number): void {
    const last = this.moments[this.moments.length - 1];
    if (!last) return;
    const { before, after, reduction } = last;
    if (before !== null && after !== null && before > -60) pen.dot(height(before), Math.max(0, height(after)));
    if (Math.abs(reduction) >= 0.05) pen.words(`${reduction > 0 ? '−' : '+'}${Math.abs(reduction).toFixed(1)} dB`, pen.right - 4, pen.top + 2, 'right', 'top', pen.colors.text1);
  }

  /** The spectra before and after the device, behind its curve. */
  spectrum(pen: Pen): void {
    const line = (levels: Float32Array) => [...levels].map((level, place) => {
      const share = place / (levels.length - 1);
      const tilted = level + TILT * (share * Math.log2(1000) - Math.log2(50));
      return [share, Math.max(0, (tilted - LOWEST) / (HIGHEST - LOWEST))] as const;
    });
    if (this.before.length > 1) pen.curve(line(this.before), pen.colors.edge, 0, 0.75);
    if (this.after.length > 1) pen.curve(line(this.after), pen.colors.text2, 0, 1);
  }

  /** For each band how far it is turned down, from the top of the stretch between its edges. */
  bands(pen: Pen, edges: readonly number[]): void {
    const id = this.hand.device.peek().id;
    reductionReadings(this.hand.table).forEach((reading, band) => {
      const from = edges[band];
      const to = edges[band + 1];
      const figure = this.hand.studio.reading(id, reading);
      if (from === undefined || to === undefined || figure === null || Math.abs(figure) < 0.05) return;
      const height = 1 - Math.min(1, Math.abs(figure) / MOST);
      pen.curve([[from, height], [to, height]], figure > 0 ? pen.colors.mute : pen.colors.play, 1, 1.5);
      pen.words(`${figure > 0 ? '−' : '+'}${Math.abs(figure).toFixed(1)}`, pen.x((from + to) / 2), pen.top + 2, 'center', 'top', pen.colors.text1);
    });
  }
}

/** Levels that rise at once and fall steadily. */
export function fallen(levels: Float32Array, next: Float32Array | null, by: number): Float32Array<ArrayBuffer> {
  const count = next?.length ?? levels.length;
  return Float32Array.from({ length: count }, (_, i) => Math.max(next?.[i] ?? SILENT, (levels[i] ?? SILENT) - by, SILENT));
}

