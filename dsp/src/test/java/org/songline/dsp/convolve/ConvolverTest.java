package org.songline.dsp.convolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConvolverTest {
  private static float[] noise(int length, long seed, double decay) {
    var random = new Random(seed);
    float[] x = new float[length];
    for (int i = 0; i < length; i++) {
      x[i] = (float) (0.2 * random.nextGaussian() * Math.exp(-decay * i / length));
    }
    return x;
  }

  /** Interleaved stereo through a convolver, as long as the input and the impulse's tail. */
  private static float[] run(Convolver convolver, float[] x) {
    int block = convolver.block();
    int frames = x.length / 2 + convolver.frames();
    float[] out = java.util.Arrays.copyOf(x, (frames + block - 1) / block * block * 2);
    for (int i = 0; i < out.length; i += 2 * block) {
      convolver.process(out, i);
    }
    return out;
  }

  private static double direct(Impulse impulse, float[] x, int frame, int side) {
    double sum = 0;
    for (int from = 0; from < 2; from++) {
      float[] h = impulse.path(from, side);
      for (int k = 0; k < h.length && k <= frame; k++) {
        if (frame - k < x.length / 2) {
          sum += (double) h[k] * x[2 * (frame - k) + from];
        }
      }
    }
    return sum;
  }

  /** Decibels of the error, over places where the sound is full, below the loudest sample. */
  private static double error(Impulse impulse, float[] x, float[] out) {
    var random = new Random(9);
    double loudest = 0;
    for (float sample : out) {
      loudest = Math.max(loudest, Math.abs(sample));
    }
    int frames = x.length / 2;
    int places = Math.min(frames, 800);
    double sum = 0;
    double worst = 0;
    for (int i = 0; i < places; i++) {
      int frame = i < 100 ? i : random.nextInt(frames);
      for (int side = 0; side < 2; side++) {
        double error = out[2 * frame + side] - direct(impulse, x, frame, side);
        sum += error * error;
        worst = Math.max(worst, Math.abs(error));
      }
    }
    assertThat(20 * Math.log10(worst / loudest)).as("no place stands out").isLessThan(-130);
    return 10 * Math.log10(sum / (2 * places)) - 20 * Math.log10(loudest);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 63, 64, 65, 1000, 4096, 4097, 20_000, 65_537, 150_001})
  void equalsDirectConvolutionFromTheFirstFrameOnWhateverTheLength(int length) {
    Impulse impulse = Impulse.stereo(noise(length, 1, 7), noise(length, 2, 7));
    float[] x = noise(2 * (length / 2 + 5000), 3, 0);
    assertThat(error(impulse, x, run(Convolver.live(impulse), x))).isLessThan(-140);
    assertThat(error(impulse, x, run(Convolver.offline(impulse), x))).isLessThan(-140);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 30_000})
  void trueStereoTakesEachSideToEach(int length) {
    Impulse impulse =
        Impulse.matrix(
            noise(length, 1, 7), noise(length / 2, 2, 3), noise(length, 3, 7), noise(9, 4, 0));
    float[] x = noise(2 * 20_000, 5, 0);
    assertThat(error(impulse, x, run(Convolver.live(impulse), x))).isLessThan(-140);
  }

  @Test
  void anImpulseOfOneIsAWire() {
    float[] x = noise(64 * 200, 6, 0);
    float[] out = run(Convolver.live(Impulse.mono(new float[] {1})), x);
    for (int i = 0; i < x.length; i++) {
      assertThat(out[i]).isCloseTo(x[i], org.assertj.core.data.Offset.offset(3e-7f));
    }
  }

  @Test
  void silenceAfterTheTailIsExact() {
    Impulse impulse = Impulse.mono(noise(70_000, 1, 7));
    Convolver convolver = Convolver.live(impulse);
    run(convolver, noise(2 * 64 * 300, 2, 0));
    float[] rest = run(convolver, new float[2 * 64 * 1200]);
    for (int i = 2 * 64 * 1100; i < rest.length; i++) {
      assertThat(rest[i]).isZero();
    }
  }

  @Test
  void afterResetTheBitsAreThoseOfANewOne() {
    Impulse impulse = Impulse.stereo(noise(70_000, 1, 7), noise(70_000, 2, 7));
    float[] x = noise(2 * 64 * 700, 3, 0);
    Convolver used = Convolver.live(impulse);
    run(used, noise(2 * 64 * 101, 4, 0));
    used.reset();
    assertThat(run(used, x)).isEqualTo(run(Convolver.live(impulse), x));
  }

  @Test
  void aChangedFilterActsFromTheNextBlockOn() {
    Impulse one = Impulse.mono(noise(9000, 1, 7));
    Impulse two = Impulse.mono(noise(7000, 2, 7));
    Convolver convolver = Convolver.changing(9000);
    convolver.load(one);
    float[] x = noise(2 * 64 * 100, 3, 0);
    run(convolver, x);
    convolver.load(two);
    convolver.reset();
    assertThat(error(two, x, run(convolver, x))).isLessThan(-140);
    assertThatThrownBy(() -> convolver.load(Impulse.mono(new float[9001])))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Convolver.live(one).load(two))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void loadingAndRunningAllocateNothing() {
    Convolver convolver = Convolver.changing(9000);
    Impulse filter = Impulse.mono(noise(9000, 1, 7));
    float[] audio = noise(128, 2, 0);
    for (int i = 0; i < 30_000; i++) {
      convolver.process(audio, 0);
      if (i % 100 == 0) {
        convolver.load(filter);
      }
    }
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 1000; i++) {
      convolver.process(audio, 0);
    }
    convolver.load(filter);
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(20_000);
  }

  @Test
  void theWorkOfEveryLevelIsSpreadEvenly() {
    for (int block : new int[] {1024, 16384}) {
      Impulse impulse = Impulse.mono(noise(20 * block, 1, 7));
      var parts = new Partitions(impulse, block, 0, 18 * block, false);
      long total = 0;
      int most = 0;
      for (int i = 0; i < parts.steps(); i++) {
        total += parts.cost(i);
        most = Math.max(most, parts.cost(i));
      }
      assertThat(most).isLessThan((int) (2 * total * 64 / block));
    }
  }
}
