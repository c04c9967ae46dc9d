package org.songline.bench.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.songline.dsp.Exact;
import org.songline.dsp.dither.Dither;
import org.songline.mastering.MasterRequest;
import org.songline.mastering.Mastered;
import org.songline.mastering.Mastering;
import org.songline.mastering.Target;
import org.songline.mastering.Treatment;
import org.songline.mastering.chain.Plan;
import org.songline.mastering.chain.PlanStep;
import org.songline.mastering.input.AudioInput;
import org.songline.measure.Measure;
import org.songline.measure.Measurement;
import org.songline.measure.Part;
import org.songline.media.Progress;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.AudioReader;
import org.songline.media.audio.AudioWriter;
import org.songline.media.audio.WriteFormat;
import org.songline.media.audio.tags.Tags;

/**
 * How loud limiters make a mix whose true peak is 11 dB over a ceiling of -1 dBTP, and how far over
 * the ceiling they let it. A limiter that lets peaks through must be turned down by them before it
 * may be compared: the last column is the loudness with the ceiling held.
 */
public final class Limiters {
  private static final double CEILING = -1;
  private static final double OVER = 11;
  private static final String LSP =
      "lv2=p=http\\\\://lsp-plug.in/plugins/lv2/limiter_stereo"
          + ":c=th=0.891251|boost=0|lk=5|at=5|rt=5|alr=0|slink=100|ovs=";

  private Limiters() {}

  public static void main(String[] files) throws IOException {
    Map<String, String> others = new LinkedHashMap<>();
    others.put("LSP limiter, no oversampling", LSP + "0");
    others.put("LSP limiter, half x6", LSP + "5");
    others.put(
        "x42 dpl, true peak",
        "lv2=p=http\\\\://gareus.org/oss/lv2/dpl#stereo"
            + ":c=gain=0|threshold=-1|release=0.05|truepeak=1");
    others.put("FFmpeg alimiter", "alimiter=limit=0.891251:level=0:attack=5:release=50");
    for (String name : files) {
      Path file = Path.of(name);
      Double peak =
          Measure.file(file, Part.quick(), Progress.NONE).figures().levels().truePeakDbtp();
      if (peak == null) {
        throw new IOException(name + " is silent");
      }
      double drive = CEILING + OVER - peak;
      System.out.println(name);
      line("ours", ours(file, drive, List.of()));
      line("ours, 3 dB clipped before", ours(file, drive, List.of(clipper(drive))));
      for (Map.Entry<String, String> other : others.entrySet()) {
        Optional<Measurement> figures = other(file, drive, other.getValue());
        if (figures.isPresent()) {
          line(other.getKey(), figures.get());
        } else {
          System.out.printf("  %-30s not installed%n", other.getKey());
        }
      }
    }
  }

  /** Cuts 3 dB off the highest peaks and comes out as loud as the mix went in. */
  private static PlanStep clipper(double drive) {
    double peak = CEILING + OVER - drive;
    return new PlanStep(
        "clipper",
        "clipper",
        Map.of("drive", Math.rint((2.7 - peak) * 10) / 10, "ceiling", -0.3),
        "");
  }

  private static Measurement ours(Path file, double drive, List<PlanStep> steps)
      throws IOException {
    double rest = drive;
    for (PlanStep step : steps) {
      rest -= step.settings().getOrDefault("drive", 0.0);
    }
    Plan plan =
        new Plan(
            steps,
            new Plan.Limiter(rest, CEILING, Plan.Limiter.LOOKAHEAD_MS, Plan.Limiter.RELEASE_MS, ""),
            new Plan.Depth(32, Dither.Kind.NONE, ""));
    MasterRequest request =
        MasterRequest.of(Target.find("spotify").orElseThrow())
            .treatments(EnumSet.noneOf(Treatment.class));
    try (AudioReader reader = AudioFiles.open(file);
        Mastered mastered =
            Mastering.master(
                AudioInput.of(file.toString(), reader), request, plan, Progress.NONE)) {
      return mastered.report().after();
    }
  }

  private static Optional<Measurement> other(Path file, double drive, String filter)
      throws IOException {
    Path folder = Files.createTempDirectory("songline-limiters");
    Path hot = folder.resolve("hot.wav");
    Path limited = folder.resolve("limited.wav");
    try {
      write(file, hot, (float) Exact.gain(drive));
      Process process =
          new ProcessBuilder(
                  "ffmpeg",
                  "-nostdin",
                  "-v",
                  "error",
                  "-i",
                  hot.toString(),
                  "-af",
                  filter,
                  "-c:a",
                  "pcm_f32le",
                  limited.toString())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0
          ? Optional.of(Measure.file(limited, Part.quick(), Progress.NONE).figures())
          : Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    } finally {
      Files.deleteIfExists(hot);
      Files.deleteIfExists(limited);
      Files.delete(folder);
    }
  }

  private static void write(Path from, Path to, float gain) throws IOException {
    try (AudioReader reader = AudioFiles.open(from);
        AudioWriter writer =
            AudioFiles.create(
                to,
                WriteFormat.wavFloat(reader.format().rate(), reader.format().channels()),
                Tags.NONE)) {
      int channels = reader.format().channels();
      float[] block = new float[4096 * channels];
      for (int n = reader.read(block, 0, 4096); n > 0; n = reader.read(block, 0, 4096)) {
        for (int i = 0; i < n * channels; i++) {
          block[i] *= gain;
        }
        writer.write(block, 0, n);
      }
      writer.finish();
    }
  }

  private static void line(String name, Measurement figures) {
    Double lufs = figures.loudness().integratedLufs();
    Double peak = figures.levels().truePeakDbtp();
    if (lufs == null || peak == null) {
      System.out.printf("  %-30s silent%n", name);
      return;
    }
    System.out.printf(
        Locale.ROOT,
        "  %-30s %7.2f LUFS %6.2f dBTP, with the ceiling held %7.2f LUFS%n",
        name,
        lufs,
        peak,
        lufs - Math.max(0, peak - CEILING));
  }
}
