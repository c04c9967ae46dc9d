import type { Note } from '../../../wire/song.generated';
import { counted, type Hand } from '../hand';
import { NO_PREVIEW } from '../roll-scene';
import { resized } from '../shape';
import { axis, cell, newLength, selection } from '../state';
import type { Gesture, Place } from './gesture';

/** Drags the starts or ends of the chosen notes; each keeps a cell of the grid, or a hair with Shift. */
export class ResizeNotes implements Gesture {
  private readonly notes: readonly Note[] = [...selection.peek()];
  private readonly hidden: ReadonlySet<Note> = new Set(this.notes);
  private now: readonly Note[] | null = null;

  constructor(
    private readonly hand: Hand,
    private readonly from: Place,
    private readonly grasped: Note,
    private readonly edge: 'start' | 'end',
  ) {}

  move(place: Place): void {
    if (!this.now && Math.abs(place.x - this.from.x) < 2) return;
    const at = this.edge === 'start' ? this.grasped.at : this.grasped.at + this.grasped.length;
    const by = this.hand.snapMove(at, (place.x - this.from.x) / axis.scale, place.shift) - at;
    this.now = resized(this.notes, this.edge, by, place.shift ? 1 : cell.peek());
    this.hand.preview({ hidden: this.hidden, notes: this.now });
  }

  end(): void {
    if (!this.now) return;
    if (this.notes.length === 1 && this.now[0]) newLength.value = this.now[0].length;
    void this.hand.commit(`Resize ${counted(this.notes.length)}`, this.notes, this.now);
  }

  cancel(): void {
    this.hand.preview(NO_PREVIEW);
  }
}
