package org.songline.dsp.oscillator;

import org.songline.dsp.Exact;

/**
 * What must be added to a sampled wave around a jump or a bend to leave no alias: the difference
 * between a band-limited step (ramp) and a plain one, 32 samples long, at 512 places between two
 * samples with linear interpolation between them (Brandt, "Hard sync without aliasing", 2001).
 *
 * <p>The band limit is half the rate with a Kaiser window of 80 dB: flat to 0.42 and gone from 0.58
 * of the rate, so that at 48 kHz whatever folds lands above 20 kHz.
 */
final class CornerTable {
  /** Samples that a corner touches: half of them before it. */
  static final int TAPS = 32;

  static final int HALF = TAPS / 2;

  static final CornerTable INSTANCE = new CornerTable();

  private static final int PHASES = 512;
  private static final double BETA = 7.857;

  private final float[] step = new float[(PHASES + 1) * TAPS];
  private final float[] ramp = new float[(PHASES + 1) * TAPS];
  private final float[] bow = new float[(PHASES + 1) * TAPS];

  private CornerTable() {
    int points = TAPS * PHASES;
    double dt = 1.0 / PHASES;
    double[] impulse = new double[2 * points + 1];
    for (int i = 0; i <= points; i++) {
      impulse[i] = impulse((i - points) * dt / 2);
      impulse[2 * points - i] = impulse[i];
    }
    double[] sum = new double[points + 1];
    for (int i = 0; i < points; i++) {
      double simpson = impulse[2 * i] + 4 * impulse[2 * i + 1] + impulse[2 * i + 2];
      sum[i + 1] = sum[i] + simpson * dt / 6;
    }
    double whole = sum[points];
    double[] slope = new double[points + 1];
    for (int i = 0; i <= points; i++) {
      sum[i] /= whole;
    }
    for (int i = 0; i < points; i++) {
      double bend = (impulse[2 * i] - impulse[2 * i + 2]) / whole * dt * dt / 12;
      slope[i + 1] = slope[i] + (sum[i] + sum[i + 1]) * dt / 2 + bend;
    }
    double[] arch = new double[points + 1];
    for (int i = 0; i < points; i++) {
      double bend = (sum[i] - sum[i + 1]) * dt * dt / 12;
      arch[i + 1] = arch[i] + (slope[i] + slope[i + 1]) * dt / 2 + bend;
    }
    // What the window leaves over at the end goes with a band-limited step.
    double over = arch[points] - 0.5 * HALF * HALF;
    for (int phase = 0; phase <= PHASES; phase++) {
      for (int tap = 0; tap < TAPS; tap++) {
        int i = tap * PHASES + phase;
        double t = tap - HALF + phase * dt;
        boolean after = tap >= HALF;
        step[phase * TAPS + tap] = (float) (sum[i] - (after ? 1 : 0));
        ramp[phase * TAPS + tap] = (float) (slope[i] - (after ? t : 0));
        bow[phase * TAPS + tap] = (float) (arch[i] - over * sum[i] - (after ? 0.5 * t * t : 0));
      }
    }
  }

  /**
   * Adds the correction of a jump to every sixteenth sample of {@code out}.
   *
   * @param first index of the sample 16 frames before the first one after the jump
   * @param skip how many of the 32 samples to leave out at the beginning
   * @param since frames from the jump to the first sample after it, 0 to 1
   * @param height of the jump, upwards positive
   * @param work {@link #TAPS} numbers for use within
   */
  void addStep(float[] out, int first, int skip, float since, float height, float[] work) {
    add(step, out, first, skip, since, height, work);
  }

  /**
   * Adds the correction of a jump to a ring, whose length is a power of two.
   *
   * @param first index of the sample 16 frames before the first one after the jump
   * @param since and {@code height}: as in the other form
   */
  void addStep(float[] ring, int first, float since, float height) {
    float place = since * PHASES;
    int row = Math.min(PHASES - 1, (int) place);
    float far = (place - row) * height;
    float near = (1 - (place - row)) * height;
    int from = row * TAPS;
    for (int tap = 0; tap < TAPS; tap++) {
      int i = (first + tap) & (ring.length - 1);
      ring[i] += Math.fma(far, step[from + TAPS + tap], near * step[from + tap]);
    }
  }

  /**
   * Adds the correction of a corner of any kind to samples side by side.
   *
   * @param first index of the sample 16 before the first one after the corner
   * @param since samples from the corner to the first sample after it, 0 to 1
   * @param height of the jump
   * @param change of slope per sample
   * @param curve change of the second derivative per sample and sample
   */
  void addCorner(float[] out, int first, float since, float height, float change, float curve) {
    float place = since * PHASES;
    int row = Math.min(PHASES - 1, (int) place);
    float far = place - row;
    int from = row * TAPS;
    if (height != 0) {
      blend(step, from, far, height, out, first);
    }
    if (change != 0) {
      blend(ramp, from, far, change, out, first);
    }
    if (curve != 0) {
      blend(bow, from, far, curve, out, first);
    }
  }

  private static void blend(
      float[] table, int from, float share, float size, float[] out, int first) {
    float far = share * size;
    float near = (1 - share) * size;
    for (int tap = 0; tap < TAPS; tap++) {
      float near0 = Math.fma(near, table[from + tap], out[first + tap]);
      out[first + tap] = Math.fma(far, table[from + TAPS + tap], near0);
    }
  }

  /** As {@link #addStep}, for a bend; {@code change} of slope per sample. */
  void addRamp(float[] out, int first, int skip, float since, float change, float[] work) {
    add(ramp, out, first, skip, since, change, work);
  }

  private static void add(
      float[] table, float[] out, int first, int skip, float since, float size, float[] work) {
    float place = since * PHASES;
    int row = Math.min(PHASES - 1, (int) place);
    float near = (1 - (place - row)) * size;
    float far = (place - row) * size;
    int from = row * TAPS;
    for (int tap = 0; tap < TAPS; tap++) {
      work[tap] = Math.fma(far, table[from + TAPS + tap], near * table[from + tap]);
    }
    for (int tap = skip; tap < TAPS; tap++) {
      out[first + tap * 16] += work[tap];
    }
  }

  private static double impulse(double t) {
    double x = t / HALF;
    double window = bessel(BETA * Math.sqrt(Math.max(0, 1 - x * x))) / bessel(BETA);
    double sinc = t == 0 ? 1 : Exact.sin(Math.PI * t) / (Math.PI * t);
    return sinc * window;
  }

  /** The modified Bessel function of the first kind, order 0, by its power series. */
  private static double bessel(double x) {
    double term = 1;
    double total = 1;
    for (int n = 1; term > 1e-17 * total; n++) {
      term *= x * x / (4.0 * n * n);
      total += term;
    }
    return total;
  }
}
