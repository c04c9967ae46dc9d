package org.songline.measure.music;

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

  static Beats.@Nullable Swing find(double[] beats, List<Onset> onsets) {
    List<BeatPlace> eighths = BeatPlace.of(beats, onsets);
    double eighth = mode(eighths, EARLIEST, LATEST);
    if (eighth > STRAIGHT) {
      return new Beats.Swing(100 * eighth, 8);
    }
    List<BeatPlace> sixteenths =
        eighths.stream()
            .map(p -> new BeatPlace(2 * p.phase() - Math.floor(2 * p.phase()), p.strength()))
            .toList();
    double sixteenth = mode(sixteenths, EARLIEST, LATEST);
    if (sixteenth > STRAIGHT) {
      return new Beats.Swing(100 * sixteenth, 16);
    }
    return eighth > 0 ? new Beats.Swing(100 * eighth, 8) : null;
  }

  /** Where the second half of a beat begins, even if the first is the shorter; else 0.5. */
  static double half(double[] beats, List<Onset> onsets) {
    double half = mode(BeatPlace.of(beats, onsets), ANY_EARLIEST, ANY_LATEST);
    return half == 0 ? 0.5 : half;
  }

  /** Where most of the places between two bounds lie; 0 when they are few or all over. */
  private static double mode(List<BeatPlace> anywhere, double earliest, double latest) {
    List<BeatPlace> places =
        anywhere.stream().filter(p -> p.phase() > earliest && p.phase() < latest).toList();
    if (places.size() < LEAST) {
      return 0;
    }
    double all = 0;
    double most = 0;
    double best = 0;
    for (BeatPlace each : places) {
      all += Math.min(1, each.strength());
    }
    for (double at = earliest; at < latest; at += 0.005) {
      double sum = 0;
      double moment = 0;
      for (BeatPlace each : places) {
        if (Math.abs(each.phase() - at) < WIDTH) {
          double weight = Math.min(1, each.strength());
          sum += weight;
          moment += weight * each.phase();
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
