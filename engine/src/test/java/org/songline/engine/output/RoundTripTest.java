package org.songline.engine.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundTripTest {
  /** A room: the probe late, softer, turned over, dulled, with noise. */
  private static float[] heard(int late, double gain, double noise, long seed) {
    Random random = new Random(seed);
    float[] heard = new float[20_000];
    float[] probe = RoundTrip.probe();
    for (int i = 0; i < probe.length; i++) {
      heard[late + i] += (float) (gain * 0.7 * probe[i]);
      heard[late + i + 1] += (float) (gain * 0.3 * probe[i]);
    }
    for (int i = 0; i < heard.length; i++) {
      heard[i] += (float) (noise * random.nextGaussian());
    }
    return heard;
  }

  @ParameterizedTest(name = "{0} frames late, gain {1}, noise {2}")
  @CsvSource({"0, 1, 0", "1234, 0.01, 0", "777, -0.5, 0.1", "17000, 0.05, 0.02", "512, 1, 0.3"})
  void theProbeIsFoundToTheFrame(int late, double gain, double noise) {
    assertThat(RoundTrip.find(heard(late, gain, noise, 3))).hasValue(late);
  }

  @Test
  void noiseAloneAndSilenceAreNotTakenForTheProbe() {
    for (int seed = 0; seed < 5; seed++) {
      assertThat(RoundTrip.find(heard(0, 0, 0.2, seed))).as("seed %d", seed).isEmpty();
    }
    assertThat(RoundTrip.find(new float[20_000])).isEmpty();
    assertThat(RoundTrip.find(new float[10])).isEmpty();
  }

  @Test
  void framesAreTimeAtARate() {
    assertThat(new RoundTrip(480, 48_000).millis()).isEqualTo(10);
  }
}
