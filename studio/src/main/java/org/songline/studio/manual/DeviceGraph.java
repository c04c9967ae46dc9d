package org.songline.studio.manual;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.songline.devices.Assets;
import org.songline.devices.DeviceType;
import org.songline.devices.Events;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;
import org.songline.dsp.spectral.RealFft;

/**
 * What a device with given values does to test signals, as curves: each is made by its processor.
 */
public final class DeviceGraph {
  private static final int RATE = Rig.RATE;
  private static final int FFT = 1 << 15;
  private static final int OCTAVES = 10;
  private static final int PER_OCTAVE = 24;
  private static final double LOWEST = 20;
  private static final double QUIET = 0.01;
  private static final int STEPS = 320;
  private static final double FLOOR = -140;
  private static final double TONE = 250;
  private static final double HALF = 0.5;
  private static final double LONGEST = 12;
  private static final double SHORTEST = 0.05;
  private static final int OCTAVE_DOWN = 36;

  private DeviceGraph() {}

  /** What is asked. */
  public enum Of {
    /** Decibels over hertz, of a quiet impulse. */
    RESPONSE,
    /** Decibels out over decibels in, of a tone of 1 kHz. */
    LEVELS,
    /** Decibels over seconds after an impulse: the peak of each stretch. */
    DECAY,
    /** What a modulator says over seconds, with a note and a sound at each quarter. */
    SHAPE,
    /**
     * Two cycles: of a tone of 250 Hz at half of full scale after an effect, of a low C of an
     * instrument.
     */
    WAVE,
    /** The peak of each stretch over seconds, of a key held for half of them. */
    NOTE
  }

  /**
   * @param left one value for each x
   * @param right as many
   */
  public record Curve(List<Double> x, List<Double> left, List<Double> right) {}

  /**
   * Draws one.
   *
   * @param values of parameters that are not as they are when new, by id; unknown ones are ignored
   * @param tempo quarter notes a minute
   * @param seconds of those that go over time
   * @param key of the note, 0 to 127
   */
  public static Curve of(
      DeviceType type,
      Map<String, Double> values,
      Assets assets,
      Of of,
      double tempo,
      double seconds,
      int key) {
    List<Double> all =
        type.parameters().stream()
            .map(p -> p.limited(values.getOrDefault(p.id(), p.initial())))
            .toList();
    double length = Math.clamp(seconds, SHORTEST, LONGEST);
    if (of == Of.LEVELS) {
      return levels(type, all, assets, tempo);
    }
    Rig rig = new Rig(type, all, assets, tempo);
    return switch (of) {
      case RESPONSE -> response(rig);
      case DECAY -> decay(rig, length);
      case SHAPE -> shape(rig, tempo, length);
      case WAVE -> type.category() == DeviceType.Category.INSTRUMENT ? cycle(rig) : wave(rig);
      default -> note(rig, length, Math.clamp(key, 0, 127));
    };
  }

  /** Both sides of what comes out while so many frames go by. */
  private static double[][] run(Rig rig, int frames, Feed feed) {
    int whole = (frames + Quantum.FRAMES - 1) / Quantum.FRAMES * Quantum.FRAMES;
    double[][] out = new double[2][whole];
    for (int at = 0; at < whole; at += Quantum.FRAMES) {
      feed.fill(rig, at);
      rig.quantum();
      for (int f = 0; f < Quantum.FRAMES; f++) {
        out[0][at + f] = rig.io.audio[2 * f];
        out[1][at + f] = rig.io.audio[2 * f + 1];
      }
    }
    return out;
  }

  @FunctionalInterface
  private interface Feed {
    void fill(Rig rig, int at);
  }

  private static Feed signal(java.util.function.IntToDoubleFunction of) {
    return (rig, at) -> {
      for (int f = 0; f < Quantum.FRAMES; f++) {
        float x = (float) of.applyAsDouble(at + f);
        rig.io.audio[2 * f] = x;
        rig.io.audio[2 * f + 1] = x;
      }
    };
  }

  private static Curve response(Rig rig) {
    double[][] out = run(rig, FFT, signal(i -> i == 0 ? QUIET : 0));
    List<Double> x = new ArrayList<>();
    for (int i = 0; i <= OCTAVES * PER_OCTAVE; i++) {
      double hertz = LOWEST * Exact.pow(2, i / (double) PER_OCTAVE);
      if (hertz < RATE * HALF) {
        x.add(rounded(hertz));
      }
    }
    return new Curve(x, magnitudes(out[0], x), magnitudes(out[1], x));
  }

  /** Between the two nearest bins along a straight line, so that narrow bands are not smeared. */
  private static List<Double> magnitudes(double[] answer, List<Double> hertz) {
    RealFft fft = RealFft.of(FFT);
    double[] re = new double[FFT / 2 + 1];
    double[] im = new double[FFT / 2 + 1];
    fft.forward(answer, re, im, fft.work());
    List<Double> result = new ArrayList<>();
    for (double each : hertz) {
      double bin = each * FFT / RATE;
      int low = (int) bin;
      double part = bin - low;
      double from = re[low] * re[low] + im[low] * im[low];
      double to = re[low + 1] * re[low + 1] + im[low + 1] * im[low + 1];
      result.add(decibels(Math.sqrt(from + part * (to - from)) / QUIET));
    }
    return result;
  }

