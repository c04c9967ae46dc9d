package org.songline.coach.rules.sound;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.songline.coach.finding.Finding;
import org.songline.coach.finding.Limits;
import org.songline.coach.finding.Rule;
import org.songline.coach.listening.Listening;
import org.songline.coach.listening.Voice;
import org.songline.coach.listening.Voices;
import org.songline.coach.mending.Remedies;
import org.songline.coach.mending.Strips;
import org.songline.measure.hearing.Cochleagram;
import org.songline.measure.hearing.ErbBands;

/** One track that drowns the band. */
final class DominanceRule implements Rule {
  private static final Limits SCALE = new Limits(4, 7, 14);
  private static final double LOW_HERTZ = 250;
  private static final double HIGH_HERTZ = 5000;
  private static final int OTHERS = 3;

  /** Another track counts as sounding within 26 dB of the loudest other one. */
  private static final double SOUNDS = 2.5e-3;

  /** And within 40 dB of the one that is looked at. */
  private static final double TRACE = 1e-4;

  private static final int LEAST_FRAMES = 30;

  @Override
  public String name() {
    return "dominance";
  }

  @Override
  public String about() {
    return "From 250 Hz to 5 kHz, while three others or more sound, one track is 4 dB louder than"
        + " all of them together; clear from 7 dB, grave from 14.";
  }

  @Override
  public List<Finding> findings(Listening heard) {
    List<Finding> found = new ArrayList<>();
    List<Voice> voices = Voices.of(heard);
    List<double[]> powers = voices.stream().map(voice -> powers(voice.heard())).toList();
    for (int i = 0; i < voices.size(); i++) {
      Subject subject = Subject.of(voices.get(i).track());
      dominates(i, subject, powers, heard).ifPresent(found::add);
    }
    return found;
  }

  private static double[] powers(Cochleagram hearing) {
    double[] power = new double[hearing.frames()];
    for (int frame = 0; frame < power.length; frame++) {
      for (int band = ErbBands.at(LOW_HERTZ); band < ErbBands.at(HIGH_HERTZ); band++) {
        power[frame] += hearing.power(frame, band);
      }
    }
    return power;
  }

  private Optional<Finding> dominates(
      int at, Subject subject, List<double[]> powers, Listening heard) {
    double[] own = powers.get(at);
    double mean = 0;
    for (double power : own) {
      mean += power / Math.max(1, own.length);
    }
    double mine = 0;
    double theirs = 0;
    int frames = 0;
    double[] ratio = new double[own.length];
    for (int frame = 0; frame < own.length; frame++) {
      double sum = 0;
      double loudest = 0;
      for (int k = 0; k < powers.size(); k++) {
        if (k != at && frame < powers.get(k).length) {
          sum += powers.get(k)[frame];
          loudest = Math.max(loudest, powers.get(k)[frame]);
        }
      }
      double least = Math.max(SOUNDS * loudest, TRACE * own[frame]);
      int count = 0;
      for (int k = 0; k < powers.size(); k++) {
        count += k != at && frame < powers.get(k).length && powers.get(k)[frame] > least ? 1 : 0;
      }
      ratio[frame] = sum == 0 ? -30 : Pictures.decibels(own[frame] / sum);
      if (own[frame] > 0.1 * mean && count >= OTHERS) {
        mine += own[frame];
        theirs += sum;
        frames++;
      }
    }
    if (frames < LEAST_FRAMES || theirs == 0) {
      return Optional.empty();
    }
    double over = Pictures.decibels(mine / theirs);
    double down = Math.min(12, over - 2);
    return subject
        .told(name(), heard)
        .convention()
        .sure(0.6)
        .within(LOW_HERTZ, HIGH_HERTZ)
        .mendedBy(
            heard
                .song()
                .map(
                    song ->
                        new Remedies(song)
                            .offer(
                                "Turn " + subject.name() + " down by " + Told.say(down, 1) + " dB",
                                Strips.fader(song, subject.id(), -down))
                            .list())
                .orElse(List.of()))
        .drawn(
            Pictures.tenths(
                subject.name() + " over all others", "dB", own.length, -30, 20, i -> ratio[i]))
        .finding(
            SCALE,
            "over all others together",
            over,
            "dB",
            subject.name() + " is " + Told.say(over, 1) + " dB louder than all others together.",
            "A voice over a quiet band may want it so; elsewhere the others are no more than a"
                + " shadow.");
  }
}
