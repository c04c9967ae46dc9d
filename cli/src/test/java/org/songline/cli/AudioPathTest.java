package org.songline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The audio path allocates nothing: said by its bytecode, whatever the compiler may save. */
class AudioPathTest {
  /** Calls of the JDK that make nothing, by class; an empty set is every method. */
  private static final Map<String, Set<String>> FREE =
      Map.ofEntries(
          entry("java/lang/Math"),
          entry("java/lang/StrictMath", "exp", "expm1", "log", "log10"),
          entry("java/lang/System", "arraycopy", "nanoTime"),
          entry("java/lang/Thread", "onSpinWait"),
          entry("java/lang/Float", "floatToRawIntBits", "intBitsToFloat", "isFinite", "isNaN"),
          entry("java/lang/Double", "doubleToRawLongBits", "longBitsToDouble", "isNaN"),
          entry("java/lang/Integer", "numberOfTrailingZeros", "intValue"),
          entry("java/lang/Long", "numberOfTrailingZeros"),
          entry("java/lang/Object", "<init>", "equals"),
          entry("java/lang/Enum", "ordinal"),
          entry("java/util/Arrays", "fill", "equals"),
          entry("java/util/List", "get", "size"),
          entry("java/util/Map", "get", "getOrDefault"),
          entry("java/util/Optional", "isPresent", "get"),
          entry("java/util/concurrent/atomic/AtomicInteger"),
          entry("java/util/concurrent/atomic/AtomicBoolean"),
          entry("java/util/concurrent/atomic/AtomicLong"),
          entry("java/util/concurrent/atomic/AtomicLongArray"),
          entry("java/util/concurrent/atomic/AtomicReference"),
          entry("java/util/concurrent/atomic/AtomicIntegerArray"),
          entry("java/util/concurrent/atomic/AtomicReferenceArray"),
          entry("java/util/concurrent/locks/LockSupport"));

  /** Where the audio path ends, or makes room once and for all. */
  private static final Map<String, Set<String>> CLOSED =
      Map.of(
          // Recordings are read ahead of the path.
          "org/songline/engine/run/Machine",
          Set.of("feed", "prepare"),
          // Grows when a quantum holds more events than any before.
          "org/songline/devices/Events",
          Set.of("add"),
          // Grows when a plan holds more tasks than any before.
          "org/songline/engine/run/ParallelExecutor",
          Set.of("begin"));

  private static Map.Entry<String, Set<String>> entry(String type, String... methods) {
    return Map.entry(type, Set.of(methods));
  }

  private static boolean in(Map<String, Set<String>> table, String owner, String name) {
    Set<String> names = table.get(owner);
    return names != null && (names.isEmpty() || names.contains(name));
  }

  private static boolean free(String owner, String name) {
    // Vectors live in registers once they are compiled; the allocation tests count what remains.
    return owner.startsWith("jdk/incubator/vector/") || in(FREE, owner, name);
  }

  private static final AudioPathJudge JUDGE =
      new AudioPathJudge(
          new ClassFileImporter()
                  .withImportOption(new ImportOption.DoNotIncludeTests())
                  .importPackages(
                      "org.songline.dsp",
                      "org.songline.media",
                      "org.songline.devices",
                      "org.songline.engine",
                      "org.songline.model",
                      "org.songline.studio.live")
                  .stream()
                  .map(c -> read(url(c.getSource().orElseThrow().getUri())))
                  .toList(),
          AudioPathTest::free,
          (owner, name) -> in(CLOSED, owner, name));

  private static URL url(URI uri) {
    try {
      return uri.toURL();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] read(URL url) {
    try (InputStream in = url.openStream()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "org/songline/devices/Processor, process idle reset latency",
    "org/songline/devices/LaneKernel$Running, process idle reset",
    "org/songline/engine/run/Kernel, run bind",
    "org/songline/engine/run/Executor, run",
    "org/songline/engine/live/Session, run",
    "org/songline/studio/live/Player$Hand, run",
    "org/songline/studio/live/Pace, due made",
  })
  void nothingIsAllocated(String type, String methods) {
    assertThat(JUDGE.allocations(type, Set.of(methods.split(" ")))).isEmpty();
  }

  /** What a path may be made of, for the judge. */
  interface Sample {
    long run(int n, List<Integer> list);
  }

  static final class Clean implements Sample {
    @Override
    public long run(int n, List<Integer> list) {
      if (n < 0) {
        throw new IllegalArgumentException("below 0: " + n);
      }
      return Math.max(n, list.size()) + help(n);
    }

    private static long help(int n) {
      return n * 3L;
    }
  }

  static final class Makes implements Sample {
    @Override
    public long run(int n, List<Integer> list) {
      return deep(n);
    }

    private static long deep(int n) {
      return new int[] {n}.length;
    }
  }

  static final class Walks implements Sample {
    @Override
    public long run(int n, List<Integer> list) {
      long sum = 0;
      for (int x : list) {
        sum += x;
      }
      return sum;
    }
  }

  static final class Boxes implements Sample {
    @Override
    public long run(int n, List<Integer> list) {
      return Integer.valueOf(n).longValue();
    }
  }

  static final class Joins implements Sample {
    @Override
    public long run(int n, List<Integer> list) {
      return ("n" + n).length();
    }
  }

  static final class Hides implements Sample {
    private final Sample other;

    Hides(Sample other) {
      this.other = other;
    }

    @Override
    public long run(int n, List<Integer> list) {
      return other.run(n, list);
    }
  }

  private static Set<String> judged(Class<?>... types) {
    List<byte[]> files =
        Stream.concat(Stream.of(Sample.class), Stream.of(types))
            .map(Class::getName)
            .map(name -> "/" + name.replace('.', '/') + ".class")
            .map(file -> read(Objects.requireNonNull(AudioPathTest.class.getResource(file))))
            .toList();
    return new AudioPathJudge(files, AudioPathTest::free, (owner, name) -> false)
        .allocations(types[0].getName().replace('.', '/'), Set.of("run"));
  }

  @Test
  void theJudgeKnowsWhatAllocates() {
    assertThat(judged(Clean.class)).isEmpty();
    assertThat(judged(Makes.class)).containsExactly("new array of INT in Makes.deep < Makes.run");
    assertThat(judged(Walks.class)).anyMatch(found -> found.startsWith("call of List.iterator"));
    assertThat(judged(Boxes.class)).anyMatch(found -> found.startsWith("call of Integer.valueOf"));
    assertThat(judged(Joins.class)).anyMatch(found -> found.startsWith("lambda or joined string"));
    assertThat(judged(Hides.class, Clean.class)).isEmpty();
    assertThat(judged(Hides.class, Makes.class)).hasSize(1);
  }
}
