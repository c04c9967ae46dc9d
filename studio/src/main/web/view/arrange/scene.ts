import type { Clip, Song, Track } from '../../wire/song.generated';
import { Rows } from '../hit';
import type { ShownAutomation } from './automation-curve';
import type { ClipScene, Seconds } from './clip-paint';
import type { ClipZone } from './zones';

/** A row of the arrangement, from top to bottom. */
export interface Row {
  /** Unique among the rows. */
  readonly id: string;
  readonly track: string;
  /** `clips` shows the clips of the track; `automation` one lane of it alone. */
  readonly kind: 'clips' | 'automation';
  /** CSS pixels. */
  readonly height: number;
  /** The lane, or the lane that lies over the clips. */
  readonly automation: ShownAutomation | null;
}

/** What a gesture would leave if it ended now. */
export interface Ghost {
  readonly row: string;
  readonly clip: Clip;
  /** Whether it may stay there. */
  readonly allowed: boolean;
}

/** A stretch of time on some tracks. */
export interface TimeSelection {
  readonly from: number;
  readonly to: number;
  /** Ids of rows; null for all. */
  readonly rows: ReadonlySet<string> | null;
}

/** What lies under the pointer. */
export type Hit =
  | { readonly kind: 'none'; readonly tick: number }
  | { readonly kind: 'lane'; readonly row: Row; readonly track: Track; readonly tick: number }
  | { readonly kind: 'clip'; readonly row: Row; readonly track: Track; readonly tick: number; readonly clip: Clip; readonly zone: ClipZone }
  | { readonly kind: 'point'; readonly row: Row; readonly track: Track; readonly tick: number; readonly index: number }
  | {
      readonly kind: 'curve';
      readonly row: Row;
      readonly track: Track;
      readonly tick: number;
      /** The point before, -1 before the first. */
      readonly index: number;
      readonly value: number;
      /** Whether the line itself is under the pointer. */
      readonly on: boolean;
    };

/** Everything that the arrangement shows. */
export interface Arrangement {
  readonly song: Song;
  readonly seconds: Seconds;
  readonly rows: readonly Row[];
  /** Ids of clips. */
  readonly selected: ReadonlySet<string>;
  /** The track that keys act on. */
  readonly focus: string | null;
  readonly time: TimeSelection | null;
  readonly hover: Hit | null;
  readonly ghosts: readonly Ghost[];
  readonly loop: { readonly from: number; readonly to: number; readonly on: boolean } | null;
  /** Where a cut, an insertion or a drop would be. */
  readonly line: number | null;
  /** Ticks of the grid that edits keep to, 0 for none. */
  readonly snap: number;
}

/** What is worked out from an arrangement once. */
export class Plan {
  readonly rows: Rows;
  readonly tracks: ReadonlyMap<string, Track>;
  readonly clips: ClipScene;

  constructor(of: Arrangement, before: Plan | null) {
    this.rows = new Rows(of.rows.map((row) => row.height));
    this.tracks = new Map(of.song.tracks.map((track) => [track.id, track]));
    const clips = before?.clips;
    const same =
      clips?.patterns === of.song.patterns && clips.sources === of.song.sources && clips.seconds === of.seconds;
    this.clips = clips && same ? clips : { patterns: of.song.patterns, sources: of.song.sources, seconds: of.seconds };
  }
}
