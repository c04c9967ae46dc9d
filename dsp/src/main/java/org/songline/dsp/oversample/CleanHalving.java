package org.songline.dsp.oversample;

import java.util.Arrays;
import org.songline.dsp.Exact;
import org.songline.dsp.spectral.Window;

/**
 * Halves the rate of one channel with a linear-phase low-pass (Kaiser window) that is down by 90 dB
 * where the lower rate ends, so that nothing folds back anywhere; {@link HalfBand} is a fifth of
 * the work, but lets what is a little above half the lower rate fold to a little below it. One
 * block at a time.
 */
final class CleanHalving {
  /** Taps on each side of the middle one, an even number. */
  private static final int SIDE = 92;

  /** 90 dB. */
  private static final double BETA = 9;

  /** Middle of the slope in cycles per sample of the higher rate: 22.5 kHz of 96 kHz. */
  private static final double CUT = 22.5 / 96;

  /** Samples of the higher rate by which the result lags. */
  static final int DELAY = SIDE - 1;

  private final int frames;
  private final float middle;

  /** Taps an odd number of samples from the middle one, then an even number, nearest first. */
  private final float[] odds = new float[SIDE / 2];

  private final float[] evens = new float[SIDE / 2];

  /** First and second sample of each frame, after those of the block before. */
  private final float[] first;

  private final float[] second;

  /**
   * @param frames samples of the lower rate in a block, a multiple of sixteen
   */
  CleanHalving(int frames) {
    this.frames = frames;
    first = new float[SIDE - 1 + frames];
    second = new float[SIDE + frames];
    double[] h = new double[SIDE + 1];
    double sum = 0;
    for (int k = 0; k <= SIDE; k++) {
      double angle = Exact.TWO_PI * CUT * k;
      double sinc = k == 0 ? 1 : Exact.sin(angle) / angle;
      h[k] = sinc * Window.kaiser(k / (SIDE + 1.0), BETA);
      sum += k == 0 ? h[k] : 2 * h[k];
    }
    middle = (float) (h[0] / sum);
    for (int m = 0; m < SIDE / 2; m++) {
      odds[m] = (float) (h[2 * m + 1] / sum);
      evens[m] = (float) (h[2 * m + 2] / sum);
    }
  }

  /** Halves the rate of {@code x[0..2 * frames)} into {@code y[0..frames)}. */
  void down(float[] x, float[] y) {
    for (int i = 0; i < frames; i++) {
      first[SIDE - 1 + i] = x[2 * i];
      second[SIDE + i] = x[2 * i + 1];
    }
    int centre = SIDE / 2;
    for (int i = 0; i < frames; i++) {
      y[i] = middle * second[centre + i];
    }
    TapPairs.add(evens, second, centre + 1, centre - 1, y);
    TapPairs.add(odds, first, centre, centre - 1, y);
    System.arraycopy(first, frames, first, 0, SIDE - 1);
    System.arraycopy(second, frames, second, 0, SIDE);
  }

  void reset() {
    Arrays.fill(first, 0f);
    Arrays.fill(second, 0f);
  }
}
