package org.songline.bench.proof;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.songline.measure.Measure;
import org.songline.measure.Measurement;
import org.songline.measure.Part;
import org.songline.media.Progress;

/**
 * Reads sound files with our meter, FFmpeg's and loudgain's: {@code Meters FILE...} prints all and
 * exits with 1 where they differ by more than {@link #LUFS}, {@link #DBTP} or {@link #LU}. A meter
 * that is not installed is left out; without any there is nothing to compare.
 */
public final class Meters {
  /** How far integrated loudness may lie apart, LU. */
  static final double LUFS = 0.1;

  /**
   * How far true peaks may lie apart, dB: the other meters look at fewer points between samples.
   */
  static final double DBTP = 0.3;

  /** How far ranges of loudness may lie apart, LU. */
  static final double LU = 0.2;

  /** And those of loudgain, which adds no silence at the end and reads in coarser steps. */
  static final double LOUDGAIN_LU = 1;

  private boolean alike = true;
  private final Map<String, List<Double>> apart = new TreeMap<>();

  private Meters() {}

  public static void main(String[] files) throws IOException {
    var meters = new Meters();
    for (String name : files) {
      meters.read(Path.of(name));
    }
    meters.sum();
    System.exit(meters.apart.isEmpty() ? 2 : meters.alike ? 0 : 1);
  }

  private void read(Path file) throws IOException {
    Measurement ours = Measure.file(file, Part.quick(), Progress.NONE).figures();
    System.out.println(file);
    Double lufs = ours.loudness().integratedLufs();
    Double peak = ours.levels().truePeakDbtp();
    Double range = ours.loudness().rangeLu();
    Optional<OtherMeter.Reading> ffmpeg = OtherMeter.read(file);
    if (ffmpeg.isPresent()) {
      OtherMeter.Reading other = ffmpeg.get();
      line("FFmpeg", "loudness", lufs, other.integratedLufs(), "LUFS", LUFS);
      line("FFmpeg", "true peak", peak, other.truePeakDbtp(), "dBTP", DBTP);
      line("FFmpeg", "range", range, other.rangeLu(), "LU", LU);
      System.out.println(
          String.format(
              Locale.ROOT,
              "  without the silence of Tech 3342 it has %.1f LU",
              other.plainRangeLu()));
    }
    Optional<Loudgain.Reading> loudgain = Loudgain.read(file);
    if (loudgain.isPresent()) {
      Loudgain.Reading other = loudgain.get();
      line("loudgain", "loudness", lufs, other.integratedLufs(), "LUFS", LUFS);
      if (peak != null && peak <= 0) {
        // It turns what was decoded into whole numbers first, which cut peaks beyond full scale.
        line("loudgain", "true peak", peak, other.truePeakDbtp(), "dBTP", DBTP);
      }
      line("loudgain", "range", range, other.rangeLu(), "LU", LOUDGAIN_LU);
    }
  }

  private void sum() {
    if (apart.isEmpty()) {
      System.err.println("neither FFmpeg nor loudgain is installed: nothing to compare with");
    }
    apart.forEach(
        (what, differences) ->
            System.out.println(
                String.format(
                    Locale.ROOT,
                    "%-20s %d files: ours less theirs %+.3f to %+.3f, mean %+.3f",
                    what,
                    differences.size(),
                    differences.stream().mapToDouble(d -> d).min().orElse(0),
                    differences.stream().mapToDouble(d -> d).max().orElse(0),
                    differences.stream().mapToDouble(d -> d).average().orElse(0))));
  }

  private void line(
      String meter,
      String what,
      @Nullable Double ours,
      double theirs,
      String unit,
      double tolerance) {
    boolean good = ours != null && Math.abs(ours - theirs) <= tolerance + 1e-9;
    alike &= good;
    if (ours != null) {
      apart.computeIfAbsent(meter + " " + what, key -> new ArrayList<>()).add(ours - theirs);
    }
    System.out.println(
        String.format(
            Locale.ROOT,
            "  %-9s %8s, %-8s %6.2f %-4s %s",
            what,
            ours == null ? "none" : String.format(Locale.ROOT, "%.2f", ours),
            meter,
            theirs,
            unit,
            good ? "ok" : "!! more than " + tolerance + " apart"));
  }
}
