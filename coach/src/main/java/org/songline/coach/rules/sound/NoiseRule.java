package org.songline.coach.rules.sound;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.songline.coach.finding.Finding;
import org.songline.coach.finding.Limits;
import org.songline.coach.finding.Remedy;
import org.songline.coach.finding.Rule;
import org.songline.coach.listening.Listening;
import org.songline.coach.mending.Eq;
import org.songline.coach.mending.Remedies;
import org.songline.measure.hearing.Cochleagram;
import org.songline.measure.hearing.ErbBands;
import org.songline.model.song.Song;

/** Hiss under a recording: bands whose level does not move, whatever is played. */
final class NoiseRule implements Rule {
  private static final Limits SCALE = new Limits(-68, -57, -45);
  private static final double LOW_HERTZ = 2000;
  private static final double STEADY = 3;

  /** What is noise through and through is meant to be. */
  private static final double UNDER_SOUND = 10;

  @Override
  public String name() {
    return "noise-floor";
  }

  @Override
  public String about() {
    return "In a recording, bands above 2 kHz stand at a level that moves by less than 3 dB"
        + " whatever is played, and sum up to -68 dBFS or more, 10 dB or more under what is"
        + " played; clear from -57, grave from -45.";
  }

  @Override
  public List<Finding> findings(Listening heard) {
    List<Finding> found = new ArrayList<>();
    for (Subject subject : Subject.recordings(heard)) {
      hiss(subject, heard).ifPresent(found::add);
    }
    return found;
  }

  private Optional<Finding> hiss(Subject subject, Listening heard) {
    Cochleagram hearing = subject.hearing();
    int frames = hearing.frames() - 2;
    if (frames < 30) {
      return Optional.empty();
    }
    double floor = 0;
    double played = 0;
    double[] level = new double[frames];
    double[] floors = new double[ErbBands.COUNT];
    for (int band = 0; band < ErbBands.COUNT; band++) {
      for (int frame = 0; frame < frames; frame++) {
        level[frame] = hearing.power(frame + 1, band);
        played += level[frame] / frames;
      }
      Arrays.sort(level);
      double low = level[frames / 20];
      floors[band] = low;
      boolean steady = Pictures.decibels(level[frames * 2 / 5]) - Pictures.decibels(low) < STEADY;
      if (steady && ErbBands.from(band) > LOW_HERTZ) {
        floor += low;
      }
    }
    double dbfs = Pictures.decibels(0.5 * floor);
    double under = Pictures.decibels(0.5 * played) - dbfs;
    if (under < UNDER_SOUND) {
      return Optional.empty();
    }
    return subject
        .told(name(), heard)
        .sure(0.8)
        .within(LOW_HERTZ, 17_000)
        .also("under what is played", under, "dB", UNDER_SOUND)
        .mendedBy(heard.song().map(song -> remedies(song, subject)).orElse(List.of()))
        .drawn(
            Pictures.bands(
                "The floor of " + subject.name(),
                "dBFS over Hz",
                -110,
                -30,
                band -> Pictures.decibels(0.5 * floors[band])))
        .finding(
            SCALE,
            "steady noise above 2 kHz",
            dbfs,
            "dBFS",
            subject.name() + " has noise at " + Told.say(dbfs, 0) + " dBFS all the time.",
            "It comes forward where the part pauses and in all that is compressed. Cut the pauses"
                + " out, gate it, or record it with more level.");
  }

  private static List<Remedy> remedies(Song song, Subject subject) {
    return new Remedies(song)
        .offer(
            "Take 6 dB above 8 kHz from " + subject.name(),
            Eq.highShelf(song, subject.id(), 8000, -6))
        .list();
  }
}
