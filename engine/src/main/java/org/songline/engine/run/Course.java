package org.songline.engine.run;

import org.songline.engine.values.Motion;

/**
 * Where the song stands while the engine goes on. It is asked for recent quanta of the engine, as
 * far back as sound may lag.
 */
public interface Course {
  /** The song begins with the engine and goes on with it: as it is rendered. */
  Course STRAIGHT =
      new Course() {
        @Override
        public long song(long quantum) {
          return quantum;
        }

        @Override
        public long time(long quantum) {
          return quantum;
        }

        @Override
        public Motion motion(long quantum) {
          return Motion.ROLLS;
        }

        @Override
        public boolean straight() {
          return true;
        }
      };

  /** The quantum of the song. */
  long song(long quantum);

  /**
   * The quantum of the song by which devices count beats: that of the song while it rolls; while it
   * stands, beats go on, so that what moves by itself does.
   */
  long time(long quantum);

  /** How the song came there. */
  Motion motion(long quantum);

  /**
   * Whether the quanta of the song follow each other, so that recordings are read block by block.
   */
  default boolean straight() {
    return false;
  }
}
