package org.songline.coach.rules.sound;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.songline.coach.finding.Finding;
import org.songline.coach.finding.Limits;
import org.songline.coach.finding.Rule;
import org.songline.coach.listening.Listening;
import org.songline.coach.mending.Eq;
import org.songline.coach.mending.Remedies;
import org.songline.dsp.Exact;
import org.songline.measure.spectrum.Band;
import org.songline.measure.spectrum.Spectrum;
import org.songline.model.song.NoteTimeline;
import org.songline.model.song.Track;

/** One narrow frequency that rings beyond all others. */
final class ResonanceRule implements Rule {
  private static final Limits SCALE = new Limits(5, 9, 1000);
  private static final double FROM_HERTZ = 250;
  private static final double TO_HERTZ = 8000;

  /** Points of the fine spectrum, 24 an octave, that are the peak itself and those beside it. */
  private static final int PEAK = 3;

  private static final double LEAST = 8;
  private static final int NOTES = 4;
  private static final int BESIDE = 12;

  /** How far under the track's whole power a peak may lie. */
  private static final double QUIET = -26;

  @Override
  public String name() {
    return "resonance";
  }

  @Override
  public String about() {
    return "On a track of four notes or more, a peak of less than a quarter of an octave between"
        + " 250 Hz and 8 kHz stands further above the half octave on both sides than the"
        + " next such peak, as notes do not: by 5 dB, clear from 9 dB.";
  }

  @Override
  public List<Finding> findings(Listening heard) {
    List<Finding> found = new ArrayList<>();
    for (Subject subject : Subject.sources(heard)) {
      if (tuned(subject, heard)) {
        rings(subject, heard).ifPresent(found::add);
      }
    }
    if (heard.song().isEmpty()) {
      rings(Subject.mix(heard), heard).ifPresent(found::add);
    }
    return found;
  }

  /** Whether a track plays enough notes that none of them is a resonance by itself. */
  private static boolean tuned(Subject subject, Listening heard) {
    Track track = subject.track().orElseThrow().track();
    if (track.devices().stream().anyMatch(device -> device.type().equals("drums"))) {
      return false;
    }
    Set<Integer> keys = new HashSet<>();
    NoteTimeline.of(track.clips(), heard.song().orElseThrow().patterns())
        .notes()
        .forEach(played -> keys.add(played.key()));
    return track.kind() == Track.Kind.AUDIO || keys.size() >= NOTES;
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
    if (top < 0 || first < LEAST) {
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
        .also("above the half octave on both sides", first, "dB", 8)
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
      sum += Exact.gain(2 * fine.get(at - k).dbfs()) + Exact.gain(2 * fine.get(at + k).dbfs());
    }
    return Pictures.decibels(sum / (2 * (BESIDE - PEAK + 1)));
  }
}
