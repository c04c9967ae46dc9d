import type { Edit, Song, TrackId } from '../../wire/song.generated';

/** Where tracks are put: beside another one. */
export interface Beside {
  readonly track: TrackId;
  readonly side: 'before' | 'after';
}

/** The edits that put tracks beside another one, in the order they have in the song. Nothing when they stand there. */
export function moveTracks(song: Pick<Song, 'tracks'>, ids: ReadonlySet<TrackId>, beside: Beside): Edit[] {
  if (ids.has(beside.track)) return [];
  const order = song.tracks.map((track) => track.id);
  const edits: Edit[] = [];
  let anchor = beside;
  for (const id of order.filter((each) => ids.has(each))) {
    const old = order.indexOf(id);
    order.splice(old, 1);
    const now = order.indexOf(anchor.track) + (anchor.side === 'after' ? 1 : 0);
    order.splice(now, 0, id);
    if (old !== now) edits.push({ edit: 'move-track', track: id, old, new: now });
    anchor = { track: id, side: 'after' };
  }
  return edits;
}

/** The strip that something dragged lies beside, by the middles of the strips that stay; null without any. */
export function besideAt(strips: readonly { readonly id: TrackId; readonly left: number; readonly right: number }[], x: number): Beside | null {
  for (const strip of strips) if (x < (strip.left + strip.right) / 2) return { track: strip.id, side: 'before' };
  const last = strips[strips.length - 1];
  return last ? { track: last.id, side: 'after' } : null;
}

/** The gap between slots that a height lies nearest to: 0 above the first, as many as there are slots beneath the last. */
export function gapAt(slots: readonly { readonly top: number; readonly bottom: number }[], y: number): number {
  const at = slots.findIndex((slot) => y < (slot.top + slot.bottom) / 2);
  return at < 0 ? slots.length : at;
}
