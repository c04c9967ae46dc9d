package org.songline.devices.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songline.devices.DeviceRun;

/** The delay, by impulses with known answers. */
class DelayTest {
  private static int loudest(float[] x, int side, int from, int to) {
    int best = from;
    for (int i = from; i < to; i++) {
      if (Math.abs(x[2 * i + side]) > Math.abs(x[2 * best + side])) {
        best = i;
      }
    }
    return best;
  }

  private static DeviceRun delay() {
    return new DeviceRun(new DelayDevice(), 48000).set("mix", 100).set("high-cut", 20000);
  }

  @Test
  void echoesComeAtTheExactFrame() {
    float[] x = delay().set("sync", 0).set("time", 350).process(1, i -> i == 0 ? 1 : 0);
    assertThat(loudest(x, 0, 0, 20000)).isEqualTo(16800);
    assertThat(loudest(x, 1, 0, 20000)).isEqualTo(16800);
    assertThat(loudest(x, 0, 20000, 40000)).isBetween(33600, 33602);
    var synced = delay().set("note", 6);
    synced.io.tempo = 90;
    // A dotted eighth at 90: half a second.
    assertThat(loudest(synced.process(1, i -> i == 0 ? 1 : 0), 0, 0, 47000)).isEqualTo(24000);
  }

  @Test
  void pingPongChangesSides() {
    float[] x =
        delay().set("sync", 0).set("time", 100).set("ping-pong", 1).process(1, i -> i == 0 ? 1 : 0);
    assertThat(Math.abs(x[2 * 4800])).isGreaterThan(0.1f);
    assertThat(x[2 * 4800 + 1]).isZero();
    assertThat(Math.abs(x[2 * 9600 + 1])).isGreaterThan(10 * Math.abs(x[2 * 9600]));
  }

  /** Amplitude of a frequency in a stretch of one side that holds whole cycles of it. */
  private static double level(float[] x, int side, double hertz, int from, int to) {
    double re = 0;
    double im = 0;
    for (int i = from; i < to; i++) {
      re += x[2 * i + side] * Math.cos(2 * Math.PI * hertz * i / 48000);
      im += x[2 * i + side] * Math.sin(2 * Math.PI * hertz * i / 48000);
    }
    return 2 * Math.hypot(re, im) / (to - from);
  }

  private static double tone(int i, double hertz) {
    return 0.5 * Math.sin(2 * Math.PI * hertz * i / 48000);
  }

  private static DeviceRun free(double milliseconds) {
    return delay().set("sync", 0).set("time", milliseconds).set("low-cut", 20);
  }

  @Test
  void withNoShareOfTheEchoesItIsAWire() {
    var random = new Random(4);
    float[] in = new float[128 * 200];
    for (int i = 0; i < in.length; i++) {
      in[i] = random.nextFloat() - 0.5f;
    }
    assertThat(free(20).set("mix", 0).process(in.clone())).isEqualTo(in);
  }

  @Test
  void theOffsetSetsTheSidesApart() {
    float[] x = free(100).set("offset", 15).process(0.5, i -> i == 0 ? 1 : 0);
    assertThat(loudest(x, 0, 0, 9000)).isEqualTo(4800);
    assertThat(loudest(x, 1, 0, 9000)).isEqualTo(5520);
    float[] y = free(100).set("offset", -15).process(0.5, i -> i == 0 ? 1 : 0);
    assertThat(loudest(y, 0, 0, 9000)).isEqualTo(5520);
    assertThat(loudest(y, 1, 0, 9000)).isEqualTo(4800);
  }

