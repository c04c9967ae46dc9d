package org.songline.dsp.limiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.songline.dsp.Quantum;
import org.songline.dsp.peak.TruePeak;

class OvershootGuardTest {
  private static final int QUANTA = 200;

  private interface Wave {
    double at(int frame, int side);
  }

  private static float[] run(OvershootGuard guard, Wave wave) {
    float[] all = new float[QUANTA * Quantum.SAMPLES];
    for (int i = 0; i < all.length; i++) {
      // Silence at the end lets the delayed sound out.
      boolean sounds = i / 2 < (QUANTA - 10) * Quantum.FRAMES;
      all[i] = sounds ? (float) wave.at(i / 2, i % 2) : 0;
    }
    for (int q = 0; q < QUANTA; q++) {
      guard.process(all, q * Quantum.SAMPLES, 1);
    }
    return all;
  }

  private static double peak(float[] x, int side) {
    var meter = TruePeak.fine();
    meter.add(x, side, 2, x.length / 2);
    meter.finish();
    return meter.peak();
  }

  @Test
  void nothingIsAboveTheCeilingAtAnyRate() {
    long seed = 5;
    var random = new Random(seed);
    for (double rate : new double[] {44100, 48000, 96000, 192000}) {
      float[] noise =
          run(new OvershootGuard(rate), (n, side) -> 1.3 * (2 * random.nextDouble() - 1));
      float[] tones =
          run(
              new OvershootGuard(rate),
              (n, side) -> 0.8 * Math.sin(0.2 * n) + 0.5 * Math.sin(2.4 * n + side));
      for (int side = 0; side < 2; side++) {
        assertThat(peak(noise, side)).as("noise at %s, seed %d", rate, seed).isBetween(0.85, 1.0);
        assertThat(peak(tones, side)).as("tones at %s", rate).isBetween(0.9, 1.0);
      }
    }
  }

  @Test
  void whatIsBelowTheCeilingPassesToTheBitAndLate() {
    var guard = new OvershootGuard(48000);
    float[] out = run(guard, (n, side) -> 0.9 * Math.sin(0.37 * n + side));
    for (int n = guard.latency(); n < out.length / 2; n++) {
      int before = n - guard.latency();
      float expected =
          before < (QUANTA - 10) * Quantum.FRAMES ? (float) (0.9 * Math.sin(0.37 * before)) : 0;
      assertThat(out[2 * n]).isEqualTo(expected);
    }
    assertThat(guard.resting()).isTrue();
  }

  @Test
  void onePeakCostsTheSoundAroundItLessThanAMillisecond() {
    var guard = new OvershootGuard(48000);
    // A short burst beyond the ceiling on a soft tone.
    int middle = 6000;
    float[] out =
        run(
            guard,
            (n, side) -> {
              double away = (n - middle) / 6.0;
              return 0.25 * Math.sin(0.1 * n)
                  + (side == 0 ? 1.1 * Math.exp(-away * away) * Math.cos(1.5 * (n - middle)) : 0);
            });
    assertThat(peak(out, 0)).isBetween(0.98, 1.0);
    int late = guard.latency();
    for (int n = 1000; n < 11000; n++) {
      double gain = out[2 * (n + late) + 1] / (0.25 * Math.sin(0.1 * n));
      if (Math.abs(Math.sin(0.1 * n)) > 0.1) {
        boolean near = Math.abs(n - middle) < 30;
        assertThat(gain).as("%d", n).isCloseTo(near ? 0.9 : 1, within(near ? 0.2 : 1e-6));
      }
    }
    assertThat(guard.resting()).isTrue();
  }
}
