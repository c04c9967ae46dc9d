import { signal } from '../../core/signal';
import { focusTrack } from '../../focus';
import type { Studio } from '../../studio';
import type { Song, Track, TrackId } from '../../wire/song.generated';
import { inOrder, type Layout, layOut } from './layout';

/** How wide strips are. */
export type Width = 'narrow' | 'normal' | 'wide';

/** The parts of strips that can be hidden. */
export type Part = 'inserts' | 'sends' | 'curve' | 'pan' | 'output';

export const width = signal<Width>('normal');
export const hidden = signal<ReadonlySet<Part>>(new Set());
/** The same on phones. */
export const hiddenOnPhone = signal<ReadonlySet<Part>>(new Set<Part>(['inserts', 'sends']));
/** What strips are searched for. */
export const query = signal('');
/** Only strips that sounded lately are shown. */
export const onlySounding = signal(false);
/** The strips that sounded lately. */
export const sounding = signal<ReadonlySet<TrackId>>(new Set());
/** Strips that are moved, muted and routed together. */
export const chosen = signal<ReadonlySet<TrackId>>(new Set());
/** The track whose name is being changed, by a command. */
export const renaming = signal<TrackId | null>(null);

/** The strips as they are shown now. */
export function shownLayout(song: Song): Layout {
  const words = query.value.trim().toLowerCase();
  const only = onlySounding.value ? sounding.value : null;
  if (words === '' && !only) return layOut(song);
  return layOut(song, (track) => matches(track, words) && (!only || only.has(track.id)));
}

/** Whether a track has the words in its name, its kind or its devices. */
function matches(track: Track, words: string): boolean {
  return words === '' || [track.name, track.kind, ...track.devices.map((device) => device.type)].some((text) => text.toLowerCase().includes(words));
}

/** Chooses a strip: alone, besides the others or all from the last one to it. */
export function choose(studio: Studio, id: TrackId, how: 'one' | 'more' | 'range' = 'one'): void {
  const before = focusTrack.peek();
  focusTrack.value = id;
  if (how === 'one') {
    chosen.value = new Set([id]);
    return;
  }
  if (how === 'more') {
    const next = new Set(chosen.peek());
    if (!next.delete(id)) next.add(id);
    chosen.value = next;
    return;
  }
  const order = inOrder(shownLayout(studio.song.peek())).map((track) => track.id);
  const from = Math.max(0, order.indexOf(before ?? id));
  const to = order.indexOf(id);
  chosen.value = new Set([...chosen.peek(), ...order.slice(Math.min(from, to), Math.max(from, to) + 1)]);
}

/** Chooses a strip and gives it the keyboard, also one that is about to appear. */
export function goTo(studio: Studio, id: TrackId, how: 'one' | 'range' = 'one'): void {
  choose(studio, id, how);
  const focus = () => {
    const strip = document.querySelector<HTMLElement>(`[data-strip="${CSS.escape(id)}"]`);
    strip?.focus();
    return strip !== null;
  };
  if (!focus()) requestAnimationFrame(() => requestAnimationFrame(focus));
}

/** The tracks that a change of one strip concerns: all that are chosen when it is, else itself. */
export function together(studio: Studio, id: TrackId): Track[] {
  const all = chosen.peek();
  const ids = all.has(id) ? all : new Set([id]);
  return studio.song.peek().tracks.filter((track) => ids.has(track.id));
}

/** The chosen tracks, or the focused one. */
export function chosenTracks(studio: Studio): Track[] {
  const focus = focusTrack.peek();
  const all = chosen.peek();
  return studio.song.peek().tracks.filter((track) => (all.size > 0 ? all.has(track.id) : track.id === focus));
}
