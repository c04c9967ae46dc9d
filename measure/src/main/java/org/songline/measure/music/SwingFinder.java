package org.songline.measure.music;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds where the second half of a beat, or of half a beat, begins. */
final class SwingFinder {
  private static final double EARLIEST = 0.42;
  private static final double LATEST = 0.78;
  private static final double WIDTH = 0.03;
  private static final int LEAST = 12;
  private static final double LEAST_SHARE = 0.5;

  /** Up to here eighths count as straight, and sixteenths are asked. */
  private static final double STRAIGHT = 0.515;

  private SwingFinder() {}

  private record Place(double phase, double weight) {}

  static Beats.@Nullable Swing find(double[] beats, List<Onset> onsets) {
    List<Place> eighths = new ArrayList<>();
    List<Place> sixteenths = new ArrayList<>();
    int beat = 0;
    for (Onset onset : onsets) {
      while (beat + 2 < beats.length && beats[beat + 1] <= onset.seconds()) {
        beat++;
      }
      double phase = (onset.seconds() - beats[beat]) / (beats[beat + 1] - beats[beat]);
      if (phase >= 0 && phase < 1) {
        add(eighths, phase, onset.strength());
        add(sixteenths, 2 * phase - Math.floor(2 * phase), onset.strength());
      }
    }
    double eighth = mode(eighths);
    if (eighth > STRAIGHT) {
      return new Beats.Swing(100 * eighth, 8);
    }
    double sixteenth = mode(sixteenths);
    if (sixteenth > STRAIGHT) {
      return new Beats.Swing(100 * sixteenth, 16);
    }
    return eighth > 0 ? new Beats.Swing(100 * eighth, 8) : null;
  }

  private static void add(List<Place> places, double phase, double strength) {
    if (phase > EARLIEST && phase < LATEST) {
      places.add(new Place(phase, Math.min(1, strength)));
    }
  }

  /** Where most of the places lie; 0 when they are few or all over. */
  private static double mode(List<Place> places) {
    if (places.size() < LEAST) {
      return 0;
    }
    double all = 0;
    double most = 0;
    double best = 0;
    for (Place each : places) {
      all += each.weight;
    }
    for (double at = EARLIEST; at < LATEST; at += 0.005) {
      double sum = 0;
      double moment = 0;
      for (Place each : places) {
        if (Math.abs(each.phase - at) < WIDTH) {
          sum += each.weight;
          moment += each.weight * each.phase;
        }
      }
      if (sum > most) {
        most = sum;
        best = moment / sum;
      }
    }
    return most > LEAST_SHARE * all ? best : 0;
  }
}