  private static Curve levels(DeviceType type, List<Double> values, Assets assets, double tempo) {
    List<Double> x = new ArrayList<>();
    List<Double> left = new ArrayList<>();
    List<Double> right = new ArrayList<>();
    int frames = RATE / 2;
    for (int level = -60; level <= 0; level += 3) {
      double gain = Exact.gain(level);
      double[][] out =
          run(
              new Rig(type, values, assets, tempo),
              frames,
              signal(i -> gain * Exact.sin(Exact.TWO_PI * 1000 * i / RATE)));
      x.add((double) level);
      left.add(decibels(peak(out[0], frames - RATE / 10, frames)));
      right.add(decibels(peak(out[1], frames - RATE / 10, frames)));
    }
    return new Curve(x, left, right);
  }

  private static Curve decay(Rig rig, double seconds) {
    int frames = (int) (seconds * RATE);
    return stretches(run(rig, frames, signal(i -> i == 0 ? 1 : 0)), frames, true);
  }

  private static Curve note(Rig rig, double seconds, int key) {
    int frames = (int) (seconds * RATE);
    int end = frames / 2 / Quantum.FRAMES * Quantum.FRAMES;
    return stretches(run(rig, frames, key(key, end)), frames, false);
  }

  private static Feed key(int key, int end) {
    return (rig, at) -> {
      Arrays.fill(rig.io.audio, 0);
      if (at == 0) {
        rig.io.events.add(Events.NOTE_ON, 0, 1, key, 0.8f);
      } else if (at == end) {
        rig.io.events.add(Events.NOTE_OFF, 0, 1, key, 0);
      }
    };
  }

  private static Curve stretches(double[][] out, int frames, boolean inDecibels) {
    List<Double> x = new ArrayList<>();
    List<List<Double>> sides = List.of(new ArrayList<>(), new ArrayList<>());
    for (int i = 0; i < STEPS; i++) {
      int from = (int) ((long) i * frames / STEPS);
      int to = Math.max(from + 1, (int) ((long) (i + 1) * frames / STEPS));
      x.add(rounded(from / (double) RATE));
      for (int side = 0; side < 2; side++) {
        double peak = peak(out[side], from, to);
        sides.get(side).add(inDecibels ? decibels(peak) : rounded(peak));
      }
    }
    return new Curve(x, sides.get(0), sides.get(1));
  }

  private static Curve wave(Rig rig) {
    int start = RATE / 2 + rig.processor.latency();
    int frames = (int) (2 * RATE / TONE);
    double[][] out =
        run(rig, start + frames, signal(i -> HALF * Exact.sin(Exact.TWO_PI * TONE * i / RATE)));
    return samples(out, start, frames);
  }

  private static Curve cycle(Rig rig) {
    double hertz = 440 * Exact.pow(2, (OCTAVE_DOWN - 69) / 12.0);
    int start = RATE / 4;
    int frames = (int) Math.rint(2 * RATE / hertz);
    return samples(run(rig, start + frames, key(OCTAVE_DOWN, -1)), start, frames);
  }

  private static Curve samples(double[][] out, int start, int frames) {
    List<Double> x = new ArrayList<>();
    List<Double> left = new ArrayList<>();
    List<Double> right = new ArrayList<>();
    for (int i = 0; i < frames; i++) {
      x.add(rounded(i / (double) RATE));
      left.add(rounded(out[0][start + i]));
      right.add(rounded(out[1][start + i]));
    }
    return new Curve(x, left, right);
  }

  private static Curve shape(Rig rig, double tempo, double seconds) {
    int frames = (int) (seconds * RATE);
    int quarter =
        (int) Math.max(Quantum.FRAMES, 60 * RATE / tempo) / Quantum.FRAMES * Quantum.FRAMES;
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    int every = Math.max(1, frames / Quantum.FRAMES / (2 * STEPS));
    for (int q = 0; q * Quantum.FRAMES < frames; q++) {
      int at = q * Quantum.FRAMES;
      for (int f = 0; f < Quantum.FRAMES; f++) {
        int in = (at + f) % quarter;
        float level =
            in < RATE / 10 ? (float) (0.8 * Exact.sin(Exact.TWO_PI * 220 * in / RATE)) : 0;
        rig.io.audio[2 * f] = level;
        rig.io.audio[2 * f + 1] = level;
      }
      if (at % quarter == 0) {
        rig.io.events.add(Events.NOTE_ON, 0, q + 1, 60, 0.8f);
      }
      rig.quantum();
      if (q % every == 0) {
        x.add(rounded(at / (double) RATE));
        y.add(rounded(rig.io.modulation[0]));
      }
    }
    return new Curve(x, y, y);
  }

  private static double peak(double[] samples, int from, int to) {
    double peak = 0;
    for (int i = from; i < to; i++) {
      peak = Math.max(peak, Math.abs(samples[i]));
    }
    return peak;
  }

  private static double decibels(double gain) {
    return gain < 1e-7 ? FLOOR : rounded(Exact.decibels(gain));
  }

  private static double rounded(double value) {
    return Math.rint(value * 1e4) / 1e4;
  }
}
