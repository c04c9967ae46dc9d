package org.songline.dsp.filter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;
import org.songline.dsp.oversample.StereoHalving;

/**
 * The levels of 31 third-octave bands from 20 Hz to 20 kHz while stereo runs: Butterworth
 * band-passes of sixth order (class 1 of IEC 61260 but for the topmost at 44.1 and 48 kHz), the
 * lower ones at halved rates; bands of one rate run side by side. A band's level is the mean power
 * of both sides, with the time constant "fast", 125 ms. Allocates nothing once made.
 */
public final class ThirdOctaves {
  public static final int BANDS = 31;

  private static final double SECONDS = 0.125;
  private static final int PER_OCTAVE = 3;

  /** The last octave that is heard at the full rate, from the top. */
  private static final int FULL = 1;

  /** Most halvings: two samples of a quantum are left. */
  private static final int HALVINGS = 5;

  private static final double LOG_TEN = StrictMath.log(10);

  /** Bands side by side, each row at one rate. */
  private final BandRow[] rows;

  private final StereoHalving[] halvings = new StereoHalving[HALVINGS];
  private final float[][] levels = new float[HALVINGS + 1][Quantum.SAMPLES];
  private final double[] power = new double[BANDS];
  private final double factor;

  public ThirdOctaves(double rate) {
    List<BandRow> made = new ArrayList<>();
    for (int b = 0; b < BANDS; b++) {
      int h = halvings(b);
      if (made.isEmpty() || made.getLast().halvings() != h || made.getLast().full()) {
        made.add(new BandRow(h, b));
      }
      made.getLast().add(centre(b), rate / (1 << h));
    }
    rows = made.toArray(BandRow[]::new);
    for (int h = 0; h < HALVINGS; h++) {
      halvings[h] = new StereoHalving(5, 8, Quantum.FRAMES >> (h + 1));
    }
    factor = OnePole.smoothing(SECONDS, rate / Quantum.FRAMES);
  }

  /** The exact middle of a band in hertz; band 17 is 1000 Hz. */
  public static double centre(int band) {
    return Exact.pow(10, (band - 17) / 10.0 + 3);
  }

  private static int halvings(int band) {
    int octave = (BANDS - 1 - band) / PER_OCTAVE;
    return Math.clamp(octave - FULL, 0, HALVINGS);
  }

  /** Takes an interleaved quantum. */
  public void take(float[] audio, int offset) {
    for (int i = 0; i < Quantum.SAMPLES; i++) {
      levels[0][i] = Exact.bounded(audio[offset + i]);
    }
    for (int h = 0; h < HALVINGS; h++) {
      halvings[h].down(levels[h], levels[h + 1]);
    }
    boolean vectors = BandRow.vectors();
    for (int r = 0; r < rows.length; r++) {
      BandRow row = rows[r];
      int count = Quantum.FRAMES >> row.halvings();
      row.run(levels[row.halvings()], count, vectors);
      for (int i = 0; i < row.bands(); i++) {
        int b = row.first() + i;
        double mean = row.power(i) / (2 * count);
        power[b] = Exact.flush(Math.fma(factor, mean - power[b], power[b]));
      }
    }
  }

  /** The level of a band as root mean square in decibels, no less than -120. */
  public float decibels(int band) {
    return (float) (10 * Exact.log(Math.max(1e-12, power[band])) / LOG_TEN);
  }

  /** Whether every band has fallen below -120 dB. */
  public boolean empty() {
    for (int b = 0; b < BANDS; b++) {
      if (power[b] > 1e-12) {
        return false;
      }
    }
    return true;
  }

  public void reset() {
    Arrays.fill(power, 0);
    for (BandRow row : rows) {
      row.reset();
    }
    for (StereoHalving halving : halvings) {
      halving.reset();
    }
  }
}
