package org.songline.dsp.oscillator;

import java.util.Arrays;

/**
 * Square waves added up, one sample at a time, each jump replaced by a band-limited one of 32
 * samples: at 48 kHz no alias at or below 20 kHz is above -90 dB of the fundamental, for
 * fundamentals up to 5 kHz.
 */
public final class Squares {
  /** The highest frequency, in cycles a frame. */
  public static final double HIGHEST = 0.45;

  private static final int RING = 2 * CornerTable.TAPS;
  private static final CornerTable CORNERS = CornerTable.INSTANCE;

  /** Turns at the frame that is {@link CornerTable#HALF} ahead of the one to hear. */
  private final double[] phase;

  private final double[] step;
  private final float[] ring = new float[RING];
  private int at;

  /** Silent squares. */
  public Squares(int count) {
    phase = new double[count];
    step = new double[count];
  }

  /** Sets one wave before {@link #start}: its turns at the start, and its cycles a frame. */
  public void set(int wave, double turns, double cycles) {
    step[wave] = Math.clamp(cycles, 0, HIGHEST);
    double back = turns - CornerTable.HALF * step[wave];
    phase[wave] = back - Math.floor(back);
  }

  /** Begins as if the waves had always been there. */
  public void start() {
    Arrays.fill(ring, 0);
    at = 0;
    for (int i = 0; i < CornerTable.TAPS; i++) {
      next();
    }
  }

  /** The next sample: the sum of the waves, each from -1 to 1. */
  public float next() {
    float plain = 0;
    for (int w = 0; w < phase.length; w++) {
      double d = step[w];
      double before = phase[w];
      double now = before + d;
      if (before < 0.5 && now >= 0.5) {
        corner(now - 0.5, d, -2);
      } else if (now >= 1) {
        now -= 1;
        corner(now, d, 2);
      }
      phase[w] = now;
      plain += now < 0.5 ? 1 : -1;
    }
    ring[(at + CornerTable.HALF) & (RING - 1)] += plain;
    float out = ring[at];
    ring[at] = 0;
    at = (at + 1) & (RING - 1);
    return out;
  }

  private void corner(double past, double cycles, float height) {
    CORNERS.addStep(ring, at, (float) (past / cycles), height);
  }
}
