package org.songline.coach.fault;

import java.util.SplittableRandom;
import org.songline.dsp.Exact;

/** What faults of sound are made of; all arrays are interleaved stereo. */
final class Signals {
  private Signals() {}

  static float[] gained(float[] stereo, double decibels) {
    float gain = (float) Exact.gain(decibels);
    float[] to = new float[stereo.length];
    for (int i = 0; i < to.length; i++) {
      to[i] = gain * stereo[i];
    }
    return to;
  }

  static float[] sum(float[] a, float[] b) {
    float[] to = a.clone();
    for (int i = 0; i < Math.min(a.length, b.length); i++) {
      to[i] += b[i];
    }
    return to;
  }

  static float[] later(float[] stereo, int frames) {
    float[] to = new float[stereo.length];
    System.arraycopy(stereo, 0, to, 2 * frames, stereo.length - 2 * frames);
    return to;
  }

  /** The level in dBFS of the parts of a tenth of a second that are above -50 dBFS. */
  static double active(float[] stereo, int rate) {
    int step = 2 * (rate / 10);
    double sum = 0;
    long count = 0;
    for (int from = 0; from + step <= stereo.length; from += step) {
      double squares = 0;
      for (int i = from; i < from + step; i++) {
        squares += (double) stereo[i] * stereo[i];
      }
      if (squares > 1e-5 * step) {
        sum += squares;
        count += step;
      }
    }
    return count == 0 ? -60 : 0.5 * Exact.decibels(sum / count);
  }

  static float peak(float[] stereo) {
    float peak = 0;
    for (float x : stereo) {
      peak = Math.max(peak, Math.abs(x));
    }
    return peak;
  }

  /**
   * Sines with falling levels.
   *
   * @param dbfs the level of them all, a full sine being -3
   * @param tilt by how many dB each is under the one before
   */
  static float[] sines(int length, int rate, double dbfs, double tilt, double... hertz) {
    double power = 0;
    for (int k = 0; k < hertz.length; k++) {
      power += Exact.gain(-2 * k * tilt);
    }
    double first = Exact.gain(dbfs) * Math.sqrt(2 / power);
    float[] to = new float[length];
    for (int k = 0; k < hertz.length; k++) {
      double gain = first * Exact.gain(-k * tilt);
      for (int i = 0; i < length / 2; i++) {
        double turns = hertz[k] * i / rate + 0.37 * k;
        float x = (float) (gain * Exact.sinTurns(turns - Math.floor(turns)));
        to[2 * i] += x;
        to[2 * i + 1] += x;
      }
    }
    return to;
  }

  /** White noise, the same for both sides. */
  static float[] noise(int length, double dbfs, long seed) {
    var random = new SplittableRandom(seed);
    double gain = Exact.gain(dbfs) * Math.sqrt(3);
    float[] to = new float[length];
    for (int i = 0; i + 1 < length; i += 2) {
      to[i] = (float) (gain * (2 * random.nextDouble() - 1));
      to[i + 1] = to[i];
    }
    return to;
  }

  /** What lies above a frequency, falling by 12 dB an octave below. */
  static float[] above(float[] stereo, int rate, double hertz) {
    double a = Exact.exp(-Exact.TWO_PI * hertz / rate);
    float[] to = stereo.clone();
    for (int pass = 0; pass < 2; pass++) {
      for (int side = 0; side < 2; side++) {
        double low = 0;
        for (int i = side; i < to.length; i += 2) {
          low = to[i] + a * (low - to[i]);
          to[i] -= (float) low;
        }
      }
    }
    return to;
  }

  /** What lies below a frequency, falling by 6 dB an octave above. */
  static float[] below(float[] stereo, int rate, double hertz) {
    double a = Exact.exp(-Exact.TWO_PI * hertz / rate);
    float[] to = stereo.clone();
    for (int side = 0; side < 2; side++) {
      double low = 0;
      for (int i = side; i < to.length; i += 2) {
        low = to[i] + a * (low - to[i]);
        to[i] = (float) low;
      }
    }
    return to;
  }

  /** On for {@code on} seconds in every {@code each}, with edges of 5 ms. */
  static float[] bursts(float[] stereo, int rate, double each, double on) {
    float[] to = stereo.clone();
    double edge = 0.005;
    for (int i = 0; i < to.length; i++) {
      int frame = i / 2;
      double t = (double) frame / rate;
      double into = t - each * Math.floor(t / each);
      to[i] *= (float) Math.clamp(Math.min(into, on - into) / edge, 0.0, 1.0);
    }
    return to;
  }
}
