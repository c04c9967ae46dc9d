package org.songline.mastering.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.songline.dsp.Exact;
import org.songline.dsp.filter.MatchedEq;
import org.songline.dsp.filter.Response;

/**
 * Finds few bands of an equaliser that bring third octaves to wanted levels: a band is added where
 * most is missing, then all are moved together by least squares (Levenberg, Q. Appl. Math. 2
 * (1944); Marquardt, SIAM J. 11 (1963)) of what the very filters do to the spectrum, until little
 * is missing.
 */
final class BandFit {
  /** Wide bands are tried first; narrower ones only mend what those leave. */
  private static final double WIDE_Q = 1.5;

  private static final double MOST_Q = 4.5;
  private static final double LEAST_Q = 0.3;
  private static final double LOWEST = 25;
  private static final double HIGHEST = 18_000;
  private static final int ROUNDS = 14;

  /** What a decibel of gain counts beside a decibel of error: of equal fits the gentler wins. */
  private static final double GENTLE = 0.02;

  /** A band that makes the error smaller by less, in dB, is not worth having. */
  private static final double LEAST_GAIN = 0.01;

  private final double rate;
  private final double[] power;
  private final double[] wanted;
  private final double[] weights;
  private final double limit;
  private final MatchedEq design;
  private final Response response = new Response();
  private final double[] warped = new double[Bands.FINE];
  private final List<double[]> numbers = new ArrayList<>();
  private final List<MatchedEq.Shape> shapes = new ArrayList<>();
  private final List<double[]> curves = new ArrayList<>();
  private double mostQ = WIDE_Q;

  /**
   * @param power what comes in, by part of a band
   * @param wanted level of each band, dB
   * @param weights how much each band counts; 0 for not at all
   * @param limit of the gain of any band, dB
   */
  BandFit(double rate, double[] power, double[] wanted, double[] weights, double limit) {
    this.rate = rate;
    this.power = power;
    this.wanted = wanted;
    this.weights = weights;
    this.limit = limit;
    design = new MatchedEq(rate);
    for (int part = 0; part < Bands.FINE; part++) {
      warped[part] = Exact.warp(Math.min(0.49, Bands.middle(part) / rate));
    }
  }

  /**
   * Bands that leave at most an error.
   *
   * @param start bands to begin from; may be empty
   * @param enough root mean square error in dB that needs no further band
   * @param most bands
   */
  List<MatchBand> bands(List<MatchBand> start, double enough, int most) {
    start.forEach(band -> add(band.shape(), band.hertz(), band.gainDb(), band.q()));
    if (start.isEmpty()) {
      shelves();
    }
    if (!start.isEmpty()) {
      mostQ = MOST_Q;
    }
    settle();
    while (error() > enough && numbers.size() < most) {
      double before = error();
      int count = numbers.size();
      widen();
      settle();
      if (error() > before - LEAST_GAIN) {
        remove(count);
        settle();
        if (mostQ == MOST_Q) {
          break;
        }
        mostQ = MOST_Q;
      }
    }
    List<MatchBand> bands = new ArrayList<>();
    for (int i = 0; i < numbers.size(); i++) {
      double[] x = numbers.get(i);
      bands.add(new MatchBand(shapes.get(i), Exact.exp(x[0]), x[1], Exact.exp(x[2])).rounded());
    }
    bands.removeIf(band -> Math.abs(band.gainDb()) < 0.05);
    bands.sort(java.util.Comparator.comparingDouble(MatchBand::hertz));
    return bands;
  }

  /** The squared gain of bands in each part of a band. */
  static double[] curve(double rate, List<MatchBand> bands) {
    double[] all = new double[Bands.FINE];
    Arrays.fill(all, 1);
    var design = new MatchedEq(rate);
    var response = new Response();
    for (MatchBand band : bands) {
      design.design(band.shape(), band.hertz(), band.q(), band.gainDb(), true, response);
      for (int part = 0; part < Bands.FINE; part++) {
        all[part] *= response.power(Exact.warp(Math.min(0.49, Bands.middle(part) / rate)));
      }
    }
    return all;
  }

  private void shelves() {
    double[] missing = missing();
    add(MatchedEq.Shape.LOW_SHELF, 100, mean(missing, 3, 7), 0.6);
    add(MatchedEq.Shape.HIGH_SHELF, 7000, mean(missing, 26, 29), 0.6);
  }

