package org.songline.dsp.filter;

import java.util.Arrays;
import org.songline.dsp.Exact;

/**
 * Designs equaliser bands whose magnitude follows the analogue curve to the top of the hearing
 * range, where the bilinear transform cramps it.
 *
 * <p>The squared magnitude of a biquad is a ratio of two quadratics in the square of the sine of
 * half the angular frequency (Vicanek, "Matched Second Order Digital Filters", 2016). Here the
 * quadratics are fitted to the analogue curve at chosen frequencies, least squares of the relative
 * error with the denominator of the round before as weight (Sanathanan and Koerner, 1963), starting
 * from impulse-invariant poles; then the minimum-phase factors are taken. Boosts are designed and
 * cuts are their inverse. One instance is for one thread and allocates nothing after it is made.
 */
public final class MatchedEq {
  /** The shapes of a band. Q is that of the analogue prototype. */
  public enum Shape {
    /**
     * A bump or a dip, {@code (s2 + s A/Q + 1) / (s2 + s/(AQ) + 1)} with A the root of the gain.
     */
    BELL,
    LOW_SHELF,
    HIGH_SHELF,
    /** Takes away what lies below: 12 dB an octave. */
    LOW_CUT,
    /** Takes away what lies above: 12 dB an octave. */
    HIGH_CUT,
    NOTCH,
    /** A high shelf that leaves its centre at 0 dB: half the gain up above, half down below. */
    TILT,
    /** Only what lies around the centre, which keeps its level: 6 dB an octave on both sides. */
    BAND_PASS,
    /** Turns the phase by a whole turn around the centre and leaves every level. */
    ALL_PASS,
    /** 6 dB an octave; Q is not used. */
    GENTLE_LOW_CUT,
    GENTLE_HIGH_CUT
  }

  private static final double[] NEAR = {0.12, 0.25, 0.5, 0.7, 0.85, 0.95, 1, 1.05, 1.18, 1.4, 2, 4};
  private static final int ABOVE = 5;
  private static final int ROUNDS = 3;

  private final double rate;
  private final double top;
  private final double[] phi = new double[NEAR.length + ABOVE];
  private final double[] target = new double[NEAR.length + ABOVE];
  private final double[][] normal = new double[4][5];
  private final double[] row = new double[5];
  private int points;

  // The quadratics: value at 0, value at half the rate, and the middle term.
  private double n1;
  private double n2;
  private double d1;
  private double d2;

  /** How a band-pass rises from 0 Hz: power over the squared sine of half the angle. */
  private double slope;

  public MatchedEq(double rate) {
    this.rate = rate;
    top = Math.min(0.925 * 0.5, Math.max(20500, 0.3 * rate) / rate);
  }

  /**
   * Designs a band.
   *
   * @param hertz centre or corner, kept below 0.49 of the rate
   * @param db gain of bells, shelves and tilts; not used by cuts and notches
   * @param matched whether to follow the analogue curve; otherwise the bilinear transform, with its
   *     cramped highs, as in most digital equalisers
   */
  public void design(
      Shape shape, double hertz, double q, double db, boolean matched, Response result) {
    double cycles = Math.clamp(hertz / rate, 1e-5, 0.49);
    double root = Exact.gain(Math.abs(db) / 2);
    boolean cut = db < 0;
    switch (shape) {
      case BELL -> {
        if (!fit(Kind.BELL, matched, cycles, q, root)) {
          bilinearBell(cycles, q, root, result);
        } else {
          factor(1, false, result);
        }
        if (cut) {
          invert(result);
        }
      }
      case LOW_SHELF, HIGH_SHELF, TILT -> {
        if (!fit(Kind.SHELF, matched, cycles, q, root)) {
          bilinearShelf(cycles, q, root, result);
        } else {
          factor(1, false, result);
        }
        boolean inverse = shape == Shape.LOW_SHELF ? !cut : cut;
        if (inverse) {
          invert(result);
        }
        if (shape == Shape.LOW_SHELF) {
          result.scale(cut ? 1 / (root * root) : root * root);
        } else if (shape == Shape.TILT) {
          result.scale(cut ? root : 1 / root);
        }
      }
      case HIGH_CUT -> {
        if (!fit(Kind.HIGH_CUT, matched, cycles, q, 1)) {
          result.set(Exact.warp(cycles), 1 / q, 0, 0, 1);
        } else {
          factor(1, false, result);
        }
      }
      case LOW_CUT -> {
        if (!fit(Kind.LOW_CUT, matched, cycles, q, 1)) {
          result.set(Exact.warp(cycles), 1 / q, 1, -1 / q, -1);
        } else {
          factor(0, true, result);
        }
      }
      case NOTCH -> {
        if (!fit(Kind.NOTCH, matched, cycles, q, 1)) {
          result.set(Exact.warp(cycles), 1 / q, 1, -1 / q, 0);
        } else {
          factor(1, true, result);
        }
      }
      case BAND_PASS -> {
        if (!fit(Kind.BAND_PASS, matched, cycles, q, 1)) {
          result.set(Exact.warp(cycles), 1 / q, 0, 1 / q, 0);
        } else {
          factor(0, false, result);
        }
      }
      case ALL_PASS -> result.set(Exact.warp(cycles), 1 / q, 1, -2 / q, 0);
      case GENTLE_LOW_CUT -> FirstOrder.lowCut(cycles, top, matched, result);
      case GENTLE_HIGH_CUT -> FirstOrder.highCut(cycles, top, matched, result);
    }
  }

