package org.songline.studio.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TapTest {
  private final KnownSignal signal = new KnownSignal();
  private final float[] block = new float[512];

  private void put(Tap tap) {
    long frame = signal.frame();
    signal.run(block, 4);
    tap.put(block, 4, frame);
  }

  /** Takes what is ready and claims that it is what was made for its frames. */
  private static List<Long> take(Tap tap, int most) {
    List<Long> frames = new ArrayList<>();
    for (int ready = tap.ready(most); ready > 0; ready = tap.ready(most)) {
      long frame = tap.frame();
      FloatBuffer samples = FloatBuffer.allocate(ready * 128);
      tap.copy(samples, ready);
      tap.taken(ready);
      for (int f = 0; f < ready * 64; f++) {
        assertThat(samples.get(2 * f)).isEqualTo(KnownSignal.sample(frame + f, 0));
        assertThat(samples.get(2 * f + 1)).isEqualTo(KnownSignal.sample(frame + f, 1));
      }
      for (int q = 0; q < ready; q++) {
        frames.add(frame + q * 64L);
      }
    }
    return frames;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, Integer.MAX_VALUE - 10, -10, Integer.MIN_VALUE})
  void whatIsPutComesOutInOrderAlsoWhereCountersWrap(int begin) {
    Tap tap = new Tap(16, begin);
    List<Long> frames = new ArrayList<>();
    for (int b = 0; b < 20; b++) {
      put(tap);
      if (b % 3 == 2) {
        frames.addAll(take(tap, 5));
      }
    }
    frames.addAll(take(tap, 5));
    assertThat(frames).hasSize(80);
    for (int q = 0; q < 80; q++) {
      assertThat(frames.get(q)).isEqualTo(q * 64L);
    }
    assertThat(tap.losses()).isZero();
  }

  @Test
  void aReaderThatStallsLosesWhatWaitsAndGoesOnWithWhatIsMadeThen() {
    Tap tap = new Tap(16, -3);
    for (int b = 0; b < 10; b++) {
      put(tap);
    }
    assertThat(tap.losses()).isEqualTo(1);
    assertThat(take(tap, 16)).isEmpty();
    put(tap);
    assertThat(take(tap, 16)).containsExactly(2560L, 2624L, 2688L, 2752L);
  }

  @Test
  void oneMessageHoldsOnlyWhatFollowsEachOther() {
    Tap tap = new Tap(16);
    put(tap);
    signal.run(block, 4);
    put(tap);
    assertThat(tap.ready(16)).isEqualTo(4);
    tap.taken(4);
    assertThat(tap.frame()).isEqualTo(512);
    assertThat(tap.ready(16)).isEqualTo(4);
  }

  @Test
  void twoThreadsLoseNothingWhileThereIsRoom() throws InterruptedException {
    Tap tap = new Tap(64, Integer.MAX_VALUE - 100);
    Thread writer =
        Thread.ofPlatform()
            .start(
                () -> {
                  for (int b = 0; b < 5000; b++) {
                    while (tap.waiting() > 56) {
                      Thread.onSpinWait();
                    }
                    put(tap);
                  }
                });
    int count = 0;
    while (count < 20_000) {
      List<Long> frames = take(tap, 16);
      for (long frame : frames) {
        assertThat(frame).isEqualTo(count++ * 64L);
      }
      if (frames.isEmpty()) {
        tap.await(1_000_000);
      }
    }
    writer.join();
    assertThat(tap.losses()).isZero();
  }
}
