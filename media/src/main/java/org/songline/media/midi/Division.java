package org.songline.media.midi;

/** What one tick of a MIDI file counts. */
public sealed interface Division {
  /**
   * Musical time.
   *
   * @param ticksPerQuarter 1 to 32767
   */
  record Ppq(int ticksPerQuarter) implements Division {
    public Ppq {
      Range.check("ticks per quarter", ticksPerQuarter, 1, 32767);
    }
  }

  /**
   * Clock time; tempo events do not matter.
   *
   * @param framesPerSecond 24, 25, 29 (30 drop frame, 29.97 frames a second) or 30
   * @param ticksPerFrame 1 to 255
   */
  record Smpte(int framesPerSecond, int ticksPerFrame) implements Division {
    public Smpte {
      if (framesPerSecond != 24
          && framesPerSecond != 25
          && framesPerSecond != 29
          && framesPerSecond != 30) {
        throw new IllegalArgumentException(
            "frames per second " + framesPerSecond + " is not 24, 25, 29 or 30");
      }
      Range.check("ticks per frame", ticksPerFrame, 1, 255);
    }

    /** Ticks in a second; 29 stands for 30000/1001 frames. */
    public double ticksPerSecond() {
      return (framesPerSecond == 29 ? 30000.0 / 1001.0 : framesPerSecond) * ticksPerFrame;
    }
  }
}
