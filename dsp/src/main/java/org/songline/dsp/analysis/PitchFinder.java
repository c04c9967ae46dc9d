package org.songline.dsp.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.songline.dsp.Exact;
import org.songline.dsp.spectral.Fft;
import org.songline.dsp.spectral.RealFft;

/**
 * The pitch of a recorded note, by the normalised square difference of its waveform (McLeod and
 * Wyvill, "A smarter way to find pitch", 2005) in windows over its loud part, refined over as many
 * periods as stay alike. Finds 27 Hz to 4200 Hz, to about a cent where the note is steady.
 */
public final class PitchFinder {
  private static final int WINDOW_BITS = 13;
  private static final double LOWEST = 27;
  private static final double HIGHEST = 4200;
  private static final double CLEAR = 0.8;
  private static final double FIRST_PEAK = 0.9;
  private static final double TOP_SECONDS = 1.5;

  private final double rate;
  private final int window;
  private final RealFft fft;
  private final Fft.Work work;
  private final double[] x;
  private final double[] re;
  private final double[] im;
  private final double[] likeness;

  /**
   * A pitch.
   *
   * @param hertz of the fundamental
   * @param clarity how alike one period is to the next, 0 to 1
   */
  public record Pitch(double hertz, double clarity) {
    /** The pitch as a MIDI key with its fraction; 69 is 440 Hz. */
    public double key() {
      return 69 + 12 * Exact.log(hertz / 440) / Exact.log(2);
    }
  }

  private PitchFinder(double rate) {
    this.rate = rate;
    int bits = WINDOW_BITS + (int) Math.rint(Exact.log(rate / 48000) / Exact.log(2));
    window = 1 << Math.clamp(bits, 8, 18);
    fft = RealFft.of(2 * window);
    work = fft.work();
    x = new double[2 * window];
    re = new double[fft.bins()];
    im = new double[fft.bins()];
    likeness = new double[window];
  }

  /**
   * The pitch of a recording, or empty where it has none that is clear.
   *
   * @param mono full scale 1
   */
  public static Optional<Pitch> find(float[] mono, double rate) {
    return new PitchFinder(rate).find(mono);
  }

  private Optional<Pitch> find(float[] mono) {
    int loudest = loudest(mono);
    int end = (int) Math.min(mono.length, loudest + TOP_SECONDS * rate);
    List<Pitch> found = new ArrayList<>();
    int windows = 0;
    for (int from = loudest; from == loudest || from + window <= end; from += window / 2) {
      windows++;
      look(mono, from).ifPresent(found::add);
    }
    if (found.size() * 2 < windows) {
      return Optional.empty();
    }
    found.sort(Comparator.comparingDouble(Pitch::hertz));
    return Optional.of(found.get(found.size() / 2));
  }

  /** Where the loudest stretch begins, a little into it so that the attack is over. */
  private int loudest(float[] mono) {
    int hop = Math.max(1, window / 4);
    int best = 0;
    double most = -1;
    for (int from = 0; from < mono.length; from += hop) {
      double sum = 0;
      for (int i = from; i < Math.min(mono.length, from + window); i++) {
        sum += (double) mono[i] * mono[i];
      }
      if (sum > most * 1.05) {
        most = sum;
        best = from;
      }
    }
    return Math.max(0, Math.min(best + hop / 2, mono.length - window));
  }

  private Optional<Pitch> look(float[] mono, int from) {
    int count = Math.min(window, mono.length - from);
    int longest = (int) Math.min(count * 0.6, rate / LOWEST);
    int shortest = Math.max(2, (int) (rate / HIGHEST));
    if (longest <= shortest + 2) {
      return Optional.empty();
    }
    compare(mono, from, count);
    int first = 1;
    while (first < longest && likeness[first] > 0) {
      first++;
    }
    double most = 0;
    for (int lag = Math.max(first, shortest); lag < longest; lag++) {
      most = Math.max(most, likeness[lag]);
    }
    if (most < CLEAR) {
      return Optional.empty();
    }
    for (int lag = Math.max(first, shortest); lag < longest; lag++) {
      if (likeness[lag] >= FIRST_PEAK * most
          && likeness[lag] >= likeness[lag - 1]
          && likeness[lag] > likeness[lag + 1]) {
        return Optional.of(refined(lag, (int) (count * 0.7)));
      }
    }
    return Optional.empty();
  }

  /** Twice the likeness of the waveform to itself, over the energy of both: -1 to 1 by lag. */
  private void compare(float[] mono, int from, int count) {
    java.util.Arrays.fill(x, 0);
    double mean = 0;
    for (int i = 0; i < count; i++) {
      mean += mono[from + i];
    }
    mean /= count;
    double energy = 0;
    for (int i = 0; i < count; i++) {
      x[i] = mono[from + i] - mean;
      energy += 2 * x[i] * x[i];
    }
    double[] ends = new double[count];
    System.arraycopy(x, 0, ends, 0, count);
    fft.forward(x, re, im, work);
    for (int k = 0; k < re.length; k++) {
      re[k] = re[k] * re[k] + im[k] * im[k];
      im[k] = 0;
    }
    double[] products = new double[2 * window];
    fft.inverse(re, im, products, work);
    for (int lag = 0; lag < window; lag++) {
      boolean there = lag < count && energy > 1e-9;
      likeness[lag] = there ? 2 * products[lag] / energy : 0;
      if (lag < count) {
        double first = ends[lag];
        double last = ends[count - 1 - lag];
        energy -= first * first + last * last;
      }
    }
  }

  /** The peak between lags, and then at multiples of it, which tell the period more finely. */
  private Pitch refined(int lag, int most) {
    double period = peak(lag);
    double clarity = likeness[lag];
    for (int times = 2; times * period < most - 2; times++) {
      int near = (int) Math.rint(times * period);
      int best = near;
      int reach = Math.max(1, (int) (period * 0.1 / times) + 1);
      for (int at = near - reach; at <= near + reach; at++) {
        best = likeness[at] > likeness[best] ? at : best;
      }
      if (likeness[best] < 0.7 * clarity) {
        break;
      }
      period = peak(best) / times;
    }
    return new Pitch(rate / period, Math.min(1, clarity));
  }

  private double peak(int lag) {
    double before = likeness[lag - 1];
    double here = likeness[lag];
    double after = likeness[lag + 1];
    double bend = before - 2 * here + after;
    return bend >= 0 ? lag : lag + Math.clamp(0.5 * (before - after) / bend, -0.5, 0.5);
  }
}
