package org.songline.engine.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PagedSoundTest {
  private static final int PAGE = 16;
  private static final int FRAMES = 40_000;
  private static final int BLOCK = 700;
  private static final int STEPS = 1500;
  private static final int READERS = 4;

  /** On the left each frame is its number plus one, on the right that below zero. */
  private static final class Numbers implements StereoFile {
    @Override
    public long frames() {
      return FRAMES;
    }

    @Override
    public int read(long position, float[] stereo, int frames) {
      int there = Math.clamp(FRAMES - position, 0, frames);
      for (int i = 0; i < there; i++) {
        stereo[2 * i] = position + i + 1;
        stereo[2 * i + 1] = -(position + i + 1);
      }
      return there;
    }

    @Override
    public void close() {}
  }

  @Test
  void manyThreadsReadExactFramesWhileTheNextBlockIsLoaded() throws Exception {
    PagedSound sound = new PagedSound(new Numbers(), problem -> {}, PAGE);
    SplittableRandom random = new SplittableRandom(8);
    long[] starts = new long[STEPS + 1];
    for (int i = 0; i <= STEPS; i++) {
      // Plays on, jumps, and goes beyond both ends.
      boolean on = i > 0 && random.nextInt(3) > 0 && starts[i - 1] < FRAMES;
      starts[i] = on ? starts[i - 1] + BLOCK : random.nextLong(-BLOCK, FRAMES);
    }
    CyclicBarrier step = new CyclicBarrier(READERS + 1);
    List<Callable<Integer>> work = new ArrayList<>();
    work.add(
        () -> {
          for (int i = 0; i <= STEPS; i++) {
            sound.begin();
            sound.want(starts[i], starts[i] + BLOCK);
            sound.load();
            step.await(60, TimeUnit.SECONDS);
          }
          return 0;
        });
    for (int r = 0; r < READERS; r++) {
      long seed = r;
      work.add(() -> wrong(sound, starts, step, seed));
    }
    int wrong = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(READERS + 1)) {
      for (Future<Integer> each : threads.invokeAll(work)) {
        wrong += each.get();
      }
    }
    assertThat(wrong).as("frames that were not as in the file").isZero();
  }

  /** Reads pieces of the block that was loaded a step before; how many frames are wrong. */
  private static int wrong(PagedSound sound, long[] starts, CyclicBarrier step, long seed)
      throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    float[] piece = new float[2 * BLOCK];
    int wrong = 0;
    step.await(60, TimeUnit.SECONDS);
    for (int i = 0; i < STEPS; i++) {
      for (int k = 0; k < 20; k++) {
        int from = random.nextInt(BLOCK);
        int count = 1 + random.nextInt(BLOCK - from);
        sound.read(starts[i] + from, piece, 0, count);
        for (int f = 0; f < count; f++) {
          long frame = starts[i] + from + f;
          float expected = frame < 0 || frame >= FRAMES ? 0 : frame + 1;
          if (piece[2 * f] != expected || piece[2 * f + 1] != -expected) {
            wrong++;
          }
        }
      }
      step.await(60, TimeUnit.SECONDS);
    }
    return wrong;
  }
}
