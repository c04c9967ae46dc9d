package org.songline.studio.production;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.songline.dsp.Exact;
import org.songline.measure.loudness.LoudnessSeries;
import org.songline.model.song.Section;
import org.songline.model.song.Song;
import org.songline.model.time.TempoMap;
import org.songline.studio.production.ProductionReport.SectionFigures;

/** How loud each section of a song is. */
final class SectionLevels {
  private static final double WINDOW_SECONDS = 0.4;

  private SectionLevels() {}

  static List<SectionFigures> of(Song song, LoudnessSeries series) {
    TempoMap tempo = song.tempoMap();
    List<SectionFigures> figures = new ArrayList<>();
    for (Section section : song.sections()) {
      double from = seconds(song, tempo, section.start());
      double to = seconds(song, tempo, section.end());
      figures.add(
          new SectionFigures(
              section.name().isEmpty() ? words(section.kind()) : section.name(),
              words(section.kind()),
              from,
              to,
              mean(series.momentaryLufs(), from, to)));
    }
    return figures;
  }

  private static double seconds(
      Song song, TempoMap tempo, org.songline.model.time.TickPosition position) {
    return (double) tempo.frameAt(position, song.rate()).frame() / song.rate();
  }

  private static String words(Section.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The power mean of the windows that lie wholly within. */
  private static @Nullable Double mean(float[] momentary, double from, double to) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < momentary.length; i++) {
      double end = (i + 1) * LoudnessSeries.STEP_SECONDS;
      if (end - WINDOW_SECONDS >= from && end <= to) {
        double gain = Exact.gain(momentary[i]);
        sum += gain * gain;
        count++;
      }
    }
    return count == 0 || sum == 0 ? null : Exact.decibels(Math.sqrt(sum / count));
  }
}
