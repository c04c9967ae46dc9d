package org.songline.devices.space;

import static org.songline.devices.space.DelayDevice.*;

import org.songline.devices.Glides;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;
import org.songline.dsp.envelope.Lfo;

/**
 * By how many frames wow and flutter move the place from which one side's echoes are read. The song
 * position says where it is, so that a song sounds alike from wherever it is played.
 */
final class EchoSway {
  /** Wow and flutter at their most: cycles a second, and share by which the pitch swings. */
  private static final double WOW_HERTZ = 0.6;

  private static final double WOW_SWING = 0.008;
  private static final double FLUTTER_HERTZ = 6.3;
  private static final double FLUTTER_SWING = 0.005;

  private final double rate;
  private final long seed;
  private final int side;
  private float from;
  private float step;
  private float to;

  EchoSway(double rate, long seed, int side) {
    this.rate = rate;
    this.seed = seed;
    this.side = side;
  }

  /** Goes on to the quantum at {@code frame} of the song. */
  void next(Glides glides, long frame) {
    float still = 1f - glides.to(FREEZE);
    double wow = 0.01 * glides.to(WOW) * WOW_SWING * rate / (Exact.TWO_PI * WOW_HERTZ);
    double trembling =
        0.01 * glides.to(FLUTTER) * FLUTTER_SWING * rate / (Exact.TWO_PI * FLUTTER_HERTZ);
    from = to;
    to = 0;
    if (wow > 0 || trembling > 0) {
      double seconds = (frame + Quantum.FRAMES) / rate;
      double slow = WOW_HERTZ * seconds + 0.21 * side;
      double fast = FLUTTER_HERTZ * seconds + 0.13 * side;
      double drift = Lfo.DRIFT.at(1.7 * slow, seed + side);
      double tremble = Lfo.DRIFT.at(2.1 * fast, seed + 2 + side);
      to =
          (float)
              (still
                  * (wow * (0.7 * Lfo.SINE.at(slow, 0) + 0.5 * drift)
                      + trembling * (0.7 * Lfo.SINE.at(fast, 0) + 0.5 * tremble)));
    }
    step = (to - from) / Quantum.FRAMES;
  }

  /** Whether the place is moved in this quantum. */
  boolean sways() {
    return from != 0 || step != 0;
  }

  /** Frames by which echoes of a frame of the quantum come later; below 0 earlier. */
  float at(int frame) {
    return Math.fma(frame, step, from);
  }

  /** The least of {@link #at}. */
  float least() {
    return Math.min(from, to);
  }

  void snap() {
    to = 0;
  }
}
