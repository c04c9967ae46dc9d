package org.songline.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.songline.measure.Measure;
import org.songline.measure.Part;
import org.songline.media.Progress;
import org.songline.media.audio.AudioData;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.AudioWriter;
import org.songline.media.audio.WriteFormat;
import org.songline.media.audio.tags.Tags;

/**
 * What measuring a long file takes. {@code Memory make SOUND MINUTES OUT} repeats a sound, {@code
 * Memory quick|full FILE} measures it once and says what is kept on the heap shortly before the
 * end, and the most memory that the process ever had.
 */
public final class Memory {
  private static final double MEGABYTE = 1e6;
  private static final int BLOCK = 1 << 14;

  private Memory() {}

  public static void main(String[] arguments) throws IOException {
    if (arguments[0].equals("make")) {
      make(Path.of(arguments[1]), Integer.parseInt(arguments[2]), Path.of(arguments[3]));
    } else {
      Set<Part> parts = arguments[0].equals("quick") ? Part.quick() : Part.all();
      System.out.println(line(arguments[0], Path.of(arguments[1]), parts));
    }
  }

  private static void make(Path sound, int minutes, Path out) throws IOException {
    AudioData data = AudioFiles.readAll(sound, Integer.MAX_VALUE);
    int channels = data.format().channels();
    int rate = data.format().rate();
    float[] block = new float[BLOCK * channels];
    long left = 60L * minutes * rate;
    int at = 0;
    try (AudioWriter writer =
        AudioFiles.create(out, WriteFormat.wav(rate, channels, 24), Tags.NONE)) {
      while (left > 0) {
        int n = (int) Math.min(left, Math.min(BLOCK, data.format().frames() - at));
        for (int i = 0; i < n; i++) {
          for (int c = 0; c < channels; c++) {
            block[i * channels + c] = data.channels()[c][at + i];
          }
        }
        writer.write(block, 0, n);
        left -= n;
        at = (int) ((at + n) % data.format().frames());
      }
      writer.finish();
    }
  }

  private static String line(String name, Path file, Set<Part> parts) throws IOException {
    var end = new NearEnd();
    long began = System.nanoTime();
    double seconds = Measure.file(file, parts, end).figures().seconds();
    double took = (System.nanoTime() - began) * 1e-9;
    return String.format(
        Locale.ROOT,
        "%-5s %6.1f min: %6.1f MB kept, process %4.0f MB at most, %.1f s",
        name,
        seconds / 60,
        end.kept / MEGABYTE,
        highWater() / MEGABYTE,
        took);
  }

  /** Looks once, when nearly all is measured. */
  private static final class NearEnd implements Progress {
    private final long before = used();
    private long kept = -1;

    @Override
    public boolean at(long done, long total) {
      if (kept < 0 && done > 0.99 * total) {
        kept = used() - before;
      }
      return true;
    }

    /** Bytes on the heap that something holds. */
    private static long used() {
      System.gc();
      return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
  }

  /** Bytes of memory that the process had at most; NaN where Linux does not tell. */
  private static double highWater() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return Double.NaN;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToDouble(line -> 1024 * Double.parseDouble(line.replaceAll("[^0-9]", "")))
        .findFirst()
        .orElse(Double.NaN);
  }
}
