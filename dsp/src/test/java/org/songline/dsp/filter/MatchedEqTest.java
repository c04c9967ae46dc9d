package org.songline.dsp.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MatchedEqTest {
  private static final double[] FREQUENCIES = {
    30, 60, 100, 250, 500, 1000, 3000, 5000, 8000, 10000, 12000, 14000, 16000, 18000, 20000
  };

  /** The textbook analogue responses, written with complex numbers apart from the design's own. */
  private static double analogue(MatchedEq.Shape shape, double w, double q, double db) {
    double a = Math.pow(10, db / 40);
    double w2 = w * w;
    return switch (shape) {
      case BELL -> Math.hypot(1 - w2, w * a / q) / Math.hypot(1 - w2, w / (a * q));
      case HIGH_SHELF ->
          a
              * Math.hypot(1 - a * w2, Math.sqrt(a) / q * w)
              / Math.hypot(a - w2, Math.sqrt(a) / q * w);
      case LOW_SHELF ->
          a
              * Math.hypot(a - w2, Math.sqrt(a) / q * w)
              / Math.hypot(1 - a * w2, Math.sqrt(a) / q * w);
      case TILT ->
          Math.hypot(1 - a * w2, Math.sqrt(a) / q * w) / Math.hypot(a - w2, Math.sqrt(a) / q * w);
      case HIGH_CUT -> 1 / Math.hypot(1 - w2, w / q);
      case LOW_CUT -> w2 / Math.hypot(1 - w2, w / q);
      case NOTCH -> Math.abs(1 - w2) / Math.hypot(1 - w2, w / q);
      case BAND_PASS -> w / q / Math.hypot(1 - w2, w / q);
      case ALL_PASS -> 1;
      case GENTLE_LOW_CUT -> w / Math.hypot(1, w);
      case GENTLE_HIGH_CUT -> 1 / Math.hypot(1, w);
    };
  }

  private static double worst(
      MatchedEq.Shape shape,
      double rate,
      double highest,
      double[] qs,
      double[] gains,
      double floor) {
    var design = new MatchedEq(rate);
    var r = new Response();
    double worst = 0;
    String where = "";
    for (double f : FREQUENCIES) {
      if (f > highest) {
        continue;
      }
      for (double q : qs) {
        for (double db : gains) {
          design.design(shape, f, q, db, true, r);
          for (double at = 20; at <= 20000; at *= 1.02) {
            double expected = 20 * Math.log10(analogue(shape, at / f, q, db));
            if (expected > floor) {
              double error = Math.abs(20 * Math.log10(r.gain(at, rate)) - expected);
              if (!(error <= worst)) {
                worst = error;
                where = "f %.0f q %.2f db %.0f at %.0f".formatted(f, q, db, at);
              }
            }
          }
        }
      }
    }
    assertThat(worst).as("%s at rate %.0f, %s", shape, rate, where).isFinite();
    return worst;
  }

  private static final double[] GAINS = {-24, -12, -6, -3, 3, 6, 9, 12, 24};

  @Test
  void bellsFollowTheAnalogueCurveTo20kHz() {
    double[] qs = {0.3, 0.5, 0.7, 1, 2, 4, 10};
    for (double rate : new double[] {48000, 96000, 192000}) {
      assertThat(worst(MatchedEq.Shape.BELL, rate, 20000, qs, GAINS, -200)).isLessThan(0.3);
    }
    assertThat(worst(MatchedEq.Shape.BELL, 44100, 20000, qs, GAINS, -200)).isLessThan(0.4);
  }

  @Test
  void shelvesToACornerOf16kHzFollowTheAnalogueCurveTo20kHz() {
    double[] qs = {0.3, 0.5, 0.7, 1};
    for (double rate : new double[] {44100, 48000, 96000, 192000}) {
      for (var shape :
          new MatchedEq.Shape[] {
            MatchedEq.Shape.LOW_SHELF, MatchedEq.Shape.HIGH_SHELF, MatchedEq.Shape.TILT
          }) {
        assertThat(worst(shape, rate, 16000, qs, GAINS, -200)).isLessThan(rate < 48000 ? 0.9 : 0.3);
      }
    }
  }

  @Test
  void cutsFollowTheAnalogueCurveTo20kHz() {
    double[] qs = {0.5, 0.541, 0.7071, 1, 1.307, 2};
    double[] none = {0};
    for (double rate : new double[] {48000, 96000, 192000}) {
      assertThat(worst(MatchedEq.Shape.HIGH_CUT, rate, 20000, qs, none, -50)).isLessThan(0.3);
      assertThat(worst(MatchedEq.Shape.LOW_CUT, rate, 18000, qs, none, -50)).isLessThan(0.3);
      assertThat(worst(MatchedEq.Shape.NOTCH, rate, 18000, qs, none, -30)).isLessThan(0.3);
    }
  }

  /** Gates that other equalisers miss by 0.2 to 0.5 dB at 48 kHz. */
  @Test
  void hardBellsAreWithinATenthOfADecibelAt48kHz() {
    double[][] bells = {
      {5000, 0.7, 6},
      {10000, 0.7, 6},
      {10000, 2, 9},
      {12000, 1, -6},
      {16000, 0.7, 6},
      {16000, 2, 12},
      {18000, 1, 9}
    };
    var design = new MatchedEq(48000);
    var r = new Response();
    for (double[] bell : bells) {
      design.design(MatchedEq.Shape.BELL, bell[0], bell[1], bell[2], true, r);
      for (double at = 20; at <= 20000; at *= 1.01) {
        double expected = analogue(MatchedEq.Shape.BELL, at / bell[0], bell[1], bell[2]);
        assertThat(20 * Math.log10(r.gain(at, 48000) / expected))
            .as("bell at %s seen at %s", bell[0], at)
            .isCloseTo(0, within(0.1));
      }
    }
  }

  @Test
  void bandPassesAndGentleCutsFollowTheAnalogueCurveTo20kHz() {
    double[] qs = {0.3, 0.7, 1, 2, 5};
    double[] none = {0};
    for (double rate : new double[] {48000, 96000, 192000}) {
      assertThat(worst(MatchedEq.Shape.BAND_PASS, rate, 18000, qs, none, -40)).isLessThan(0.5);
      assertThat(worst(MatchedEq.Shape.GENTLE_LOW_CUT, rate, 20000, none, none, -50))
          .isLessThan(0.35);
      assertThat(worst(MatchedEq.Shape.GENTLE_HIGH_CUT, rate, 20000, none, none, -50))
          .isLessThan(0.35);
      assertThat(worst(MatchedEq.Shape.ALL_PASS, rate, 20000, qs, none, -50)).isLessThan(1e-9);
    }
  }

  @Test
  void theBilinearDesignIsTheCookbookBell() {
    var r = new Response();
    new MatchedEq(48000).design(MatchedEq.Shape.BELL, 5000, 0.7, 6, false, r);
    // Cookbook biquad, evaluated directly.
    double w0 = 2 * Math.PI * 5000 / 48000;
    double a = Math.pow(10, 6 / 40.0);
    double alpha = Math.sin(w0) / 1.4;
    for (double hz = 50; hz < 23000; hz *= 1.5) {
      double w = 2 * Math.PI * hz / 48000;
      double c1 = Math.cos(w);
      double s1 = Math.sin(w);
      double c2 = Math.cos(2 * w);
      double s2 = Math.sin(2 * w);
      double b1 = -2 * Math.cos(w0);
      double num =
          Math.hypot(
              1 + alpha * a + b1 * c1 + (1 - alpha * a) * c2, b1 * s1 + (1 - alpha * a) * s2);
      double den =
          Math.hypot(
              1 + alpha / a + b1 * c1 + (1 - alpha / a) * c2, b1 * s1 + (1 - alpha / a) * s2);
      assertThat(r.gain(hz, 48000)).isCloseTo(num / den, within(1e-9));
    }
  }

  @Test
  void everyDesignIsStable() {
    var random = new java.util.Random(5);
    var shapes = java.util.List.of(MatchedEq.Shape.values());
    for (int i = 0; i < 200_000; i++) {
      double rate = new double[] {44100, 48000, 88200, 96000, 192000}[i % 5];
      var shape = shapes.get(random.nextInt(shapes.size()));
      double f = 10 * Math.pow(2200, random.nextDouble());
      double q = 0.1 * Math.pow(300, random.nextDouble());
      double db = random.nextDouble() * 60 - 30;
      var r = new Response();
      new MatchedEq(rate).design(shape, f, q, db, true, r);
      assertThat(r.g).isBetween(1e-6, 1e6);
      assertThat(r.k).isBetween(1e-9, 1e9);
      assertThat(r.input + r.band + r.low).isFinite();
    }
  }
}
