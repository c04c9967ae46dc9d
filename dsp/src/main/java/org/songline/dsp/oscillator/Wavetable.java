package org.songline.dsp.oscillator;

import java.util.Arrays;
import org.songline.dsp.Exact;
import org.songline.dsp.spectral.Fft;
import org.songline.dsp.spectral.RealFft;

/**
 * A family of single-cycle waves that morph into each other, made from harmonics or recorded. Each
 * is kept in copies of ever fewer harmonics, half an octave apart, so that at any pitch the ear
 * gets all harmonics to 20 kHz and no alias below it. Immutable.
 */
public final class Wavetable {
  /** Waves of a family that is made; places between them are blends of two. */
  public static final int WAVES = 5;

  /** Most waves of a family that is recorded. */
  public static final int MOST_WAVES = 64;

  private static final int MOST_HARMONICS = 512;
  private static final int COPIES = 18;
  private static final int LEAST_SIZE = 2048;
  private static final int MOST_SIZE = 8192;

  /** Samples before and after each wave for the interpolation. */
  private static final int MARGIN = 4;

  private final String name;

  /** By copy; each holds all waves, of equal size, one after the other. */
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

  private final int count;

  private Wavetable(String name, int count) {
    this.name = name;
    this.count = count;
  }

  /** Waves of the family, two or more. */
  public int count() {
    return count;
  }

  public String name() {
    return name;
  }

  /** A family whose waves all have the same loudness: a root mean square of 0.5. */
  public static Wavetable of(String name, Recipe recipe) {
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
    return of(name, amplitudes, new double[WAVES][MOST_HARMONICS + 1]);
  }

  /**
   * A family of recorded waves, each one cycle of any length; the loudest gets the loudness of
   * those that are {@linkplain #of(String, Recipe) made}, and a constant offset is left out.
   *
   * @param cycles 1 to {@link #MOST_WAVES}
   */
  public static Wavetable recorded(String name, double[][] cycles) {
    int count = Math.max(2, cycles.length);
    double[][] sines = new double[count][MOST_HARMONICS + 1];
    double[][] cosines = new double[count][MOST_HARMONICS + 1];
    double loudest = 0;
    for (int wave = 0; wave < count; wave++) {
      analyse(cycles[Math.min(wave, cycles.length - 1)], sines[wave], cosines[wave]);
      double power = 0;
      for (int n = 1; n <= MOST_HARMONICS; n++) {
        power += (sines[wave][n] * sines[wave][n] + cosines[wave][n] * cosines[wave][n]) / 2;
      }
      loudest = Math.max(loudest, power);
    }
    double level = loudest == 0 ? 0 : 0.5 / Math.sqrt(loudest);
    for (int wave = 0; wave < count; wave++) {
      for (int n = 1; n <= MOST_HARMONICS; n++) {
        sines[wave][n] *= level;
        cosines[wave][n] *= level;
      }
    }
    return of(name, sines, cosines);
  }

  /** The Fourier series of one cycle. */
  private static void analyse(double[] cycle, double[] sines, double[] cosines) {
    int size = cycle.length;
    double[] sine = new double[size];
    double[] cosine = new double[size];
    for (int i = 0; i < size; i++) {
      sine[i] = Exact.sin(Exact.TWO_PI * i / size);
      cosine[i] = Exact.cos(Exact.TWO_PI * i / size);
    }
    for (int n = 1; n <= Math.min(MOST_HARMONICS, (size - 1) / 2); n++) {
      double s = 0;
      double c = 0;
      int at = 0;
      for (int i = 0; i < size; i++) {
        s = Math.fma(cycle[i], sine[at], s);
        c = Math.fma(cycle[i], cosine[at], c);
        at += n;
        at -= at >= size ? size : 0;
      }
      sines[n] = 2 * s / size;
      cosines[n] = 2 * c / size;
    }
  }

  private static Wavetable of(String name, double[][] sines, double[][] cosines) {
    Wavetable table = new Wavetable(name, sines.length);
    for (int copy = 0; copy < COPIES; copy++) {
      table.copies[copy] = waves(sines, cosines, harmonics(copy));
    }
    return table;
  }

  private static float[] waves(double[][] sines, double[][] cosines, int harmonics) {
    int count = sines.length;
    int size = size(harmonics);
    RealFft fft = RealFft.of(size);
    Fft.Work work = fft.work();
    double[] re = new double[fft.bins()];
    double[] im = new double[fft.bins()];
    double[] x = new double[size];
    float[] out = new float[count * (size + MARGIN)];
    for (int wave = 0; wave < count; wave++) {
      Arrays.fill(re, 0);
      Arrays.fill(im, 0);
      for (int n = 1; n <= harmonics; n++) {
        re[n] = 0.5 * size * cosines[wave][n];
        im[n] = -0.5 * size * sines[wave][n];
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
   * @param count of the waves
   * @param turn 0 to 1
   * @param place 0 to 1
   */
  static float read(float[] waves, int count, float turn, float place) {
    int stride = waves.length / count;
    float across = Math.clamp(place, 0f, 1f) * (count - 1);
    int wave = Math.min(count - 2, (int) across);
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
