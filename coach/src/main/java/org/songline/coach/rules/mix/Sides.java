package org.songline.coach.rules.mix;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.songline.coach.listening.Sound;
import org.songline.coach.listening.Voice;
import org.songline.dsp.Exact;
import org.songline.measure.Measurement;
import org.songline.measure.hearing.Cochleagram;
import org.songline.measure.hearing.ErbBands;
import org.songline.measure.stereo.StereoBand;

/**
 * Which side a sound is heard on. The ear compares the sides band by band, and the low end has next
 * to no direction (Blauert, Spatial Hearing, chapter 2): a deep bass in the middle does not hide
 * that all else stands on the left. So the bands of 200 Hz to 10 kHz count alone, each by its
 * loudness, the fourth root of its power.
 */
final class Sides {
  private static final int FROM = ErbBands.at(200);
  private static final int TO = ErbBands.at(10_000);

  /** A band that leans further is heard wholly on its side. */
  static final double WHOLLY = 12;

  private final List<Cochleagram> parts;

  /** The share of the power of each part and band that is on the right. */
  private final List<double[]> right;

  private Sides(List<Cochleagram> parts, List<double[]> right) {
    this.parts = parts;
    this.right = right;
  }

  /** What several voices make together. */
  static Sides of(List<Voice> voices) {
    return new Sides(
        voices.stream().map(Voice::heard).toList(),
        voices.stream().map(voice -> right(voice.track().sound())).toList());
  }

  /** One sound; empty for mono and for silence. */
  static Optional<Sides> of(Sound sound) {
    return sound.figures().stereoBands().isEmpty()
        ? Optional.empty()
        : Optional.of(new Sides(List.of(sound.hearing()), List.of(right(sound))));
  }

  private static double[] right(Sound sound) {
    double[] share = new double[ErbBands.COUNT];
    double all = whole(sound.figures());
    Arrays.fill(share, all);
    for (int band = FROM; band < TO; band++) {
      double nearest = Double.POSITIVE_INFINITY;
      for (StereoBand third : sound.figures().stereoBands()) {
        double apart = Math.abs(third.hertz() - ErbBands.centre(band));
        if (apart < nearest) {
          nearest = apart;
          share[band] = third.balanceDb() == null ? all : share(third.balanceDb());
        }
      }
    }
    return share;
  }

  /** The share of all of a sound's power. */
  private static double whole(Measurement figures) {
    if (figures.stereo() != null && figures.stereo().balanceDb() != null) {
      return share(figures.stereo().balanceDb());
    }
    List<Measurement.Channel> sides = figures.levels().byChannel();
    boolean left = sides.getFirst().rmsDbfs() != null;
    return left == (sides.getLast().rmsDbfs() != null) ? 0.5 : left ? 0 : 1;
  }

  private static double share(double rightOverLeft) {
    double ratio = Exact.gain(2 * rightOverLeft);
    return ratio / (1 + ratio);
  }

  /** By how many decibels a stretch of tenths leans to the right; its end is left out. */
  double lean(int from, int to) {
    double sum = 0;
    double weights = 0;
    for (int band = FROM; band < TO; band++) {
      double onLeft = 0;
      double onRight = 0;
      for (int i = 0; i < parts.size(); i++) {
        double power = Tiles.power(parts.get(i), from, to, band, band + 1);
        onRight += power * right.get(i)[band];
        onLeft += power * (1 - right.get(i)[band]);
      }
      double weight = Math.sqrt(Math.sqrt(onLeft + onRight));
      double over = Tiles.decibels(onRight) - Tiles.decibels(onLeft);
      sum += weight * Math.clamp(over, -WHOLLY, WHOLLY);
      weights += weight;
    }
    return weights == 0 ? 0 : sum / weights;
  }

  /** How much one part adds to what leans to the right, in parts of the loudness of all. */
  double part(int part, int from, int to) {
    double sum = 0;
    for (int band = FROM; band < TO; band++) {
      double all = Tiles.SILENCE;
      for (Cochleagram each : parts) {
        all += Tiles.power(each, from, to, band, band + 1);
      }
      double own = Tiles.power(parts.get(part), from, to, band, band + 1);
      sum += Math.sqrt(Math.sqrt(all)) * own / all * (2 * right.get(part)[band] - 1);
    }
    return sum;
  }
}
