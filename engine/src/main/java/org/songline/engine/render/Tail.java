package org.songline.engine.render;

/** What follows the end of the last clip. */
public sealed interface Tail {
  /** Until every output has been below -120 dBFS for half a second, or after so many seconds. */
  record ToSilence(double most) implements Tail {
    public ToSilence {
      if (!(most >= 0 && most <= 3600)) {
        throw new IllegalArgumentException("a tail of " + most + " seconds");
      }
    }
  }

  /** So many seconds, whatever sounds. */
  record Seconds(double seconds) implements Tail {
    public Seconds {
      if (!(seconds >= 0 && seconds <= 3600)) {
        throw new IllegalArgumentException("a tail of " + seconds + " seconds");
      }
    }
  }
}
