package org.songline.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songline.measure.Measurement;
import org.songline.measure.music.Beats;
import org.songline.measure.music.Music;
import org.songline.measure.music.Section;

/** Measured figures as lines for people. */
final class Figures {
  private Figures() {}

  static List<String> lines(String title, Measurement m) {
    List<String> lines = new ArrayList<>();
    lines.add(title);
    lines.add(
        line(
            "sound",
            "%s, %d Hz, %d channel%s"
                .formatted(
                    clock(m.seconds()),
                    m.sampleRateHz(),
                    m.channels(),
                    m.channels() == 1 ? "" : "s")));
    Measurement.Loudness loudness = m.loudness();
    lines.add(line("integrated", figure(loudness.integratedLufs(), "LUFS")));
    lines.add(line("momentary max", figure(loudness.momentaryMaxLufs(), "LUFS")));
    lines.add(line("short-term max", figure(loudness.shortTermMaxLufs(), "LUFS")));
    lines.add(
        line(
            "loudness range",
            loudness.rangeLu() == null
                ? "too short to tell"
                : figure(loudness.rangeLu(), "LU")
                    + (loudness.rangeSettled() ? "" : "  (under a minute: not settled)")));
    levels(lines, m.levels());
    var whole = m.noiseFloor();
    @Nullable Double floor = m.levels().noiseFloorDbfs();
    if (whole != null) {
      floor = whole.dbfs();
    }
    lines.add(line("noise floor", figure(floor, "dBFS")));
    stereo(lines, m.stereo());
    faults(lines, m.faults());
    if (m.soundFaults() != null) {
      FaultFigures.faults(lines, m.soundFaults());
    }
    if (m.dynamics() != null) {
      FaultFigures.dynamics(lines, m.dynamics());
    }
    if (m.tempo() != null) {
      lines.add(
          line(
              "tempo",
              "%.2f %s a minute%s, confidence %.0f %%"
                  .formatted(
                      m.tempo().bpm(),
                      inThree(m.music()) ? "dotted quarter notes" : "quarter notes",
                      m.tempo().steady() ? "" : ", not steady",
                      100 * m.tempo().confidence())));
    }
    if (m.music() != null) {
      music(lines, m.music());
    }
    if (m.key() != null) {
      lines.add(
          line(
              "key",
              "%s, confidence %.0f %%".formatted(m.key().name(), 100 * m.key().confidence())));
    }
    return lines;
  }

  private static boolean inThree(@Nullable Music music) {
    Beats beats = music == null ? null : music.beats();
    Integer division = beats == null ? null : beats.division();
    return division != null && division == 3;
  }

  private static String bars(Beats beats) {
    if (beats.beatsPerBar() == null) {
      return ", bars unknown";
    }
    String bars = ", %d to the bar".formatted(beats.beatsPerBar());
    return beats.downbeats().isEmpty()
        ? bars + ", where bars begin is unknown"
        : bars
            + ", the first bar at %.3f s (%.0f %% sure)"
                .formatted(
                    beats.seconds().get(beats.downbeats().getFirst()), 100 * beats.barConfidence());
  }

  private static void music(List<String> lines, Music music) {
    Beats beats = music.beats();
    if (beats != null) {
      Beats.Swing swing = beats.swing();
      lines.add(
          line(
              "beats",
              "%d, the first at %.3f s%s%s, confidence %.0f %%"
                  .formatted(
                      beats.seconds().size(),
                      beats.seconds().getFirst(),
                      bars(beats),
                      swing == null
                          ? ""
                          : ", swing %.1f %% of %s"
                              .formatted(
                                  swing.percent(), swing.of() == 8 ? "eighths" : "sixteenths"),
                      100 * beats.confidence())));
    }
    for (Section section : music.sections()) {
      lines.add(
          line(
              section.equals(music.sections().getFirst()) ? "sections" : "",
              "%-4s %8s to %s, energy %.1f"
                  .formatted(
                      section.label(),
                      clock(section.startSeconds()),
                      clock(section.endSeconds()),
                      section.energy())));
    }
    if (!music.onsets().isEmpty()) {
      lines.add(line("onsets", Integer.toString(music.onsets().size())));
    }
  }

  private static void levels(List<String> lines, Measurement.Levels levels) {
    lines.add(line("true peak", figure(levels.truePeakDbtp(), "dBTP") + byChannel(levels)));
    if (levels.truePeakItuDbtp() != null) {
      lines.add(line("by BS.1770", figure(levels.truePeakItuDbtp(), "dBTP")));
    }
    lines.add(line("sample peak", figure(levels.samplePeakDbfs(), "dBFS")));
    lines.add(line("PLR", figure(levels.plrLu(), "LU")));
    lines.add(line("PSR", figure(levels.psrLu(), "LU")));
    lines.add(line("crest", figure(levels.crestDb(), "dB")));
  }

  private static String byChannel(Measurement.Levels levels) {
    if (levels.byChannel().size() < 2) {
      return "";
    }
    List<String> each =
        levels.byChannel().stream().map(channel -> number(channel.truePeakDbtp())).toList();
    return "  (channels " + String.join(", ", each) + ")";
  }

  private static void stereo(List<String> lines, Measurement.@Nullable Stereo stereo) {
    if (stereo != null) {
      lines.add(
          line(
              "correlation",
              stereo.correlation() == null
                  ? "a side is silent"
                  : "%.2f".formatted(stereo.correlation())));
      lines.add(line("mono loss", figure(stereo.monoLossDb(), "dB")));
    }
  }

  private static void faults(List<String> lines, Measurement.Faults faults) {
    lines.add(
        line(
            "DC offset",
            faults.dcOffsetDbfs() == null ? "none" : figure(faults.dcOffsetDbfs(), "dBFS")));
    lines.add(
        line(
            "clipping",
            faults.clipRuns() == 0
                ? "none"
                : "%d places, %d samples".formatted(faults.clipRuns(), faults.clippedSamples())));
  }

  static String figure(@Nullable Double value, String unit) {
    return value == null ? "none" : number(value) + " " + unit;
  }

  private static String number(@Nullable Double value) {
    return value == null ? "-" : "%.1f".formatted(value + 0.0);
  }

  static String line(String name, String value) {
    return "  %-15s %s".formatted(name, value);
  }

  static String clock(double seconds) {
    long tenths = Math.round(seconds * 10);
    return "%d:%02d.%d".formatted(tenths / 600, tenths / 10 % 60, tenths % 10);
  }
}
