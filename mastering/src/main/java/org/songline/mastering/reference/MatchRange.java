package org.songline.mastering.reference;

import static org.songline.mastering.reference.MatchPeaks.rounded;
import static org.songline.mastering.reference.MatchPeaks.text;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.songline.measure.Measured;

/**
 * How far the loudness of a piece moves from part to part beside the references, and the slow
 * compressor that makes it move less. A piece that moves too little is left alone.
 */
public final class MatchRange {
  /** A difference under this, in LU, is left alone. */
  private static final double LEAST = 1;

  private static final double MOST_RATIO = 4;
  private static final double KNEE = 12;

  /** The share of 3 s windows that may lie under the bend. */
  private static final double SOFT = 0.1;

  /** By how much the power of a channel is under the loudness of two, and what the knee needs. */
  private static final double UNDER = 2.3 + 0.5 * KNEE;

  private static final double GATE = 20;

  private final double amount;
  private final double own;
  private final double wanted;
  private final double threshold;

  /** What the range must be before the rest of the chain, LU. */
  private double aim;

  private double ratio;

  public MatchRange(Measured mix, List<Reference> references, double amount) {
    this.amount = amount;
    Double range = mix.figures().loudness().rangeLu();
    own = range == null ? Double.NaN : range;
    double theirs = References.mean(references, Profile::range);
    wanted = own + amount * (theirs - own);
    threshold = rounded(Math.clamp(softest(mix) - UNDER, -60, 0));
    aim = wanted;
    ratio = begin();
  }

  private double begin() {
    return Math.clamp(own / Math.max(0.5, aim), 1, MOST_RATIO);
  }

  private static double softest(Measured mix) {
    Double lufs = mix.figures().loudness().integratedLufs();
    double gate = lufs == null ? 0 : lufs - GATE;
    float[] series = mix.curves().loudness().shortTermLufs();
    double[] sorted = new double[series.length];
    int count = 0;
    for (float each : series) {
      if (each > gate) {
        sorted[count++] = each;
      }
    }
    Arrays.sort(sorted, 0, count);
    return count == 0 ? 0 : sorted[(int) (SOFT * (count - 1))];
  }

  /** Whether the loudness shall move less. */
  public boolean narrower() {
    return aim < own - LEAST;
  }

  /** Takes into account what range the rest of the chain leaves without the compressor, LU. */
  public void leaves(double range) {
    aim = range > wanted + LEAST ? Math.min(own, own * wanted / range) : own;
    ratio = begin();
  }

  /** The compressor. */
  public MatchStep step() {
    Map<String, Double> settings =
        Map.of(
            "threshold",
            threshold,
            "ratio",
            rounded(ratio),
            "knee",
            KNEE,
            "attack",
            250.0,
            "release",
            2500.0,
            "detector",
            1.0,
            "key-filter",
            1.0);
    return new MatchStep(
        "match-range",
        "compressor",
        settings,
        text("%.2f:1 above %.1f dB, slow", ratio, threshold),
        text("loudness moves by %.1f LU, wanted %.1f; amount %.0f %%", own, wanted, 100 * amount));
  }

  /** Whether a range is close enough to what is wanted. */
  public boolean reached(double range) {
    return Math.abs(range - aim) <= 0.15 * (own - aim);
  }

  /** Goes further where too little came, and back where too much. */
  public void refine(double range) {
    double came = Math.log(own / Math.max(0.5, range));
    double share = Math.log(own / Math.max(0.5, aim)) / Math.max(0.05, came);
    ratio = Math.clamp(Math.exp(Math.log(ratio) * Math.clamp(share, 0.3, 3)), 1.02, MOST_RATIO);
  }

  /** Why nothing is done; empty when there is nothing to say. */
  public Optional<String> note() {
    if (wanted < own - LEAST && !narrower()) {
      return Optional.of(
          text(
              "loudness moves by %.1f LU, wanted %.1f: the rest of the chain takes that",
              own, wanted));
    }
    return amount > 0 && wanted > own + LEAST
        ? Optional.of(
            text(
                "loudness moves by %.1f LU, wanted %.1f: compression cannot make it move more",
                own, wanted))
        : Optional.empty();
  }
}
