package org.songline.coach.rules.sound;

import java.util.ArrayList;
import java.util.Arrays;
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
import org.songline.model.song.Song;

/** Sharp consonants. */
final class SibilanceRule implements Rule {
  private static final Limits SCALE = new Limits(8, 16, 90);
  private static final double OVER_MEDIAN = 6;

  /** How far at most a sibilant's highs lie under the whole of the track where it is loud. */
  private static final double LOUD = -10;

  /** A track this bright all the time is a cymbal, not a voice. */
  private static final double BRIGHT = -6;

  private static final int LONGEST = 4;

  /** Fewer sharp sounds are no habit, however short the track. */
  private static final int FEWEST = 5;

  @Override
  public String name() {
    return "sibilance";
  }

  @Override
  public String about() {
    return "On a track that is not bright by itself, 4 to 10 kHz flare up for less than half a"
        + " second, louder than 1 to 4 kHz and 6 dB beyond their usual relation, 8 times a minute"
        + " or more, five times at least; clear from 16, grave from 90.";
  }

  @Override
  public List<Finding> findings(Listening heard) {
    List<Finding> found = new ArrayList<>();
    for (Subject subject :
        heard.song().isEmpty() ? List.of(Subject.mix(heard)) : Subject.sources(heard)) {
      sharp(subject, heard).ifPresent(found::add);
    }
    return found;
  }

  private static double power(Cochleagram hearing, int frame, double fromHertz, double toHertz) {
    double sum = 0;
    for (int band = ErbBands.at(fromHertz); band < ErbBands.at(toHertz); band++) {
      sum += hearing.power(frame, band);
    }
    return sum;
  }

  private Optional<Finding> sharp(Subject subject, Listening heard) {
    Cochleagram hearing = subject.hearing();
    int frames = hearing.frames();
    double[] high = new double[frames];
    double[] ratio = new double[frames];
    double[] all = new double[frames];
    double most = 0;
    for (int frame = 0; frame < frames; frame++) {
      high[frame] = power(hearing, frame, 4000, 10_000);
      double middle = power(hearing, frame, 1000, 4000);
      all[frame] = power(hearing, frame, 100, 16_000);
      ratio[frame] = Pictures.decibels(high[frame]) - Pictures.decibels(middle);
      most = Math.max(most, all[frame]);
    }
    double floor = 1e-4 * most;
    double[] active = new double[frames];
    double sum = 0;
    int count = 0;
    for (int frame = 0; frame < frames; frame++) {
      if (all[frame] > floor) {
        active[count++] = ratio[frame];
        sum += all[frame];
      }
    }
    if (count < 60) {
      return Optional.empty();
    }
    double[] sorted = Arrays.copyOf(active, count);
    Arrays.sort(sorted);
    double median = sorted[count / 2];
    if (median > BRIGHT) {
      return Optional.empty();
    }
    double loud = Pictures.decibels(sum / count) + LOUD;
    List<Double> times = new ArrayList<>();
    int run = 0;
    for (int frame = 0; frame <= frames; frame++) {
      boolean sharp =
          frame < frames
              && ratio[frame] > Math.max(0, median + OVER_MEDIAN)
              && Pictures.decibels(high[frame]) > loud;
      if (sharp) {
        run++;
      } else {
        if (run > 0 && run <= LONGEST) {
          times.add(0.1 * (frame - run));
        }
        run = 0;
      }
    }
    if (times.size() < FEWEST) {
      return Optional.empty();
    }
    double minute = 600.0 * times.size() / count;
    return subject
        .told(name(), heard)
        .convention()
        .sure(0.7)
        .within(4000, 10_000)
        .also("usual relation of 4 to 10 kHz to 1 to 4 kHz", median, "dB", BRIGHT)
        .mendedBy(heard.song().map(song -> remedies(song, subject)).orElse(List.of()))
        .drawn(
            Pictures.tenths(
                "4 to 10 kHz over 1 to 4 kHz, " + subject.name(),
                "dB",
                frames,
                -40,
                20,
                frame -> all[frame] > floor ? ratio[frame] : -40))
        .finding(
            SCALE,
            "sharp consonants a minute",
            minute,
            "a minute",
            subject.name() + " has " + times.size() + " sharp consonants.",
            "Listen at the level of your listeners; sharpness tires. Some voices need it.");
  }

  private static List<Remedy> remedies(Song song, Subject subject) {
    return new Remedies(song)
        .offer(
            "De-ess " + subject.name() + " from 5 kHz",
            Chain.append(
                song,
                subject.id(),
                "de-esser",
                new TreeMap<>(
                    Map.of("mode", 1.0, "frequency", 4500.0, "threshold", -14.0, "range", 18.0))))
        .list();
  }
}
