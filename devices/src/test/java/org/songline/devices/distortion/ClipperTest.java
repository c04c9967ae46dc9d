package org.songline.devices.distortion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.songline.devices.DeviceRun;
import org.songline.devices.Lines;
import org.songline.dsp.peak.TruePeak;

class ClipperTest {
  private static DeviceRun run(int quality) {
    double[] values = DeviceRun.initial(new ClipperDevice());
    values[ClipperDevice.QUALITY] = quality;
    return new DeviceRun(new ClipperDevice(), 48000, values).set("knee", 0).set("ceiling", 0);
  }

  private static Lines lines(DeviceRun run, double hertz, double level) {
    int cycles = Lines.cycles(hertz, 48000);
    float[] out = run.process(1.5, i -> level * Lines.tone(cycles, i));
    return new Lines(DeviceRun.side(out, 0), cycles, 48000);
  }

  @Test
  void aHardClipHasNoAliasesToSpeakOf() {
    for (int quality = 0; quality < 2; quality++) {
      for (double guard : new double[] {0, 1}) {
        for (double hertz : new double[] {100, 1200, 2500, 5000}) {
          for (double drive : new double[] {6, 18}) {
            var run = run(quality).set("guard", guard).set("drive", drive);
            double gate = hertz > 1200 ? -85 : -110;
            gate = hertz == 2500 ? -92 : guard > 0 ? Math.max(-98, gate) : gate;
            assertThat(lines(run, hertz, 1).aliases())
                .as("quality %d guard %s at %s Hz, %s dB", quality, guard, hertz, drive)
                .isLessThan(gate);
          }
        }
      }
    }
  }

  @Test
  void clippingIsThatOfTheIdealCurve() {
    // The curve is flat a little below the ceiling.
    double flat = Math.pow(10, -0.06 / 20);
    var lines = lines(run(0).set("guard", 0).set("drive", 12.0412 - 0.06), 200, 1);
    double edge = Math.asin(0.25);
    for (int n = 3; n < 40; n += 2) {
      double a = Math.sin((n - 1) * edge) / (n - 1) - Math.sin((n + 1) * edge) / (n + 1);
      double b = flat * Math.abs(4 / Math.PI * (2 * a + Math.cos(n * edge) / n));
      assertThat(lines.harmonic(n)).as("harmonic %d", n).isCloseTo(20 * Math.log10(b), within(0.1));
    }
  }

  @Test
  void theGuardHoldsTheCeilingForSamplesAndBetweenThem() {
    long seed = 7;
    var random = new Random(seed);
    for (double ceiling : new double[] {0, -1, -6}) {
      for (int kind = 0; kind < 3; kind++) {
        int type = kind;
        var run = run(0).set("drive", 18).set("ceiling", ceiling);
        float[] out =
            run.process(
                1,
                i ->
                    // Silence at the end lets the delayed sound out.
                    i > 46000
                        ? 0
                        : switch (type) {
                          case 0 -> 2 * random.nextDouble() - 1;
                          case 1 -> i / 37 % 2 == 0 ? 1 : -1;
                          default -> Math.sin(Math.PI / 2 * i + 0.7) * (i / 2000 % 2);
                        });
        double most = 0;
        for (float x : out) {
          most = Math.max(most, Math.abs(x));
        }
        var meter = TruePeak.fine();
        meter.add(out, 0, 2, out.length / 2);
        meter.finish();
        double limit = Math.pow(10, ceiling / 20);
        assertThat(most).as("samples, kind %d", kind).isLessThanOrEqualTo(limit);
        assertThat(meter.peak()).as("between, kind %d", kind).isLessThanOrEqualTo(limit);
      }
    }
  }

  @Test
  void withoutTheGuardFilteringOvershootsByLessThanThreeDecibels() {
    var run = run(0).set("guard", 0).set("drive", 24);
    float[] out = run.process(1, i -> i / 37 % 2 == 0 ? 1 : -1);
    double most = 0;
    for (float x : out) {
      most = Math.max(most, Math.abs(x));
    }
    assertThat(20 * Math.log10(most)).isBetween(0.2, 3.0);
  }

  @Test
  void whatIsCutOffAndWhatIsLeftAreTheWhole() {
    var kept = run(1).set("drive", 9).set("knee", 30);
    var cut = run(1).set("drive", 9).set("knee", 30).set("delta", 1);
    float[] left = kept.process(0.3, i -> Math.sin(0.03 * i));
    float[] right = cut.process(0.3, i -> Math.sin(0.03 * i));
    int late = kept.processor.latency();
    double drive = Math.pow(10, 9 / 20.0);
    for (int i = late; i < left.length / 2; i++) {
      double whole = left[2 * i] + right[2 * i];
      assertThat(whole).isCloseTo(drive * Math.sin(0.03 * (i - late)), within(1e-4));
    }
  }

  @Test
  void theReadingIsWhatIsAboveTheCeiling() {
    var run = run(0).set("ceiling", -6).set("drive", 4);
    run.process(0.2, i -> Math.sin(0.3 * i));
    assertThat(run.io.readings.get(0)).isCloseTo(10f, within(0.1f));
  }
}
