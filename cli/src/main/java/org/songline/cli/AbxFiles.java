package org.songline.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songline.cli.shell.Shell;
import org.songline.dsp.resample.Resampler;
import org.songline.mastering.reference.AbxPage;
import org.songline.mastering.reference.Profile;
import org.songline.measure.plot.Span;
import org.songline.measure.relation.Relation;
import org.songline.measure.relation.RelationMeter;
import org.songline.media.AtomicFile;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.AudioReader;
import org.songline.studio.references.ReferenceSounds;

/** Writes pages for blind comparisons of two files. */
final class AbxFiles {
  private static final double SECONDS = 12;
  private static final double SAME_LENGTH = 1;

  /** How alike and how sure a delay must be. */
  private static final double SAME = 0.5;

  private AbxFiles() {}

  /**
   * Excerpts of the loudest parts; versions of one piece, which are of about the same length, are
   * heard at the same places, an early and a late one too, in time with each other.
   */
  static void write(Shell shell, Path a, Path b, Path page) throws IOException {
    Profile first = profile(shell, a);
    Profile second = profile(shell, b);
    boolean same = Math.abs(first.seconds() - second.seconds()) <= SAME_LENGTH;
    double seconds = Math.min(SECONDS, Math.min(first.seconds(), second.seconds()));
    List<AbxPage.Excerpt> excerpts = new ArrayList<>();
    double loudest = amid(first, seconds);
    int rate = rate(a);
    if (same) {
      double last = Math.min(first.seconds(), second.seconds()) - seconds;
      double from = Math.clamp(loudest, 0, last);
      double later = later(a, b, rate, from, seconds);
      excerpts.add(excerpt("loudest", a, b, rate, from, from + later, seconds));
      if (last > 3 * seconds) {
        double early = 0.2 * first.seconds();
        double late = 0.7 * first.seconds();
        excerpts.add(excerpt("early", a, b, rate, early, early + later, seconds));
        excerpts.add(excerpt("late", a, b, rate, late, late + later, seconds));
      }
    } else {
      excerpts.add(excerpt("loudest", a, b, rate, loudest, amid(second, seconds), seconds));
    }
    boolean alike = a.getFileName().equals(b.getFileName());
    String html =
        AbxPage.html(
            (alike ? a : a.getFileName()).toString(),
            (alike ? b : b.getFileName()).toString(),
            rate,
            excerpts);
    AtomicFile.write(page, html.getBytes(StandardCharsets.UTF_8));
  }

  /** By how many seconds the second comes later, when it surely is the same sound; else 0. */
  private static double later(Path a, Path b, int rate, double from, double seconds)
      throws IOException {
    AbxPage.Excerpt both = excerpt("", a, b, rate, from, from, seconds);
    @Nullable Relation relation = RelationMeter.of(left(both.a()), left(both.b()), rate);
    return relation == null || relation.likeness() < SAME || relation.confidence() < SAME
        ? 0
        : Math.rint(relation.delayFrames()) / rate;
  }

  private static float[] left(float[] stereo) {
    float[] one = new float[stereo.length / 2];
    for (int i = 0; i < one.length; i++) {
      one[i] = stereo[2 * i];
    }
    return one;
  }

  private static Profile profile(Shell shell, Path file) throws IOException {
    try (var bar = shell.progress("hearing " + file.getFileName())) {
      return ReferenceSounds.file(file, bar).profile(List.of());
    }
  }

  /** Where an excerpt begins that lies in the middle of the loudest part. */
  private static double amid(Profile profile, double seconds) {
    Span part = profile.loudest().part();
    double middle = 0.5 * (part.fromSeconds() + part.toSeconds());
    return Math.clamp(middle - 0.5 * seconds, 0, Math.max(0, profile.seconds() - seconds));
  }

  private static int rate(Path file) throws IOException {
    try (AudioReader reader = AudioFiles.open(file)) {
      return reader.format().rate();
    }
  }

  private static AbxPage.Excerpt excerpt(
      String name, Path a, Path b, int rate, double fromA, double fromB, double seconds)
      throws IOException {
    int frames = (int) (seconds * rate);
    return new AbxPage.Excerpt(
        name, read(a, fromA, seconds, rate, frames), read(b, fromB, seconds, rate, frames));
  }

  /** Stereo at a rate, as many frames as wanted. */
  private static float[] read(Path file, double from, double seconds, int rate, int frames)
      throws IOException {
    try (AudioReader reader = AudioFiles.open(file)) {
      int own = reader.format().rate();
      int channels = reader.format().channels();
      long start = Math.round(from * own);
      int before = (int) Math.max(0, -start);
      reader.seek(Math.max(0, start));
      int count = (int) Math.ceil(seconds * own);
      float[] raw = new float[count * channels];
      int got = Math.min(before, count);
      while (got < count) {
        int n = reader.read(raw, got * channels, count - got);
        if (n == 0) {
          break;
        }
        got += n;
      }
      float[] stereo = new float[2 * count];
      for (int i = 0; i < got; i++) {
        stereo[2 * i] = raw[i * channels];
        stereo[2 * i + 1] = raw[i * channels + channels - 1];
      }
      Resampler resampler = Resampler.of(2, own, rate);
      float[] all = new float[2 * (resampler.maxOutput(count) + resampler.maxFinish() + frames)];
      int made = resampler.process(stereo, 0, count, all, 0);
      resampler.finish(all, 2 * made);
      return java.util.Arrays.copyOf(all, 2 * frames);
    }
  }
}
