import { type Signal, signal } from '../../core/signal';
import { setFader, setPan, setSend } from '../../song/edits';
import type { Studio } from '../../studio';
import { beforeNudge, letGo, nudge, type Nudged } from '../../ui';
import type { Edit, Send, Target, Track, TrackId } from '../../wire/song.generated';
import { automated, moveHand, releaseHand, takesHand } from '../automation/hands';
import { movedFaders, movedPans } from './relative';
import { together } from './state';

const signals = new Map<string, Signal<number | null>>();

/** What a value of a strip is while it is held; null when it is not. */
export function heldValue(track: TrackId, key: string): Signal<number | null> {
  const name = `${track} ${key}`;
  let found = signals.get(name);
  if (!found) {
    found = signal<number | null>(null);
    signals.set(name, found);
  }
  return found;
}

/** What a control of a value needs besides its name and range. */
export interface Held {
  readonly follow: Signal<number | null>;
  readonly onPreview: (value: number) => void;
  readonly onCommit: (value: number) => Promise<void>;
  readonly onCancel: () => void;
  /** Where automation has the value now. */
  readonly now: () => number | null;
}

interface Way {
  readonly key: string;
  readonly target: Target;
  readonly label: (tracks: readonly Track[]) => string;
  /** What becomes of each track, from where each began. */
  readonly move: (from: ReadonlyMap<TrackId, number>, to: number) => ReadonlyMap<TrackId, number>;
  /** Where a track stands while no automation moves it. */
  readonly rest: (track: Track) => number;
  readonly edit: (track: Track, value: number) => Edit;
}

/** Where each track began while a hand holds a value of it, by the names of `heldValue`. */
const began = new Map<string, number>();

function held(studio: Studio, id: TrackId, tracks: () => readonly Track[], way: Way): Held {
  const nameOf = (track: Track) => `${track.id} ${way.key}`;
  const start = (track: Track): number => {
    const known = began.get(nameOf(track));
    if (known !== undefined) return known;
    const now = (takesHand(studio, track.id, way.target) ? automated(studio, track, way.target) : null) ?? way.rest(track);
    began.set(nameOf(track), now);
    return now;
  };
  const clear = (all: readonly Track[]) => {
    for (const track of all) {
      began.delete(nameOf(track));
      heldValue(track.id, way.key).value = null;
    }
  };
  /** The edits of those tracks that do not write automation; what the others do is written. */
  const edits = (value: number) => {
    const moved = way.move(new Map(tracks().map((track) => [track.id, start(track)])), value);
    return tracks().flatMap((track) => {
      const next = moved.get(track.id);
      if (next === undefined) return [];
      heldValue(track.id, way.key).value = next;
      if (!takesHand(studio, track.id, way.target)) return [way.edit(track, next)];
      moveHand(studio, track.id, way.target, next);
      return [];
    });
  };
  const release = () => tracks().forEach((track) => releaseHand(studio, track.id, way.target));
  return {
    follow: heldValue(id, way.key),
    now: () => {
      const track = studio.song.peek().tracks.find((each) => each.id === id);
      return track ? automated(studio, track, way.target) : null;
    },
    onPreview: (value) => {
      const all = edits(value);
      if (all.length > 0) studio.preview(all);
    },
    onCommit: (value) => {
      const all = tracks();
      const changed = edits(value).filter((edit) => !('old' in edit && Object.is(edit.old, edit.new)));
      release();
      return (changed.length > 0 ? studio.perform(way.label(all), changed) : Promise.resolve()).finally(() => clear(all));
    },
    onCancel: () => {
      release();
      clear(tracks());
      studio.preview([]);
    },
  };
}

const many = (what: string) => (tracks: readonly Track[]) => (tracks.length === 1 ? `${what} of ${tracks[0]?.name ?? ''}` : `${what} of ${tracks.length} tracks`);

/** The fader of a strip, with those that are chosen with it. */
export function heldFader(studio: Studio, id: TrackId): Held {
  const tracks = () => together(studio, id).filter((track) => track.kind !== 'folder');
  return held(studio, id, tracks, {
    key: 'fader',
    target: 'fader',
    rest: (track) => track.fader,
    label: many('Volume'),
    move: (from, to) => movedFaders(from, id, to),
    edit: setFader,
  });
}

/** The pan of a strip, with those that are chosen with it. */
export function heldPan(studio: Studio, id: TrackId): Held {
  const tracks = () => together(studio, id).filter(pans);
  return held(studio, id, tracks, {
    key: 'pan',
    target: 'pan',
    rest: (track) => track.pan,
    label: many('Pan'),
    move: (from, to) => movedPans(from, id, to),
    edit: setPan,
  });
}

/** A number of a send. */
export function heldSend(studio: Studio, id: TrackId, to: TrackId, name: string, part: 'level' | 'pan'): Held {
  const tracks = () => studio.song.peek().tracks.filter((track) => track.id === id && track.sends.some((send) => send.to === to));
  return held(studio, id, tracks, {
    key: `${part} ${to}`,
    target: `send/${to}/${part}`,
    rest: (track) => track.sends.find((send) => send.to === to)?.[part] ?? 0,
    label: () => `${part === 'level' ? 'Send' : 'Pan of the send'} to ${name}`,
    move: (_, value) => new Map([[id, value]]),
    edit: (track, value) => setSend(track, to, { [part]: value } as Partial<Send>),
  });
}

/** Whether a hand holds a value of a track. */
export function isHeld(track: TrackId, key: string): boolean {
  return began.has(`${track} ${key}`);
}

/** Whether a track has a place between left and right. */
export function pans(track: Track): boolean {
  return track.kind !== 'folder' && track.kind !== 'vca';
}

/** A fader that keys move. */
class FaderNudge implements Nudged {
  private readonly hold: Held;
  private readonly from: number;
  private value: number;

  constructor(
    studio: Studio,
    readonly track: Track,
  ) {
    this.hold = heldFader(studio, track.id);
    this.from = this.hold.now() ?? track.fader;
    this.value = this.from;
  }

  move(further: (value: number) => number): void {
    beforeNudge(this);
    this.value = further(this.value);
    this.hold.onPreview(this.value);
    nudge(this, this.value !== this.from);
  }

  keep(): Promise<unknown> {
    nudging = null;
    return this.hold.onCommit(this.value);
  }
}

let nudging: FaderNudge | null = null;

/** Moves the fader of a strip by keys: one step for what comes in quick succession. */
export function nudgeFader(studio: Studio, track: Track, further: (value: number) => number): void {
  if (nudging && nudging.track.id !== track.id) letGo();
  nudging ??= new FaderNudge(studio, track);
  nudging.move(further);
}
