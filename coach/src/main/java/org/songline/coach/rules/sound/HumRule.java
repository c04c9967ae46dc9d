package org.songline.coach.rules.sound;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.songline.coach.finding.Finding;
import org.songline.coach.finding.Limits;
import org.songline.coach.finding.Remedy;
import org.songline.coach.finding.Rule;
import org.songline.coach.listening.Listening;
import org.songline.coach.mending.Eq;
import org.songline.coach.mending.Remedies;
import org.songline.measure.fault.Hum;
import org.songline.measure.fault.SoundFaults;
import org.songline.model.edit.Edit;
import org.songline.model.song.Song;

/** Mains hum in a recording. */
final class HumRule implements Rule {
  private static final Limits SCALE = new Limits(-75, -56, -40);
  private static final int MOST_CUTS = 6;

  @Override
  public String name() {
    return "hum";
  }

  @Override
  public String about() {
    return "Lines at multiples of 50 or 60 Hz stand through all of a recording, -75 dBFS together"
        + " or more; clear from -56, grave from -40.";
  }

  @Override
  public List<Finding> findings(Listening heard) {
    List<Finding> found = new ArrayList<>();
    for (Subject subject : Subject.recordings(heard)) {
      SoundFaults faults = subject.sound().figures().soundFaults();
      if (faults != null && faults.hum() != null) {
        hums(subject, faults.hum(), heard).ifPresent(found::add);
      }
    }
    return found;
  }

  private Optional<Finding> hums(Subject subject, Hum hum, Listening heard) {
    return subject
        .told(name(), heard)
        .within(hum.hertz(), hum.harmonicsHertz().isEmpty() ? 400 : hum.harmonicsHertz().getLast())
        .mendedBy(heard.song().map(song -> remedies(song, subject, hum)).orElse(List.of()))
        .drawn(Pictures.spectrum("Spectrum of " + subject.name(), subject.sound()))
        .finding(
            SCALE,
            "hum",
            hum.dbfs(),
            "dBFS",
            subject.name()
                + " hums at "
                + hum.hertz()
                + " Hz and its multiples, at "
                + Told.say(hum.dbfs(), 0)
                + " dBFS.",
            "Notches take the hum and a little of the sound; a better cable or another socket"
                + " takes only the hum.");
  }

  private static List<Remedy> remedies(Song song, Subject subject, Hum hum) {
    List<Function<Song, List<Edit>>> cuts = new ArrayList<>();
    for (double hertz : hum.harmonicsHertz().stream().limit(MOST_CUTS).toList()) {
      cuts.add(now -> Eq.bell(now, subject.id(), hertz, 20, -24));
    }
    return new Remedies(song)
        .steps("Cut the lines of the hum out of " + subject.name(), cuts)
        .list();
  }
}
