package org.songline.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songline.measure.pitch.Pitch;
import org.songline.measure.pitch.PitchCurve;
import org.songline.measure.pitch.Tone;

/** The pitch of a voice as lines for people and rows for programs. */
final class PitchFigures {
  private PitchFigures() {}

  /**
   * One place of a voice.
   *
   * @param tone null where there is no pitch
   */
  record Row(double seconds, @Nullable Tone tone, double clarity) {}

  static @Nullable List<Row> rows(@Nullable PitchCurve curve) {
    if (curve == null) {
      return null;
    }
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < curve.count(); i++) {
      Tone tone = curve.voiced(i) ? Tone.ofKey(curve.keys()[i]) : null;
      rows.add(new Row(curve.seconds(i), tone, curve.clarity()[i]));
    }
    return rows;
  }

  static void lines(List<String> lines, Pitch pitch) {
    Tone median = pitch.median();
    lines.add(
        Figures.line(
            "pitch",
            median == null
                ? "none"
                : "%.0f %% of the time, %s in the middle"
                    .formatted(100 * pitch.voicedShare(), tone(median))));
    Tone lowest = pitch.lowest();
    Tone highest = pitch.highest();
    Pitch.Tuning tuning = pitch.tuning();
    if (lowest == null || highest == null || tuning == null) {
      return;
    }
    lines.add(Figures.line("range", tone(lowest) + " to " + tone(highest)));
    lines.add(
        Figures.line(
            "tuned to",
            "A = %.1f Hz, %+.0f cents, agreement %.0f %%"
                .formatted(tuning.a4Hertz(), tuning.cents() + 0.0, 100 * tuning.agreement())));
    String title = "notes";
    for (Pitch.Note note : pitch.notes()) {
      lines.add(
          Figures.line(
              title,
              "%8.2f to %7.2f s  %s"
                  .formatted(note.startSeconds(), note.endSeconds(), tone(note.tone()))));
      title = "";
    }
  }

  private static String tone(Tone tone) {
    return "%s %+.0f cents (%.1f Hz)".formatted(tone.name(), tone.cents() + 0.0, tone.hertz());
  }
}