  /**
   * The power of the analogue curve that a band follows.
   *
   * @param hertz where to look
   * @param centre centre or corner of the band
   * @param db gain of bells and shelves
   * @throws IllegalArgumentException for shapes other than bells, shelves and cuts
   */
  public static double power(Shape shape, double hertz, double centre, double q, double db) {
    double u = hertz / centre * (hertz / centre);
    double root = Exact.gain(Math.abs(db) / 2);
    return switch (shape) {
      case BELL -> turned(analogue(Kind.BELL, u, q, root), db < 0);
      case HIGH_SHELF -> turned(analogue(Kind.SHELF, u, q, root), db < 0);
      case LOW_SHELF ->
          turned(root * root * root * root / analogue(Kind.SHELF, u, q, root), db < 0);
      case LOW_CUT -> analogue(Kind.LOW_CUT, u, q, 1);
      case HIGH_CUT -> analogue(Kind.HIGH_CUT, u, q, 1);
      case GENTLE_LOW_CUT -> u / (1 + u);
      case GENTLE_HIGH_CUT -> 1 / (1 + u);
      default -> throw new IllegalArgumentException("no analogue curve of " + shape);
    };
  }

  private static double turned(double power, boolean cut) {
    return cut ? 1 / power : power;
  }

  private enum Kind {
    BELL(true, 2),
    SHELF(true, 2),
    HIGH_CUT(false, 2),
    LOW_CUT(false, 1),
    NOTCH(false, 0),
    BAND_PASS(false, 1);

    final boolean hasGain;
    final int freeZeros;

    Kind(boolean hasGain, int freeZeros) {
      this.hasGain = hasGain;
      this.freeZeros = freeZeros;
    }
  }

  private static void bilinearBell(double cycles, double q, double root, Response r) {
    double k = 1 / (q * root);
    r.set(Exact.warp(cycles), k, 1, k * (root * root - 1), 0);
  }

  private static void bilinearShelf(double cycles, double q, double root, Response r) {
    double g = Exact.warp(cycles) * Math.sqrt(root);
    double k = 1 / q;
    r.set(g, k, root * root, k * (1 - root) * root, 1 - root * root);
  }

  /** The analogue power at {@code u}, the square of frequency over centre. */
  private static double analogue(Kind kind, double u, double q, double a) {
    double v = (1 - u) * (1 - u);
    double uq = u / (q * q);
    return switch (kind) {
      case BELL -> (v + uq * a * a) / (v + uq / (a * a));
      case SHELF -> {
        double up = 1 - a * u;
        double down = a - u;
        yield a * a * (up * up + uq * a) / (down * down + uq * a);
      }
      case HIGH_CUT -> 1 / (v + uq);
      case LOW_CUT -> u * u / (v + uq);
      case NOTCH -> v / (v + uq);
      case BAND_PASS -> uq / (v + uq);
    };
  }

  /** Square of the sine of half the angular frequency. */
  private static double phi(double cycles) {
    double s = Exact.sinPi(cycles);
    return s * s;
  }