  private double mean(double[] values, int from, int to) {
    double sum = 0;
    double weight = 0;
    for (int band = from; band <= to; band++) {
      sum += weights[band] * values[band];
      weight += weights[band];
    }
    return weight == 0 ? 0 : sum / weight;
  }

  private void add(MatchedEq.Shape shape, double hertz, double gain, double q) {
    double[] x = {Exact.log(hertz), gain, Exact.log(q)};
    limit(x);
    shapes.add(shape);
    numbers.add(x);
    curves.add(curve(shape, x));
  }

  private void remove(int index) {
    shapes.remove(index);
    numbers.remove(index);
    curves.remove(index);
  }

  /** Adds a bell where most is missing, as wide as that reaches. */
  private void widen() {
    double[] missing = missing();
    double most = 0;
    int at = 0;
    for (int band = 0; band < Bands.COUNT; band++) {
      double found = 0.5 * Math.abs(weights[band] * missing[band]);
      if (band > 0 && band < Bands.COUNT - 1) {
        found =
            Math.abs(
                0.25 * weights[band - 1] * missing[band - 1]
                    + 0.5 * weights[band] * missing[band]
                    + 0.25 * weights[band + 1] * missing[band + 1]);
      }
      if (found > most) {
        most = found;
        at = band;
      }
    }
    int low = at;
    int high = at;
    while (low > 0 && missing[low - 1] * missing[at] > 0.3 * missing[at] * missing[at]) {
      low--;
    }
    while (high < Bands.COUNT - 1
        && missing[high + 1] * missing[at] > 0.3 * missing[at] * missing[at]) {
      high++;
    }
    double octaves = (high - low + 1) / 3.0;
    add(
        MatchedEq.Shape.BELL,
        Bands.centre(0) * Exact.pow(10, 0.05 * (low + high)),
        missing[at],
        1.4 / octaves);
  }

  private void limit(double[] x) {
    x[0] = Math.clamp(x[0], Exact.log(LOWEST), Exact.log(Math.min(HIGHEST, 0.42 * rate)));
    x[1] = Math.clamp(x[1], -limit, limit);
    x[2] = Math.clamp(x[2], Exact.log(LEAST_Q), Exact.log(mostQ));
  }

  private double[] curve(MatchedEq.Shape shape, double[] x) {
    double q = shape == MatchedEq.Shape.BELL ? Exact.exp(x[2]) : Math.min(1, Exact.exp(x[2]));
    design.design(shape, Exact.exp(x[0]), q, x[1], true, response);
    double[] curve = new double[Bands.FINE];
    for (int part = 0; part < Bands.FINE; part++) {
      curve[part] = response.power(warped[part]);
    }
    return curve;
  }

  private double[] spectrum() {
    double[] spectrum = power.clone();
    for (double[] curve : curves) {
      for (int part = 0; part < Bands.FINE; part++) {
        spectrum[part] *= curve[part];
      }
    }
    return spectrum;
  }

  private double[] missing() {
    return missing(spectrum());
  }

  private double[] missing(double[] spectrum) {
    double[] missing = new double[Bands.COUNT];
    for (int band = 0; band < Bands.COUNT; band++) {
      missing[band] = weights[band] == 0 ? 0 : wanted[band] - level(spectrum, band);
    }
    return missing;
  }

  static double level(double[] spectrum, int band) {
    double sum = 0;
    for (int i = 0; i < Bands.PARTS; i++) {
      sum += spectrum[band * Bands.PARTS + i];
    }
    return Hearing.Heard.decibels(sum);
  }

  /** Root mean square of what is missing in the judged bands. */
  double error() {
    double[] missing = missing();
    double sum = 0;
    int count = 0;
    for (int band = Bands.FIRST_JUDGED; band <= Bands.LAST_JUDGED; band++) {
      if (weights[band] > 0) {
        sum += missing[band] * missing[band];
        count++;
      }
    }
    return count == 0 ? 0 : Math.sqrt(sum / count);
  }

