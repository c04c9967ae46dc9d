package org.songline.devices.motion;

import org.songline.devices.Glide;
import org.songline.dsp.Exact;

/**
 * Carriers of a ring modulator: sums of sines, as many as stay below a quarter of the rate, so that
 * nothing folds. Other waves than the sine are smoothed (Lanczos), so that they do not ring.
 */
final class CarrierWave {
  static final int SINE = 0;
  static final int TRIANGLE = 1;
  static final int SQUARE = 2;
  static final int SAW = 3;

  private static final int PARTIALS = 16;
  private static final double HIGHEST = 0.25;
  private static final float[][] LEVELS = levels();

  private final double rate;
  private final Glide[] glides = new Glide[PARTIALS];
  private final float[] now = new float[PARTIALS];
  private int count;

  CarrierWave(double rate) {
    this.rate = rate;
    for (int k = 0; k < PARTIALS; k++) {
      glides[k] = new Glide(rate);
    }
  }

  private static float[][] levels() {
    float[][] levels = new float[4][PARTIALS];
    levels[SINE][0] = 1;
    for (int k = 1; k <= PARTIALS; k++) {
      double x = Math.PI * k / (PARTIALS + 1);
      double smooth = Exact.sin(x) / x;
      boolean odd = k % 2 == 1;
      int turned = k / 2 % 2 == 0 ? 1 : -1;
      levels[TRIANGLE][k - 1] = odd ? (float) (turned * 8 / (Math.PI * Math.PI * k * k)) : 0;
      levels[SQUARE][k - 1] = odd ? (float) (smooth * 4 / (Math.PI * k)) : 0;
      levels[SAW][k - 1] = (float) ((odd ? 2 : -2) * smooth / (Math.PI * k));
    }
    return levels;
  }

  /** Takes wave and highest pitch of the next quantum. */
  void next(int wave, double hertz) {
    count = 0;
    for (int k = 0; k < PARTIALS; k++) {
      double room = (HIGHEST * rate - (k + 1) * hertz) / (0.02 * rate);
      float level = LEVELS[wave][k] * (float) Math.clamp(room, 0, 1);
      glides[k].next(level, level);
      if (glides[k].from() != 0 || glides[k].to() != 0) {
        count = k + 1;
      }
    }
  }

  /** Sets the levels of a frame of the quantum. */
  void frame(int frame) {
    for (int k = 0; k < count; k++) {
      now[k] = glides[k].at(frame);
    }
  }

  /** The value at a phase in turns, by Clenshaw's recurrence. */
  float at(float turns) {
    float sine = Exact.fastSin(turns);
    if (count == 1) {
      return now[0] * sine;
    }
    float twice = 2f * Exact.fastCos(turns);
    float b1 = 0;
    float b2 = 0;
    for (int k = count - 1; k >= 0; k--) {
      float b0 = Math.fma(twice, b1, now[k] - b2);
      b2 = b1;
      b1 = b0;
    }
    return b1 * sine;
  }

  void snap() {
    for (Glide glide : glides) {
      glide.snap();
    }
  }
}
