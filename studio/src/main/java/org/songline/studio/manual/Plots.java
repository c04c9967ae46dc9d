package org.songline.studio.manual;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.songline.devices.DeviceType;
import org.songline.devices.Events;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;
import org.songline.dsp.spectral.RealFft;
import org.songline.measure.plot.LinePlot;
import org.songline.measure.plot.LinePlot.Across;
import org.songline.measure.plot.LinePlot.Line;
import org.songline.measure.plot.Picture;

/** What a new device does to test signals, as pictures by a short name. */
final class Plots {
  private static final int RATE = Rig.RATE;
  private static final double FLOOR = -120;

  private final DeviceType type;
  private final Path library;

  Plots(DeviceType type, Path library) {
    this.type = type;
    this.library = library;
  }

  Map<String, Picture> all() {
    Map<String, Picture> plots = new LinkedHashMap<>();
    switch (type.category()) {
      case EFFECT -> {
        plots.put("response", response());
        plots.put("levels", levels());
        plots.put("harmonics", harmonics());
        plots.put("decay", decay());
      }
      case INSTRUMENT -> {
        double[] note = note();
        plots.put("spectrum", spectrum(note));
        plots.put("envelope", envelope("A note of one second", note, 3));
      }
      case NOTE -> plots.put("notes", notes());
      case MODULATOR -> plots.put("shape", shape());
    }
    return plots;
  }

  /** The magnitude of the answer to a quiet impulse, over twelfths of an octave. */
  private Picture response() {
    int size = 1 << 16;
    double[] signal = new double[size];
    signal[0] = 0.01;
    double[] heard = new Rig(type, library).through(signal);
    double[] power = power(heard);
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    for (double hertz = 20; hertz <= 20_000; hertz *= Exact.pow(2, 1 / 12.0)) {
      int low = (int) Math.ceil(hertz * Exact.pow(2, -1 / 24.0) * size / RATE);
      int high = Math.max(low, (int) (hertz * Exact.pow(2, 1 / 24.0) * size / RATE));
      double sum = 0;
      for (int k = low; k <= high; k++) {
        sum += power[k];
      }
      x.add(hertz);
      y.add(decibels(Math.sqrt(sum / (high - low + 1)) / 0.01));
    }
    double top = y.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    double ceiling = Math.max(12, 6 * Math.ceil((top + 3) / 6));
    return new LinePlot(
        "Frequency response",
        "dB over Hz, of a quiet impulse, 1/12 octave",
        new Across.Frequency(),
        ceiling - 48,
        ceiling,
        6,
        List.of(new Line("", x, y)));
  }

  private static double[] power(double[] signal) {
    RealFft fft = RealFft.of(signal.length);
    double[] re = new double[signal.length / 2 + 1];
    double[] im = new double[signal.length / 2 + 1];
    fft.forward(signal, re, im, fft.work());
    double[] power = new double[re.length];
    for (int k = 0; k < power.length; k++) {
      power[k] = re[k] * re[k] + im[k] * im[k];
    }
    return power;
  }

  private static double decibels(double gain) {
    return gain < 1e-7 ? FLOOR - 20 : Exact.decibels(gain);
  }

  private static double[] tone(double hertz, double level, double seconds) {
    double[] tone = new double[(int) (seconds * RATE) / Quantum.FRAMES * Quantum.FRAMES];
    for (int i = 0; i < tone.length; i++) {
      tone[i] = level * Exact.sin(Exact.TWO_PI * hertz * i / RATE);
    }
    return tone;
  }