  private double cost(double[] missing) {
    double sum = 0;
    for (int band = 0; band < Bands.COUNT; band++) {
      sum += weights[band] * missing[band] * missing[band];
    }
    for (double[] x : numbers) {
      sum += GENTLE * x[1] * x[1];
    }
    return sum;
  }

  /** Moves all bands together until nothing is gained. */
  private void settle() {
    int n = 3 * numbers.size();
    double damping = 0.03;
    double[] spectrum = spectrum();
    double[] missing = missing(spectrum);
    double cost = cost(missing);
    for (int round = 0; round < ROUNDS; round++) {
      double[] step = solve(normal(slopes(spectrum), missing, damping));
      List<double[]> before = numbers.stream().map(double[]::clone).toList();
      for (int i = 0; i < n; i++) {
        double most = i % 3 == 1 ? 3 : 0.5;
        numbers.get(i / 3)[i % 3] += Math.clamp(step[i], -most, most);
      }
      redraw();
      double[] next = spectrum();
      double[] nextMissing = missing(next);
      double nextCost = cost(nextMissing);
      if (nextCost < cost) {
        boolean settled = nextCost > 0.999 * cost;
        spectrum = next;
        missing = nextMissing;
        cost = nextCost;
        damping = Math.max(1e-4, damping / 4);
        if (settled) {
          break;
        }
      } else {
        for (int i = 0; i < numbers.size(); i++) {
          System.arraycopy(before.get(i), 0, numbers.get(i), 0, 3);
        }
        redraw();
        damping *= 6;
        if (damping > 1e4) {
          break;
        }
      }
    }
  }

  /** The normal equations of the least squares; a row's last number is its right side. */
  private double[][] normal(double[][] slopes, double[] missing, double damping) {
    int n = slopes.length;
    double[][] normal = new double[n][n + 1];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = product(slopes[i], slopes[j]);
        normal[i][j] = sum;
        normal[j][i] = sum;
      }
      double right = product(slopes[i], missing);
      if (i % 3 == 1) {
        normal[i][i] += GENTLE;
        right -= GENTLE * numbers.get(i / 3)[1];
      }
      normal[i][n] = right;
      normal[i][i] += damping * (normal[i][i] + 0.05);
    }
    return normal;
  }

  private double product(double[] a, double[] b) {
    double sum = 0;
    for (int band = 0; band < Bands.COUNT; band++) {
      sum += weights[band] * a[band] * b[band];
    }
    return sum;
  }

  private void redraw() {
    for (int i = 0; i < numbers.size(); i++) {
      limit(numbers.get(i));
      curves.set(i, curve(shapes.get(i), numbers.get(i)));
    }
  }

  /** By number and band: decibels of the level for each unit of the number. */
  private double[][] slopes(double[] spectrum) {
    double[][] slopes = new double[3 * numbers.size()][Bands.COUNT];
    double[] moved = new double[Bands.FINE];
    double[] levels = new double[Bands.COUNT];
    for (int band = 0; band < Bands.COUNT; band++) {
      levels[band] = level(spectrum, band);
    }
    for (int i = 0; i < slopes.length; i++) {
      double[] x = numbers.get(i / 3).clone();
      double step = i % 3 == 1 ? 0.05 : 0.02;
      x[i % 3] += step;
      double[] own = curves.get(i / 3);
      double[] other = curve(shapes.get(i / 3), x);
      for (int part = 0; part < Bands.FINE; part++) {
        moved[part] = spectrum[part] * other[part] / own[part];
      }
      for (int band = 0; band < Bands.COUNT; band++) {
        slopes[i][band] = weights[band] == 0 ? 0 : (level(moved, band) - levels[band]) / step;
      }
    }
    return slopes;
  }

  /** Gauss elimination; the normal matrix is positive. */
  private static double[] solve(double[][] a) {
    int n = a.length;
    for (int i = 0; i < n; i++) {
      for (int y = i + 1; y < n; y++) {
        double f = a[y][i] / a[i][i];
        for (int x = i; x <= n; x++) {
          a[y][x] -= f * a[i][x];
        }
      }
    }
    double[] x = new double[n];
    for (int i = n - 1; i >= 0; i--) {
      double value = a[i][n];
      for (int k = i + 1; k < n; k++) {
        value -= a[i][k] * x[k];
      }
      x[i] = value / a[i][i];
    }
    return x;
  }
}
