const LEAST = 4;
const PAUSE = 2000;

/** Finds the tempo of taps: the mean of the last eight distances, from the fourth tap on; kept a second after the last. */
export class TapTempo {
  private taps: number[] = [];
  private timer = 0;

  /** Takes a tap at a time in milliseconds; `done` hears the tempo when the taps end. */
  hit(now: number, done: (bpm: number) => void): void {
    const last = this.taps[this.taps.length - 1];
    if (last !== undefined && now - last > PAUSE) this.taps = [];
    this.taps = [...this.taps.slice(-8), now];
    clearTimeout(this.timer);
    const bpm = this.bpm();
    if (bpm !== null) this.timer = setTimeout(() => done(bpm), 1000);
  }

  /** The tempo so far, to a tenth; null before the fourth tap. */
  bpm(): number | null {
    const first = this.taps[0];
    const last = this.taps[this.taps.length - 1];
    if (first === undefined || last === undefined || this.taps.length < LEAST || last <= first) return null;
    const bpm = (60_000 * (this.taps.length - 1)) / (last - first);
    return Math.round(Math.min(400, Math.max(20, bpm)) * 10) / 10;
  }
}
