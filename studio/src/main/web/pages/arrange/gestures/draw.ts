import { putClip, addPattern } from '../../../song/edits';
import { FreshIds, newPattern } from '../../../song/fresh';
import type { Studio } from '../../../studio';
import type { NoteClip, Track } from '../../../wire/song.generated';
import { heldClips } from '../gesture-math';
import { axis, chooseClips, selectedClips } from '../state';
import type { Stage } from '../stage';
import { type Gesture, type Place, placeText, quietly } from './gesture';

/** A clip that plays a pattern from its beginning. */
export function noteClip(id: string, pattern: string, at: number, length: number): NoteClip {
  return { kind: 'notes', id, name: '', at, length, muted: false, pattern, offset: 0, loop: null, transpose: 0, color: '' };
}

/** Adds an empty clip with a pattern of its own to an instrument track and chooses it; resolves with its id. */
export async function addNoteClip(studio: Studio, track: Track, at: number, length: number): Promise<string | null> {
  const ids = new FreshIds(studio.song.peek());
  const pattern = newPattern(ids.next('pattern', track.name), track.name);
  const clip = noteClip(ids.next('clip', track.name), pattern.id, at, length);
  try {
    await studio.perform('Add clip', [addPattern(pattern), putClip(track.id, null, clip)]);
  } catch {
    return null;
  }
  chooseClips([clip.id]);
  return clip.id;
}

/** The end of the room from a place of a track to its next clip. */
export function roomAfter(track: Track, at: number): number {
  return track.clips.reduce((end, clip) => (clip.at > at ? Math.min(end, clip.at) : end), Infinity);
}

/** Draws an empty clip on an instrument track. */
export class DrawClip implements Gesture {
  readonly cursor = 'crosshair';
  private readonly start: number;
  private from: number;
  private to: number;

  constructor(
    private readonly stage: Stage,
    private readonly track: Track,
    place: Place,
  ) {
    this.start = axis.tickAt(place.x);
    this.from = stage.snapDown(this.start);
    this.to = stage.snapUp(this.start);
  }

  move(place: Place): void {
    const now = Math.max(0, axis.tickAt(place.x));
    this.from = this.stage.snapDown(Math.min(this.start, now));
    this.to = Math.max(this.from + 1, Math.min(this.stage.snapUp(Math.max(this.start, now)), roomAfter(this.track, this.from)));
    this.stage.ghosts([{ row: this.track.id, clip: noteClip('', '', this.from, this.to - this.from), allowed: true }]);
    this.stage.readout(`${placeText(this.stage, this.from)} – ${placeText(this.stage, this.to)}`, place.x, place.y);
  }

  end(): Promise<unknown> | void {
    if (!this.stage.track(this.track.id)) return;
    return addNoteClip(this.stage.studio, this.track, this.from, this.to - this.from);
  }
}

/** Removes the clips that the pointer goes over. */
export class Erase implements Gesture {
  readonly cursor = 'crosshair';
  private readonly before = selectedClips.peek();
  private readonly gone = new Set<string>();

  constructor(private readonly stage: Stage) {}

  move(place: Place): void {
    const hit = this.stage.view.hit(place.x, place.y);
    if (hit.kind === 'clip') this.gone.add(hit.clip.id);
    selectedClips.value = new Set(this.gone);
    this.stage.readout(`Delete ${this.gone.size} ${this.gone.size === 1 ? 'clip' : 'clips'}`, place.x, place.y);
  }

  end(): Promise<unknown> | void {
    const clips = heldClips(this.stage.song.tracks, this.gone).map(({ clip }) => clip.id);
    if (clips.length === 0) return;
    chooseClips([]);
    return quietly(this.stage.studio.operate({ type: 'delete-clips', clips }));
  }

  cancel(): void {
    selectedClips.value = this.before;
  }
}
