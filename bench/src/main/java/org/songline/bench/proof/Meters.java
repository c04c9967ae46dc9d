package org.songline.bench.proof;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songline.measure.Measure;
import org.songline.measure.Measurement;
import org.songline.measure.Part;
import org.songline.media.Progress;

/**
 * Reads sound files with our meter and with FFmpeg's: {@code Meters FILE...} prints both and exits
 * with 1 where they differ by more than {@link #LUFS}, {@link #DBTP} or {@link #LU}.
 */
public final class Meters {
  /** How far integrated loudness may lie apart, LU. */
  static final double LUFS = 0.1;

  /**
   * How far true peaks may lie apart, dB: the other meter looks at fewer points between samples.
   */
  static final double DBTP = 0.3;

  /** How far ranges of loudness may lie apart, LU. */
  static final double LU = 0.2;

  private Meters() {}

  public static void main(String[] files) throws IOException {
    boolean alike = files.length > 0;
    for (String name : files) {
      Path file = Path.of(name);
      Optional<OtherMeter.Reading> theirs = OtherMeter.read(file);
      if (theirs.isEmpty()) {
        System.err.println("FFmpeg is not installed: no other meter to compare with");
        System.exit(2);
      }
      Measurement ours = Measure.file(file, Part.quick(), Progress.NONE).figures();
      OtherMeter.Reading other = theirs.orElseThrow();
      System.out.println(file);
      alike &=
          line("loudness", ours.loudness().integratedLufs(), other.integratedLufs(), "LUFS", LUFS);
      alike &= line("true peak", ours.levels().truePeakDbtp(), other.truePeakDbtp(), "dBTP", DBTP);
      alike &= line("range", ours.loudness().rangeLu(), other.rangeLu(), "LU", LU);
      System.out.println(
          String.format(
              Locale.ROOT,
              "  without the silence of Tech 3342 it has %.1f LU",
              other.plainRangeLu()));
    }
    System.exit(alike ? 0 : 1);
  }

  private static boolean line(
      String what, @Nullable Double ours, double theirs, String unit, double tolerance) {
    // The other meter rounds to tenths.
    boolean alike = ours != null && Math.abs(ours - theirs) <= tolerance + 1e-9;
    System.out.println(
        String.format(
            Locale.ROOT,
            "  %-9s %8s, FFmpeg %6.1f %-4s %s",
            what,
            ours == null ? "none" : String.format(Locale.ROOT, "%.2f", ours),
            theirs,
            unit,
            alike ? "ok" : "!! more than " + tolerance + " apart"));
    return alike;
  }
}
