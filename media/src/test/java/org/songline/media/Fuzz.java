package org.songline.media;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Throws damaged copies of valid files at a parser. The parser may accept one or refuse it by a
 * {@link MediaProblem} of one line; anything else is a failure, as is more than a second or more
 * memory than allowed. A failure names its seed and leaves the input beside it.
 */
public final class Fuzz {
  private static final long SECOND = 1_000_000_000L;

  /** On a busy machine the wall clock runs on while a parser waits for its turn. */
  private static final long PATIENCE = 5 * SECOND;

  private static final int[] EDGES = {0, 1, 0x7f, 0x80, 0xff};
  private static final int[] EDGES_32 = {
    0, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 0x7fff_fff0, 0x1000_0000, 65_535, 65_536
  };

  private final List<byte[]> seeds;
  private final Target target;
  private final long maxAllocation;
  private final Path file;

  /** What reads the input. */
  @FunctionalInterface
  public interface Target {
    /** Reads the file completely. */
    void read(Path file) throws Exception;
  }

  /**
   * @param seeds valid files
   * @param file where damaged copies are put
   * @param maxAllocation most bytes that reading one input may allocate
   */
  public Fuzz(List<byte[]> seeds, Path file, long maxAllocation, Target target) {
    this.seeds = List.copyOf(seeds);
    this.file = file;
    this.maxAllocation = maxAllocation;
    this.target = target;
  }

  /** What a run saw. */
  public record Result(long inputs, long accepted, long refused, long slowestNanos) {}

  /** Runs for a time; each input depends on {@code seed} and its number alone. */
  public Result run(long seed, long nanos) throws Exception {
    ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long end = System.nanoTime() + nanos;
    long accepted = 0;
    long refused = 0;
    long slowest = 0;
    long count = 0;
    for (byte[] valid : seeds) {
      Files.write(file, valid);
      target.read(file); // a seed that is refused would test nothing; also warms the parser up
    }
    for (; System.nanoTime() < end; count++) {
      byte[] input = mutate(new SplittableRandom(seed * 1_000_003 + count));
      Files.write(file, input);
      long before = memory.getCurrentThreadAllocatedBytes();
      long start = System.nanoTime();
      try {
        target.read(file);
        accepted++;
      } catch (MediaProblem e) {
        refused++;
        String message = String.valueOf(e.getMessage());
        if (message.contains("\n") || message.contains("\r") || message.length() > 600) {
          throw failed(seed, count, "a refusal of more than one line: " + message, e);
        }
      } catch (Throwable e) {
        throw failed(seed, count, "not a refusal: " + e, e);
      }
      long took = System.nanoTime() - start;
      long allocated = memory.getCurrentThreadAllocatedBytes() - before;
      if (took > PATIENCE) {
        throw failed(seed, count, "took " + took / 1_000_000 + " ms", null);
      }
      if (allocated > maxAllocation) {
        throw failed(seed, count, "allocated " + allocated + " bytes", null);
      }
      slowest = Math.max(slowest, took);
    }
    return new Result(count, accepted, refused, slowest);
  }

  private AssertionError failed(
      long seed, long count, String what, @org.jspecify.annotations.Nullable Throwable cause) {
    return new AssertionError(
        "seed " + seed + ", input " + count + " (" + file + "): " + what, cause);
  }

  private byte[] mutate(SplittableRandom random) {
    byte[] bytes = seeds.get(random.nextInt(seeds.size())).clone();
    int edits = 1 + random.nextInt(4);
    for (int i = 0; i < edits; i++) {
      if (bytes.length == 0) {
        return bytes;
      }
      int near = random.nextBoolean() ? Math.min(bytes.length, 256) : bytes.length;
      int at = random.nextInt(near);
      switch (random.nextInt(8)) {
        case 0 -> bytes[at] = (byte) random.nextInt();
        case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 2 -> bytes[at] = (byte) EDGES[random.nextInt(EDGES.length)];
        case 3 -> put32(bytes, at, EDGES_32[random.nextInt(EDGES_32.length)], random.nextBoolean());
        case 4 -> bytes = java.util.Arrays.copyOf(bytes, at);
        case 5 -> bytes = splice(bytes, at, random);
        case 6 -> {
          int n = Math.min(bytes.length - at, 1 + random.nextInt(64));
          for (int k = 0; k < n; k++) {
            bytes[at + k] = (byte) random.nextInt();
          }
        }
        default -> bytes = remove(bytes, at, 1 + random.nextInt(16));
      }
    }
    return bytes;
  }

  private static void put32(byte[] bytes, int at, int value, boolean little) {
    for (int k = 0; k < 4 && at + k < bytes.length; k++) {
      bytes[at + k] = (byte) (value >>> (8 * (little ? k : 3 - k)));
    }
  }

  /** Repeats a piece of the input in another place. */
  private static byte[] splice(byte[] bytes, int at, SplittableRandom random) {
    int from = random.nextInt(bytes.length);
    int n = Math.min(bytes.length - from, 1 + random.nextInt(256));
    byte[] out = new byte[bytes.length + n];
    System.arraycopy(bytes, 0, out, 0, at);
    System.arraycopy(bytes, from, out, at, n);
    System.arraycopy(bytes, at, out, at + n, bytes.length - at);
    return out;
  }

  private static byte[] remove(byte[] bytes, int at, int count) {
    int n = Math.min(count, bytes.length - at);
    byte[] out = new byte[bytes.length - n];
    System.arraycopy(bytes, 0, out, 0, at);
    System.arraycopy(bytes, at + n, out, at, bytes.length - at - n);
    return out;
  }
}
