import type { Ghost } from '../../../view/arrange/scene';
import { crossfaded, fits, type Held, heldClips, moveBy } from '../gesture-math';
import { axis, overlap, selectedClips } from '../state';
import type { Stage } from '../stage';
import { expected, operateAndChoose } from '../made';
import { type Gesture, type Place, placeText, quietly } from './gesture';

/** Moves the chosen clips in time and across tracks; with Alt, copies of them. */
export class MoveClips implements Gesture {
  readonly cursor = 'grabbing';
  private readonly moved: readonly Held[];
  private readonly from: number;
  private by = 0;
  private offset = 0;
  private copies = false;

  constructor(
    private readonly stage: Stage,
    private readonly anchor: Held,
    place: Place,
  ) {
    this.from = axis.tickAt(place.x);
    this.moved = heldClips(stage.song.tracks, selectedClips.peek());
  }

  move(place: Place): void {
    const { stage, anchor, moved } = this;
    const { tracks } = stage.song;
    const raw = axis.tickAt(place.x) - this.from;
    this.by = moveBy(moved.map(({ clip }) => clip), anchor.clip, raw, (from, by) => stage.snapMove(from, by, place.mod));
    const row = stage.view.rowAt(place.y);
    const index = (id: string) => tracks.findIndex((track) => track.id === id);
    const wanted = row ? index(row.track) - index(anchor.track.id) : this.offset;
    const allowed = fits(tracks, moved, wanted);
    if (allowed) this.offset = wanted;
    this.copies = place.alt;
    const ghosts: Ghost[] = [];
    for (const { track, clip } of moved) {
      const target = tracks[index(track.id) + this.offset];
      if (!target) continue;
      const there = { ...clip, at: clip.at + this.by };
      const others = target.clips.filter((one) => this.copies || !moved.some((held) => held.clip.id === one.id));
      ghosts.push({ row: target.id, clip: overlap.peek() === 'crossfade' ? crossfaded(there, others) : there, allowed });
    }
    stage.ghosts(ghosts);
    const far = this.by === 0 ? '' : `  ${this.by > 0 ? '+' : '−'}${lengthText(stage, Math.abs(this.by))}`;
    stage.readout(`${this.copies ? 'Copy to ' : ''}${placeText(stage, anchor.clip.at + this.by)}${far}${allowed ? '' : '  (that track cannot play it)'}`, place.x, place.y);
  }

  end(): void | Promise<unknown> {
    const clips = heldClips(this.stage.song.tracks, new Set(this.moved.map(({ clip }) => clip.id))).map(({ clip }) => clip.id);
    if (clips.length === 0 || (this.by === 0 && this.offset === 0)) return;
    const place = { clips, by: this.by, trackOffset: this.offset, overlap: overlap.peek() };
    if (this.copies) return operateAndChoose(this.stage.studio, { type: 'copy-clips', ...place, own: false }, expected(this.stage.song, this.moved, this.by, this.offset));
    return quietly(this.stage.studio.operate({ type: 'move-clips', ...place }));
  }
}

/** A length in bars and beats as people say it: `1.2` is a bar and two beats. */
function lengthText(stage: Stage, ticks: number): string {
  const bar = stage.meters.barLength(0);
  const beat = stage.meters.beatLength(0);
  const bars = Math.floor(ticks / bar);
  const beats = (ticks - bars * bar) / beat;
  const rest = Number.isInteger(beats) ? String(beats) : beats.toFixed(2);
  return `${bars}.${rest}`;
}
