import { computed, type ReadonlySignal, signal } from '../../core/signal';
import { focusClip } from '../../focus';
import type { Studio } from '../../studio';
import { TimeAxis } from '../../view/time-axis';
import type { SoundMarks } from '../../wire/protocol.generated';
import type { AudioClip, AudioSource, Song, Track } from '../../wire/song.generated';
import { selectedClips } from '../arrange/state';
import { marksAt } from './math';

/** What places in the editor are drawn to. */
export type ClipSnap = 'off' | 'transients' | 'zero';

/** The clip that is edited, with its track and its recording. */
export interface Edited {
  readonly track: Track;
  readonly clip: AudioClip;
  readonly source: AudioSource;
}

/** What of the recording is seen, in its frames. */
export const axis = new TimeAxis();
export const clipSnap = signal<ClipSnap>('off');
/** 0 to 1: how faint a transient may be that is shown. */
export const sensitivity = signal(0.6);
export const showMarks = signal(true);
export const showBeats = signal(true);
/** Frames of the chosen points of the gain. */
export const chosenPoints = signal<ReadonlySet<number>>(new Set());
/** The frame at which the clip is split and points are added. */
export const cursor = signal(0);
/** Which list stands beside the picture. */
export const shownList = signal<'points' | 'transients'>('points');
/** What a gesture would make of the clip if it ended now. */
export const draft = signal<AudioClip | null>(null);

/** What is known of recordings by id: null while somebody listens to them. */
export const soundMarks = signal<ReadonlyMap<string, SoundMarks['marks']>>(new Map());

/** The recording that is edited: the first chosen one, else the one that was looked at last; null when there is none. */
export function editedOf(song: Song, chosen: ReadonlySet<string>, focus: string | null): Edited | null {
  let looked: Edited | null = null;
  for (const track of song.tracks) {
    if (track.kind !== 'audio') continue;
    for (const clip of track.clips) {
      if (clip.kind !== 'audio' || (!chosen.has(clip.id) && clip.id !== focus)) continue;
      const source = song.sources[clip.source];
      if (!source) continue;
      if (chosen.has(clip.id)) return { track, clip, source };
      looked = { track, clip, source };
    }
  }
  return looked;
}

const known = new WeakMap<Studio, ReadonlySignal<Edited | null>>();

/** The recording that a studio's editor shows. */
export function edited(studio: Studio): ReadonlySignal<Edited | null> {
  let made = known.get(studio);
  if (!made) {
    let last: Edited | null = null;
    made = computed(() => {
      const now = editedOf(studio.song.value, selectedClips.value, focusClip.value);
      // The same object as long as nothing of it changed.
      if (now?.clip === last?.clip && now?.track === last?.track && now?.source === last?.source) return last;
      return (last = now);
    });
    known.set(studio, made);
  }
  return made;
}

/** The frames of the transients that are shown of a recording. */
export function transientsOf(source: string): readonly number[] {
  const marks = soundMarks.value.get(source);
  return marks ? marksAt(marks.onsets, sensitivity.value).map(({ frame }) => frame) : [];
}
