import { askForDevices, deviceTables } from '../../catalogue';
import { effect } from '../../core/signal';
import { valueAt } from '../../song/curve';
import { setLaneEnabled } from '../../song/edits';
import { tempoMap } from '../../song/time';
import type { Studio } from '../../studio';
import type { Target, Track, TrackId } from '../../wire/song.generated';
import { laneEdits } from './lane-edits';
import { laneFor, rangeOf } from './targets';
import { modeOf, setMode, writeModes, writes, written } from './modes';
import { type Aim, Writer } from './writer';

const LOWEST = -72;

/** One writer for a studio, which follows its song while it rolls. */
class Hands {
  private readonly writer: Writer;
  private readonly held = new Set<string>();
  private end: (() => void) | null = null;
  private rolled = false;

  constructor(private readonly studio: Studio) {
    this.writer = new Writer({
      position: () => studio.position(),
      ticks: (at, seconds) => {
        const map = tempoMap(studio.song.peek());
        return map.tickAtSeconds(map.secondsAt(at) + seconds) - at;
      },
      get loop() {
        return studio.transport.peek().loop;
      },
      mode: (track) => writeModes.peek().get(track) ?? 'read',
      aim: (track, target) => this.aim(track, target),
      hold: (values) => studio.hold(values),
      perform: (label, edits) => void studio.perform(label, edits).catch(() => undefined),
    });
    askForDevices(studio);
    effect(() => {
      const rolls = studio.transport.value.state === 'playing';
      const some = writeModes.value.size > 0;
      const rolled = this.rolled;
      this.rolled = rolls;
      if (rolls && some) this.roll();
      else if (!rolls && rolled) this.stand();
    });
  }

  /** Whether a hand that moves a value writes it: while its track writes and the song rolls, and until it lets go. */
  takes(track: TrackId, target: Target): boolean {
    return this.held.has(`${track} ${target}`) || writes(this.studio, track);
  }

  move(track: TrackId, target: Target, value: number): void {
    this.held.add(`${track} ${target}`);
    if (!writes(this.studio, track)) return;
    this.writer.move(track, target, level(target) ? Math.max(LOWEST, value) : value);
    this.tell();
  }

  release(track: TrackId, target: Target): boolean {
    this.writer.release(track, target);
    this.tell();
    return this.held.delete(`${track} ${target}`);
  }

  private aim(id: TrackId, target: Target): Aim | null {
    const song = this.studio.song.peek();
    const track = song.tracks.find((each) => each.id === id);
    if (!track || !reaches(track, target)) return null;
    const range = rangeOf(song, track, target, deviceTables.peek());
    const { points } = laneFor(song, track, target, deviceTables.peek());
    const off = track.automation.find((lane) => lane.target === target && !lane.enabled);
    return {
      name: `${range.name} of ${track.name}`, steps: range.steps, levelOf: range.levelOf, points,
      edits: (now) => [...laneEdits(track, target, now), ...(off ? [setLaneEnabled(track, off, true)] : [])],
    };
  }

  private roll(): void {
    this.end ??= this.studio.onFrame((stamp) => {
      this.writer.frame(stamp / 1000);
      this.tell();
    });
    for (const track of this.studio.song.peek().tracks) {
      if (modeOf(track.id) !== 'write') continue;
      for (const lane of track.automation) if (lane.enabled) this.writer.cover(track.id, lane.target);
    }
    this.tell();
  }

  private stand(): void {
    this.end?.();
    this.end = null;
    this.writer.stop();
    this.tell();
    const over = [...writeModes.peek()].filter(([, mode]) => mode === 'write').map(([track]) => track);
    if (over.length > 0) setMode(over, 'touch');
  }

  private tell(): void {
    const { names } = this.writer;
    const before = written.peek();
    if (names.length !== before.size || names.some((name) => !before.has(name))) written.value = new Set(names);
  }
}

const all = new WeakMap<Studio, Hands>();

function handsOf(studio: Studio): Hands {
  let found = all.get(studio);
  if (!found) {
    found = new Hands(studio);
    all.set(studio, found);
  }
  return found;
}

/** Begins to write for tracks that are set to it. */
export function startWriting(studio: Studio): void {
  handsOf(studio);
}

/** Whether a hand that moves this value writes automation instead of setting it. */
export function takesHand(studio: Studio, track: TrackId, target: Target): boolean {
  return handsOf(studio).takes(track, target);
}

/** A hand that writes has moved a value. */
export function moveHand(studio: Studio, track: TrackId, target: Target, value: number): void {
  handsOf(studio).move(track, target, value);
}

/** A hand lets go; whether it was writing. */
export function releaseHand(studio: Studio, track: TrackId, target: Target): boolean {
  return handsOf(studio).release(track, target);
}

/** The value that automation gives where the song is heard; null where none does. */
export function automated(studio: Studio, track: Pick<Track, 'automation'>, target: Target): number | null {
  const lane = track.automation.find((each) => each.target === target);
  if (!lane?.enabled || lane.points.length === 0) return null;
  const value = valueAt(lane.points, studio.position());
  return level(target) && value <= LOWEST ? -Infinity : value;
}

function level(target: Target): boolean {
  return target === 'fader' || /^send\/.*\/level$/.test(target);
}

function reaches(track: Track, target: Target): boolean {
  const [kind, id] = target.split('/');
  if (kind === 'send') return track.sends.some((send) => send.to === id);
  return kind === 'device' || kind === 'enabled' ? track.devices.some((device) => device.id === id) : true;
}
