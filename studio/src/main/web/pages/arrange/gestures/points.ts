import { type CurveBox, levelAt } from '../../../view/arrange/automation-curve';
import type { Row } from '../../../view/arrange/scene';
import type { Automation, Point } from '../../../wire/song.generated';
import { alike } from '../../../core/alike';
import { laneEdits, withDrawn, withMoved, withPoint } from '../../automation/lane-edits';
import { axis } from '../state';
import type { Stage } from '../stage';
import { deviceTables } from '../../../catalogue';
import { rangeOf, type TargetRange } from '../../automation/targets';
import { type Gesture, type Place, placeText, quietly } from './gesture';

/** What a gesture needs of a lane of automation. */
abstract class LaneGesture implements Gesture {
  readonly cursor: string = 'default';
  protected lane: Automation;
  protected readonly range: TargetRange;
  private readonly before: Automation;

  constructor(
    protected readonly stage: Stage,
    protected readonly row: Row,
    protected readonly label: string,
  ) {
    const track = stage.track(row.track);
    const shown = row.automation;
    if (!track || !shown) throw new Error('a row without automation');
    this.range = rangeOf(stage.song, track, shown.lane.target, deviceTables.peek());
    this.before = this.lane = stage.lane(row.track, shown.lane.target);
  }

  abstract move(place: Place): void;

  end(): Promise<unknown> | void {
    const track = this.stage.track(this.row.track);
    if (!track || alike(this.lane, this.before)) return;
    return quietly(this.stage.studio.perform(`${this.label} of ${this.range.name}`, laneEdits(track, this.lane.target, this.lane.points)));
  }

  protected valueAt(y: number): number {
    const box: CurveBox = { top: this.stage.view.topOf(this.row.id), height: this.row.height, width: axis.width, origin: axis.origin, scale: axis.scale };
    return this.range.valueAt(levelAt(y, box));
  }

  protected shows(lane: Automation, place: Place, value: number, at: number | null): void {
    this.lane = lane;
    this.stage.draft.value = { track: this.row.track, lane };
    this.stage.readout(`${this.range.format(value)}${at === null ? '' : `  ${placeText(this.stage, at)}`}`, place.x, place.y);
  }
}

/** Moves a point, or a new one, in time and value; Shift keeps its time. */
export class MovePoint extends LaneGesture {
  private readonly start: Automation;
  private readonly index: number;
  private readonly home: number;

  constructor(stage: Stage, row: Row, point: number | Place) {
    super(stage, row, typeof point === 'number' ? 'Move point' : 'Add point');
    if (typeof point === 'number') {
      this.start = this.lane;
      this.index = point;
    } else {
      const made = withPoint(this.lane, this.fresh(point));
      this.start = made.lane;
      this.index = made.index;
    }
    this.home = this.start.points[this.index]?.at ?? 0;
  }

  private fresh(place: Place): Point {
    const at = this.stage.snap(Math.max(0, axis.tickAt(place.x)), place.mod);
    return { at, value: this.valueAt(place.y), shape: this.range.steps ? 'hold' : 'linear', bend: 0 };
  }

  move(place: Place): void {
    const at = place.shift ? this.home : this.stage.snap(Math.max(0, axis.tickAt(place.x)), place.mod);
    const lane = withMoved(this.start, this.index, at, this.valueAt(place.y));
    const point = lane.points[this.index];
    this.shows(lane, place, point?.value ?? 0, point?.at ?? null);
  }
}

/** Bends the line between two points. */
export class BendLine extends LaneGesture {
  override readonly cursor = 'ns-resize';

  constructor(
    stage: Stage,
    row: Row,
    private readonly index: number,
    private readonly from: Place,
  ) {
    super(stage, row, 'Bend');
  }

  move(place: Place): void {
    const { target, enabled, points } = this.stage.lane(this.row.track, this.lane.target);
    const point = points[this.index];
    const next = points[this.index + 1];
    if (!point || !next) return;
    const up = (this.from.y - place.y) / 60;
    const rising = next.value >= point.value ? 1 : -1;
    const bend = Math.round(Math.max(-1, Math.min(1, point.bend + up * rising)) * 100) / 100;
    const bent = points.slice();
    bent[this.index] = { ...point, shape: 'curved', bend };
    this.shows({ target, enabled, points: bent }, place, bend, null);
    this.stage.readout(`Bend ${Math.round(bend * 100)} %`, place.x, place.y);
  }
}

/** Draws points where the pointer goes: one for each line of the grid, or closely when the grid is off. */
export class DrawPoints extends LaneGesture {
  override readonly cursor = 'crosshair';
  private readonly start: Automation;
  private readonly drawn = new Map<number, Point>();

  constructor(stage: Stage, row: Row) {
    super(stage, row, 'Draw automation');
    this.start = this.lane;
  }

  private last: { readonly tick: number; readonly y: number } | null = null;

  move(place: Place): void {
    const tick = Math.max(0, axis.tickAt(place.x));
    const from = this.last ?? { tick, y: place.y };
    this.last = { tick, y: place.y };
    const least = Math.max(1, 6 / axis.scale);
    const steps = Math.max(1, Math.ceil(Math.abs(tick - from.tick) / least));
    for (let i = 1; i <= steps; i++) {
      const at = this.placeOf(from.tick + ((tick - from.tick) * i) / steps, place.mod);
      const value = this.valueAt(from.y + ((place.y - from.y) * i) / steps);
      this.drawn.set(at, { at, value, shape: this.range.steps ? 'hold' : 'linear', bend: 0 });
    }
    const points = [...this.drawn.values()].sort((a, b) => a.at - b.at);
    this.shows(withDrawn(this.start, points), place, this.valueAt(place.y), tick);
  }

  private placeOf(tick: number, free: boolean): number {
    const least = Math.max(1, Math.round(6 / axis.scale));
    const held = this.stage.snap(tick, free);
    return free || held === Math.round(tick) ? Math.round(tick / least) * least : held;
  }
}

/** Draws a straight line from where the pointer was pressed to where it is. */
export class DrawLine extends LaneGesture {
  override readonly cursor = 'crosshair';
  private readonly start: Automation;
  private ends: readonly [Point, Point] | null = null;

  constructor(
    stage: Stage,
    row: Row,
    private readonly from: Place,
  ) {
    super(stage, row, 'Draw line');
    this.start = this.lane;
  }

  private pointAt(place: Place): Point {
    return { at: this.stage.snap(Math.max(0, axis.tickAt(place.x)), place.mod), value: this.valueAt(place.y), shape: this.range.steps ? 'hold' : 'linear', bend: 0 };
  }

  move(place: Place): void {
    const [a, b] = [this.pointAt(this.from), this.pointAt(place)];
    if (a.at === b.at) return;
    this.ends = a.at < b.at ? [a, b] : [b, a];
    this.shows(withDrawn(this.start, this.ends), place, b.value, b.at);
  }

  override end(): Promise<unknown> | void {
    if (!this.ends || !this.stage.track(this.row.track)) return;
    const [from, to] = this.ends;
    return quietly(this.stage.studio.operate({ type: 'draw-line', track: this.row.track, target: this.lane.target, from, to }));
  }
}