  /**
   * Fits the quadratics.
   *
   * @return false where the bilinear transform serves: asked for, so low that it does not matter,
   *     or no stable minimum-phase fit
   */
  private boolean fit(Kind kind, boolean matched, double cycles, double q, double a) {
    // A narrow band-pass is far down where the bilinear transform errs, and hard to fit.
    double low = kind == Kind.BAND_PASS ? 1e-4 * Math.max(1, 4 * q) : 0.002;
    if (!matched || cycles < low || (a == 1 && kind.hasGain)) {
      return false;
    }
    slope = 1 / (Math.PI * Math.PI * cycles * cycles * q * q);
    choosePoints(kind, cycles, q, a);
    startFromPoles(kind, cycles, q, a);
    double zero = phi(cycles);
    if (fitBoth(kind, zero)) {
      return true;
    }
    // Equal real poles are a saddle of the fit: start a little beside them.
    startFromPoles(kind, cycles, q * 1.25, a);
    return fitBoth(kind, zero) || fitZeros(kind, zero, cycles, q, a);
  }

  /**
   * Numerator and denominator together: the best fit, except where poles and zeros all but meet.
   */
  private boolean fitBoth(Kind kind, double zero) {
    int zeros = kind.freeZeros;
    for (int round = 0; round < ROUNDS; round++) {
      clearNormal();
      for (int i = 0; i < points; i++) {
        double p = phi[i];
        double middle = 4 * p * (1 - p);
        double t = target[i];
        double weight = 1 / (t * (1 - p + d1 * p + d2 * middle));
        row[zeros + 2] = t * (1 - p) - zeroTerms(kind, p, zero);
        row[zeros] = -t * p;
        row[zeros + 1] = -t * middle;
        addRow(zeros + 2, weight);
      }
      double goodN1 = n1;
      double goodN2 = n2;
      double goodD1 = d1;
      double goodD2 = d2;
      boolean solved = solve(zeros + 2);
      d1 = normal[zeros][zeros + 2];
      d2 = normal[zeros + 1][zeros + 2];
      if (!solved || !positive(1, d1, d2) || !takeZeros(kind, zero, zeros + 2)) {
        n1 = goodN1;
        n2 = goodN2;
        d1 = goodD1;
        d2 = goodD2;
        return round > 1;
      }
    }
    return true;
  }

  /** The numerator alone, on the impulse-invariant poles. */
  private boolean fitZeros(Kind kind, double zero, double cycles, double q, double a) {
    startFromPoles(kind, cycles, q, a);
    int zeros = kind.freeZeros;
    clearNormal();
    for (int i = 0; i < points; i++) {
      double p = phi[i];
      double denominator = 1 - p + d1 * p + 4 * d2 * p * (1 - p);
      row[zeros] = target[i] * denominator - zeroTerms(kind, p, zero);
      addRow(zeros, 1 / (target[i] * denominator));
    }
    return solve(zeros) && takeZeros(kind, zero, zeros);
  }

  /** Writes the terms of the free numerator numbers to the row; returns the known term. */
  private double zeroTerms(Kind kind, double p, double zero) {
    if (kind == Kind.NOTCH) {
      return (1 - p / zero) * (1 - p / zero);
    }
    if (kind == Kind.LOW_CUT || kind == Kind.BAND_PASS) {
      row[0] = p * p;
      return kind == Kind.LOW_CUT ? 0 : slope * p * (1 - p);
    }
    row[0] = p;
    row[1] = 4 * p * (1 - p);
    return 1 - p;
  }

  /** Takes the numerator from the solution; false if it is not minimum phase. */
  private boolean takeZeros(Kind kind, double zero, int solution) {
    if (kind == Kind.NOTCH) {
      n1 = (1 - 1 / zero) * (1 - 1 / zero);
      n2 = -1 / (4 * zero * zero);
      return true;
    }
    n1 = normal[0][solution];
    if (kind == Kind.LOW_CUT) {
      n2 = -n1 / 4;
      return n1 > 0;
    }
    if (kind == Kind.BAND_PASS) {
      n2 = (slope - n1) / 4;
      return n1 > 0;
    }
    n2 = normal[1][solution];
    return positive(1, n1, n2);
  }

  private void clearNormal() {
    for (double[] line : normal) {
      Arrays.fill(line, 0);
    }
  }

  private void addRow(int free, double weight) {
    double square = weight * weight;
    for (int y = 0; y < free; y++) {
      for (int x = 0; x <= free; x++) {
        normal[y][x] += row[y] * row[x] * square;
      }
    }
  }

