package org.songline.dsp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExactTest {
  @Test
  void fastExp2IsWithinItsBound() {
    double worst = 0;
    for (int i = -125_000; i <= 125_000; i++) {
      float x = i * 0.001f;
      double exact = StrictMath.pow(2, x);
      worst = Math.max(worst, Math.abs(Exact.fastExp2(x) / exact - 1));
    }
    assertThat(worst).isLessThan(2e-7);
  }

  @Test
  void arctanAndTheTurnsAreWithinTheirBounds() {
    double worst = 0;
    for (int i = -100_000; i <= 100_000; i++) {
      double x = i * 0.001 * Math.abs(i * 0.001);
      worst = Math.max(worst, Math.abs(Exact.arctan(x) - StrictMath.atan(x)));
      double turns = i * 0.000005;
      double angle = 2 * Math.PI * turns;
      worst = Math.max(worst, Math.abs(Exact.cosTurns(turns) - StrictMath.cos(angle)));
      worst = Math.max(worst, Math.abs(Exact.sinTurns(turns) - StrictMath.sin(angle)));
    }
    assertThat(worst).isLessThan(1e-13);
  }

  @Test
  void decibelsAndGainsAreInverse() {
    assertThat(Exact.gain(Double.NEGATIVE_INFINITY)).isZero();
    assertThat(Exact.gain(20)).isCloseTo(10, within());
    assertThat(Exact.decibels(Exact.gain(-6.02))).isCloseTo(-6.02, within());
  }

  @Test
  void fastLog2IsWithinItsBound() {
    double worst = 0;
    double nearOne = 0;
    for (int i = 1; i < 2_000_000; i++) {
      float x = Float.intBitsToFloat(0x00800000 + i * 1065);
      double exact = StrictMath.log(x) / StrictMath.log(2);
      worst = Math.max(worst, Math.abs(Exact.fastLog2(x) - exact) - 4e-6 * (Math.abs(exact) / 64));
      float y = 0.7072f + i * 3.5e-7f;
      if (y != 1) {
        double close = StrictMath.log(y) / StrictMath.log(2);
        nearOne = Math.max(nearOne, Math.abs(Exact.fastLog2(y) / close - 1));
      }
    }
    assertThat(worst).isLessThan(2e-6);
    assertThat(nearOne).isLessThan(2e-6);
    assertThat(Exact.fastLog2(1)).isZero();
    assertThat(Exact.fastLog2(0)).isBetween(-128f, -126f);
  }

  @Test
  void fastSinAndCosAreWithinTheirBound() {
    double worst = 0;
    for (int i = -300_000; i <= 300_000; i++) {
      float x = i * 1e-5f;
      double angle = 2 * Math.PI * (double) x;
      worst = Math.max(worst, Math.abs(Exact.fastSin(x) - StrictMath.sin(angle)));
      worst = Math.max(worst, Math.abs(Exact.fastCos(x) - StrictMath.cos(angle)));
    }
    assertThat(worst).isLessThan(2e-7);
    assertThat(Exact.fastSin(0.25f)).isEqualTo(1f);
    assertThat(Exact.fastSin(1000.5f)).isZero();
  }

  @Test
  void fastTanIsWithinItsBound() {
    double worst = 0;
    for (int i = 1; i <= 499_000; i++) {
      float x = i * 1e-6f;
      worst = Math.max(worst, Math.abs(Exact.fastTan(x) / StrictMath.tan(Math.PI * x) - 1));
    }
    assertThat(worst).isLessThan(1e-6);
  }

  @Test
  void warpIsWithinItsBound() {
    double worst = 0;
    for (int i = 1; i <= 49_900; i++) {
      double x = i * 1e-5;
      worst = Math.max(worst, Math.abs(Exact.warp(x) / StrictMath.tan(Math.PI * x) - 1));
    }
    assertThat(worst).isLessThan(1e-12);
    assertThat(Exact.sinPi(-0.5)).isCloseTo(-1, within());
  }

  @Test
  void fastGainIsWithinItsBound() {
    double worst = 0;
    for (int i = -6000; i <= 6000; i++) {
      float db = i * 0.01f;
      worst = Math.max(worst, Math.abs(Exact.fastGain(db) / Exact.gain(db) - 1));
    }
    assertThat(worst).isLessThan(3e-6);
  }

  private static org.assertj.core.data.Offset<Double> within() {
    return org.assertj.core.data.Offset.offset(1e-12);
  }

  @Test
  void audibleKeepsWhatIsLoudEnoughAndANumber() {
    float least = 1e-9f;
    for (float x : new float[] {1e-9f, -1e-9f, 0.5f, -3, 1e20f}) {
      assertThat(Exact.audible(x, least)).isEqualTo(x);
    }
    float[] gone = {0, -0f, 9.9e-10f, -9.9e-10f, 1e-40f, 2e20f, Float.NEGATIVE_INFINITY, Float.NaN};
    for (float x : gone) {
      assertThat(Float.floatToRawIntBits(Exact.audible(x, least))).as("%s", x).isZero();
    }
  }
}
