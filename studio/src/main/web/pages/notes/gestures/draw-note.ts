import type { Note } from '../../../wire/song.generated';
import type { Hand } from '../hand';
import { NO_PREVIEW } from '../roll-scene';
import type { Tonality } from '../scales';
import { stamped } from '../shape';
import { chord, inversion, newLength, newVelocity } from '../state';
import type { Gesture, Place } from './gesture';

/** Writes a note or a chord where it is pressed; dragging to the right makes it longer. */
export class DrawNote implements Gesture {
  private notes: readonly Note[];
  private stretched = false;

  constructor(
    private readonly hand: Hand,
    private readonly from: Place,
    tonality: Tonality,
  ) {
    const at = hand.snapDown(hand.view.axis.tickAt(from.x), from.shift);
    const key = hand.view.keyAt(from.y);
    this.notes = stamped(at, key, newLength.peek(), newVelocity.peek(), chord.peek(), inversion.peek(), tonality);
    hand.audition.strike(key, newVelocity.peek());
    this.show();
  }

  move(place: Place): void {
    if (!this.stretched && Math.abs(place.x - this.from.x) < 4) return;
    this.stretched = true;
    const tick = this.hand.view.axis.tickAt(place.x);
    this.notes = this.notes.map((note) => {
      const end = place.shift ? Math.round(tick) : this.hand.snapUp(Math.max(note.at, tick - 1), false);
      return { ...note, length: Math.max(1, end - note.at) };
    });
    this.show();
  }

  end(): void {
    this.hand.audition.release();
    const first = this.notes[0];
    if (first && this.stretched) newLength.value = first.length;
    void this.hand.commit(this.notes.length > 1 ? 'Write chord' : 'Draw note', [], this.notes);
  }

  cancel(): void {
    this.hand.audition.release();
    this.hand.preview(NO_PREVIEW);
  }

  private show(): void {
    this.hand.preview({ ...NO_PREVIEW, notes: this.notes });
  }
}
