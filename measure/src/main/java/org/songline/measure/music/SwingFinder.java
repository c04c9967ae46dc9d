package org.songline.measure.music;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds where the second half of a beat, or of half a beat, begins. */
final class SwingFinder {
  private static final double EARLIEST = 0.42;
  private static final double LATEST = 0.78;

  /** Where the second half of a beat is looked for when the first may be the shorter one. */
  private static final double ANY_EARLIEST = 0.28;

  private static final double ANY_LATEST = 0.72;

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
        add(eighths, phase, onset.strength(), EARLIEST, LATEST);
        add(sixteenths, 2 * phase - Math.floor(2 * phase), onset.strength(), EARLIEST, LATEST);
      }
    }
    double eighth = mode(eighths, EARLIEST, LATEST);
    if (eighth > STRAIGHT) {
      return new Beats.Swing(100 * eighth, 8);
    }
    double sixteenth = mode(sixteenths, EARLIEST, LATEST);
    if (sixteenth > STRAIGHT) {
      return new Beats.Swing(100 * sixteenth, 16);
    }
    return eighth > 0 ? new Beats.Swing(100 * eighth, 8) : null;
  }

  /** Where the second half of a beat begins, even if the first is the shorter; else 0.5. */
  static double half(double[] beats, List<Onset> onsets) {
    List<Place> halves = new ArrayList<>();
    int beat = 0;
    for (Onset onset : onsets) {
      while (beat + 2 < beats.length && beats[beat + 1] <= onset.seconds()) {
        beat++;
      }
      double phase = (onset.seconds() - beats[beat]) / (beats[beat + 1] - beats[beat]);
      add(halves, phase, onset.strength(), ANY_EARLIEST, ANY_LATEST);
    }
    double half = mode(halves, ANY_EARLIEST, ANY_LATEST);
    return half == 0 ? 0.5 : half;
  }

  private static void add(
      List<Place> places, double phase, double strength, double earliest, double latest) {
    if (phase > earliest && phase < latest) {
      places.add(new Place(phase, Math.min(1, strength)));
    }
  }

  /** Where most of the places lie; 0 when they are few or all over. */
  private static double mode(List<Place> places, double earliest, double latest) {
    if (places.size() < LEAST) {
      return 0;
    }
    double all = 0;
    double most = 0;
    double best = 0;
    for (Place each : places) {
      all += each.weight;
    }
    for (double at = earliest; at < latest; at += 0.005) {
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
