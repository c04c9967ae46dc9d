package org.songline.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.songline.devices.builtin.BuiltIn;
import org.songline.engine.media.SongFiles;
import org.songline.engine.render.RenderRequest;
import org.songline.engine.render.Renderer;
import org.songline.exchange.audio.SongTags;
import org.songline.exchange.audio.SoundFile;
import org.songline.measure.Measure;
import org.songline.measure.Part;
import org.songline.media.Progress;
import org.songline.model.song.Song;
import org.songline.model.store.SongFolder;

/**
 * A job again and again in one JVM: {@code Warm JOB DATA SONGS OUT RUNS}. The last line says what
 * the runs from the third on cost, their median: {@code warm CPU WALL}, in seconds.
 */
public final class Warm {
  private static final int COLD_RUNS = 2;

  private Warm() {}

  /** One whole job, as the command does it. */
  private interface Run {
    void run() throws IOException;
  }

  public static void main(String[] arguments) throws IOException {
    Path data = Path.of(arguments[1]);
    Path songs = Path.of(arguments[2]);
    Path out = Path.of(arguments[3]);
    int runs = Math.max(COLD_RUNS + 1, Integer.parseInt(arguments[4]));
    Run job = job(arguments[0], data, songs, out);
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    double[] cpu = new double[runs];
    double[] wall = new double[runs];
    for (int i = 0; i < runs; i++) {
      long cpuBefore = system.getProcessCpuTime();
      long before = System.nanoTime();
      job.run();
      wall[i] = (System.nanoTime() - before) * 1e-9;
      cpu[i] = (system.getProcessCpuTime() - cpuBefore) * 1e-9;
      System.out.println(String.format(Locale.ROOT, "run %.3f %.3f", cpu[i], wall[i]));
    }
    System.out.println(String.format(Locale.ROOT, "warm %.3f %.3f", median(cpu), median(wall)));
  }

  private static Run job(String id, Path data, Path songs, Path out) {
    return switch (id) {
      case "W4" -> () -> measure(data.resolve("prog10.wav"));
      case "W4-5" -> () -> measure(data.resolve("loud5.wav"));
      case "W6", "W6rt" ->
          () ->
              Convolve.run(
                  data.resolve("music48.wav"), data.resolve("ir6.wav"), out, id.equals("W6rt"));
      case "W7" -> () -> Resample.run(data.resolve("music96.wav"), out, 44_100);
      default -> () -> render(songs.resolve(id), out);
    };
  }

  private static void measure(Path file) throws IOException {
    Measure.file(file, Part.quick(), Progress.NONE);
  }

  private static void render(Path folder, Path out) throws IOException {
    Song song = SongFolder.read(folder);
    new Renderer(BuiltIn.catalogue(), new SongFiles(folder))
        .render(
            song,
            RenderRequest.MIX,
            (port, rate) -> SoundFile.sink(out, SoundFile.format(out, rate, 24), SongTags.of(song)),
            Progress.NONE);
  }

  private static double median(double[] figures) {
    double[] warm = Arrays.copyOfRange(figures, COLD_RUNS, figures.length);
    Arrays.sort(warm);
    return (warm[(warm.length - 1) / 2] + warm[warm.length / 2]) / 2;
  }
}
