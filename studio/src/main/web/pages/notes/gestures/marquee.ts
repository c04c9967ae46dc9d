import type { Note } from '../../../wire/song.generated';
import type { Hand } from '../hand';
import { NO_PREVIEW } from '../roll-scene';
import { selection } from '../state';
import type { Gesture, Place } from './gesture';

/** Chooses the notes that a rectangle touches; with Shift or Ctrl besides those that are chosen. */
export class Marquee implements Gesture {
  private readonly before: ReadonlySet<Note>;
  private readonly fromTick: number;

  constructor(
    private readonly hand: Hand,
    private readonly from: Place,
    private readonly top: number = hand.view.scrollTop,
  ) {
    this.before = from.shift || from.mod ? selection.peek() : new Set();
    this.fromTick = hand.view.axis.tickAt(from.x);
    selection.value = this.before;
  }

  move(place: Place): void {
    const { view } = this.hand;
    const x = view.axis.xOf(this.fromTick);
    const y = this.from.y + this.top - view.scrollTop;
    const box = { left: Math.min(x, place.x), right: Math.max(x, place.x), top: Math.min(y, place.y), bottom: Math.max(y, place.y) };
    const next = new Set(this.before);
    for (const note of view.notesWithin(box.left, box.top, box.right, box.bottom)) next.add(note);
    const now = selection.peek();
    if (next.size !== now.size || [...next].some((note) => !now.has(note))) selection.value = next;
    this.hand.preview({ ...NO_PREVIEW, box });
  }

  end(): void {
    this.hand.preview(NO_PREVIEW);
  }

  cancel(): void {
    selection.value = this.before;
    this.hand.preview(NO_PREVIEW);
  }
}
