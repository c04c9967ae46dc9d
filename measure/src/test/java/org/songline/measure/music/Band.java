package org.songline.measure.music;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import org.songline.dsp.Exact;

/** A small band that plays exactly in time and in tune, for finders of tempo and key. */
final class Band {
  static final int RATE = 44_100;
  private static final int[] MAJOR = {0, 2, 4, 5, 7, 9, 11};
  private static final int[] MINOR = {0, 2, 3, 5, 7, 8, 10};

  private final float[] out;
  private final SplittableRandom random;
  private final TreeSet<Double> attacks = new TreeSet<>();
  private final List<Double> beats = new ArrayList<>();
  private final List<Double> downbeats = new ArrayList<>();

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

  /** When something begins, rising; what begins within 30 ms is one. */
  List<Double> attacks() {
    List<Double> apart = new ArrayList<>();
    for (double at : attacks) {
      if (at < seconds() - 0.05 && (apart.isEmpty() || at - apart.getLast() > 0.03)) {
        apart.add(at);
      }
    }
    return apart;
  }

  /** The beats of what {@link #play} or a {@link Groove} played. */
  List<Double> beats() {
    return beats;
  }

  /** Those of them that begin a bar. */
  List<Double> downbeats() {
    return downbeats;
  }

  void beat(double at, boolean first) {
    beats.add(at);
    if (first) {
      downbeats.add(at);
    }
  }

  private void noise(double at, double peak, double decaySeconds, boolean bright) {
    attacks.add(at);
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
    attacks.add(at);
    int start = (int) Math.rint(at * RATE);
    double phase = 0;
    for (int i = 0; i < 0.3 * RATE && start + i < out.length; i++) {
      double t = (double) i / RATE;
      double fade = Math.min(1, (0.3 - t) / 0.1);
      phase += (48 + 160 * StrictMath.exp(-t / 0.02)) / RATE;
      out[start + i] +=
          (float) (0.7 * peak * fade * StrictMath.exp(-t / 0.09) * Exact.sin(Exact.TWO_PI * phase));
    }
  }

  /** A plucked or held note of eight harmonics. */
  void note(double at, double seconds, double midi, double peak, boolean held) {
    attacks.add(at);
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
        double edge = edge(t / 0.01) * edge((seconds - t) / 0.04);
        out[start + i] += (float) (edge * im);
        double next = decay * (re * c - im * s);
        im = decay * (re * s + im * c);
        re = next;
      }
    }
  }

  /**
   * A note of eight harmonics that swells.
   *
   * @param attackSeconds until it is whole
   * @param vibrato depth in hundredths of the pitch; 0 for a pad
   */
  void soft(
      double at, double seconds, double midi, double peak, double attackSeconds, double vibrato) {
    attacks.add(at);
    int start = (int) Math.rint(at * RATE);
    double hertz = 440 * StrictMath.pow(2, (midi - 69) / 12);
    double phase = 0;
    for (int i = 0; i < seconds * RATE && start + i < out.length; i++) {
      double t = (double) i / RATE;
      double bend = 0.01 * vibrato * Exact.sin(Exact.TWO_PI * 5.5 * t) * edge(t / 0.3);
      phase += hertz * (1 + bend) / RATE;
      double sum = 0;
      for (int h = 1; h <= 8 && h * hertz < 0.45 * RATE; h++) {
        sum += Exact.sin(Exact.TWO_PI * h * phase) / (h * h * 0.6 + 0.4);
      }
      out[start + i] += (float) (peak * edge(t / attackSeconds) * edge((seconds - t) / 0.04) * sum);
    }
  }

  private static double edge(double x) {
    return x >= 1 ? 1 : 0.5 - 0.5 * Exact.cos(Math.PI * x);
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

  /** What a player of {@link #play} may leave out. */
  enum Player {
    DRUMS,
    BASS,
    CHORDS,
    MELODY
  }

  /**
   * The whole band in common time, with any tempo.
   *
   * @param bpm the tempo at a time in seconds
   * @param swing where the second eighth of a beat lies, 0.5 is straight
   * @param players who plays
   */
  Band play(DoubleUnaryOperator bpm, double swing, int beatsPerBar, Set<Player> players) {
    return play(bpm, swing, beatsPerBar, players, 0.4, seconds() - 0.5);
  }

  /** The same from one time to another. */
  Band play(
      DoubleUnaryOperator bpm,
      double swing,
      int beatsPerBar,
      Set<Player> players,
      double from,
      double to) {
    int[] degrees = {0, 5, 3, 4};
    int n = 0;
    double t = from;
    while (t < to) {
      double beat = 60 / bpm.applyAsDouble(t + 30 / bpm.applyAsDouble(t));
      int place = n % beatsPerBar;
      beat(t, place == 0);
      int degree = degrees[n / beatsPerBar % degrees.length];
      double off = t + swing * beat;
      if (players.contains(Player.DRUMS)) {
        boolean back = beatsPerBar == 3 ? place > 0 : place % 2 == 1;
        if (back) {
          snare(t, 0.8);
        } else {
          kick(t, 1);
        }
        hat(t, 0.7);
        hat(off, 0.6);
      }
      if (players.contains(Player.BASS)) {
        note(t, swing * beat, 33 + pitch(MINOR, degree), 0.2, false);
        if (place != 1) {
          note(off, (1 - swing) * beat, 33 + pitch(MINOR, degree), 0.15, false);
        }
      }
      if (players.contains(Player.CHORDS) && place == 0) {
        for (int voice = 0; voice < 4; voice++) {
          int key = 57 + pitch(MINOR, degree + 2 * voice);
          note(t, beatsPerBar * beat * 0.98, key, 0.05, true);
        }
      }
      if (players.contains(Player.MELODY)) {
        int step = degree + 2 * random.nextInt(3);
        note(t, beat, 69 + pitch(MINOR, step), 0.12, false);
        if (random.nextInt(3) == 0) {
          note(off, (1 - swing) * beat, 69 + pitch(MINOR, step + 1), 0.12, false);
        }
      }
      t += beat;
      n++;
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

  /** The chord and the bass on a degree of a minor key of A. */
  static int minor(int step) {
    return pitch(MINOR, step);
  }

  private static int pitch(int[] scale, int step) {
    return scale[step % 7] + 12 * (step / 7);
  }
}
