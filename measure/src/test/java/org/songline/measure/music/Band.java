package org.songline.measure.music;

import java.util.SplittableRandom;
import org.songline.dsp.Exact;

/** A small band that plays exactly in time and in tune, for finders of tempo and key. */
final class Band {
  static final int RATE = 44_100;
  private static final int[] MAJOR = {0, 2, 4, 5, 7, 9, 11};
  private static final int[] MINOR = {0, 2, 3, 5, 7, 8, 10};

  private final float[] out;
  private final SplittableRandom random;

  Band(double seconds, long seed) {
    out = new float[(int) (seconds * RATE)];
    random = new SplittableRandom(seed);
  }

  float[] sound() {
    return out;
  }

  double seconds() {
    return (double) out.length / RATE;
  }

  private void noise(double at, double peak, double decaySeconds, boolean bright) {
    int start = (int) Math.rint(at * RATE);
    float last = 0;
    double level = peak;
    double decay = StrictMath.exp(-1 / (decaySeconds * RATE));
    for (int i = 0; i < 6 * decaySeconds * RATE && start + i < out.length; i++) {
      float x = (float) (2 * random.nextDouble() - 1);
      float y = bright ? x - last : x;
      last = x;
      out[start + i] += (float) (level * y);
      level *= decay;
    }
  }

  void hat(double at, double peak) {
    noise(at, 0.2 * peak, 0.02, true);
  }

  void snare(double at, double peak) {
    noise(at, 0.35 * peak, 0.06, false);
  }

  void kick(double at, double peak) {
    int start = (int) Math.rint(at * RATE);
    double phase = 0;
    for (int i = 0; i < 0.3 * RATE && start + i < out.length; i++) {
      double t = (double) i / RATE;
      phase += (48 + 160 * StrictMath.exp(-t / 0.02)) / RATE;
      out[start + i] +=
          (float) (0.7 * peak * StrictMath.exp(-t / 0.09) * Exact.sin(Exact.TWO_PI * phase));
    }
  }

  /** A plucked or held note of eight harmonics. */
  void note(double at, double seconds, double midi, double peak, boolean held) {
    int start = (int) Math.rint(at * RATE);
    double hertz = 440 * StrictMath.pow(2, (midi - 69) / 12);
    int length = (int) (seconds * RATE);
    for (int h = 1; h <= 8 && h * hertz < 0.45 * RATE; h++) {
      double c = Exact.cos(Exact.TWO_PI * h * hertz / RATE);
      double s = Exact.sin(Exact.TWO_PI * h * hertz / RATE);
      double re = peak / (h * h * 0.6 + 0.4);
      double im = 0;
      double decay = held ? 1 : StrictMath.exp(-1 / (0.5 * RATE));
      for (int i = 0; i < length && start + i < out.length; i++) {
        double t = (double) i / RATE;
        double edge = Math.min(1, Math.min(t / 0.01, (seconds - t) / 0.02));
        out[start + i] += (float) (edge * im);
        double next = decay * (re * c - im * s);
        im = decay * (re * s + im * c);
        re = next;
      }
    }
  }

  /** Kick, snare and hats of four beats to the bar; swing moves the off-beats, 0.5 is straight. */
  Band drums(double bpm, double swing) {
    double beat = 60 / bpm;
    int n = 0;
    for (double t = 0.05; t < seconds(); t += beat, n++) {
      if (n % 2 == 0) {
        kick(t, 1);
      } else {
        snare(t, 1);
      }
      hat(t, 0.8);
      hat(t + swing * beat, 0.6);
    }
    return this;
  }

  /** One kick a beat and hats between: house. */
  Band fourOnTheFloor(double bpm) {
    double beat = 60 / bpm;
    int n = 0;
    for (double t = 0.05; t < seconds(); t += beat, n++) {
      kick(t, 1);
      hat(t + beat / 2, 1);
      if (n % 2 == 1) {
        snare(t, 0.7);
      }
    }
    return this;
  }

  /** Chords on the given degrees of a scale, one a bar of two seconds, bass and a melody. */
  Band song(int tonic, boolean minor, double cents, double barSeconds, int... degrees) {
    int[] scale = minor ? MINOR : MAJOR;
    int bar = 0;
    for (double t = 0; t < seconds() - 0.1; t += barSeconds, bar++) {
      int degree = degrees[bar % degrees.length];
      for (int voice = 0; voice < 3; voice++) {
        note(
            t, barSeconds, 48 + pitch(scale, degree + 2 * voice) + tonic + cents / 100, 0.07, true);
      }
      for (int i = 0; i < 4; i++) {
        double at = t + i * barSeconds / 4;
        note(at, barSeconds / 4, 36 + pitch(scale, degree) + tonic + cents / 100, 0.15, false);
        int step = degree + 2 * random.nextInt(3) + (i == 3 ? 1 : 0);
        note(at, barSeconds / 4, 60 + pitch(scale, step) + tonic + cents / 100, 0.12, false);
      }
    }
    return this;
  }

  private static int pitch(int[] scale, int step) {
    return scale[step % 7] + 12 * (step / 7);
  }
}
