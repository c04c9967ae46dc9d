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
import org.songline.measure.Measurement.Stereo;
import org.songline.measure.hearing.Cochleagram;
import org.songline.measure.hearing.ErbBands;
import org.songline.model.song.Song;

/** What is lost when both sides are added. */
final class MonoRule implements Rule {
  private static final Limits TRACK = new Limits(-4.5, -6.5, -12);
  private static final Limits MIX = new Limits(-2.5, -3.5, -6);
  private static final double CARRIES = 0.01;
  private static final double BAND_LOSS = -6;
  private static final double DEEPEST = -60;

  @Override
  public String name() {
    return "mono-loss";
  }

  @Override
  public String about() {
    return "Added up to mono, the mix loses 2.5 dB or more of its power (clear from 3.5, grave from"
        + " 6; two unrelated sides lose 3), or a track 4.5 dB (clear from 6.5, grave from 12).";
  }

  @Override
  public List<Finding> findings(Listening heard) {
    List<Finding> found = new ArrayList<>();
    lost(Subject.mix(heard), MIX, heard).ifPresent(found::add);
    for (Subject subject : Subject.sources(heard)) {
      lost(subject, TRACK, heard).ifPresent(found::add);
    }
    return found;
  }

  private static double loss(Cochleagram hearing, int fromBand, int toBand) {
    double mid = 0;
    double all = 0;
    for (int frame = 0; frame < hearing.frames(); frame++) {
      for (int band = fromBand; band < toBand; band++) {
        mid += hearing.mid(frame, band);
        all += hearing.power(frame, band);
      }
    }
    return all == 0 ? 0 : Math.max(DEEPEST, Pictures.decibels(mid / all));
  }

  private Optional<Finding> lost(Subject subject, Limits scale, Listening heard) {
    Cochleagram hearing = subject.hearing();
    double loss = loss(hearing, 0, ErbBands.COUNT);
    if (scale.severity(loss).isEmpty()) {
      return Optional.empty();
    }
    double all = Subject.total(hearing, 0, ErbBands.COUNT);
    int worst = -1;
    double least = BAND_LOSS;
    for (int band = 0; band < ErbBands.COUNT; band++) {
      double here = loss(hearing, band, band + 1);
      if (here < least && Subject.total(hearing, band, band + 1) > CARRIES * all) {
        worst = band;
        least = here;
      }
    }
    Told told =
        subject
            .told(name(), heard)
            .mendedBy(heard.song().map(song -> remedies(song, subject)).orElse(List.of()))
            .drawn(
                Pictures.bands(
                    "What mono loses of " + subject.name(),
                    "dB over Hz",
                    -30,
                    0,
                    band -> loss(hearing, band, band + 1)));
    if (worst >= 0) {
      told.within(ErbBands.from(worst), ErbBands.to(worst))
          .also("loss around " + Math.round(ErbBands.centre(worst)) + " Hz", least, "dB", -6);
    }
    return told.finding(
        scale,
        "loss in mono",
        loss,
        "dB",
        subject.name() + " loses " + Told.say(-loss, 1) + " dB in mono.",
        "Telephones, many clubs and kitchen radios play mono: what differs between the sides is"
            + " not there.");
  }

  private static List<Remedy> remedies(Song song, Subject subject) {
    Stereo stereo = subject.sound().figures().stereo();
    boolean opposite =
        stereo != null && stereo.correlation() != null && stereo.correlation() < -0.3;
    var offered = new Remedies(song);
    if (opposite) {
      offered.offer(
          "Turn the polarity of the right side of " + subject.name() + " round",
          Chain.append(song, subject.id(), "utility", new TreeMap<>(Map.of("invert-right", 1.0))));
    } else {
      offered.offer(
          "Narrow " + subject.name() + " to 60 %",
          Chain.append(song, subject.id(), "utility", new TreeMap<>(Map.of("width", 60.0))));
    }
    return offered.list();
  }
}
