import type { AudioClip } from '../../wire/song.generated';
import type { Columns, WaveReader } from './columns';

/** Which frames of its recording an audio clip plays, in frames of the recording. */
export class Play {
  private readonly loopLength: number;
  private readonly loopStart: number;
  private readonly loopEnd: number;

  /** @param length of the clip */
  constructor(
    private readonly clip: AudioClip,
    private readonly length: number,
  ) {
    this.loopStart = clip.loopFrames?.at ?? 0;
    this.loopLength = clip.loopFrames?.length ?? 0;
    this.loopEnd = this.loopStart + this.loopLength;
  }

  /** Adds what sounds from `a` up to before `b` frames after the clip's start to a column. */
  add(reader: WaveReader, columns: Columns, x: number, a: number, b: number): void {
    const from = this.clip.offsetFrames + (this.clip.reversed ? this.length - b : a);
    const to = this.clip.offsetFrames + (this.clip.reversed ? this.length - a : b);
    if (this.loopLength <= 0 || to <= this.loopEnd) {
      reader.add(columns, x, from, to, true);
      return;
    }
    if (from < this.loopEnd) {
      reader.add(columns, x, from, this.loopEnd, true);
      reader.add(columns, x, this.loopStart, this.loopStart + Math.min(this.loopLength, to - this.loopEnd), false);
      return;
    }
    if (to - from >= this.loopLength) {
      reader.add(columns, x, this.loopStart, this.loopEnd, true);
      return;
    }
    const first = this.loopStart + ((from - this.loopStart) % this.loopLength);
    const last = first + (to - from);
    reader.add(columns, x, first, Math.min(last, this.loopEnd), true);
    if (last > this.loopEnd) reader.add(columns, x, this.loopStart, this.loopStart + last - this.loopEnd, false);
  }

  /** The frame of the recording that sounds `q` frames after the clip's start. */
  frameAt(q: number): number {
    const p = this.clip.offsetFrames + (this.clip.reversed ? this.length - 1 - q : q);
    if (this.loopLength <= 0 || p < this.loopEnd) return p;
    return this.loopStart + ((p - this.loopStart) % this.loopLength);
  }

  /** Frames after the clip's start at which its loop begins again, from `a` up to before `b`, at most `most`. */
  turns(a: number, b: number, most: number): number[] {
    if (this.loopLength <= 0 || (b - a) / this.loopLength > most) return [];
    const first = this.loopEnd - this.clip.offsetFrames;
    const all: number[] = [];
    const from = this.clip.reversed ? this.length - b : a;
    const to = this.clip.reversed ? this.length - a : b;
    for (let n = Math.max(0, Math.ceil((from - first) / this.loopLength)); ; n++) {
      const at = first + n * this.loopLength;
      if (at >= to) return all;
      if (at > 0) all.push(this.clip.reversed ? this.length - at : at);
    }
  }
}