  private static double rms(double[] x, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += x[i] * x[i];
    }
    return Math.sqrt(sum / (to - from));
  }

  /** Levels of a tone of 1 kHz before and after. */
  private Picture levels() {
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    for (int db = -60; db <= 0; db += 2) {
      double[] heard = new Rig(type, library).through(tone(1000, Exact.gain(db), 0.6));
      int end = heard.length;
      x.add((double) db);
      y.add(decibels(rms(heard, end - RATE / 10, end) * Math.sqrt(2)));
    }
    return new LinePlot(
        "Level out over level in",
        "dBFS, a tone of 1 kHz after half a second",
        new Across.Numbers(-60, 0, 10),
        -72,
        12,
        12,
        List.of(new Line("device", x, y), new Line("unchanged", x, x)));
  }

  /** The spectrum of what becomes of a tone of about 1 kHz at -12 dBFS. */
  private Picture harmonics() {
    int size = 1 << 15;
    double hertz = Math.rint(1000.0 * size / RATE) * RATE / size;
    double[] heard = new Rig(type, library).through(tone(hertz, 0.25, 2));
    double[] last = new double[size];
    System.arraycopy(heard, heard.length - size, last, 0, size);
    double[] power = power(hann(last));
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    int per = Math.max(1, size / 4096);
    for (int k = 13;
        k + per < power.length && (k + per) * (double) RATE / size < 20_000;
        k += per) {
      double peak = 0;
      for (int i = k; i < k + per; i++) {
        peak = Math.max(peak, power[i]);
      }
      x.add((k + per / 2.0) * RATE / size);
      y.add(decibels(Math.sqrt(peak) * 4 / size));
    }
    return new LinePlot(
        "Harmonics",
        "dBFS over Hz, a tone of 1 kHz at -12 dBFS",
        new Across.Frequency(),
        -132,
        0,
        12,
        List.of(new Line("", x, y)));
  }

  private static double[] hann(double[] x) {
    double[] windowed = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      windowed[i] = x[i] * (0.5 - 0.5 * Exact.cos(Exact.TWO_PI * i / x.length));
    }
    return windowed;
  }

  /** How the answer to an impulse dies away. */
  private Picture decay() {
    double[] signal = new double[3 * RATE / Quantum.FRAMES * Quantum.FRAMES];
    signal[RATE / 20] = 1;
    return envelope("After an impulse at 0.05 s", new Rig(type, library).through(signal), 3);
  }

  private static Picture envelope(String title, double[] heard, double seconds) {
    int step = RATE / 200;
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    for (int at = 0; at + step <= Math.min(heard.length, seconds * RATE); at += step) {
      x.add(at / (double) RATE);
      y.add(decibels(rms(heard, at, at + step)));
    }
    return new LinePlot(
        title,
        "dBFS, mean of 5 ms",
        new Across.Time(seconds),
        -96,
        0,
        12,
        List.of(new Line("", x, y)));
  }

  private double[] note() {
    Rig rig = new Rig(type, library);
    int total = 3 * RATE / Quantum.FRAMES;
    double[] heard = new double[total * Quantum.FRAMES];
    for (int q = 0; q < total; q++) {
      java.util.Arrays.fill(rig.io.audio, 0);
      if (q == 0) {
        rig.io.events.add(Events.NOTE_ON, 0, 1, 48, 0.8f);
      } else if (q == RATE / Quantum.FRAMES) {
        rig.io.events.add(Events.NOTE_OFF, 0, 1, 48, 0);
      }
      rig.quantum();
      for (int f = 0; f < Quantum.FRAMES; f++) {
        heard[q * Quantum.FRAMES + f] = rig.io.audio[2 * f];
      }
    }
    return heard;
  }

  private static Picture spectrum(double[] note) {
    int size = 1 << 15;
    double[] first = new double[size];
    System.arraycopy(note, RATE / 20, first, 0, size);
    double[] power = power(hann(first));
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    for (int k = 13; k < power.length && k * (double) RATE / size < 20_000; k += 1 + k / 600) {
      double peak = 0;
      for (int i = k; i < Math.min(power.length, k + 1 + k / 600); i++) {
        peak = Math.max(peak, power[i]);
      }
      x.add(k * (double) RATE / size);
      y.add(decibels(Math.sqrt(peak) * 4 / size));
    }
    return new LinePlot(
        "Spectrum",
        "dBFS over Hz, C3 from 50 ms on",
        new Across.Frequency(),
        -120,
        0,
        12,
        List.of(new Line("", x, y)));
  }

  /** What becomes of C, E and G held for a bar, as keys over time. */
  private Picture notes() {
    Rig rig = new Rig(type, library);
    List<Line> lines = new ArrayList<>();
    Map<Integer, double[]> begun = new LinkedHashMap<>();
    int[] keys = {60, 64, 67};
    for (int q = 0; q < 3 * RATE / Quantum.FRAMES; q++) {
      for (int i = 0; i < keys.length; i++) {
        if (q == 0) {
          rig.io.events.add(Events.NOTE_ON, 0, i + 1, keys[i], 0.8f);
        } else if (q == 2 * RATE / Quantum.FRAMES) {
          rig.io.events.add(Events.NOTE_OFF, 0, i + 1, keys[i], 0);
        }
      }
      long now = rig.io.frame;
      rig.quantum();
      Events played = rig.io.played;
      for (int i = 0; i < played.size(); i++) {
        double at = (now + played.frame(i)) / (double) RATE;
        if (played.kind(i) == Events.NOTE_ON) {
          begun.put(played.note(i), new double[] {at, played.key(i)});
        } else if (played.kind(i) == Events.NOTE_OFF) {
          double[] from = begun.remove(played.note(i));
          if (from != null) {
            lines.add(new Line("", List.of(from[0], at), List.of(from[1], from[1])));
          }
        }
      }
    }
    return new LinePlot(
        "C, E and G held for a bar", "keys over seconds", new Across.Time(3), 36, 96, 12, lines);
  }

  /** What it says over two bars in which a note begins at each quarter. */
  private Picture shape() {
    Rig rig = new Rig(type, library);
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    for (int q = 0; q < 4 * RATE / Quantum.FRAMES; q++) {
      for (int f = 0; f < Quantum.FRAMES; f++) {
        int in = (int) ((rig.io.frame + f) % (RATE / 2));
        float loud = in < RATE / 10 ? 0.8f : 0;
        float level = (float) (loud * Exact.sin(Exact.TWO_PI * 220 * in / RATE));
        rig.io.audio[2 * f] = level;
        rig.io.audio[2 * f + 1] = level;
      }
      if (rig.io.frame % (RATE / 2) == 0) {
        rig.io.events.add(Events.NOTE_ON, 0, q + 1, 60, 0.8f);
      }
      double at = rig.io.frame / (double) RATE;
      rig.quantum();
      x.add(at);
      y.add(100.0 * rig.io.modulation[0]);
    }
    return new LinePlot(
        "What it says",
        "% of its swing, two bars with a note or a sound at each quarter",
        new Across.Time(4),
        -100,
        100,
        50,
        List.of(new Line("", x, y)));
  }
}
