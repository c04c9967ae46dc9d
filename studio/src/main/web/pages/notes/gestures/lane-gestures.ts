import { putControl } from '../../../song/edits';
import type { Control, Edit, Note } from '../../../wire/song.generated';
import { counted, doEdits, type Hand } from '../hand';
import { laneControls, drawnControls } from '../lanes';
import { type LaneView, NO_LANE_PREVIEW } from '../lane-view';
import { noteIndex } from '../note-index';
import { drawnPoints, expressed, louder, ramped, replacing, velocityOf } from '../shape';
import { axis, cell, type Lane, newVelocity, selection } from '../state';
import type { Gesture, Place } from './gesture';

/** What is common to gestures that change notes in the lane. */
abstract class ChangeNotes implements Gesture {
  protected readonly changed = new Map<Note, Note>();

  constructor(
    protected readonly hand: Hand,
    protected readonly view: LaneView,
    private readonly label: string,
  ) {}

  abstract move(place: Place): void;

  protected show(line?: { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number }): void {
    this.view.showPreview({ notes: this.changed, controls: null, ...(line ? { line } : {}) });
  }

  end(): void {
    const edits = replacing(this.hand.pattern, [...this.changed.keys()], [...this.changed.values()]);
    const done = doEdits(this.hand.studio, `${this.label} of ${counted(this.changed.size)}`, edits, false);
    void done.then(() => this.view.showPreview(NO_LANE_PREVIEW));
  }

  cancel(): void {
    this.view.showPreview(NO_LANE_PREVIEW);
  }
}

/** Drags a velocity up and down, with it those of the other chosen notes. */
export class DragVelocity extends ChangeNotes {
  private readonly notes: readonly Note[];
  private readonly start: number;

  constructor(hand: Hand, view: LaneView, from: Place, grasped: Note) {
    super(hand, view, 'Velocity');
    this.notes = selection.peek().has(grasped) ? [...selection.peek()] : [grasped];
    this.start = view.valueAt(from.y);
  }

  move(place: Place): void {
    const by = Math.round((this.view.valueAt(place.y) - this.start) * (place.shift ? 0.2 : 1));
    const now = louder(this.notes, by);
    this.notes.forEach((note, i) => this.changed.set(note, now[i] ?? note));
    const first = now[0];
    if (first) newVelocity.value = first.velocity;
    this.show();
  }
}

/** Paints velocities along the pointer, or with Shift in one straight line; chosen notes only, when some are chosen. */
export class PaintVelocity extends ChangeNotes {
  private last: { readonly tick: number; readonly velocity: number };
  private readonly first: Place;

  constructor(hand: Hand, view: LaneView, from: Place) {
    super(hand, view, 'Velocity');
    this.first = from;
    this.last = this.point(from);
  }

  move(place: Place): void {
    const now = this.point(place);
    const from = place.shift ? this.point(this.first) : this.last;
    if (place.shift) this.changed.clear();
    const chosen = selection.peek();
    const passed: Note[] = [];
    const slack = 2 / axis.scale;
    const low = Math.min(from.tick, now.tick) - slack;
    const high = Math.max(from.tick, now.tick) + slack;
    noteIndex(this.hand.notes).each(low, high, (note) => {
      if (note.at >= low && note.at <= high && (chosen.size === 0 || chosen.has(note))) passed.push(note);
    });
    const wide = { from: { ...from, tick: from.tick <= now.tick ? low : high }, to: { ...now, tick: from.tick <= now.tick ? high : low } };
    ramped(passed, wide.from, wide.to).forEach((note, i) => {
      const old = passed[i];
      if (old) this.changed.set(old, note);
    });
    this.last = now;
    this.show(place.shift ? { x1: this.first.x, y1: this.first.y, x2: place.x, y2: place.y } : undefined);
  }

  private point(place: Place): { tick: number; velocity: number } {
    return { tick: axis.tickAt(place.x), velocity: velocityOf(this.view.valueAt(place.y)) };
  }
}

