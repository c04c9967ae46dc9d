package org.songline.media;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Throws damaged copies of valid files at a parser. The parser may accept one or refuse it by a
 * {@link MediaProblem} of one line; anything else is a failure, as is more than a second of
 * processor time (child processes included) or more memory than allowed, a child process that is
 * still there, or a file that was not there before. A failure names its seed and leaves the input.
 */
public final class Fuzz {
  private static final long SECOND = 1_000_000_000L;

  /** On a busy machine the wall clock runs on while a parser waits for its turn. */
  private static final long PATIENCE = 20 * SECOND;

  /** Bytes that may be allocated for each byte of input beyond the fixed allowance. */
  private static final long EACH_BYTE = 256;

  /** Bytes that one edit may add at most. */
  private static final int GROWTH = 1 << 20;

  private static final int[] EDGES = {0, 1, 0x7f, 0x80, 0xff};
  private static final int[] EDGES_32 = {
    0, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 0x7fff_fff0, 0x1000_0000, 65_535, 65_536
  };

  private final List<byte[]> seeds;
  private final Target target;
  private final long maxAllocation;
  private final Path file;
  private final UnaryOperator<byte[]> seal;

  /** What reads the input. */
  @FunctionalInterface
  public interface Target {
    /** Reads the file completely. */
    void read(Path file) throws Exception;
  }

  /**
   * @param seeds valid files
   * @param file where damaged copies are put
   * @param maxAllocation most bytes that reading one small input may allocate
   */
  public Fuzz(List<byte[]> seeds, Path file, long maxAllocation, Target target) {
    this(seeds, file, maxAllocation, target, bytes -> bytes);
  }

  /**
   * @param seal makes checksums right again, in place, so that damage reaches what lies behind
   *     them; done to every other input
   */
  public Fuzz(
      List<byte[]> seeds,
      Path file,
      long maxAllocation,
      Target target,
      UnaryOperator<byte[]> seal) {
    this.seal = seal;
    this.seeds = List.copyOf(seeds);
    this.file = file;
    this.maxAllocation = maxAllocation;
    this.target = target;
  }

  /** What a run saw. */
  public record Result(long inputs, long accepted, long refused, long mostNanos, long mostBytes) {}

  /** Runs for a time; each input depends on {@code seed} and its number alone. */
  public Result run(long seed, long nanos) throws Exception {
    ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long end = System.nanoTime() + nanos;
    long accepted = 0;
    long refused = 0;
    long slowest = 0;
    long largest = 0;
    long count = 0;
    for (byte[] valid : seeds) {
      Files.write(file, valid);
      target.read(file); // a seed that is refused would test nothing; also warms the parser up
    }
    Set<Path> files = files();
    for (; System.nanoTime() < end; count++) {
      byte[] input = mutate(new SplittableRandom(seed * 1_000_003 + count));
      Files.write(file, input);
      long before = memory.getCurrentThreadAllocatedBytes();
      long worked = memory.getCurrentThreadCpuTime() + children();
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
      long work = memory.getCurrentThreadCpuTime() + children() - worked;
      long allocated = memory.getCurrentThreadAllocatedBytes() - before;
      if (work > SECOND || took > PATIENCE) {
        throw failed(
            seed,
            count,
            "took " + work / 1_000_000 + " ms of work in " + took / 1_000_000 + " ms",
            null);
      }
      if (allocated > maxAllocation + EACH_BYTE * input.length) {
        throw failed(seed, count, "allocated " + allocated + " bytes", null);
      }
      if (ProcessHandle.current().children().findAny().isPresent()) {
        throw failed(seed, count, "left a process behind", null);
      }
      if (!files().equals(files)) {
        throw failed(seed, count, "left files behind: " + files(), null);
      }
      slowest = Math.max(slowest, work);
      largest = Math.max(largest, allocated);
    }
    return new Result(count, accepted, refused, slowest, largest);
  }

  private Set<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(file.toAbsolutePath().getParent())) {
      return all.collect(Collectors.toSet());
    }
  }

  /** Processor time of the child processes that have ended, where Linux tells it, in ns. */
  private static long children() throws IOException {
    Path stat = Path.of("/proc/self/stat");
    if (!Files.isReadable(stat)) {
      return 0;
    }
    String text = Files.readString(stat);
    String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) * (SECOND / 100);
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
      switch (random.nextInt(12)) {
        case 0 -> bytes[at] = (byte) random.nextInt();
        case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 2 -> bytes[at] = (byte) EDGES[random.nextInt(EDGES.length)];
        case 3 -> put32(bytes, at, EDGES_32[random.nextInt(EDGES_32.length)], random.nextBoolean());
        case 4 -> bytes = Arrays.copyOf(bytes, at);
        case 5 -> bytes = splice(bytes, at, 256, random);
        case 7 -> bytes = splice(bytes, at, bytes.length, random);
        case 8 -> bytes = nest(bytes, at, random);
        case 9 -> bytes = noise(bytes, at, random);
        case 6 -> {
          int n = Math.min(bytes.length - at, 1 + random.nextInt(64));
          for (int k = 0; k < n; k++) {
            bytes[at + k] = (byte) random.nextInt();
          }
        }
        default -> bytes = remove(bytes, at, 1 + random.nextInt(16));
      }
    }
    return random.nextBoolean() ? seal.apply(bytes) : bytes;
  }

  private static void put32(byte[] bytes, int at, int value, boolean little) {
    for (int k = 0; k < 4 && at + k < bytes.length; k++) {
      bytes[at + k] = (byte) (value >>> (8 * (little ? k : 3 - k)));
    }
  }

  /** Repeats a piece of the input in another place. */
  private static byte[] splice(byte[] bytes, int at, int most, SplittableRandom random) {
    int from = random.nextInt(bytes.length);
    int n = Math.min(bytes.length - from, 1 + random.nextInt(most));
    return insert(bytes, at, Arrays.copyOfRange(bytes, from, from + n));
  }

  /** Repeats what starts at a place many times there: records without end, boxes in boxes. */
  private static byte[] nest(byte[] bytes, int at, SplittableRandom random) {
    int n = Math.min(bytes.length - at, 1 + random.nextInt(64));
    int times = 1 + random.nextInt(Math.max(1, Math.min(20_000, GROWTH / n)));
    byte[] many = new byte[n * times];
    for (int i = 0; i < many.length; i++) {
      many[i] = bytes[at + i % n];
    }
    return bytes.length > GROWTH ? bytes : insert(bytes, at, many);
  }

  /** Random bytes to the end, and perhaps beyond. */
  private static byte[] noise(byte[] bytes, int at, SplittableRandom random) {
    byte[] out = Arrays.copyOf(bytes, Math.max(bytes.length, at + random.nextInt(20_000)));
    byte[] tail = new byte[out.length - at];
    random.nextBytes(tail);
    System.arraycopy(tail, 0, out, at, tail.length);
    return out;
  }

  private static byte[] insert(byte[] bytes, int at, byte[] piece) {
    byte[] out = Arrays.copyOf(bytes, bytes.length + piece.length);
    System.arraycopy(piece, 0, out, at, piece.length);
    System.arraycopy(bytes, at, out, at + piece.length, bytes.length - at);
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
