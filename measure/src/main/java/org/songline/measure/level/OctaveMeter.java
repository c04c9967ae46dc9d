package org.songline.measure.level;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songline.dsp.Exact;
import org.songline.dsp.oversample.HalfBand;

/**
 * Peak and mean level of one channel in octaves from 31.5 Hz to 16 kHz: Butterworth filters of
 * second order at both edges, the lower octaves at halved rates. Peaks are read at the top of the
 * parabola through three samples.
 */
final class OctaveMeter {
  private static final double[] CENTRES = {
    31.25, 62.5, 125, 250, 500, 1000, 2000, 4000, 8000, 16_000
  };
  static final int OCTAVES = CENTRES.length;

  /** The lowest share of its rate at which an octave is still heard before the rate is halved. */
  private static final double LOWEST_SHARE = 1 / 7.0;

  private static final int PAIRS = 6;
  private static final double BETA = 8;
  private static final double SILENCE = 1e-12;

  private final List<Stage> stages = new ArrayList<>();
  private final @Nullable Octave[] octaves = new Octave[OCTAVES];

  OctaveMeter(int sampleRate, int longest) {
    double rate = sampleRate;
    int band = OCTAVES - 1;
    int length = longest;
    while (band >= 0) {
      var stage = new Stage(length);
      stages.add(stage);
      while (band >= 0 && CENTRES[band] >= LOWEST_SHARE * rate) {
        if (CENTRES[band] < 0.45 * rate) {
          var octave = new Octave(CENTRES[band], rate);
          octaves[band] = octave;
          stage.octaves.add(octave);
        }
        band--;
      }
      rate /= 2;
      length = length / 2 + 1;
    }
  }

  static double centre(int octave) {
    return CENTRES[octave];
  }

  void accept(float[] x, int count) {
    float[] from = x;
    int n = count;
    for (Stage stage : stages) {
      for (Octave octave : stage.octaves) {
        octave.accept(from, n);
      }
      n = stage.halve(from, n);
      from = stage.half;
    }
  }

  /** The peak of an octave; 0 when nothing sounds there. */
  double peak(int octave) {
    Octave o = octaves[octave];
    return o == null ? 0 : o.peak;
  }

  /** The mean square of an octave; 0 when nothing sounds there. */
  double meanSquare(int octave) {
    Octave o = octaves[octave];
    return o == null || o.frames == 0 || o.squares < SILENCE * o.frames ? 0 : o.squares / o.frames;
  }

  private static final class Stage {
    final List<Octave> octaves = new ArrayList<>();
    final HalfBand filter = new HalfBand(PAIRS, BETA);
    final float[] half;
    private float waiting;
    private boolean waits;

    Stage(int longest) {
      half = new float[longest / 2 + 1];
    }

    int halve(float[] x, int n) {
      int made = 0;
      for (int i = 0; i < n; i++) {
        if (waits) {
          half[made++] = filter.down(waiting, x[i]);
        } else {
          waiting = x[i];
        }
        waits = !waits;
      }
      return made;
    }
  }

  private static final class Octave {
    private final double[] high;
    private final double[] low;
    private double h1;
    private double h2;
    private double l1;
    private double l2;
    private double before;
    private double middle;
    double peak;
    double squares;
    long frames;

    Octave(double centre, double rate) {
      high = edge(centre / Math.sqrt(2), rate, true);
      double top = centre * Math.sqrt(2);
      low = top < 0.45 * rate ? edge(top, rate, false) : new double[] {1, 0, 0, 0, 0};
    }

    /** A Butterworth edge by the bilinear transform: three zeros, then two poles. */
    private static double[] edge(double hertz, double rate, boolean high) {
      double k = StrictMath.tan(Math.PI * hertz / rate);
      double norm = 1 / (1 + Math.sqrt(2) * k + k * k);
      double b0 = high ? norm : k * k * norm;
      return new double[] {
        b0,
        high ? -2 * b0 : 2 * b0,
        b0,
        2 * (k * k - 1) * norm,
        (1 - Math.sqrt(2) * k + k * k) * norm
      };
    }

    void accept(float[] x, int n) {
      double sum = 0;
      for (int i = 0; i < n; i++) {
        double in = x[i];
        double y = Math.fma(high[0], in, h1);
        h1 = Math.fma(high[1], in, h2) - high[3] * y;
        h2 = high[2] * in - high[4] * y;
        double z = Math.fma(low[0], y, l1);
        l1 = Math.fma(low[1], y, l2) - low[3] * z;
        l2 = low[2] * y - low[4] * z;
        sum = Math.fma(z, z, sum);
        double a = Math.abs(z);
        if (middle > 0.7 * peak && middle >= before && middle >= a) {
          top(a);
        }
        before = middle;
        middle = a;
      }
      squares += sum;
      frames += n;
      h1 = Exact.flush(h1);
      h2 = Exact.flush(h2);
      l1 = Exact.flush(l1);
      l2 = Exact.flush(l2);
    }

    private void top(double after) {
      double bend = 2 * middle - before - after;
      double lean = 0.5 * (after - before);
      double top = bend <= 0 ? middle : middle + 0.5 * lean * lean / bend;
      peak = Math.max(peak, top);
    }
  }
}