/** Draws a curve of the chosen notes along the pointer, with Shift a straight line; with Alt it is wiped out. */
export class DrawExpression extends ChangeNotes {
  private last: Place;
  private readonly first: Place;
  private readonly notes: readonly Note[] = [...selection.peek()];

  constructor(hand: Hand, view: LaneView, from: Place, private readonly lane: Lane & { readonly kind: 'expression' }) {
    super(hand, view, 'Curve');
    this.first = from;
    this.last = from;
    this.move(from);
  }

  move(place: Place): void {
    const from = place.shift ? this.first : this.last;
    if (place.shift) this.changed.clear();
    const low = axis.tickAt(Math.min(from.x, place.x));
    const high = axis.tickAt(Math.max(from.x, place.x));
    for (const note of this.notes) {
      if (note.at > high || note.at + note.length < low) continue;
      const now = this.changed.get(note) ?? note;
      const points = now.expressions.find((each) => each.kind === this.lane.of)?.points ?? [];
      const in_ = (tick: number) => Math.round(Math.min(note.length, Math.max(0, tick - note.at)));
      const next = place.alt
        ? points.filter((point) => point.at < in_(low) || point.at > in_(high))
        : drawnPoints(points, { at: in_(axis.tickAt(from.x)), value: this.value(from) }, { at: in_(axis.tickAt(place.x)), value: this.value(place) });
      this.changed.set(note, expressed(now, this.lane.of, next));
    }
    this.last = place;
    this.show(place.shift ? { x1: from.x, y1: from.y, x2: place.x, y2: place.y } : undefined);
  }

  /** Semitones stick to whole ones when they come near. */
  private value(place: Place): number {
    const value = this.view.valueAt(place.y);
    const whole = Math.round(value);
    const sticky = this.lane.of === 'pitch' && Math.abs(value - whole) < 0.18 ? whole : Math.round(value * 100) / 100;
    return sticky === 0 ? 0 : sticky;
  }
}

/** Draws controllers along the pointer, one a cell of the grid; with Shift in a straight line, with Alt they are wiped out. */
export class DrawControls implements Gesture {
  private readonly old: readonly Control[];
  private now: readonly Control[];
  private last: Place;

  constructor(
    private readonly hand: Hand,
    private readonly view: LaneView,
    private readonly first: Place,
    private readonly lane: Lane,
    controls: readonly Control[],
  ) {
    this.old = laneControls(controls, lane);
    this.now = this.old;
    this.last = first;
    this.move(first);
  }

  move(place: Place): void {
    const from = place.shift ? this.first : this.last;
    const start = place.shift ? this.old : this.now;
    const a = { tick: axis.tickAt(from.x), value: this.view.valueAt(from.y) };
    const b = { tick: axis.tickAt(place.x), value: this.view.valueAt(place.y) };
    if (place.alt) {
      const low = Math.floor(Math.min(a.tick, b.tick) / cell.peek()) * cell.peek();
      const high = Math.max(a.tick, b.tick);
      this.now = start.filter((control) => control.at < low || control.at > high);
    } else this.now = drawnControls(start, this.lane, cell.peek(), a, b);
    this.last = place;
    const line = place.shift && !place.alt ? { x1: from.x, y1: from.y, x2: place.x, y2: place.y } : null;
    this.view.showPreview({ notes: new Map(), controls: this.now, ...(line ? { line } : {}) });
  }

  end(): void {
    const stays = new Set(this.now);
    const before = new Set(this.old);
    const edits: Edit[] = [
      ...this.old.filter((control) => !stays.has(control)).map((control) => putControl(this.hand.pattern, control, null)),
      ...this.now.filter((control) => !before.has(control)).map((control) => putControl(this.hand.pattern, null, control)),
    ];
    const done = edits.length > 0 ? this.hand.studio.perform('Draw controllers', edits).catch(() => undefined) : Promise.resolve();
    void done.then(() => this.view.showPreview(NO_LANE_PREVIEW));
  }

  cancel(): void {
    this.view.showPreview(NO_LANE_PREVIEW);
  }
}
