package org.songline.measure.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songline.measure.Signals;

class ClickMeterTest {
  private static final int RATE = 48_000;

  private static ClickMeter measured(float[] x) {
    var meter = new ClickMeter(0, RATE);
    meter.accept(x, x.length);
    meter.accept(new float[RATE], RATE);
    return meter;
  }

  /** Low-passed noise and a chord: the residual of prediction is far below the sound. */
  private static float[] bed(int seconds, long seed) {
    float[] x = Signals.noise(seconds * RATE, 0.4, seed);
    for (int pass = 0; pass < 2; pass++) {
      double state = 0;
      for (int i = 0; i < x.length; i++) {
        state += 0.2 * (x[i] - state);
        x[i] = (float) state;
      }
    }
    float[] tones = new Signals(RATE).sine(220, -20, seconds).mono();
    float[] fifth = new Signals(RATE).sine(331, -20, seconds).mono();
    for (int i = 0; i < x.length; i++) {
      x[i] += tones[i] + fifth[i];
    }
    return x;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void strayedSamplesAreFoundWhereTheyAre(long seed) {
    float[] x = bed(10, seed);
    var random = new SplittableRandom(seed);
    int[] at = new int[18];
    for (int i = 0; i < at.length; i++) {
      at[i] = RATE / 2 + i * RATE / 2 + random.nextInt(RATE / 4);
      x[at[i]] += random.nextBoolean() ? 0.25f : -0.25f;
    }
    var clicks = measured(x);
    assertThat(clicks.count()).as("seed %d", seed).isEqualTo(at.length);
    for (int i = 0; i < at.length; i++) {
      assertThat(clicks.places().get(i).seconds()).isCloseTo((double) at[i] / RATE, within(1e-4));
      assertThat(clicks.places().get(i).dbfs()).isCloseTo(-12.04, within(1.5));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5, 6})
  void aWaveThatJumpsIsFound(long seed) {
    float[] bed = bed(8, seed);
    float[] x = Arrays.copyOf(bed, 6 * RATE);
    int at = 2 * RATE;
    for (int i = 2 * RATE; i < 4 * RATE; i++) {
      at = bed[i + RATE] - bed[i - 1] > bed[at + RATE] - bed[at - 1] ? i : at;
    }
    System.arraycopy(bed, at + RATE, x, at, x.length - at);
    var clicks = measured(x);
    assertThat(clicks.count()).isEqualTo(1);
    assertThat(clicks.places().getFirst().seconds()).isCloseTo((double) at / RATE, within(2e-4));
  }

  @Test
  void soundsWithoutClicksHaveNone() {
    assertThat(measured(bed(10, 5)).count()).isZero();
    assertThat(measured(Signals.noise(5 * RATE, 0.5, 6)).count()).isZero();
    assertThat(measured(new Signals(RATE).sine(60, -6, 2).sine(5000, -6, 2).mono()).count())
        .isZero();
  }

  @ParameterizedTest
  @ValueSource(doubles = {41, 55, 110, 441, 1000})
  void theEdgesOfASawAreNoClicks(double hertz) {
    float[] saw = new float[4 * RATE];
    for (int i = 0; i < saw.length; i++) {
      double turns = hertz * i / RATE;
      saw[i] = (float) (0.8 * (turns - Math.floor(turns)) - 0.4);
    }
    assertThat(measured(saw).count()).isZero();
  }

  @Test
  void drumsAreNoClicks() {
    float[] x = bed(10, 8);
    float[] noise = Signals.noise(x.length, 1, 9);
    for (int hit = RATE / 2; hit + RATE / 4 < x.length; hit += RATE / 4) {
      double level = 0.5;
      for (int i = 0; i < RATE / 5; i++) {
        x[hit + i] += (float) (level * noise[i + hit]);
        level *= 0.9985;
      }
    }
    assertThat(measured(x).count()).isZero();
  }
}
