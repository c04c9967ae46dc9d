package org.songline.coach.rules.sound;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.songline.coach.finding.Finding;
import org.songline.coach.finding.Limits;
import org.songline.coach.finding.Remedy;
import org.songline.coach.finding.Rule;
import org.songline.coach.listening.Listening;
import org.songline.coach.mending.Chain;
import org.songline.coach.mending.Remedies;
import org.songline.measure.hearing.Cochleagram;
import org.songline.measure.hearing.ErbBands;

/** Bass that differs between the sides. */
final class LowWidthRule implements Rule {
  private static final Limits SCALE = new Limits(-12, -7, 0);
  private static final double TOP_HERTZ = 120;
  private static final double MATTERS = 0.05;

  @Override
  public String name() {
    return "low-end-width";
  }

  @Override
  public String about() {
    return "Under 120 Hz the side of the mix, or of a track that carries a twentieth of the low"
        + " end, is less than 12 dB under the mid; clear from -7 dB, grave from 0 dB.";
  }

  @Override
  public List<Finding> findings(Listening heard) {
    int top = ErbBands.at(TOP_HERTZ);
    double all = Subject.total(heard.premaster().orElse(heard.mix()).hearing(), 0, top);
    List<Finding> found = new ArrayList<>();
    for (Subject subject : Subject.sources(heard)) {
      if (Subject.total(subject.hearing(), 0, top) > MATTERS * all) {
        wide(subject, heard, top).ifPresent(found::add);
      }
    }
    if (found.isEmpty()) {
      wide(Subject.mix(heard), heard, top).ifPresent(found::add);
    }
    return found;
  }

  private static double side(Cochleagram hearing, int fromBand, int toBand) {
    double mid = 0;
    double side = 0;
    for (int frame = 0; frame < hearing.frames(); frame++) {
      for (int band = fromBand; band < toBand; band++) {
        mid += hearing.mid(frame, band);
        side += hearing.side(frame, band);
      }
    }
    return side == 0 ? -60 : Math.clamp(Pictures.decibels(side / Math.max(mid, 1e-15)), -60, 60);
  }

  private Optional<Finding> wide(Subject subject, Listening heard, int top) {
    Cochleagram hearing = subject.hearing();
    double side = side(hearing, 0, top);
    List<Remedy> remedies =
        heard
            .song()
            .map(
                song ->
                    new Remedies(song)
                        .offer(
                            "Make " + subject.name() + " mono under 120 Hz",
                            Chain.append(
                                song,
                                subject.id(),
                                "utility",
                                new TreeMap<>(
                                    Map.of("mono-bass", 1.0, "mono-bass-frequency", 130.0))))
                        .list())
            .orElse(List.of());
    return subject
        .told(name(), heard)
        .convention()
        .within(20, TOP_HERTZ)
        .mendedBy(remedies)
        .drawn(
            Pictures.bands(
                "Side over mid of " + subject.name(),
                "dB over Hz",
                -30,
                12,
                band -> side(hearing, band, band + 1)))
        .finding(
            SCALE,
            "side over mid under 120 Hz",
            side,
            "dB",
            "The low end of " + subject.name() + " is wide: " + Told.say(side, 1) + " dB side.",
            "Vinyl, clubs and small boxes add bass to mono; wide bass is soft there and eats"
                + " headroom.");
  }
}
