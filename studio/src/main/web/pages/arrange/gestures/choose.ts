import { focusedTrack } from '../../../commands';
import { axis, selectedClips, timeRange } from '../state';
import type { Stage } from '../stage';
import { clipsInTime, framed } from '../gesture-math';
import { type Gesture, type Place, placeText } from './gesture';

/** Ids of the rows between two heights of the view. */
function rowsBetween(stage: Stage, y0: number, y1: number): string[] {
  const top = Math.min(y0, y1);
  const bottom = Math.max(y0, y1);
  const found: string[] = [];
  for (const row of stage.rows.peek()) {
    const at = stage.view.topOf(row.id);
    if (at <= bottom && at + row.height > top) found.push(row.id);
  }
  return found;
}

/** Draws a frame and chooses the clips that it touches. */
export class Frame implements Gesture {
  readonly cursor = 'crosshair';
  private readonly before = selectedClips.peek();
  private readonly box: HTMLElement;

  constructor(
    private readonly stage: Stage,
    private readonly from: Place,
  ) {
    this.box = document.createElement('div');
    this.box.className = 'arrange-frame';
    stage.hosts.lanes.append(this.box);
  }

  move(place: Place): void {
    const left = Math.min(this.from.x, place.x);
    const top = Math.min(this.from.y, place.y);
    const right = Math.max(this.from.x, place.x);
    const bottom = Math.max(this.from.y, place.y);
    this.box.style.transform = `translate(${left}px, ${top}px)`;
    this.box.style.width = `${right - left}px`;
    this.box.style.height = `${bottom - top}px`;
    selectedClips.value = framed(this.before, this.stage.view.clipsWithin(left, top, right, bottom), this.from);
  }

  end(): void {
    this.box.remove();
  }

  cancel(): void {
    this.box.remove();
    selectedClips.value = this.before;
  }
}

/** Chooses a stretch of time on the lanes that the pointer goes over, and the clips in it. */
export class ChooseTime implements Gesture {
  readonly cursor = 'text';
  private readonly before = { time: timeRange.peek(), clips: selectedClips.peek() };
  private readonly start: number;

  constructor(
    private readonly stage: Stage,
    private readonly from: Place,
  ) {
    this.start = axis.tickAt(from.x);
  }

  move(place: Place): void {
    const { stage } = this;
    const now = axis.tickAt(place.x);
    const first = stage.snap(Math.max(0, Math.min(this.start, now)), place.mod);
    const last = stage.snap(Math.max(0, Math.max(this.start, now)), place.mod);
    const rows = new Set(rowsBetween(stage, this.from.y, place.y));
    timeRange.value = last > first && rows.size > 0 ? { from: first, to: last, rows } : null;
    selectedClips.value = new Set(last > first ? clipsInTime(stage.song.tracks, first, last, (id) => rows.has(id)) : []);
    stage.readout(`${placeText(stage, first)} – ${placeText(stage, last)}`, place.x, place.y);
  }

  end(): void {
    const rows = timeRange.peek()?.rows;
    const first = this.stage.rows.peek().find((row) => rows?.has(row.id));
    if (first) focusedTrack.value = first.track;
  }

  cancel(): void {
    timeRange.value = this.before.time;
    selectedClips.value = this.before.clips;
  }
}
