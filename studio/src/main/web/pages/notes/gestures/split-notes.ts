import type { Hand } from '../hand';
import { NO_PREVIEW } from '../roll-scene';
import { cut } from '../shape';
import { selection } from '../state';
import type { Gesture, Place } from './gesture';

/** Cuts the note under the pointer where it is let go, and the other chosen ones with it when it is chosen. */
export class SplitNotes implements Gesture {
  constructor(
    private readonly hand: Hand,
    private place: Place,
  ) {
    this.move(place);
  }

  move(place: Place): void {
    this.place = place;
    showCut(this.hand, place);
  }

  end(): void {
    const hit = this.hand.view.hit(this.place.x, this.place.y);
    this.hand.preview(NO_PREVIEW);
    if (!hit) return;
    const at = this.hand.snap(this.hand.view.axis.tickAt(this.place.x), this.place.shift);
    const chosen = selection.peek();
    const all = chosen.has(hit.note) ? [...chosen] : [hit.note];
    const cutting = all.filter((note) => cut(note, at) !== null);
    if (cutting.length === 0) return;
    void this.hand.studio.operate({ type: 'split-notes', pattern: this.hand.pattern, notes: cutting, at: [at] }).catch(() => undefined);
  }

  cancel(): void {
    this.hand.preview(NO_PREVIEW);
  }
}

/** Shows where a cut would be. */
export function showCut(hand: Hand, place: Place): void {
  const hit = hand.view.hit(place.x, place.y);
  const tick = hand.snap(hand.view.axis.tickAt(place.x), place.shift);
  hand.preview(hit && cut(hit.note, tick) ? { ...NO_PREVIEW, cut: { tick, key: hit.note.key } } : NO_PREVIEW);
}
