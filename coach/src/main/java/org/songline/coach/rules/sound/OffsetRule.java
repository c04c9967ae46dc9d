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

/** A wave whose middle is not zero. */
final class OffsetRule implements Rule {
  private static final Limits SCALE = new Limits(-50, -40, -26);

  @Override
  public String name() {
    return "dc-offset";
  }

  @Override
  public String about() {
    return "The mean of a track or of the mix is not zero: -50 dBFS or more, clear from -40, grave"
        + " from -26.";
  }

  @Override
  public List<Finding> findings(Listening heard) {
    List<Finding> found = new ArrayList<>();
    for (Subject subject : Subject.sources(heard)) {
      offset(subject, heard).ifPresent(found::add);
    }
    if (found.isEmpty()) {
      offset(Subject.mix(heard), heard).ifPresent(found::add);
    }
    return found;
  }

  private Optional<Finding> offset(Subject subject, Listening heard) {
    Double dbfs = subject.sound().figures().faults().dcOffsetDbfs();
    if (dbfs == null) {
      return Optional.empty();
    }
    List<Remedy> remedies =
        heard
            .song()
            .map(
                song ->
                    new Remedies(song)
                        .offer(
                            "Block the offset of " + subject.name(),
                            Chain.append(
                                song,
                                subject.id(),
                                "utility",
                                new TreeMap<>(Map.of("dc-block", 1.0))))
                        .list())
            .orElse(List.of());
    return subject
        .told(name(), heard)
        .within(0, 5)
        .mendedBy(remedies)
        .drawn(Pictures.spectrum("Spectrum of " + subject.name(), subject.sound()))
        .finding(
            SCALE,
            "offset",
            dbfs,
            "dBFS",
            subject.name() + " has an offset of " + Told.say(dbfs, 1) + " dBFS.",
            "It is not heard, but takes headroom and clicks where the sound starts, ends or is"
                + " cut.");
  }
}
