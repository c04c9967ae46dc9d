package org.songline.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.songline.measure.fault.Hum;
import org.songline.measure.fault.Over;
import org.songline.measure.fault.SoundFaults;
import org.songline.measure.level.Dynamics;
import org.songline.measure.relation.Relation;

/** What is broken in a sound, its dynamics, and how two sounds relate, as lines for people. */
final class FaultFigures {
  private static final int FEW = 4;

  private FaultFigures() {}

  static void faults(List<String> lines, SoundFaults faults) {
    var overs = faults.overs();
    lines.add(
        Figures.line(
            "overs",
            overs.places().isEmpty()
                ? "none"
                : "%d on samples, %d between; ".formatted(overs.onSample(), overs.interSample())
                    + few(
                        overs.places(),
                        overs.onSample() + overs.interSample(),
                        over -> "%.3f s %+.2f dBTP".formatted(over.seconds(), over.dbtp()))));
    Hum hum = faults.hum();
    lines.add(
        Figures.line(
            "hum",
            hum == null
                ? "none"
                : "%d Hz and its multiples, %.1f dBFS".formatted(hum.hertz(), hum.dbfs())));
    lines.add(
        Figures.line(
            "clicks",
            few(
                faults.clickPlaces(),
                faults.clicks(),
                click -> "%.3f s %.0f dBFS".formatted(click.seconds(), click.dbfs()))));
    lines.add(
        Figures.line(
            "dropouts",
            few(
                faults.dropoutPlaces(),
                faults.dropouts(),
                gap -> "%.3f s for %.1f ms".formatted(gap.seconds(), gap.milliseconds()))));
    if (!faults.silences().isEmpty()) {
      lines.add(
          Figures.line(
              "silences",
              few(
                  faults.silences(),
                  faults.silences().size(),
                  s -> "%.1f to %.1f s".formatted(s.fromSeconds(), s.toSeconds()))));
    }
    if (faults.falseStereo()) {
      lines.add(Figures.line("false stereo", "both sides are the same"));
    }
    if (faults.emptyAboveHertz() != null) {
      lines.add(
          Figures.line("nothing above", "%.1f kHz".formatted(faults.emptyAboveHertz() / 1000)));
    }
  }

  private static <T> String few(List<T> places, long count, Function<T, String> one) {
    if (count == 0) {
      return "none";
    }
    List<String> first = places.stream().limit(FEW).map(one).toList();
    return count + ": " + String.join(", ", first) + (count > first.size() ? ", ..." : "");
  }

  static void dynamics(List<String> lines, Dynamics dynamics) {
    if (dynamics.dr() != null) {
      lines.add(Figures.line("DR", Integer.toString(dynamics.dr())));
    }
    List<String> octaves = new ArrayList<>();
    for (var octave : dynamics.octaves()) {
      octaves.add(octave.crestDb() == null ? "-" : "%.0f".formatted(octave.crestDb()));
    }
    lines.add(
        Figures.line("crest by octave", String.join(" ", octaves) + " dB from 31 Hz to 16 kHz"));
    if (!dynamics.jumps().isEmpty()) {
      lines.add(
          Figures.line(
              "jumps",
              few(
                  dynamics.jumps(),
                  dynamics.jumps().size(),
                  jump -> "%.1f s %+.1f LU".formatted(jump.seconds(), jump.changeLu()))));
    }
  }

  /** Every over that was kept, one a line. */
  static List<String> overs(List<Over> overs) {
    List<String> lines = new ArrayList<>();
    if (!overs.isEmpty()) {
      lines.add("  %12s %14s %8s %8s".formatted("seconds", "sample", "channel", "dBTP"));
    }
    for (Over over : overs) {
      lines.add(
          "  %12.6f %14.1f %8d %+8.2f  %s"
              .formatted(
                  over.seconds(),
                  over.sample(),
                  over.channel() + 1,
                  over.dbtp(),
                  over.onSample() ? "on a sample" : "between samples"));
    }
    return lines;
  }

  static List<String> relation(Relation relation) {
    List<String> lines = new ArrayList<>();
    lines.add(
        Figures.line(
            "delay",
            "%.2f frames, %.3f ms, confidence %.0f %%"
                .formatted(
                    relation.delayFrames(), relation.delayMillis(), 100 * relation.confidence())));
    lines.add(
        Figures.line(
            "polarity",
            "%s, confidence %.0f %%"
                .formatted(
                    relation.inverted() ? "opposite" : "the same",
                    100 * relation.polarityConfidence())));
    lines.add(Figures.line("level", Figures.figure(relation.levelDb(), "dB")));
    lines.add(Figures.line("the sum loses", Figures.figure(relation.sumLossDb(), "dB")));
    lines.add(Figures.line("below 300 Hz", Figures.figure(relation.lowLossDb(), "dB")));
    if (relation.firstNotchHertz() != null) {
      lines.add(Figures.line("first notch", "%.0f Hz".formatted(relation.firstNotchHertz())));
    }
    return lines;
  }
}
