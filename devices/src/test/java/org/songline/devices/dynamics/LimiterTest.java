package org.songline.devices.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.songline.devices.DeviceRun;
import org.songline.devices.Lines;
import org.songline.dsp.peak.TruePeak;

/** The gates of the limiter, at the device; its core has its own tests and judges. */
class LimiterTest {
  private static DeviceRun run() {
    return new DeviceRun(new LimiterDevice(), 48000);
  }

  private static double truePeak(float[] x) {
    double most = 0;
    for (int side = 0; side < 2; side++) {
      var meter = TruePeak.fine();
      meter.add(x, side, 2, x.length / 2);
      meter.finish();
      most = Math.max(most, meter.peak());
    }
    return 20 * Math.log10(most);
  }

  @Test
  void noTruePeakPassesTheCeilingWhateverComes() {
    long seed = 21;
    var random = new Random(seed);
    for (int kind = 0; kind < 4; kind++) {
      int type = kind;
      var run = run().set("gain", 15).set("ceiling", -1);
      float[] out =
          run.process(
              2,
              i -> {
                boolean burst = i / 2400 % 2 == 0;
                if (i > 90_000) {
                  return 0;
                }
                return switch (type) {
                  case 0 -> burst ? Math.sin(Math.PI / 2 * i + Math.PI / 4) : 0;
                  case 1 -> burst ? random.nextDouble() * 2 - 1 : 0;
                  case 2 -> i % 3000 < 20 ? Math.sin(2.6 * i) : 0.1 * Math.sin(0.02 * i);
                  default -> i / 41 % 2 == 0 ? 0.9 : -0.9;
                };
              });
      assertThat(truePeak(out)).as("seed %d kind %d", seed, kind).isLessThanOrEqualTo(-1.0);
    }
  }

  @Test
  void aBassToneLimitedBySixDecibelsStaysClean() {
    int cycles = Lines.cycles(50, 48000);
    double level = Math.pow(10, -1 / 20.0);
    var run = run().set("gain", 6).set("ceiling", -1);
    float[] out = run.process(4, i -> level * Lines.tone(cycles, i));
    var lines = new Lines(DeviceRun.side(out, 0), cycles, 48000);
    assertThat(lines.harmonic(1)).isCloseTo(-1, within(0.1));
    assertThat(lines.distortion()).isLessThan(-70);
    assertThat(lines.aliases()).isLessThan(-70);
    assertThat(run.io.readings.get(0)).isCloseTo(6f, within(0.1f));
    assertThat(run.io.readings.get(1)).isCloseTo(-1f, within(0.1f));
  }

  @Test
  void withNothingToLimitOnlyTheLatencyIsLeft() {
    var run = run();
    int late = run.processor.latency();
    float[] out = run.process(0.5, i -> 0.5 * Math.sin(i * i * 0.0001));
    for (int i = late; i < out.length / 2; i++) {
      double t = (double) (i - late) * (i - late);
      assertThat(out[2 * i]).isEqualTo((float) (0.5 * Math.sin(t * 0.0001)));
    }
    assertThat(run.io.readings.get(0)).isZero();
  }

  @Test
  void theLinkDecidesWhetherTheOtherSideIsTurnedDownToo() {
    assertThat(other(100)).isCloseTo(-6, within(0.1));
    assertThat(other(0)).isCloseTo(0, within(0.01));
  }

  /** Change of a soft right side while the left is limited by 6 dB. */
  private static double other(double link) {
    var run = run().set("ceiling", -6).set("link", link);
    float[] x = new float[128 * 750];
    for (int i = 0; i < x.length / 2; i++) {
      x[2 * i] = (float) Math.sin(0.05 * i);
      x[2 * i + 1] = (float) (0.1 * Math.sin(0.05 * i));
    }
    run.process(x);
    double most = 0;
    for (int i = x.length / 4; i < x.length / 2; i++) {
      most = Math.max(most, Math.abs(x[2 * i + 1]));
    }
    return 20 * Math.log10(most / 0.1);
  }
}