  /** Whether {@code a (1 - p) + b p + 4 c p (1 - p)} is positive for p from 0 to 1. */
  private static boolean positive(double a, double b, double c) {
    if (!(a > 0 && b > 0)) {
      return false;
    }
    double mean = (Math.sqrt(a) + Math.sqrt(b)) / 2;
    return mean * mean + c > 0;
  }

  private void choosePoints(Kind kind, double cycles, double q, double a) {
    points = 0;
    for (int i = kind == Kind.LOW_CUT || kind == Kind.BAND_PASS ? 0 : 1; i < NEAR.length; i++) {
      addPoint(kind, NEAR[i] * cycles, cycles, q, a);
    }
    double base = Math.min(cycles, top);
    for (int i = 1; i <= ABOVE; i++) {
      addPoint(kind, base + (top - base) * i / ABOVE, cycles, q, a);
    }
  }

  private void addPoint(Kind kind, double at, double cycles, double q, double a) {
    if (at <= top) {
      double ratio = at / cycles;
      double power = analogue(kind, ratio * ratio, q, a);
      if (power > 1e-9) {
        phi[points] = phi(at);
        target[points] = power;
        points++;
      }
    }
  }

  /** Denominator of the impulse-invariant poles. */
  private void startFromPoles(Kind kind, double cycles, double q, double a) {
    double w = 2 * Math.PI * cycles;
    double damping;
    if (kind == Kind.BELL) {
      damping = 0.5 / (q * a);
    } else if (kind == Kind.SHELF) {
      w *= Math.sqrt(a);
      damping = 0.5 / q;
    } else {
      damping = 0.5 / q;
    }
    double r = Exact.exp(-w * Math.min(damping, 20));
    double sum;
    double product;
    if (damping < 1) {
      double turn = w * Math.sqrt(1 - damping * damping);
      double half = Exact.sinPi(Math.min(0.5, turn / (2 * Math.PI)));
      sum = 2 * r * (1 - 2 * half * half);
      product = r * r;
    } else {
      double spread = w * Math.sqrt(damping * damping - 1);
      sum = Exact.exp(-w * damping + spread) + Exact.exp(-w * damping - spread);
      product = Exact.exp(-2 * w * damping);
    }
    double atZero = 1 - sum + product;
    double atTop = 1 + sum + product;
    d1 = atTop * atTop / (atZero * atZero);
    d2 = -4 * product / (atZero * atZero);
  }

  /** Gauss elimination with column scaling by the diagonal; the result is the last column. */
  private boolean solve(int n) {
    for (int i = 0; i < n; i++) {
      double pivot = normal[i][i];
      if (!(pivot > 0)) {
        return false;
      }
      for (int y = i + 1; y < n; y++) {
        double f = normal[y][i] / pivot;
        for (int x = i; x <= n; x++) {
          normal[y][x] -= f * normal[i][x];
        }
      }
    }
    for (int i = n - 1; i >= 0; i--) {
      double value = normal[i][n];
      for (int x = i + 1; x < n; x++) {
        value -= normal[i][x] * normal[x][n];
      }
      normal[i][n] = value / normal[i][i];
    }
    return true;
  }

  /** From the quadratics to the filter: the factors with all poles and zeros inside the circle. */
  private void factor(double n0, boolean onCircle, Response r) {
    double poleTop = Math.sqrt(d1);
    double poleMean = (1 + poleTop) / 2;
    double poleSpread = Math.sqrt(poleMean * poleMean + d2);
    double zeroTop = Math.sqrt(n1);
    double zeroMean = (Math.sqrt(n0) + zeroTop) / 2;
    double zeroSpread = onCircle ? 0 : Math.sqrt(Math.max(0, zeroMean * zeroMean + n2));
    double g = 1 / Math.sqrt(poleTop);
    double k = 2 * poleSpread / (poleTop * g);
    double input = zeroTop / poleTop;
    double band = 2 * zeroSpread / (g * poleTop) - input * k;
    r.set(g, k, input, band, Math.sqrt(n0) - input);
  }

  /** One over the response: zeros and poles change places. Both must be minimum phase. */
  private static void invert(Response r) {
    double n2 = r.input;
    double n1 = r.input * r.k + r.band;
    double n0 = r.input + r.low;
    double stretch = Math.sqrt(n0 / n2);
    double g = r.g * stretch;
    double k = n1 / (n2 * stretch);
    double input = 1 / n2;
    double low = 1 / n0 - input;
    double band = r.k / (n2 * stretch) - input * k;
    r.set(g, k, input, band, low);
  }
}
