import type { Note } from '../../../wire/song.generated';
import { counted, type Hand } from '../hand';
import { NO_PREVIEW } from '../roll-scene';
import type { Gesture, Place } from './gesture';

/** Takes away every note that the pointer goes over. */
export class EraseNotes implements Gesture {
  private gone: ReadonlySet<Note> = new Set();

  constructor(
    private readonly hand: Hand,
    from: Place,
  ) {
    this.move(from);
  }

  move(place: Place): void {
    const hit = this.hand.view.hit(place.x, place.y);
    if (!hit || this.gone.has(hit.note)) return;
    this.gone = new Set(this.gone).add(hit.note);
    this.hand.preview({ hidden: this.gone, notes: [] });
  }

  end(): void {
    void this.hand.commit(`Erase ${counted(this.gone.size)}`, [...this.gone], []);
  }

  cancel(): void {
    this.hand.preview(NO_PREVIEW);
  }
}
