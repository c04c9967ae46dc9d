package org.songline.measure.hearing;

import java.util.Arrays;
import java.util.List;

/**
 * What can be heard of each of several parts that sound together. In every tenth of a second and
 * every band of the ear a part stands against the excitation by all others: it is masked when it
 * lies more than 5 dB below (the threshold of narrow sounds in noise, ISO/IEC 11172-3 annex D), and
 * what is left of its loudness is that of both together less that of the others alone (after Moore,
 * Glasberg and Baer, J. Audio Eng. Soc. 45 (1997), with loudness as the fourth root of power).
 */
public final class Masking {
  /** A part is masked where its power is under this share of the others' excitation. */
  public static final double THRESHOLD = 0.3162;

  /** Tiles further than this below the loudest of all parts do not count: -50 dB. */
  private static final double UNHEARD = 1e-5;

  /** Tiles of a part further than this below its own loudest do not count: -30 dB. */
  private static final double TRACE = 1e-3;

  private final List<Cochleagram> parts;
  private final double[] extra;
  private final int frames;
  private final double floor;

  /**
   * @param parts all that sounds at once, of the same length
   */
  public Masking(List<Cochleagram> parts) {
    this(parts, new double[ErbBands.COUNT]);
  }

  /**
   * @param noise power that is always there, by band
   */
  public Masking(List<Cochleagram> parts, double[] noise) {
    this.parts = List.copyOf(parts);
    extra = Arrays.copyOf(noise, ErbBands.COUNT);
    frames = parts.stream().mapToInt(Cochleagram::frames).max().orElse(0);
    double loudest = 0;
    for (Cochleagram part : parts) {
      loudest = Math.max(loudest, loudest(part));
    }
    floor = UNHEARD * loudest;
  }

  /**
   * What is heard of a part in a stretch of time.
   *
   * @param active tiles in which the part sounds
   * @param masked those of them in which it is masked
   * @param audible how much of its loudness alone is left, 0 to 1; 1 when it does not sound
   * @param activeByBand {@code active} by band
   * @param maskedByBand {@code masked} by band
   */
  @SuppressWarnings("ArrayRecordComponent") // short tables, compared by nobody
  public record Heard(
      int active, int masked, double audible, int[] activeByBand, int[] maskedByBand) {
    /** The share of its tiles in which the part is masked, 0 to 1. */
    public double maskedShare() {
      return active == 0 ? 0 : (double) masked / active;
    }

    /** The same for bands {@code from} to {@code to}, the latter left out. */
    public double maskedShare(int from, int to) {
      int sounding = 0;
      int lost = 0;
      for (int band = from; band < to; band++) {
        sounding += activeByBand[band];
        lost += maskedByBand[band];
      }
      return sounding == 0 ? 0 : (double) lost / sounding;
    }
  }

  /** What is heard of a part beside all others. */
  public Heard among(int part, int from, int to) {
    return heard(part, -1, from, to);
  }

  /** What is heard of a part beside one other alone. */
  public Heard beside(int part, int masker, int from, int to) {
    return heard(part, masker, from, to);
  }

  private Heard heard(int part, int only, int from, int to) {
    Cochleagram own = parts.get(part);
    double trace = Math.max(floor, TRACE * loudest(own));
    int[] active = new int[ErbBands.COUNT];
    int[] masked = new int[ErbBands.COUNT];
    double[] others = new double[ErbBands.COUNT];
    double[] excitation = new double[ErbBands.COUNT];
    double alone = 0;
    double left = 0;
    for (int frame = from; frame < Math.min(to, Math.min(frames, own.frames())); frame++) {
      if (!sounds(own, frame, trace)) {
        continue;
      }
      others(part, only, frame, others);
      Spreading.spread(others, excitation);
      for (int band = 0; band < ErbBands.COUNT; band++) {
        double power = own.power(frame, band);
        if (power >= trace) {
          active[band]++;
          masked[band] += power < THRESHOLD * excitation[band] ? 1 : 0;
          alone += root(power);
          left += root(power + excitation[band]) - root(excitation[band]);
        }
      }
    }
    return new Heard(
        Arrays.stream(active).sum(),
        Arrays.stream(masked).sum(),
        alone == 0 ? 1 : left / alone,
        active,
        masked);
  }

  private void others(int part, int only, int frame, double[] sum) {
    System.arraycopy(extra, 0, sum, 0, sum.length);
    for (int i = 0; i < parts.size(); i++) {
      if (i != part && (only < 0 || i == only) && frame < parts.get(i).frames()) {
        for (int band = 0; band < ErbBands.COUNT; band++) {
          sum[band] += parts.get(i).power(frame, band);
        }
      }
    }
  }

  private static boolean sounds(Cochleagram part, int frame, double trace) {
    for (int band = 0; band < ErbBands.COUNT; band++) {
      if (part.power(frame, band) >= trace) {
        return true;
      }
    }
    return false;
  }

  private static double loudest(Cochleagram part) {
    double most = 0;
    for (int frame = 0; frame < part.frames(); frame++) {
      for (int band = 0; band < ErbBands.COUNT; band++) {
        most = Math.max(most, part.power(frame, band));
      }
    }
    return most;
  }

  static double root(double power) {
    return Math.sqrt(Math.sqrt(power));
  }
}
