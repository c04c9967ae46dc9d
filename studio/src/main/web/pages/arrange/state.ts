import { signal } from '../../core/signal';
import type { Follow } from '../../view/time-axis';
import { TimeAxis } from '../../view/time-axis';
import type { RulerLane } from '../../view/ruler';
import { peaksByHttp, PeakStore } from '../../view/wave/peak-store';
import { type Grid, USUAL_GRID } from '../../song/snap';
import type { Overlap } from '../../wire/protocol.generated';
import type { Target } from '../../wire/song.generated';

/** What a press on the lanes does. */
export type Tool = 'pointer' | 'range' | 'draw' | 'split' | 'erase';

/** A stretch of time on some tracks; all of them when there are none named. */
export interface TimeRange {
  readonly from: number;
  readonly to: number;
  /** Ids of rows of the arrangement. */
  readonly rows: ReadonlySet<string> | null;
}

/** What of the ruler's lanes is chosen. */
export interface RulerItem {
  readonly lane: RulerLane;
  readonly key: string | number;
}

/** Ids of the chosen clips. */
export const selectedClips = signal<ReadonlySet<string>>(new Set());
/** Ids of the chosen tracks; the focused one is among them. */
export const selectedTracks = signal<ReadonlySet<string>>(new Set());
export const timeRange = signal<TimeRange | null>(null);
export const rulerItem = signal<RulerItem | null>(null);
export const tool = signal<Tool>('pointer');
export const grid = signal<Grid>(USUAL_GRID);
/** What happens to clips that another one is put on. */
export const overlap = signal<Overlap>('crossfade');
export const follow = signal<Follow>('page');
export const rulerLanes = signal<readonly RulerLane[]>(['sections', 'markers']);
/** Heights of rows that were changed, in CSS pixels. */
export const heights = signal<ReadonlyMap<string, number>>(new Map());
/** Folders and groups whose tracks are hidden. */
export const folded = signal<ReadonlySet<string>>(new Set());
/** The lanes of automation that are shown below a track. */
export const automationLanes = signal<ReadonlyMap<string, readonly Target[]>>(new Map());
export const headerWidth = signal(248);

/** What of the time is shown; kept while other pages are. */
export const axis = new TimeAxis();
/** CSS pixels of rows above the upper edge. */
export const scrollTop = signal(0);
/** Waveforms of the song's recordings. */
export const peaks = new PeakStore(peaksByHttp);

/** Chooses clips and nothing else. */
export function chooseClips(ids: Iterable<string>): void {
  selectedClips.value = new Set(ids);
}

/** A set with one member more, or less when it was there. */
export function toggled<T>(set: ReadonlySet<T>, member: T): ReadonlySet<T> {
  const next = new Set(set);
  if (!next.delete(member)) next.add(member);
  return next;
}
