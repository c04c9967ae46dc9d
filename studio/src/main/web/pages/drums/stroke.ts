import type { Studio } from '../../studio';
import type { Edit, RowStep } from '../../wire/song.generated';
import type { Gesture, Place } from '../notes/gestures/gesture';
import type { StepHit, StepView } from './grid-view';
import { newVelocity } from './state';
import { dragged, painted, plainStep, stepAt, stepEdits, type Value, withStep } from './steps';

/** Pixels before a press becomes a drag. */
const STILL = 4;

/**
 * A press on cells: let go it toggles one; drawn sideways it paints on or off; drawn up and down it sets the velocity, with Alt the
 * chance, with Shift how many notes.
 */
export class Stroke implements Gesture {
  private readonly steps = new Map<number, readonly RowStep[]>();
  private mode: 'press' | 'paint' | Value = 'press';
  private last: StepHit;
  private readonly on: boolean;
  private readonly grasped: RowStep;

  constructor(
    private readonly studio: Studio,
    private readonly view: StepView,
    private readonly pattern: string,
    private readonly from: Place,
    private readonly first: StepHit,
    sound: (key: number, velocity: number) => void,
  ) {
    this.last = first;
    const row = this.rowOf(first);
    const there = row ? stepAt(row.steps, first.index) : null;
    this.on = there === null;
    this.grasped = there ?? plainStep(first.index, newVelocity.peek());
    if (from.alt) this.mode = 'chance';
    else if (from.shift) this.mode = 'ratchet';
    if (row && this.on) {
      this.steps.set(row.key, withStep(row.steps, first.index, this.grasped));
      sound(row.key, this.grasped.velocity);
      this.show();
    }
  }

  move(place: Place): void {
    const hit = this.view.hit(place.x, place.y);
    if (this.mode === 'press') {
      if (Math.hypot(place.x - this.from.x, place.y - this.from.y) < STILL) return;
      const sideways = Math.abs(place.x - this.from.x) >= Math.abs(place.y - this.from.y);
      if (sideways && (!hit || hit.number === this.first.number)) return;
      this.mode = sideways ? 'paint' : 'velocity';
      if (this.mode === 'paint') this.paint(this.first, this.first);
    }
    if (this.mode !== 'paint') return this.value(this.mode, this.from.y - place.y);
    if (!hit) return;
    this.paint(this.last, hit);
    this.last = hit;
  }

  end(): void {
    const row = this.rowOf(this.first);
    if (this.mode === 'press' && row && !this.on) this.steps.set(row.key, withStep(row.steps, this.first.index, null));
    const edits: Edit[] = [];
    for (const [key, now] of this.steps) {
      const old = this.view.scene.rows.find((each) => each.key === key)?.steps ?? [];
      edits.push(...stepEdits(this.pattern, key, old, now));
    }
    this.show();
    const label = this.mode === 'press' ? (this.on ? 'Step on' : 'Step off') : this.mode === 'paint' ? (this.on ? 'Paint steps' : 'Erase steps') : `Set ${this.mode} of a step`;
    const done = edits.length > 0 ? this.studio.perform(label, edits).catch(() => undefined) : Promise.resolve();
    void done.then(() => this.view.showPreview(new Map()));
  }

  cancel(): void {
    this.view.showPreview(new Map());
  }

  /** Paints the cells of one row between two hits; on another row only the cell that was reached. */
  private paint(from: StepHit, to: StepHit): void {
    const row = this.rowOf(to);
    if (!row) return;
    const start = from.row === to.row ? Math.min(from.number, to.number) : to.number;
    const end = from.row === to.row ? Math.max(from.number, to.number) : to.number;
    const indices: number[] = [];
    for (let number = start; number <= end; number++) indices.push(number % row.length);
    this.steps.set(row.key, painted(this.steps.get(row.key) ?? row.steps, indices, this.on, newVelocity.peek()));
    this.show();
  }

  private value(value: Value, up: number): void {
    const row = this.rowOf(this.first);
    if (!row) return;
    const step = dragged(this.grasped, value, up);
    if (value === 'velocity') newVelocity.value = step.velocity;
    this.steps.set(row.key, withStep(row.steps, this.first.index, step));
    this.show();
  }

  private rowOf(hit: StepHit) {
    return this.view.scene.rows[hit.row];
  }

  private show(): void {
    this.view.showPreview(new Map(this.steps));
  }
}
