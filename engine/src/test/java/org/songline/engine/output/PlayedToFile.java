package org.songline.engine.output;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A program that plays {@link #sample} on the first device of a system: {@code SYSTEM FRAMES}. */
final class PlayedToFile {
  private static final int BLOCK = 256;

  private PlayedToFile() {}

  /** What is played; the sides differ, and so do all frames of half a second. */
  static float sample(long frame, int channel) {
    float size = (frame % 24_000 + 1) / 32_768f;
    return channel == 0 ? size : -size;
  }

  public static void main(String[] arguments) throws Exception {
    OutputSystem system =
        arguments[0].equals("java") ? new JavaSoundSystem() : new PortAudioSystem();
    OutputSystem.Found found = system.look();
    if (found.devices().isEmpty()) {
      System.out.println("none " + found.reason());
      return;
    }
    long frames = Long.parseLong(arguments[1]);
    CountDownLatch done = new CountDownLatch(1);
    long[] next = {0};
    try (AudioOutput output = system.open(found.devices().getFirst(), 48_000, BLOCK)) {
      System.out.printf(
          "%d %d %d %s%n", output.rate(), output.block(), output.latency(), output.device().name());
      output.start(
          (stereo, count) -> {
            for (int f = 0; f < count; f++) {
              stereo[2 * f] = sample(next[0], 0);
              stereo[2 * f + 1] = sample(next[0]++, 1);
            }
            if (next[0] >= frames) {
              done.countDown();
            }
          },
          () -> System.out.println("lost"));
      if (!done.await(30, TimeUnit.SECONDS)) {
        System.out.println("stands still after " + next[0]);
      }
      output.failure().ifPresent(Throwable::printStackTrace);
      System.out.println(output.state());
    }
  }
}
