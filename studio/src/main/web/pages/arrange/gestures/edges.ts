import type { Ghost } from '../../../view/arrange/scene';
import { decibels } from '../../../ui';
import type { AudioClip, Clip } from '../../../wire/song.generated';
import { fadeLength, gainAfter, type Held, heldClips, loopedTo, trimmed, trimRange } from '../gesture-math';
import { axis, overlap, selectedClips } from '../state';
import type { Stage } from '../stage';
import { type Gesture, type Place, placeText, quietly } from './gesture';

/** The chosen clips with the held one, as the song has them. */
function chosen(stage: Stage, held: Held): readonly Held[] {
  const all = heldClips(stage.song.tracks, selectedClips.peek());
  return all.some(({ clip }) => clip.id === held.clip.id) ? all : [held];
}

function still(stage: Stage, held: readonly Held[]): string[] {
  return heldClips(stage.song.tracks, new Set(held.map(({ clip }) => clip.id))).map(({ clip }) => clip.id);
}

function ghostsOf(held: readonly Held[], change: (clip: Clip) => Clip): Ghost[] {
  return held.map(({ track, clip }) => ({ row: track.id, clip: change(clip), allowed: true }));
}

/** Moves the beginning or the end of clips. */
export class TrimClips implements Gesture {
  readonly cursor: string;
  private readonly all: readonly Held[];
  private by = 0;

  constructor(
    private readonly stage: Stage,
    private readonly held: Held,
    private readonly end_: 'start' | 'end',
  ) {
    this.cursor = end_ === 'start' ? 'w-resize' : 'e-resize';
    this.all = chosen(stage, held);
  }

  move(place: Place): void {
    const { stage, held: { clip } } = this;
    const { sources } = stage.song;
    const source = (one: Clip) => (one.kind === 'audio' ? sources[one.source] : undefined);
    const edge = this.end_ === 'start' ? clip.at : clip.at + clip.length;
    const range = trimRange(clip, this.end_, source(clip), stage.tempo);
    this.by = Math.min(range.most, Math.max(range.least, stage.snap(axis.tickAt(place.x), place.mod) - edge));
    stage.ghosts(ghostsOf(this.all, (one) => trimmed(one, this.end_, this.by, source(one), stage.tempo)));
    stage.readout(`${this.end_ === 'start' ? 'Start' : 'End'} ${placeText(stage, edge + this.by)}`, place.x, place.y);
  }

  end(): void | Promise<unknown> {
    const clips = still(this.stage, this.all);
    if (this.by === 0 || clips.length === 0) return;
    return quietly(this.stage.studio.operate({ type: 'trim-clips', clips, end: this.end_, by: this.by, overlap: overlap.peek() }));
  }
}

/** Draws the end of a clip out, or in, and lets it repeat what it plays. */
export class LoopClip implements Gesture {
  readonly cursor = 'ew-resize';
  private length: number;

  constructor(
    private readonly stage: Stage,
    private readonly held: Held,
    private readonly from: Place,
  ) {
    this.length = held.clip.length;
  }

  move(place: Place): void {
    const { stage, held: { track, clip } } = this;
    const end = clip.at + clip.length + axis.tickAt(place.x) - axis.tickAt(this.from.x);
    this.length = Math.max(1, stage.snap(end, place.mod) - clip.at);
    const source = clip.kind === 'audio' ? stage.song.sources[clip.source] : undefined;
    const now = loopedTo(clip, this.length, source, stage.tempo);
    stage.ghosts([{ row: track.id, clip: now, allowed: true }]);
    stage.readout(`Loop to ${placeText(stage, clip.at + this.length)}`, place.x, place.y);
  }

  end(): void | Promise<unknown> {
    const clips = still(this.stage, [this.held]);
    if (this.length === this.held.clip.length || clips.length === 0) return;
    return quietly(this.stage.studio.operate({ type: 'loop-clips', clips, length: this.length }));
  }
}

/** Draws a fade of a recording longer or shorter. */
export class FadeClip implements Gesture {
  readonly cursor = 'ew-resize';
  private length: number;

  constructor(
    private readonly stage: Stage,
    private readonly held: Held,
    private readonly clip: AudioClip,
    private readonly which: 'in' | 'out',
  ) {
    this.length = this.old.length;
  }

  private get old() {
    return this.which === 'in' ? this.clip.fadeIn : this.clip.fadeOut;
  }

  move(place: Place): void {
    const { stage, clip, which } = this;
    this.length = fadeLength(clip, which, axis.tickAt(place.x));
    const fade = { ...this.old, length: this.length };
    stage.ghosts([{ row: this.held.track.id, clip: which === 'in' ? { ...clip, fadeIn: fade } : { ...clip, fadeOut: fade }, allowed: true }]);
    const from = which === 'in' ? clip.at : clip.at + clip.length - this.length;
    const seconds = stage.tempo.secondsAt(from + this.length) - stage.tempo.secondsAt(from);
    stage.readout(`Fade ${which} ${seconds < 1 ? `${Math.round(seconds * 1000)} ms` : `${seconds.toFixed(2)} s`}`, place.x, place.y);
  }

  end(): void | Promise<unknown> {
    const clips = still(this.stage, [this.held]);
    if (this.length === this.old.length || clips.length === 0) return;
    const fade = { length: this.length, shape: this.old.shape };
    return quietly(this.stage.studio.operate({ type: 'set-fades', clips, fadeIn: this.which === 'in' ? fade : null, fadeOut: this.which === 'out' ? fade : null }));
  }
}

/** Makes recordings louder or softer by their upper edge. */
export class GainClip implements Gesture {
  readonly cursor = 'ns-resize';
  private readonly all: readonly Held[];
  private gain: number;

  constructor(
    private readonly stage: Stage,
    held: Held,
    private readonly clip: AudioClip,
    private readonly from: Place,
  ) {
    this.all = chosen(stage, held).filter((one) => one.clip.kind === 'audio');
    this.gain = clip.gain;
  }

  move(place: Place): void {
    this.gain = gainAfter(this.clip.gain, this.from.y - place.y, place.shift);
    const by = this.gain - this.clip.gain;
    this.stage.ghosts(ghostsOf(this.all, (one) => (one.kind === 'audio' ? { ...one, gain: one.gain + by } : one)));
    this.stage.readout(decibels(this.gain), place.x, place.y);
  }

  end(): void | Promise<unknown> {
    const clips = still(this.stage, this.all);
    const by = Math.round((this.gain - this.clip.gain) * 100) / 100;
    if (by === 0 || clips.length === 0) return;
    const { studio } = this.stage;
    return quietly(studio.operate(clips.length === 1 ? { type: 'set-clip-gain', clips, gain: this.gain } : { type: 'change-clip-gain', clips, by }));
  }
}
