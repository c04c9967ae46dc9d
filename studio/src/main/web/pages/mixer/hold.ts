import { type Signal, signal } from '../../core/signal';
import { setFader, setPan, setSend } from '../../song/edits';
import type { Studio } from '../../studio';
import type { Edit, Send, Track, TrackId } from '../../wire/song.generated';
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
}

interface Way {
  readonly key: string;
  readonly label: (tracks: readonly Track[]) => string;
  /** What becomes of each track. */
  readonly move: (to: number) => ReadonlyMap<TrackId, number>;
  readonly edit: (track: Track, value: number) => Edit;
}

function held(studio: Studio, id: TrackId, tracks: () => readonly Track[], way: Way): Held {
  const shown = new Set<Signal<number | null>>();
  const clear = () => {
    for (const one of shown) one.value = null;
    shown.clear();
  };
  const edits = (value: number) => {
    const now = way.move(value);
    return tracks().flatMap((track) => {
      const next = now.get(track.id);
      if (next === undefined) return [];
      const follow = heldValue(track.id, way.key);
      follow.value = next;
      shown.add(follow);
      return [way.edit(track, next)];
    });
  };
  return {
    follow: heldValue(id, way.key),
    onPreview: (value) => studio.preview(edits(value)),
    onCommit: (value) => {
      const changed = edits(value).filter((edit) => !('old' in edit && Object.is(edit.old, edit.new)));
      return studio.perform(way.label(tracks()), changed).finally(clear);
    },
    onCancel: () => {
      clear();
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
    label: many('Volume'),
    move: (to) => movedFaders(new Map(tracks().map((track) => [track.id, track.fader])), id, to),
    edit: setFader,
  });
}

/** The pan of a strip, with those that are chosen with it. */
export function heldPan(studio: Studio, id: TrackId): Held {
  const tracks = () => together(studio, id).filter(pans);
  return held(studio, id, tracks, {
    key: 'pan',
    label: many('Pan'),
    move: (to) => movedPans(new Map(tracks().map((track) => [track.id, track.pan])), id, to),
    edit: setPan,
  });
}

/** A number of a send. */
export function heldSend(studio: Studio, id: TrackId, to: TrackId, name: string, part: 'level' | 'pan'): Held {
  const tracks = () => studio.song.peek().tracks.filter((track) => track.id === id && track.sends.some((send) => send.to === to));
  return held(studio, id, tracks, {
    key: `${part} ${to}`,
    label: () => `${part === 'level' ? 'Send' : 'Pan of the send'} to ${name}`,
    move: (value) => new Map([[id, value]]),
    edit: (track, value) => setSend(track, to, { [part]: value } as Partial<Send>),
  });
}

/** Whether a track has a place between left and right. */
export function pans(track: Track): boolean {
  return track.kind !== 'folder' && track.kind !== 'vca';
}

let nudging: { readonly id: TrackId; value: number; timer: number } | null = null;

/** Moves the fader of a strip by keys: one step for what comes in quick succession. */
export function nudgeFader(studio: Studio, track: Track, further: (value: number) => number): void {
  if (nudging && nudging.id !== track.id) return;
  const hold = heldFader(studio, track.id);
  const now = nudging ?? { id: track.id, value: track.fader, timer: 0 };
  nudging = now;
  clearTimeout(now.timer);
  now.value = further(now.value);
  hold.onPreview(now.value);
  now.timer = setTimeout(() => {
    nudging = null;
    hold.onCommit(now.value).catch(() => undefined);
  }, 350);
}
