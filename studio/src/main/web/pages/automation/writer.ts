import { valueAt } from '../../song/curve';
import { placed, type Sample, type Stretch } from '../../song/write';
import type { Held } from '../../wire/protocol.generated';
import type { Edit, Point, Target, TrackId } from '../../wire/song.generated';
import type { WriteMode } from './modes';

/** What the writer needs to know of a target. */
export interface Aim {
  readonly name: string;
  readonly steps: boolean;
  /** From 0 to 1. */
  levelOf(value: number): number;
  /** The points of its lane, or one where it stands when it has none. */
  readonly points: readonly Point[];
  /** The edits that give its lane other points. */
  edits(points: readonly Point[]): readonly Edit[];
}

/** Where the writer writes. */
export interface Desk {
  /** The tick that is heard. */
  position(): number;
  /** Ticks of so many seconds from a tick on. */
  ticks(at: number, seconds: number): number;
  readonly loop: { readonly from: number; readonly to: number; readonly on: boolean } | null;
  mode(track: TrackId): WriteMode;
  /** What is moved; null when the song has it no more. */
  aim(track: TrackId, target: Target): Aim | null;
  /** Lets values be heard in place of their lanes. */
  hold(values: readonly Held[]): void;
  perform(label: string, edits: readonly Edit[]): void;
}

interface Entry {
  readonly track: TrackId;
  readonly target: Target;
  readonly done: Stretch[];
  samples: Sample[];
  value: number;
  /** A hand is on it. */
  touched: boolean;
}

/** How near, as a share of all there is, points must be to what the hand did. */
const TOLERANCE = 0.0025;
/** Seconds in which a curve goes back to what it was. */
const BACK = 0.1;
/** Seconds by which the song may be heard further than time has gone before it counts as a jump. */
const SLACK = 0.5;

/** Writes automation: takes what hands do while the song rolls, lets it be heard, and makes points of it, one step for each pass. */
export class Writer {
  private readonly entries = new Map<string, Entry>();
  private last: { readonly tick: number; readonly at: number } | null = null;
  private heard = '[]';

  constructor(private readonly desk: Desk) {}

  /** What is being written, as `track target`. */
  get names(): readonly string[] {
    return [...this.entries.keys()];
  }

  /** Whether a value is being written. */
  has(track: TrackId, target: Target): boolean {
    return this.entries.has(`${track} ${target}`);
  }

  /** A hand has moved a value. */
  move(track: TrackId, target: Target, value: number): void {
    this.begin(track, target, value).touched = true;
  }

  /** The hand let go of it. */
  release(track: TrackId, target: Target): void {
    const entry = this.entries.get(`${track} ${target}`);
    if (!entry) return;
    entry.touched = false;
    if (this.desk.mode(track) !== 'touch' || this.desk.aim(track, target)?.steps) return;
    this.entries.delete(`${track} ${target}`);
    this.write([entry], this.here());
    this.sound();
  }

  /** What stands on a lane is written from here on, as if a hand held it. */
  cover(track: TrackId, target: Target): void {
    const aim = this.desk.aim(track, target);
    if (aim && !this.has(track, target)) this.begin(track, target, valueAt(aim.points, this.here()));
  }

  /** Takes where the song is, at a time in seconds; once a frame while it rolls. */
  frame(at: number): void {
    const now = Math.max(0, this.desk.position());
    const { last } = this;
    if (last && this.jumped(last, now, at)) this.turn(last.tick, now);
    for (const entry of this.entries.values()) sample(entry, Math.round(now));
    this.last = { tick: now, at };
    const ended = [...this.entries].filter(([, entry]) => this.desk.mode(entry.track) === 'read');
    for (const [name] of ended) this.entries.delete(name);
    this.write(ended.map(([, entry]) => entry), now);
    this.sound();
  }

  /** The song stands: all that was written becomes points, as one step. */
  stop(): void {
    const all = [...this.entries.values()];
    this.entries.clear();
    const to = this.last?.tick ?? this.here();
    this.last = null;
    this.write(all, to);
    this.sound();
  }

  private here(): number {
    return Math.max(0, Math.round(this.desk.position()));
  }

  private begin(track: TrackId, target: Target, value: number): Entry {
    const name = `${track} ${target}`;
    const found = this.entries.get(name);
    if (found) {
      found.value = value;
      return found;
    }
    const entry: Entry = { track, target, done: [], samples: [{ at: this.here(), value }], value, touched: false };
    this.entries.set(name, entry);
    return entry;
  }

  private jumped(last: { readonly tick: number; readonly at: number }, now: number, at: number): boolean {
    return now < last.tick || now > last.tick + this.desk.ticks(last.tick, at - last.at + SLACK);
  }

  /** The song went from one place to another: what was written ends there and goes on here. */
  private turn(from: number, to: number): void {
    const { loop } = this.desk;
    const round = loop?.on && to < from && from <= loop.to && to >= loop.from;
    for (const entry of this.entries.values()) {
      end(entry, Math.round(round ? loop.to : from));
      entry.samples = [{ at: Math.round(round ? loop.from : to), value: entry.value }];
    }
  }

  /** Lets what is held be heard, when it became another. */
  private sound(): void {
    const values = [...this.entries.values()].map(({ track, target, value }): Held => ({ track, target, value }));
    const text = JSON.stringify(values);
    if (text === this.heard) return;
    this.heard = text;
    this.desk.hold(values);
  }

  private write(entries: readonly Entry[], to: number): void {
    const edits: Edit[] = [];
    const names: string[] = [];
    for (const entry of entries) {
      end(entry, Math.round(to));
      const aim = this.desk.aim(entry.track, entry.target);
      if (!aim) continue;
      const { steps } = aim;
      const distance = (a: number, b: number) => Math.abs(aim.levelOf(a) - aim.levelOf(b));
      let points: readonly Point[] = aim.points;
      for (const stretch of entry.done) points = placed(points, stretch, { steps, distance, tolerance: TOLERANCE, back: this.desk.ticks(stretch.to, BACK) });
      const own = entry.done.length > 0 ? aim.edits(points) : [];
      if (own.length === 0) continue;
      edits.push(...own);
      names.push(aim.name);
    }
    if (edits.length > 0) this.desk.perform(names.length === 1 ? `Write automation of ${names[0] ?? ''}` : `Write ${names.length} lanes of automation`, edits);
  }
}

/** Takes the value where the song is; of a value that rests the ends of its rest are enough. */
function sample(entry: Entry, at: number): void {
  const { samples, value } = entry;
  const last = samples[samples.length - 1];
  const one = samples[samples.length - 2];
  if (last && at < last.at) return;
  if (last && one && Object.is(last.value, value) && Object.is(one.value, value)) samples[samples.length - 1] = { at, value };
  else samples.push({ at, value });
}

function end(entry: Entry, to: number): void {
  const from = entry.samples[0]?.at ?? to;
  if (to > from) entry.done.push({ from, to, samples: entry.samples });
  entry.samples = [];
}
