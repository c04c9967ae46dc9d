import { parseQuarters, QUARTER, quartersText } from '../wire/quarters';
import type { Meter, Song, Tempo } from '../wire/song.generated';

/** Where the segment that holds a value begins, in a list of their starts. */
function segment(starts: readonly number[], value: number): number {
  let low = 0;
  for (let high = starts.length; high - low > 1; ) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] ?? 0) <= value) low = middle;
    else high = middle;
  }
  return low;
}

interface Stretch {
  readonly start: number;
  readonly seconds: number;
  readonly bpm: number;
  /** Change of tempo in quarter notes a minute for each quarter note; 0 on steps. */
  readonly slope: number;
}

/** Converts between ticks and time, as the program's map of tempos does. */
export class TempoMap {
  private readonly parts: Stretch[] = [];
  private readonly starts: number[];
  private readonly times: number[];

  /** The first tempo is at the start, positions ascend. */
  constructor(readonly tempos: readonly Tempo[]) {
    const all: readonly Tempo[] = tempos.length ? tempos : [{ at: 0, bpm: 120, shape: 'step' }];
    let seconds = 0;
    all.forEach((tempo, i) => {
      const next = all[i + 1];
      const slope = next && tempo.shape === 'ramp' ? ((next.bpm - tempo.bpm) * QUARTER) / (next.at - tempo.at) : 0;
      const part: Stretch = { start: tempo.at, seconds, bpm: tempo.bpm, slope };
      this.parts.push(part);
      if (next) seconds += within(part, next.at - tempo.at, 1);
    });
    this.starts = this.parts.map((part) => part.start);
    this.times = this.parts.map((part) => part.seconds);
  }

  /** Seconds from the start of the song to a tick. */
  secondsAt(tick: number): number {
    const part = this.part(segment(this.starts, tick));
    return part.seconds + within(part, tick - part.start, 1);
  }

  /** The whole tick that is nearest to a time in seconds, not before the start. */
  tickAtSeconds(seconds: number): number {
    const part = this.part(segment(this.times, seconds));
    const time = seconds - part.seconds;
    const quarters = part.slope === 0 ? (time * part.bpm) / 60 : (part.bpm / part.slope) * Math.expm1((part.slope * time) / 60);
    return Math.max(0, Math.round(part.start + Math.max(0, quarters) * QUARTER));
  }

  /** The frame that is nearest to a tick; on a tie the later, as the program has it. */
  frameAt(tick: number, rate: number): number {
    const index = segment(this.starts, tick);
    const part = this.part(index);
    const exact = part.seconds * rate + within(part, tick - part.start, rate);
    const next = this.parts[index + 1];
    return Math.floor(Math.min(exact, next ? next.seconds * rate : Infinity) + 0.5);
  }

  /** The tick that is nearest to a frame. */
  tickAt(frame: number, rate: number): number {
    return this.tickAtSeconds(frame / rate);
  }

  /** The tempo at a tick, in quarter notes a minute. */
  bpmAt(tick: number): number {
    const part = this.part(segment(this.starts, tick));
    return part.bpm + (part.slope * (tick - part.start)) / QUARTER;
  }

  /** The change of tempo that rules at a tick. */
  at(tick: number): Tempo {
    return this.tempos[segment(this.starts, tick)] ?? { at: 0, bpm: 120, shape: 'step' };
  }

  private part(index: number): Stretch {
    return this.parts[index] ?? { start: 0, seconds: 0, bpm: 120, slope: 0 };
  }
}

/** The time in units of `1 / rate` seconds from the start of a stretch. */
function within(part: Stretch, ticks: number, rate: number): number {
  if (part.slope === 0) return (ticks * (60 * rate)) / (QUARTER * part.bpm);
  return ((60 * rate) / part.slope) * Math.log1p((part.slope * (ticks / QUARTER)) / part.bpm);
}

/** A bar and a beat in it, both from 1, and the ticks beyond that beat. */
export interface BarBeat {
  readonly bar: number;
  readonly beat: number;
  readonly rest: number;
}

/** Beats in a bar and the note value of a beat, of a text such as `6/8`. */
export function meterOf(text: string): { readonly beats: number; readonly unit: number } {
  const found = /^(\d{1,2})\/(\d{1,2})$/.exec(text);
  return { beats: Number(found?.[1] ?? 4), unit: Number(found?.[2] ?? 4) };
}

/** Whether a text is a meter that songs can have. */
export function isMeter(text: string): text is `${number}/${number}` {
  const { beats, unit } = meterOf(text);
  return /^\d{1,2}\/\d{1,2}$/.test(text) && beats >= 1 && unit >= 1 && unit <= 64 && Number.isInteger(Math.log2(unit));
}

/** A stretch of bars of one meter: where it begins, the number of its first bar, and the lengths of its beats and bars. */
export interface Bars {
  readonly start: number;
  readonly firstBar: number;
  readonly beats: number;
  readonly beat: number;
  readonly bar: number;
}

/** Converts between ticks and bars, as the program's map of meters does. Bars and beats count from 1. */
export class MeterMap {
  /** The stretches, of which there is always one. */
  readonly parts: readonly Bars[];
  private readonly starts: number[];

