package org.songline.coach.rules.sound;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.songline.coach.finding.Finding;
import org.songline.coach.finding.Rule;
import org.songline.coach.listening.Listening;
import org.songline.coach.mending.Eq;
import org.songline.coach.mending.Remedies;
import org.songline.measure.spectrum.Band;
import org.songline.measure.spectrum.Spectrum;

/** One narrow frequency that rings beyond all others. */
final class ResonanceRule implements Rule {
  private static final Scale SCALE = new Scale(8, 11, 18);
  private static final double FROM_HERTZ = 250;
  private static final double TO_HERTZ = 8000;

  /** Points of the fine spectrum, 24 an octave, that are the peak itself and those beside it. */
  private static final int PEAK = 3;

  private static final int BESIDE = 8;

  /** How far under the track's whole power a peak may lie. */
  private static final double QUIET = -26;

  @Override
  public String name() {
    return "resonance";
  }

  @Override
  public String about() {
    return "A peak of less than a quarter of an octave between 250 Hz and 8 kHz stands further above"
        + " the third of an octave beside it than the next such peak of the track, as notes do not:"
        + " by 8 dB, clear from 11, grave from 18.";
  }

  @Override
  public List<Finding> findings(Listening heard) {
    List<Finding> found = new ArrayList<>();
    for (Subject subject : Subject.sources(heard)) {
      rings(subject, heard).ifPresent(found::add);
    }
    if (heard.song().isEmpty()) {
      rings(Subject.mix(heard), heard).ifPresent(found::add);
    }
    return found;
  }

  private Optional<Finding> rings(Subject subject, Listening heard) {
    Spectrum spectrum = subject.sound().measured().curves().spectrum();
    Double rms = subject.sound().figures().levels().rmsDbfs();
    if (spectrum == null || rms == null) {
      return Optional.empty();
    }
    List<Band> fine = spectrum.fine();
    int top = -1;
    double first = 0;
    double[] excess = new double[fine.size()];
    for (int i = BESIDE; i < fine.size() - BESIDE; i++) {
      double hertz = fine.get(i).hertz();
      if (hertz < FROM_HERTZ || hertz > TO_HERTZ || fine.get(i).dbfs() < rms + QUIET) {
        continue;
      }
      excess[i] = fine.get(i).dbfs() - beside(fine, i);
      if (excess[i] > first) {
        first = excess[i];
        top = i;
      }
    }
    if (top < 0) {
      return Optional.empty();
    }
    double next = 0;
    for (int i = 0; i < excess.length; i++) {
      if (Math.abs(i - top) > BESIDE) {
        next = Math.max(next, excess[i]);
      }
    }
    double beyond = first - next;
    double hertz = fine.get(top).hertz();
    double cut = -Math.min(12, beyond);
    return subject
        .told(name(), heard)
        .convention()
        .sure(0.5)
        .within(hertz / 1.06, hertz * 1.06)
        .also("above the third of an octave around it", first, "dB", 8)
        .mendedBy(
            heard
                .song()
                .map(
                    song ->
                        new Remedies(song)
                            .offer(
                                "Cut "
                                    + subject.name()
                                    + " by "
                                    + Told.say(-cut, 0)
                                    + " dB at "
                                    + Math.round(hertz)
                                    + " Hz, narrowly",
                                Eq.bell(song, subject.id(), hertz, 12, cut))
                            .list())
                .orElse(List.of()))
        .drawn(Pictures.spectrum("Spectrum of " + subject.name(), subject.sound()))
        .finding(
            SCALE,
            "peak beyond the next",
            beyond,
            "dB",
            subject.name() + " rings at " + Math.round(hertz) + " Hz.",
            "Engineers agree on narrow peaks less than half of the time: listen with the cut and"
                + " without it before you keep it.");
  }

  /** The mean level on both sides of a peak. */
  private static double beside(List<Band> fine, int at) {
    double sum = 0;
    for (int k = PEAK; k <= BESIDE; k++) {
      sum += fine.get(at - k).dbfs() + fine.get(at + k).dbfs();
    }
    return sum / (2 * (BESIDE - PEAK + 1));
  }
}
