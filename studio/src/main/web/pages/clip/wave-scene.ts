import type { SoundMarks } from '../../wire/protocol.generated';
import type { Song } from '../../wire/song.generated';
import type { Mark } from './math';
import type { Edited } from './state';

/** What the editor of a recording shows. */
export interface WaveScene {
  readonly song: Pick<Song, 'tempos'>;
  readonly edited: Edited;
  /** The marks that count, none when they are hidden. */
  readonly marks: readonly Mark[];
  /** Null when they are hidden or not known. */
  readonly beats: SoundMarks['marks'];
  readonly chosen: ReadonlySet<number>;
  readonly cursor: number;
  /** A frame that a gesture holds on to. */
  readonly line: number | null;
}