  /** The first meter is at the start, each later one on a bar line of the one before. */
  constructor(readonly meters: readonly Meter[]) {
    const all: readonly Meter[] = meters.length ? meters : [{ at: 0, meter: '4/4' }];
    const parts: Bars[] = [];
    for (const meter of all) {
      const { beats, unit } = meterOf(meter.meter);
      const beat = (4 * QUARTER) / unit;
      const before = parts[parts.length - 1];
      const firstBar = before ? before.firstBar + Math.round((meter.at - before.start) / before.bar) : 1;
      parts.push({ start: meter.at, firstBar, beats, beat, bar: beat * beats });
    }
    this.parts = parts;
    this.starts = parts.map((part) => part.start);
  }

  /** The meter that rules at a tick. */
  at(tick: number): Meter {
    return this.meters[segment(this.starts, tick)] ?? { at: 0, meter: '4/4' };
  }

  barBeat(tick: number): BarBeat {
    const part = this.part(tick);
    const ticks = Math.max(0, tick - part.start);
    const inBar = ticks % part.bar;
    return { bar: part.firstBar + Math.floor(ticks / part.bar), beat: Math.floor(inBar / part.beat) + 1, rest: inBar % part.beat };
  }

  /** The tick of a bar line; bars count from 1. */
  barLine(bar: number): number {
    let part = this.part(0);
    for (const each of this.parts) if (each.firstBar <= bar) part = each;
    return part.start + (Math.max(1, bar) - part.firstBar) * part.bar;
  }

  /** The length of the bar that holds a tick. */
  barLength(tick: number): number {
    return this.part(tick).bar;
  }

  /** The length of a beat at a tick. */
  beatLength(tick: number): number {
    return this.part(tick).beat;
  }

  /** A position as people read it, such as `33.2.1`: bar, beat and sixteenth; what is left of the sixteenth is not told. */
  text(tick: number): string {
    const place = this.barBeat(Math.round(tick));
    return `${place.bar}.${place.beat}.${Math.floor(place.rest / (QUARTER / 4)) + 1}`;
  }

  /** A whole tick as the program writes it: as `text`, and what is left of the sixteenth in quarter notes, such as `33.2.1+1/12`. */
  exactText(tick: number): string {
    const left = this.barBeat(tick).rest % (QUARTER / 4);
    return this.text(tick) + (left === 0 ? '' : `+${quartersText(left)}`);
  }

  /** Reads a position such as `33`, `33.2`, `33.2.1` or `33.2.1+1/12`; null when it is none of this map. */
  parse(text: string): number | null {
    const found = /^\s*(\d{1,6})(?:[.\s](\d{1,2})(?:[.\s](\d{1,2})(?:\+(.{1,40}))?)?)?\s*$/.exec(text);
    if (!found) return null;
    const bar = Number(found[1]);
    if (bar < 1) return null;
    const line = this.barLine(bar);
    const part = this.part(line);
    const beat = Number(found[2] ?? 1);
    const left = parseQuarters((found[4] ?? '0').trim());
    if (left === null || left >= QUARTER / 4) return null;
    const inBeat = (Number(found[3] ?? 1) - 1) * (QUARTER / 4) + left;
    if (beat < 1 || beat > part.beats || inBeat < 0 || inBeat >= part.beat) return null;
    return line + (beat - 1) * part.beat + inBeat;
  }

  private part(tick: number): Bars {
    return this.parts[segment(this.starts, tick)] ?? { start: 0, firstBar: 1, beats: 4, beat: QUARTER, bar: 4 * QUARTER };
  }
}

const tempoMaps = new WeakMap<readonly Tempo[], TempoMap>();
const meterMaps = new WeakMap<readonly Meter[], MeterMap>();

/** The map of a song's tempos; the same as long as they are. */
export function tempoMap(song: Pick<Song, 'tempos'>): TempoMap {
  let map = tempoMaps.get(song.tempos);
  if (!map) tempoMaps.set(song.tempos, (map = new TempoMap(song.tempos)));
  return map;
}

/** The map of a song's meters; the same as long as they are. */
export function meterMap(song: Pick<Song, 'meters'>): MeterMap {
  let map = meterMaps.get(song.meters);
  if (!map) meterMaps.set(song.meters, (map = new MeterMap(song.meters)));
  return map;
}

/** A time as people read it: `1:04.120`, with hours when there are any. */
export function clockText(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds * 1000));
  const hours = Math.floor(whole / 3_600_000);
  const minutes = Math.floor(whole / 60_000) % 60;
  const rest = `${String(Math.floor(whole / 1000) % 60).padStart(2, '0')}.${String(whole % 1000).padStart(3, '0')}`;
  return hours ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`;
}

/** Reads a time such as `1:04.120`, `64.12s`; null when it is none. */
export function parseClock(text: string): number | null {
  const found = /^\s*(?:(?:(\d+):)?(\d{1,2}):)?(\d+(?:[.,]\d*)?)\s*s?\s*$/.exec(text);
  if (!found || (found[2] === undefined && !/s\s*$/.test(text))) return null;
  return Number(found[1] ?? 0) * 3600 + Number(found[2] ?? 0) * 60 + Number((found[3] ?? '0').replace(',', '.'));
}

/** The tick at which the last clip, section or marker of a song ends. */
export function songEnd(song: Song): number {
  let end = 0;
  for (const track of song.tracks) for (const clip of track.clips) end = Math.max(end, clip.at + clip.length);
  for (const section of song.sections) end = Math.max(end, section.at + section.length);
  return end;
}