  @Test
  void steepCutsTakeTwiceAsManyDecibelsAndRingWithResonance() {
    double[] heard = new double[2];
    for (int set = 0; set < 2; set++) {
      float[] x =
          free(10)
              .set("feedback", 0)
              .set("high-cut", 1000)
              .set("slope", set)
              .process(1, i -> tone(i, 4000));
      heard[set] = level(x, 0, 4000, 24000, 36000) / 0.5;
    }
    assertThat(20 * Math.log10(heard[0])).isCloseTo(-12.6, within(1.0));
    assertThat(20 * Math.log10(heard[1])).isCloseTo(-24.6, within(1.0));
    float[] ringing =
        free(10)
            .set("feedback", 0)
            .set("high-cut", 1000)
            .set("slope", 1)
            .set("resonance", 100)
            .process(1, i -> 0.1 * tone(i, 1000));
    double gain = level(ringing, 0, 1000, 24000, 36000) / 0.05;
    assertThat(20 * Math.log10(gain)).isCloseTo(20 * Math.log10(5), within(0.7));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void theLoopStaysWithinBoundsWithEverythingAtItsExtreme(int character) {
    for (int diffusion = 0; diffusion <= 100; diffusion += 100) {
      var run =
          free(30)
              .set("feedback", 98)
              .set("slope", 1)
              .set("resonance", 100)
              .set("character", character)
              .set("drive", 24)
              .set("wow", 100)
              .set("flutter", 100)
              .set("diffusion", diffusion)
              .set("high-cut", 900);
      var random = new Random(7);
      float[] x = run.process(10, i -> random.nextDouble() * 2 - 1);
      for (float sample : x) {
        assertThat(Math.abs(sample)).isLessThan(2.5f);
      }
    }
  }

  @Test
  void tapeMakesOddHarmonicsAnalogueEvenOnesToo() {
    double[] second = new double[3];
    double[] third = new double[3];
    for (int character = 0; character < 3; character++) {
      float[] x =
          free(10)
              .set("feedback", 0)
              .set("character", character)
              .set("drive", 9)
              .process(1, i -> tone(i, 500));
      double first = level(x, 0, 500, 24000, 36000);
      second[character] = 20 * Math.log10(level(x, 0, 1000, 24000, 36000) / first + 1e-9);
      third[character] = 20 * Math.log10(level(x, 0, 1500, 24000, 36000) / first + 1e-9);
    }
    assertThat(second[DelayDevice.CLEAN]).isLessThan(-90);
    assertThat(third[DelayDevice.CLEAN]).isLessThan(-90);
    assertThat(second[DelayDevice.TAPE]).isLessThan(-70);
    assertThat(third[DelayDevice.TAPE]).isBetween(-35.0, -10.0);
    assertThat(second[DelayDevice.ANALOGUE]).isBetween(-40.0, -10.0);
  }

  @Test
  void frozenEchoesNeitherFadeNorTakeAnythingIn() {
    var run = free(250);
    var random = new Random(3);
    run.process(0.5, i -> 0.3 * random.nextGaussian());
    run.set("freeze", 1);
    run.process(1, i -> 0);
    double early = power(run.process(1, i -> 0));
    run.process(10, i -> i % 3 == 0 ? 0.5 : 0);
    run.process(1, i -> 0);
    assertThat(power(run.process(1, i -> 0)) / early).isCloseTo(1, within(0.001));
  }

  private static double power(float[] x) {
    double sum = 0;
    for (float v : x) {
      sum += (double) v * v;
    }
    return sum / x.length;
  }

  @Test
  void wowAndFlutterBendThePitchOnlyWhenTurnedUp() {
    double still = swing(free(100).set("feedback", 0));
    double wow = swing(free(100).set("feedback", 0).set("wow", 100));
    double flutter = swing(free(100).set("feedback", 0).set("flutter", 100));
    assertThat(still).isLessThan(0.01);
    assertThat(wow).isBetween(5.0, 30.0);
    assertThat(flutter).isBetween(3.0, 25.0);
  }

  @Test
  void wowLeavesALongEchoAsCleanAsAShortOne() {
    assertThat(roughness(free(100))).isLessThan(3e-5);
    assertThat(roughness(free(2000))).isLessThan(3e-5);
  }

  /** What is left of a low tone with wow by four differences, which is what does not belong. */
  private static double roughness(DeviceRun run) {
    run.set("feedback", 0).set("wow", 50).set("high-cut", 20000);
    float[] x = run.process(5, i -> tone(i, 500));
    double sum = 0;
    int from = 3 * 48_000;
    for (int i = from; i < x.length / 2; i++) {
      int at = 2 * i;
      double rough = x[at] - 4.0 * x[at - 2] + 6.0 * x[at - 4] - 4.0 * x[at - 6] + x[at - 8];
      sum += rough * rough;
    }
    return Math.sqrt(sum / (x.length / 2.0 - from));
  }

  /** Cents by which the pitch of a tone strays at most, from its zero crossings. */
  private static double swing(DeviceRun run) {
    float[] x = run.process(6, i -> tone(i, 1000));
    double worst = 0;
    double before = -1;
    for (int i = 24_000; i < x.length / 2 - 1; i++) {
      double a = x[2 * i];
      double b = x[2 * i + 2];
      if (a < 0 && b >= 0) {
        double crossing = i - a / (b - a);
        if (before > 0) {
          worst =
              Math.max(worst, Math.abs(1200 / Math.log(2) * Math.log((crossing - before) / 48)));
        }
        before = crossing;
      }
    }
    return worst;
  }

  @Test
  void withoutWidthTheEchoesAreMono() {
    float[] x = free(50).set("ping-pong", 1).set("width", 0).process(0.5, i -> i == 0 ? 1 : 0);
    for (int i = 128; i < x.length; i += 2) {
      assertThat(x[i]).isEqualTo(x[i + 1]);
    }
  }
}
