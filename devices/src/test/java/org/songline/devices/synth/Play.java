package org.songline.devices.synth;

import org.songline.devices.DeviceRun;
import org.songline.devices.DeviceType;
import org.songline.devices.Events;
import org.songline.devices.Parameter;
import org.songline.dsp.Quantum;
import org.songline.dsp.spectral.RealFft;
import org.songline.dsp.spectral.Window;

/** Plays an instrument for a test, and looks at the lines of its spectrum. */
public final class Play {
  static final double RATE = 48_000;
  private static final int SIZE = 1 << 16;

  private Play() {}

  /** A new instrument with some values, {@code id=value} or {@code id=choice}; structural too. */
  public static DeviceRun with(DeviceType type, String... settings) {
    double[] values = DeviceRun.initial(type);
    for (String setting : settings) {
      String[] pair = setting.split("=", 2);
      int at = type.parameter(pair[0]);
      if (at < 0) {
        throw new IllegalArgumentException(pair[0]);
      }
      Parameter p = type.parameters().get(at);
      int choice = p.choices().indexOf(pair[1]);
      values[at] = choice >= 0 ? choice : Double.parseDouble(pair[1]);
    }
    return new DeviceRun(type, RATE, values);
  }

  public static DeviceRun on(DeviceRun run, int note, int key, double velocity) {
    run.io.events.add(Events.NOTE_ON, 0, note, key, (float) velocity);
    return run;
  }

  public static double[][] play(DeviceRun run, double seconds) {
    int quanta = (int) Math.ceil(seconds * RATE / Quantum.FRAMES);
    float[] audio = run.process(new float[quanta * Quantum.SAMPLES]);
    return new double[][] {DeviceRun.side(audio, 0), DeviceRun.side(audio, 1)};
  }

  public static double hertz(double key) {
    return 440 * Math.pow(2, (key - 69) / 12);
  }

  public static double rms(double[] x) {
    double sum = 0;
    for (double v : x) {
      sum += v * v;
    }
    return Math.sqrt(sum / x.length);
  }

  /** Power at each place of the spectrum of the next second or more. */
  public static double[] spectrum(DeviceRun run) {
    double[] x = play(run, (SIZE + 64) / RATE)[0];
    double[] window = Window.blackmanHarris(SIZE);
    for (int i = 0; i < SIZE; i++) {
      x[i] *= window[i];
    }
    RealFft fft = RealFft.of(SIZE);
    double[] re = new double[fft.bins()];
    double[] im = new double[fft.bins()];
    fft.forward(java.util.Arrays.copyOf(x, SIZE), re, im, fft.work());
    double[] power = new double[fft.bins()];
    for (int i = 0; i < power.length; i++) {
      power[i] = re[i] * re[i] + im[i] * im[i];
    }
    return power;
  }

  /** Decibels of the line near a frequency, on a scale of its own. */
  public static double line(double[] spectrum, double hertz) {
    int at = (int) Math.rint(hertz * SIZE / RATE);
    double sum = 1e-30;
    for (int i = Math.max(1, at - 6); i <= at + 6; i++) {
      sum += spectrum[i];
    }
    return 10 * Math.log10(sum);
  }

  /** The frequency of the strongest line near one, in cents from it. */
  public static double cents(double[] spectrum, double hertz) {
    int from = (int) (hertz * 0.97 * SIZE / RATE);
    int to = (int) (hertz * 1.03 * SIZE / RATE) + 2;
    int best = from;
    for (int i = from; i < to; i++) {
      best = spectrum[i] > spectrum[best] ? i : best;
    }
    // The lobe of the window is a parabola in decibels to a thousandth of a bin or so.
    double a = Math.log(spectrum[best - 1]);
    double b = Math.log(spectrum[best]);
    double c = Math.log(spectrum[best + 1]);
    double place = best + 0.5 * (a - c) / (a - 2 * b + c);
    return 1200 * Math.log(place * RATE / SIZE / hertz) / Math.log(2);
  }

  /** The strongest line up to 20 kHz that is no multiple of a frequency, against the strongest. */
  public static double alias(double[] power, double hertz) {
    double harmonic = 0;
    double other = 0;
    for (int i = 12; i < 20_000 * SIZE / RATE; i++) {
      double at = i * RATE / SIZE / hertz;
      boolean near = Math.abs(at - Math.rint(at)) * hertz * SIZE / RATE < 8;
      harmonic = near ? Math.max(harmonic, power[i]) : harmonic;
      other = near ? other : Math.max(other, power[i]);
    }
    return 10 * Math.log10(other / harmonic);
  }
}
