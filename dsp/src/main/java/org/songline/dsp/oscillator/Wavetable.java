package org.songline.dsp.oscillator;

import java.util.Arrays;
import org.songline.dsp.spectral.Fft;
import org.songline.dsp.spectral.RealFft;

/**
 * A family of single-cycle waves that morph into each other, made from harmonics. Each is kept in
 * copies of ever fewer harmonics, half an octave apart, so that at any pitch the ear gets all
 * harmonics to 20 kHz and no alias below it. Immutable.
 */
public final class Wavetable {
  /** Waves of a family; places between them are blends of two. */
  public static final int WAVES = 5;

  private static final int MOST_HARMONICS = 512;
  private static final int COPIES = 18;
  private static final int LEAST_SIZE = 2048;
  private static final int MOST_SIZE = 8192;

  /** Samples before and after each wave for the interpolation. */
  private static final int MARGIN = 4;

  private final String name;

  /** By copy; each holds {@link #WAVES} waves of equal size one after the other. */
  private final float[][] copies = new float[COPIES][];

  /** How strong the harmonics of a wave are. */
  @FunctionalInterface
  public interface Recipe {
    /**
     * The amplitude of one sine, negative for the opposite phase.
     *
     * @param place in the family, 0 to 1
     * @param harmonic from 1
     */
    double amplitude(double place, int harmonic);
  }

  /**
   * Which copy suits which pitch at one sample rate: harmonics may pass half the rate as long as
   * they fold to above 20 kHz.
   */
  public record Range(float highest) {
    public static Range of(double rate) {
      double highest = Math.max(0.45 * rate, Math.min(rate - 20_000, 28_000));
      return new Range((float) (highest / rate));
    }
  }

  private Wavetable(String name) {
    this.name = name;
  }

  public String name() {
    return name;
  }

  /** A family whose waves all have the same loudness: a root mean square of 0.5. */
  public static Wavetable of(String name, Recipe recipe) {
    Wavetable table = new Wavetable(name);
    double[][] amplitudes = new double[WAVES][MOST_HARMONICS + 1];
    for (int wave = 0; wave < WAVES; wave++) {
      double power = 0;
      for (int n = 1; n <= MOST_HARMONICS; n++) {
        amplitudes[wave][n] = recipe.amplitude(wave / (WAVES - 1.0), n);
        power += amplitudes[wave][n] * amplitudes[wave][n] / 2;
      }
      double level = 0.5 / Math.sqrt(power);
      for (int n = 1; n <= MOST_HARMONICS; n++) {
        amplitudes[wave][n] *= level;
      }
    }
    for (int copy = 0; copy < COPIES; copy++) {
      table.copies[copy] = waves(amplitudes, harmonics(copy));
    }
    return table;
  }

  private static float[] waves(double[][] amplitudes, int harmonics) {
    int size = size(harmonics);
    RealFft fft = RealFft.of(size);
    Fft.Work work = fft.work();
    double[] re = new double[fft.bins()];
    double[] im = new double[fft.bins()];
    double[] x = new double[size];
    float[] out = new float[WAVES * (size + MARGIN)];
    for (int wave = 0; wave < WAVES; wave++) {
      Arrays.fill(re, 0);
      Arrays.fill(im, 0);
      for (int n = 1; n <= harmonics; n++) {
        im[n] = -0.5 * size * amplitudes[wave][n];
      }
      fft.inverse(re, im, x, work);
      int first = wave * (size + MARGIN);
      for (int i = 0; i < size + MARGIN; i++) {
        out[first + i] = (float) x[(i - 1 + size) % size];
      }
    }
    return out;
  }

  /** Harmonics of a copy: from 512 down to 1. */
  private static int harmonics(int copy) {
    double halves = (copy & 1) == 0 ? 1 : Math.sqrt(0.5);
    return (int) (MOST_HARMONICS / (double) (1 << (copy >> 1)) * halves);
  }

  /** 32 samples to the highest harmonic, but between 2048 and 8192. */
  private static int size(int harmonics) {
    int size = LEAST_SIZE;
    while (size < 32 * harmonics && size < MOST_SIZE) {
      size *= 2;
    }
    return size;
  }

  /** The waves for a frequency in cycles a frame. */
  float[] wave(Range range, float cycles) {
    int copy = 0;
    while (copy < COPIES - 1 && harmonics(copy) * cycles > range.highest) {
      copy++;
    }
    return copies[copy];
  }

  /**
   * One sample: third-order interpolation along the wave (Lagrange), a blend across waves.
   *
   * @param turn 0 to 1
   * @param place 0 to 1
   */
  static float read(float[] waves, float turn, float place) {
    int stride = waves.length / WAVES;
    float across = Math.clamp(place, 0f, 1f) * (WAVES - 1);
    int wave = Math.min(WAVES - 2, (int) across);
    float blend = across - wave;
    float along = turn * (stride - MARGIN);
    int i = (int) along;
    float t = along - i;
    int a = wave * stride + i;
    int b = a + stride;
    float y0 = Math.fma(blend, waves[b] - waves[a], waves[a]);
    float y1 = Math.fma(blend, waves[b + 1] - waves[a + 1], waves[a + 1]);
    float y2 = Math.fma(blend, waves[b + 2] - waves[a + 2], waves[a + 2]);
    float y3 = Math.fma(blend, waves[b + 3] - waves[a + 3], waves[a + 3]);
    float twist = Math.fma(0.5f, y1 - y2, (1f / 6) * (y3 - y0));
    float curve = Math.fma(0.5f, y0 + y2, -y1);
    float slope = y2 - Math.fma(1f / 3, y0, Math.fma(0.5f, y1, (1f / 6) * y3));
    return Math.fma(Math.fma(Math.fma(twist, t, curve), t, slope), t, y1);
  }
}
