import type { Note } from '../../../wire/song.generated';
import { counted, type Hand } from '../hand';
import { NO_PREVIEW } from '../roll-scene';
import { moved } from '../shape';
import { axis, selection } from '../state';
import type { Gesture, Place } from './gesture';

/** Pixels that a press may tremble. */
const STILL = 3;

/** Drags the chosen notes in time and pitch; with Alt copies of them. */
export class MoveNotes implements Gesture {
  private readonly notes: readonly Note[];
  private readonly hidden: ReadonlySet<Note>;
  private now: readonly Note[] | null = null;
  private key: number;

  constructor(
    private readonly hand: Hand,
    private readonly from: Place,
    private readonly grasped: Note,
    private readonly copy: boolean,
    /** A press that does not become a drag chooses this note alone. */
    private readonly alone: boolean,
  ) {
    this.notes = [...selection.peek()];
    this.hidden = copy ? new Set() : new Set(this.notes);
    this.key = grasped.key;
    hand.audition.strike(grasped.key, grasped.velocity);
  }

  move(place: Place): void {
    if (!this.now && Math.hypot(place.x - this.from.x, place.y - this.from.y) < STILL) return;
    const raw = (place.x - this.from.x) / axis.scale;
    const by = Math.abs(place.x - this.from.x) < STILL ? 0 : this.hand.snapMove(this.grasped.at, raw, place.shift) - this.grasped.at;
    const { rows } = this.hand.view.scene;
    const key = this.hand.view.keyAt(place.y);
    if (rows.count === 128) this.now = moved(this.notes, by, key - this.grasped.key);
    else {
      const up = rows.rowOf(this.grasped.key) - rows.rowOf(key);
      this.now = moved(this.notes, by, 0).map((note) => ({ ...note, key: rows.moved(note.key, up) }));
    }
    const heard = Math.max(0, Math.min(127, key));
    if (heard !== this.key) this.hand.audition.strike((this.key = heard), this.grasped.velocity);
    this.hand.preview({ hidden: this.hidden, notes: this.now });
  }

  end(): void {
    this.hand.audition.release();
    if (!this.now) {
      if (this.alone) this.hand.choose([this.grasped]);
      return;
    }
    if (this.copy) void this.hand.commit(`Copy ${counted(this.now.length)}`, [], this.now);
    else void this.hand.commit(`Move ${counted(this.now.length)}`, this.notes, this.now);
  }

  cancel(): void {
    this.hand.audition.release();
    this.hand.preview(NO_PREVIEW);
  }
}
