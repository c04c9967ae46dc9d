package org.songline.engine.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedTest {
  /** Gives its frames numbers: on the left as they are, on the right negative. */
  private static final class Counting implements Source {
    final List<Integer> asked = new ArrayList<>();
    private int next;

    @Override
    public void fill(float[] stereo, int frames) {
      asked.add(frames);
      for (int f = 0; f < frames; f++) {
        stereo[2 * f] = next;
        stereo[2 * f + 1] = -next;
        next++;
      }
    }
  }

  private static int take(Feed feed, int wanted, int expected) {
    int next = expected;
    for (int done = 0; done < wanted; ) {
      int count = feed.next(wanted - done);
      for (int f = 0; f < count; f++) {
        assertThat(feed.stereo()[feed.from() + 2 * f]).isEqualTo(next);
        assertThat(feed.stereo()[feed.from() + 2 * f + 1]).isEqualTo(-next);
        next++;
      }
      feed.used(count);
      done += count;
    }
    return next;
  }

  @Test
  void aDeviceThatAsksForAnyNumberOfFramesGetsEachFrameOnce() {
    Counting source = new Counting();
    Feed feed = new Feed(source, 256);
    long seed = 7;
    Random random = new Random(seed);
    int next = 0;
    for (int i = 0; i < 1000; i++) {
      next = take(feed, 1 + random.nextInt(1000), next);
    }
    assertThat(source.asked).allMatch(n -> n % 64 == 0 && n >= 64 && n <= 256);
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 128, 256})
  void aDeviceThatAsksForWholeQuantaIsNeverAheadOfItsSource(int frames) {
    Counting source = new Counting();
    Feed feed = new Feed(source, 256);
    int next = 0;
    for (int i = 0; i < 100; i++) {
      next = take(feed, frames, next);
    }
    assertThat(source.asked).hasSize(100).containsOnly(frames);
  }

  @Test
  void aSourceThatFailsIsSilenceFromThenOn() {
    int[] calls = {0};
    Feed feed =
        new Feed(
            (stereo, frames) -> {
              stereo[0] = 1;
              calls[0]++;
              throw new IllegalStateException("broken");
            },
            64);
    for (int i = 0; i < 3; i++) {
      assertThat(feed.next(64)).isEqualTo(64);
      assertThat(feed.stereo()).containsOnly(0);
      feed.used(64);
    }
    assertThat(calls[0]).isEqualTo(1);
    assertThat(feed.failure()).hasMessage("broken");
  }
}
