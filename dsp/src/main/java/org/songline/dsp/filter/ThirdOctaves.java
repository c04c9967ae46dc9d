package org.songline.dsp.filter;

import java.util.Arrays;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;
import org.songline.dsp.oversample.HalfBand;

/**
 * The levels of 31 third-octave bands from 20 Hz to 20 kHz while stereo runs: Butterworth
 * band-passes of sixth order (class 1 of IEC 61260 but for the topmost at 44.1 and 48 kHz), the
 * lower ones at halved rates. A band's level is the mean power of both sides, with the time
 * constant "fast", 125 ms. Allocates nothing once made.
 */
public final class ThirdOctaves {
  public static final int BANDS = 31;

  private static final double SECONDS = 0.125;
  private static final int PER_OCTAVE = 3;

  /** The last octave that is heard at the full rate, from the top. */
  private static final int FULL = 1;

  /** Most halvings: two samples of a quantum are left. */
  private static final int HALVINGS = 5;

  private static final double HIGHEST = 0.49;
  private static final double LOG_TEN = StrictMath.log(10);

  private final Band[] bands = new Band[BANDS];
  private final HalfBand[][] halvings = new HalfBand[HALVINGS][2];
  private final float[][] levels = new float[HALVINGS + 1][Quantum.SAMPLES];
  private final float[] work = new float[Quantum.SAMPLES];
  private final double[] power = new double[BANDS];
  private final double factor;

  public ThirdOctaves(double rate) {
    for (int b = 0; b < BANDS; b++) {
      bands[b] = new Band(centre(b), rate / (1 << halvings(b)));
    }
    for (int h = 0; h < HALVINGS; h++) {
      halvings[h][0] = new HalfBand(5, 8);
      halvings[h][1] = new HalfBand(5, 8);
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
    int frames = Quantum.FRAMES;
    for (int h = 0; h < HALVINGS; h++) {
      frames /= 2;
      float[] from = levels[h];
      float[] to = levels[h + 1];
      for (int i = 0; i < frames; i++) {
        to[2 * i] = halvings[h][0].down(from[4 * i], from[4 * i + 2]);
        to[2 * i + 1] = halvings[h][1].down(from[4 * i + 1], from[4 * i + 3]);
      }
    }
    for (int b = 0; b < BANDS; b++) {
      int h = halvings(b);
      int count = Quantum.FRAMES >> h;
      double mean = bands[b].power(levels[h], count, work) / (2 * count);
      power[b] = Exact.flush(Math.fma(factor, mean - power[b], power[b]));
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
    for (int b = 0; b < BANDS; b++) {
      bands[b].reset();
    }
    for (int h = 0; h < HALVINGS; h++) {
      halvings[h][0].reset();
      halvings[h][1].reset();
    }
  }

  /** A band-pass of three sections for both sides. */
  private static final class Band {
    static final int SECTIONS = 3;
    final float[] b = new float[SECTIONS];
    final float[] d = new float[SECTIONS];
    final float[] h = new float[SECTIONS];
    final float[] fromInput = new float[SECTIONS];
    final float[] fromState = new float[SECTIONS];
    final float[] states = new float[SECTIONS * 4];

    /** Poles of the analogue low-pass of third order, moved around the warped middle. */
    Band(double hertz, double rate) {
      double sixth = Exact.pow(10, 0.05);
      double low = Exact.warp(hertz / sixth / rate);
      double high = Exact.warp(Math.min(HIGHEST, hertz * sixth / rate));
      double square = low * high;
      double width = high - low;
      // The real pole -1: s^2 + width s + square.
      section(0, Math.sqrt(square), width / Math.sqrt(square), width);
      // The pair at 120 degrees: s = (p w +- sqrt(p^2 w^2 - 4 square)) / 2.
      double re = -0.25 * width;
      double im = 0.25 * Math.sqrt(3) * width;
      double underRe = re * re - im * im - square;
      double underIm = 2 * re * im;
      double size = Math.sqrt(underRe * underRe + underIm * underIm);
      double rootRe = Math.sqrt(Math.max(0, 0.5 * (size + underRe)));
      double rootIm = Math.copySign(Math.sqrt(Math.max(0, 0.5 * (size - underRe))), underIm);
      for (int sign = -1; sign <= 1; sign += 2) {
        double poleRe = re + sign * rootRe;
        double poleIm = im + sign * rootIm;
        double g = Math.sqrt(poleRe * poleRe + poleIm * poleIm);
        section(sign < 0 ? 1 : 2, g, -2 * poleRe / g, width);
      }
    }

    /** A state-variable filter with the shortest way from state to state, as {@link Section}. */
    private void section(int i, double g, double damping, double width) {
      double first = 1 / (1 + g * (g + damping));
      b[i] = (float) (2 * g * first);
      d[i] = (float) (2 * first - 1);
      h[i] = (float) (2 * g * g * first);
      fromInput[i] = (float) (width * first);
      fromState[i] = (float) (width / g * first);
    }

    /** The sum of squares of both sides of {@code count} frames. */
    double power(float[] x, int count, float[] work) {
      System.arraycopy(x, 0, work, 0, 2 * count);
      for (int i = 0; i < SECTIONS; i++) {
        pass(i, work, count);
      }
      double sum = 0;
      for (int i = 0; i < 2 * count; i++) {
        sum = Math.fma((double) work[i], work[i], sum);
      }
      return sum;
    }

    private void pass(int i, float[] x, int count) {
      float p1 = states[4 * i];
      float p2 = states[4 * i + 1];
      float q1 = states[4 * i + 2];
      float q2 = states[4 * i + 3];
      float cross = b[i];
      float own = d[i];
      float through = h[i];
      float input = fromInput[i];
      float state = fromState[i];
      for (int n = 0; n < count; n++) {
        float l = x[2 * n] - p2;
        float r = x[2 * n + 1] - q2;
        x[2 * n] = Math.fma(input, l, state * p1);
        x[2 * n + 1] = Math.fma(input, r, state * q1);
        p2 = Math.fma(through, l, Math.fma(cross, p1, p2));
        q2 = Math.fma(through, r, Math.fma(cross, q1, q2));
        p1 = Math.fma(cross, l, own * p1);
        q1 = Math.fma(cross, r, own * q1);
      }
      states[4 * i] = Exact.flush(p1);
      states[4 * i + 1] = Exact.flush(p2);
      states[4 * i + 2] = Exact.flush(q1);
      states[4 * i + 3] = Exact.flush(q2);
    }

    void reset() {
      Arrays.fill(states, 0);
    }
  }
}
