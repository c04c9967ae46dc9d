import type { Meter, Note } from '../../wire/song.generated';
import type { KeyRows } from './key-rows';
import type { Tonality } from './scales';

/** What a roll shows. */
export interface RollScene {
  readonly notes: readonly Note[];
  readonly meters: readonly Meter[];
  readonly rows: KeyRows;
  readonly rowHeight: number;
  readonly tonality: Tonality | null;
  readonly selection: ReadonlySet<Note>;
  /** Notes of other tracks in the order of their starts, in ticks of this pattern. */
  readonly ghosts: readonly Note[];
  readonly color: string;
  readonly coloring: 'velocity' | 'track';
  /** What the clip plays. */
  readonly heard: { readonly from: number; readonly to: number } | null;
  /** Ticks of the finest line that is wanted. */
  readonly finest: number;
}

/** What a gesture shows before it is done. */
export interface RollPreview {
  /** Notes that are not shown where they are. */
  readonly hidden: ReadonlySet<Note>;
  /** What is shown instead. */
  readonly notes: readonly Note[];
  readonly box?: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };
  /** Where a cut would be. */
  readonly cut?: { readonly tick: number; readonly key: number };
}

export const NO_PREVIEW: RollPreview = { hidden: new Set(), notes: [] };

/** What lies under the pointer. */
export interface RollHit {
  readonly note: Note;
  readonly part: 'body' | 'start' | 'end';
}
