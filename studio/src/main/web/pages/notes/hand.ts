import { signal } from '../../core/signal';
import { type Grid, snap, snapDown, snapMove, snapUp } from '../../song/snap';
import type { MeterMap } from '../../song/time';
import type { Studio } from '../../studio';
import type { Edit, Note } from '../../wire/song.generated';
import type { Focused } from './place';
import { patternMeters } from './place';
import { NO_PREVIEW, type RollPreview } from './roll-scene';
import type { RollView } from './roll-view';
import { replacing } from './shape';
import { axis, grid, selection } from './state';

/** Notes that come with the next steps are chosen. */
let choosing = false;

/** Whether notes that come with the next step are to be chosen; asking forgets it. */
export function takesChoice(): boolean {
  const wanted = choosing;
  choosing = false;
  return wanted;
}

/** Does edits of notes; what comes of them is chosen, unless `choose` says that only what was chosen stays so. */
export async function doEdits(studio: Studio, label: string, edits: readonly Edit[], choose = true): Promise<void> {
  if (edits.length === 0) return;
  choosing = choose;
  await studio.perform(label, edits).catch(() => undefined);
  choosing = false;
}

/** The key that is heard because it is pressed or dragged over. */
export const soundingKey = signal<number | null>(null);

/** Lets keys of a track be heard while notes are placed and dragged: one at a time. */
export class Audition {
  private timer = 0;

  constructor(
    private readonly studio: Studio,
    private readonly focused: () => Focused | null,
  ) {}

  /** Plays a key for as long as it is not let go or another comes; `briefly` for a moment. */
  strike(key: number, velocity: number, briefly = false): void {
    this.release();
    const track = this.focused()?.track;
    if (!track || track.kind !== 'instrument') return;
    soundingKey.value = key;
    this.studio.strike(track.id, this.sounding(key), Math.round(velocity));
    if (briefly) this.timer = setTimeout(() => this.release(), 220);
  }

  release(): void {
    clearTimeout(this.timer);
    const key = soundingKey.peek();
    const track = this.focused()?.track;
    soundingKey.value = null;
    if (key !== null && track) this.studio.release(track.id, this.sounding(key));
  }

  private sounding(key: number): number {
    return Math.max(0, Math.min(127, key + (this.focused()?.clip?.transpose ?? 0)));
  }
}

/** What gestures on the notes work with. */
export class Hand {
  constructor(
    readonly view: RollView,
    readonly studio: Studio,
    readonly audition: Audition,
    private readonly focused: () => Focused | null,
  ) {}

  get pattern(): string {
    return this.focused()?.pattern.id ?? '';
  }

  get notes(): readonly Note[] {
    return this.focused()?.pattern.notes ?? [];
  }

  private get meters(): MeterMap {
    return patternMeters(this.studio.song.peek(), this.focused()?.clip ?? null).map;
  }

  private gridFor(fine: boolean): Grid {
    const now = grid.peek();
    return fine ? { ...now, on: false } : now;
  }

  snap(tick: number, fine: boolean): number {
    return snap(this.gridFor(fine), this.meters, tick, axis.scale);
  }

  snapDown(tick: number, fine: boolean): number {
    return snapDown(this.gridFor(fine), this.meters, tick, axis.scale);
  }

  snapUp(tick: number, fine: boolean): number {
    return snapUp(this.gridFor(fine), this.meters, tick, axis.scale);
  }

  snapMove(from: number, by: number, fine: boolean): number {
    return snapMove(this.gridFor(fine), this.meters, from, by, axis.scale);
  }

  preview(preview: RollPreview): void {
    this.view.showPreview(preview);
  }

  /** Puts notes in the place of others in one step; what is shown stays until the song has it. */
  async commit(label: string, old: readonly Note[], now: readonly Note[]): Promise<void> {
    const edits = replacing(this.pattern, old, now);
    if (edits.length > 0) await doEdits(this.studio, label, edits);
    this.view.showPreview(NO_PREVIEW);
  }

  choose(notes: Iterable<Note>): void {
    selection.value = new Set(notes);
  }
}

/** `1 note`, `3 notes`. */
export function counted(count: number): string {
  return count === 1 ? '1 note' : `${count} notes`;
}
