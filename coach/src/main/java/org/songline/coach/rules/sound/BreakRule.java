package org.songline.coach.rules.sound;

import java.util.ArrayList;
import java.util.List;
import org.songline.coach.finding.Finding;
import org.songline.coach.finding.Limits;
import org.songline.coach.finding.Rule;
import org.songline.coach.listening.Listening;
import org.songline.measure.fault.Click;
import org.songline.measure.fault.Dropout;
import org.songline.measure.fault.SoundFaults;

/** Clicks or dropouts of a recording. */
final class BreakRule implements Rule {
  private final boolean holes;

  private BreakRule(boolean holes) {
    this.holes = holes;
  }

  static BreakRule clicks() {
    return new BreakRule(false);
  }

  static BreakRule dropouts() {
    return new BreakRule(true);
  }

  @Override
  public String name() {
    return holes ? "dropouts" : "clicks";
  }

  @Override
  public String about() {
    return holes
        ? "A recording is torn off to digital silence for 1 to 50 ms in the midst of sound; clear"
            + " from 6 a minute, grave from 60."
        : "A recording jolts in a way that does not follow from the sound around it, 3 times a"
            + " minute or more; clear from 10, grave from 100.";
  }

  private Limits scale() {
    return holes ? new Limits(0.1, 6, 60) : new Limits(3, 10, 100);
  }

  @Override
  public List<Finding> findings(Listening heard) {
    List<Finding> found = new ArrayList<>();
    for (Subject subject : Subject.recordings(heard)) {
      SoundFaults faults = subject.sound().figures().soundFaults();
      if (faults != null) {
        told(subject, faults, heard, found);
      }
    }
    return found;
  }

  private void told(Subject subject, SoundFaults faults, Listening heard, List<Finding> found) {
    long count = holes ? faults.dropouts() : faults.clicks();
    List<Double> times =
        holes
            ? faults.dropoutPlaces().stream().map(Dropout::seconds).sorted().toList()
            : faults.clickPlaces().stream().map(Click::seconds).sorted().toList();
    if (count == 0 || times.isEmpty()) {
      return;
    }
    String what = holes ? "dropouts" : "clicks";
    double minutes = subject.sound().figures().seconds() / 60;
    subject
        .told(name(), heard)
        .at(times.getFirst(), times.getLast())
        .sure(0.85)
        .also("the first at", times.getFirst(), "s", 0)
        .drawn(Pictures.events("Where " + subject.name() + " has " + what, heard.seconds(), times))
        .finding(
            scale(),
            what + " a minute",
            count / minutes,
            "a minute",
            subject.name()
                + " has "
                + count
                + " "
                + what
                + ", the first at "
                + Told.say(times.getFirst(), 2)
                + " s.",
            holes
                ? "Samples are missing: copy the recording again or take another one. Only you can"
                    + " say what was there."
                : "Cut the recording there and join it with a short fade, or take another one; only"
                    + " you can hear which clicks are music.")
        .ifPresent(found::add);
  }
}
