package org.songline.coach.rules.sound;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.songline.coach.finding.Finding;
import org.songline.coach.finding.Limits;
import org.songline.coach.finding.Remedy;
import org.songline.coach.finding.Rule;
import org.songline.coach.listening.Listening;
import org.songline.coach.mending.Remedies;
import org.songline.coach.mending.Strips;
import org.songline.measure.Measurement.Faults;
import org.songline.measure.level.ClipRun;

/** Waves that are cut off: samples beyond full scale in the mix, flat tops in a recording. */
final class ClippingRule implements Rule {
  private static final Limits OVER = new Limits(0.01, 1, 6);
  private static final Limits RUNS = new Limits(1, 6, 120);
  private static final double MARGIN = 1;

  @Override
  public String name() {
    return "clipping";
  }

  @Override
  public String about() {
    return "Samples of the mix lie beyond full scale (clear from 1 dB, grave from 6), or a"
        + " recording has flat tops: 3 or more equal samples at its peak, entered or left"
        + " with a corner (clear from 6 a minute, grave from 120).";
  }

  @Override
  public List<Finding> findings(Listening heard) {
    List<Finding> found = new ArrayList<>();
    over(heard).ifPresent(found::add);
    Subject.recordings(heard).forEach(subject -> flat(subject, heard).ifPresent(found::add));
    return found;
  }

  private Optional<Finding> over(Listening heard) {
    Faults faults = heard.mix().figures().faults();
    Double peak = heard.mix().figures().levels().samplePeakDbfs();
    if (faults.samplesOverFullScale() == 0 || peak == null) {
      return Optional.empty();
    }
    double down = peak + MARGIN;
    List<Remedy> remedies =
        heard
            .song()
            .map(
                song ->
                    new Remedies(song)
                        .offer(
                            "Turn the master down by " + Told.say(down, 1) + " dB",
                            Strips.fader(song, song.master().id(), -down))
                        .list())
            .orElse(List.of());
    float[] peaks = momentary(heard);
    return new Told(name(), heard)
        .also("samples beyond full scale", (double) faults.samplesOverFullScale(), "samples", 1)
        .mendedBy(remedies)
        .drawn(
            Pictures.tenths(
                "Loudness beside full scale", "LUFS", peaks.length, -40, 0, i -> peaks[i]))
        .finding(
            OVER,
            "peak over full scale",
            peak,
            "dB",
            "The mix goes beyond full scale by "
                + Told.say(peak, 1)
                + " dB; a file of whole numbers cuts that off.",
            "Turn down what enters the master, or the master itself.");
  }

  private static float[] momentary(Listening heard) {
    return heard.mix().loudness().momentaryLufs();
  }

  private Optional<Finding> flat(Subject subject, Listening heard) {
    Faults faults = subject.sound().figures().faults();
    double minutes = subject.sound().figures().seconds() / 60;
    if (faults.clipRuns() == 0) {
      return Optional.empty();
    }
    int rate = subject.sound().figures().sampleRateHz();
    List<Double> times = new ArrayList<>();
    for (ClipRun run : faults.clips()) {
      times.add((double) run.frame() / rate);
    }
    double first = times.isEmpty() ? 0 : times.getFirst();
    return subject
        .told(name(), heard)
        .at(first, heard.seconds())
        .also("flat samples", (double) faults.clippedSamples(), "samples", 3)
        .drawn(Pictures.events("Flat tops", heard.seconds(), times))
        .finding(
            RUNS,
            "flat tops a minute",
            faults.clipRuns() / minutes,
            "a minute",
            subject.name()
                + " was cut off at its peaks "
                + faults.clipRuns()
                + " times, the first at "
                + Told.say(first, 2)
                + " s.",
            "What was cut off is lost: record it again at a lower level, or look for a copy from"
                + " before the clipping. No edit of the song brings it back.");
  }
}
