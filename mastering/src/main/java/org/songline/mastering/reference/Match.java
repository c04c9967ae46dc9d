package org.songline.mastering.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.songline.dsp.filter.MatchedEq;
import org.songline.measure.Measured;

/**
 * What would make a mix sound like its references, as settings of few devices: equalisers on both
 * sides for the tone, on the side alone for the width, a fast compressor for the peaks. The loud
 * parts are matched, at equal loudness. What comes of it can be heard and the match {@link
 * #refined} once or twice, since compressors and limiters change the tone too.
 */
public final class Match {
  private static final int BANDS_OF_EQ = 8;
  private static final int MOST_TONE = 24;
  private static final int MOST_WIDTH = 16;
  private static final double TONE_ENOUGH = 0.25;
  private static final double WIDTH_ENOUGH = 0.5;

  /** Below the judged bands and above, less care is taken. */
  private static final double UNJUDGED = 0.1;

  /** A side further below its mid than this is not heard and not matched. */
  private static final double HEARD_SIDE = -30;

  /** A side that is further below cannot be raised: there is nothing. */
  private static final double NO_SIDE = -60;

  private final Hearing.Heard mix;
  private final boolean[] loud;
  private final Portrait own;
  private final List<Reference> references;
  private final Amounts amounts;
  private final double rate;
  private final double[] mid = new double[Bands.COUNT];
  private final double[] side = new double[Bands.COUNT];
  private final double[] midWeights = new double[Bands.COUNT];
  private final double[] sideWeights = new double[Bands.COUNT];
  private final double[] midCorrection = new double[Bands.COUNT];
  private final double[] sideCorrection = new double[Bands.COUNT];
  private final double lufs;
  private final MatchPeaks peaks;
  private List<MatchBand> tone = List.of();
  private List<MatchBand> width = List.of();
  private boolean refining;

  /**
   * @param mix with a loudness
   * @param references at least one, each with a loudness; their weighted mean is what is matched
   * @param rate at which the devices will run, Hz
   */
  public Match(Hearing.Heard mix, List<Reference> references, Amounts amounts, double rate) {
    this(mix, mix, references, amounts, rate);
  }

  /**
   * @param mix after devices that come before the match
   * @param source the mix as it came: its loud parts are matched
   */
  public Match(
      Hearing.Heard mix,
      Hearing.Heard source,
      List<Reference> references,
      Amounts amounts,
      double rate) {
    if (references.isEmpty()) {
      throw new IllegalArgumentException("nothing to match");
    }
    this.mix = mix;
    this.references = List.copyOf(references);
    this.amounts = amounts;
    this.rate = rate;
    loud = source.loud();
    own = mix.portrait(loud);
    lufs = mean(Profile::lufs);
    for (int band = 0; band < Bands.COUNT; band++) {
      int at = band;
      mid[band] = mean(profile -> profile.loud().relativeMid(at));
      side[band] = mean(profile -> profile.loud().relativeSide(at));
      double care = band < Bands.FIRST_JUDGED || band > Bands.LAST_JUDGED ? UNJUDGED : 1;
      boolean top = Bands.centre(band) * 1.13 > 0.5 * rate;
      midWeights[band] = top || mid[band] < -90 || !own.sounds(band) ? 0 : care;
      sideWeights[band] =
          midWeights[band] == 0
                  || side[band] - mid[band] < HEARD_SIDE - 10
                  || own.width(band) < NO_SIDE
              ? 0
              : care * (side[band] - mid[band] < HEARD_SIDE ? UNJUDGED : 1);
    }
    peaks = new MatchPeaks(mix.measured(), references, amounts.dynamics());
  }

  private double mean(ToDoubleFunction<Profile> figure) {
    return References.mean(references, figure);
  }

  /** The loudness that the result shall have. */
  public double loudness(double mixLufs) {
    return mixLufs + amounts.loudness() * (lufs - mixLufs);
  }

  /** The bands on both sides that match the tone, after {@link #steps}. */
  public List<MatchBand> tone() {
    return tone;
  }

  /** The bands on the side that match the width, after {@link #steps}. */
  public List<MatchBand> width() {
    return width;
  }

  /** The devices, in order; none when nothing shall be done. */
  public List<MatchStep> steps() {
    double[] wantedMid = new double[Bands.COUNT];
    double[] wantedSide = new double[Bands.COUNT];
    wanted(wantedMid, wantedSide);
    double[] midPower = mix.frames().mean(mix.frames().mid(), loud);
    double[] sidePower = mix.frames().mean(mix.frames().side(), loud);
    List<MatchStep> steps = new ArrayList<>();
    double error = 0;
    if (amounts.tone() > 0) {
      double[] aims = sum(wantedMid, midCorrection);
      BandFit fit = new BandFit(rate, midPower, aims, midWeights, amounts.limitDb());
      tone = fit.bands(refining ? tone : List.of(), TONE_ENOUGH, MOST_TONE);
      error = fit.error();
      equalisers(
          "tone",
          tone,
          0,
          steps,
          reason("the mid", difference(mid, own::relativeMid, midWeights), error));
    }
    if (amounts.width() > 0 && any(sideWeights)) {
      double[] curve = BandFit.curve(rate, tone);
      for (int part = 0; part < Bands.FINE; part++) {
        sidePower[part] *= curve[part];
      }
      double[] aims = sum(wantedSide, sideCorrection);
      BandFit fit = new BandFit(rate, sidePower, aims, sideWeights, amounts.limitDb());
      width = fit.bands(refining ? width : List.of(), WIDTH_ENOUGH, MOST_WIDTH);
      error = fit.error();
      equalisers(
          "width",
          width,
          4,
          steps,
          reason("the side", difference(side, own::relativeSide, sideWeights), error));
    }
    peaks.step().ifPresent(steps::add);
    return steps;
  }

  private static boolean any(double[] weights) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    return sum > 0;
  }

  private static double[] sum(double[] a, double[] b) {
    double[] sum = a.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += b[i];
    }
    return sum;
  }

  /** The levels that mid and side shall have, dB; what limits them is {@link Amounts#limitDb}. */
  private void wanted(double[] wantedMid, double[] wantedSide) {
    double[] change = new double[Bands.COUNT];
    double offset = 0;
    double weight = 0;
    for (int band = 0; band < Bands.COUNT; band++) {
      change[band] = midWeights[band] == 0 ? 0 : mid[band] - own.relativeMid(band);
      offset += midWeights[band] * change[band];
      weight += midWeights[band];
    }
    // What all bands need alike is a matter of level, not of tone.
    offset = weight == 0 ? 0 : offset / weight;
    double limit = amounts.limitDb();
    for (int band = 0; band < Bands.COUNT; band++) {
      double toned =
          midWeights[band] == 0
              ? 0
              : amounts.tone() * Math.clamp(change[band] - offset, -limit, limit);
      wantedMid[band] = own.mid().get(band) + toned;
      double widened = sideWeights[band] == 0 ? 0 : (side[band] - mid[band]) - own.width(band);
      wantedSide[band] =
          own.side().get(band) + toned + amounts.width() * Math.clamp(widened, -limit, limit);
    }
  }

  /**
   * Stretches of the mix on which to try a match.
   *
   * @param seconds in all, about
   */
  public Excerpt excerpt(double seconds) {
    return Excerpt.of(stepFrames(), loud, (int) (seconds / mix.frames().stepSeconds()));
  }

  /** All of the mix, to judge what was made of it. */
  public Excerpt whole() {
    return Excerpt.whole(stepFrames(), loud.length);
  }

  private long stepFrames() {
    return Math.round(mix.frames().stepSeconds() * rate);
  }

  private static boolean any(boolean[] chosen) {
    boolean any = false;
    for (boolean each : chosen) {
      any |= each;
    }
    return any;
  }

  /** By band, what of the wanted change of mid and side did not come, all at the same loudness. */
  private double[][] missing(Hearing.Heard result, Excerpt excerpt) {
    boolean[] chosen = excerpt.within(loud);
    if (!any(chosen)) {
      return new double[2][Bands.COUNT];
    }
    double[][] was = mix.levels(chosen);
    double[][] came = result.levels(excerpt.played(chosen));
    double[] wantedMid = new double[Bands.COUNT];
    double[] wantedSide = new double[Bands.COUNT];
    wanted(wantedMid, wantedSide);
    double[][] missing = new double[2][Bands.COUNT];
    double offset = 0;
    double weight = 0;
    for (int band = 0; band < Bands.COUNT; band++) {
      missing[0][band] = wantedMid[band] - own.mid().get(band) - (came[0][band] - was[0][band]);
      missing[1][band] = wantedSide[band] - own.side().get(band) - (came[1][band] - was[1][band]);
      offset += midWeights[band] * missing[0][band];
      weight += midWeights[band];
    }
    offset = weight == 0 ? 0 : offset / weight;
    for (int band = 0; band < Bands.COUNT; band++) {
      missing[0][band] = midWeights[band] == 0 ? 0 : missing[0][band] - offset;
      missing[1][band] = sideWeights[band] == 0 ? 0 : missing[1][band] - offset;
    }
    return missing;
  }

  /**
   * Corrects the match by what came of it.
   *
   * @param result of devices and limiter on an excerpt, sample by sample beside the mix
   */
  public List<MatchStep> refined(Hearing.Heard result, Excerpt excerpt) {
    double[][] missing = missing(result, excerpt);
    for (int band = 0; band < Bands.COUNT; band++) {
      midCorrection[band] = corrected(midCorrection[band], missing[0][band]);
      sideCorrection[band] = corrected(sideCorrection[band], missing[1][band]);
    }
    refining = true;
    return steps();
  }

  /**
   * Corrects how far peaks are brought down by what came of it; {@link #steps} then says more.
   *
   * @param before the excerpt as it came
   * @param prepared the same before the compressor
   * @param result the same behind everything
   */
  public void refinePeaks(Measured before, Measured prepared, Measured result) {
    peaks.refine(PeakRatio.middle(result) - PeakRatio.middle(before), PeakRatio.peaks(prepared));
  }

  /** What of the wanted change of peaks over body did not come, LU. */
  public double excess(Measured before, Measured result) {
    return peaks.excess(PeakRatio.middle(result) - PeakRatio.middle(before));
  }

  /** Whether peaks shall come down. */
  public boolean lowersPeaks() {
    return peaks.lower();
  }

  /** What of the dynamics is left alone, and why. */
  public Optional<String> note() {
    return peaks.note();
  }

  /** What the match misses by a try: root mean squares of mid and side in dB. */
  public double[] misses(Hearing.Heard result, Excerpt excerpt) {
    double[][] missing = missing(result, excerpt);
    return new double[] {rms(missing[0], midWeights), rms(missing[1], sideWeights)};
  }

  private static double rms(double[] values, double[] weights) {
    double sum = 0;
    int count = 0;
    for (int band = Bands.FIRST_JUDGED; band <= Bands.LAST_JUDGED; band++) {
      if (weights[band] == 1) {
        sum += values[band] * values[band];
        count++;
      }
    }
    return Math.sqrt(sum / Math.max(1, count));
  }

  /** How far the corrections have come. */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  public record State(
      List<MatchBand> tone,
      List<MatchBand> width,
      double[] midCorrection,
      double[] sideCorrection,
      double threshold,
      boolean refining) {}

  public State state() {
    return new State(
        tone, width, midCorrection.clone(), sideCorrection.clone(), peaks.threshold(), refining);
  }

  /** Goes back to a state. */
  public void restore(State state) {
    tone = state.tone();
    width = state.width();
    System.arraycopy(state.midCorrection(), 0, midCorrection, 0, Bands.COUNT);
    System.arraycopy(state.sideCorrection(), 0, sideCorrection, 0, Bands.COUNT);
    peaks.threshold(state.threshold());
    refining = state.refining();
  }

  private static double corrected(double before, double missing) {
    return Math.clamp(before + missing, -3, 3);
  }

  /** How far a result is from the references. */
  public MatchError error(Hearing.Heard result) {
    Portrait came = result.portrait(loud);
    double midSum = 0;
    double sideSum = 0;
    int mids = 0;
    int sides = 0;
    for (int band = Bands.FIRST_JUDGED; band <= Bands.LAST_JUDGED; band++) {
      if (midWeights[band] > 0) {
        double off = came.relativeMid(band) - mid[band];
        midSum += off * off;
        mids++;
        if (side[band] - mid[band] >= HEARD_SIDE) {
          double beside = came.relativeSide(band) - side[band];
          sideSum += beside * beside;
          sides++;
        }
      }
    }
    Double loudness = result.measured().figures().loudness().integratedLufs();
    return new MatchError(
        Math.sqrt(midSum / Math.max(1, mids)),
        Math.sqrt(sideSum / Math.max(1, sides)),
        loudness == null ? Double.NaN : loudness - lufs,
        sides);
  }

  private double difference(
      double[] wanted, java.util.function.IntToDoubleFunction found, double[] weights) {
    double sum = 0;
    int count = 0;
    for (int band = Bands.FIRST_JUDGED; band <= Bands.LAST_JUDGED; band++) {
      if (weights[band] > 0) {
        double off = wanted[band] - found.applyAsDouble(band);
        sum += off * off;
        count++;
      }
    }
    return Math.sqrt(sum / Math.max(1, count));
  }

  private String reason(String what, double before, double after) {
    return String.format(
        Locale.ROOT,
        "in loud parts %s is %.1f dB (rms, 40 Hz to 16 kHz) from %s; the bands leave %.1f dB of"
            + " what is wanted, no band moves more than %.0f dB",
        what,
        before,
        String.join(", ", references.stream().map(each -> each.profile().name()).toList()),
        after,
        amounts.limitDb());
  }

  private static void equalisers(
      String name, List<MatchBand> bands, int placement, List<MatchStep> steps, String why) {
    int devices = (bands.size() + BANDS_OF_EQ - 1) / BANDS_OF_EQ;
    for (int device = 0; device < devices; device++) {
      List<MatchBand> part =
          bands.subList(device * BANDS_OF_EQ, Math.min(bands.size(), (device + 1) * BANDS_OF_EQ));
      Map<String, Double> settings = new TreeMap<>();
      List<String> words = new ArrayList<>();
      for (int i = 0; i < part.size(); i++) {
        MatchBand band = part.get(i);
        String id = "band-" + (i + 1) + "-";
        settings.put(id + "on", 1.0);
        settings.put(id + "type", type(band.shape()));
        settings.put(id + "frequency", band.hertz());
        settings.put(id + "gain", band.gainDb());
        settings.put(id + "q", band.q());
        settings.put(id + "placement", (double) placement);
        words.add(band.text());
      }
      steps.add(
          new MatchStep(
              device == 0 ? "match-" + name : "match-" + name + "-" + (device + 1),
              "eq",
              settings,
              (placement == 0 ? "" : "on the side: ") + String.join(", ", words),
              why));
    }
  }

  /** The place among the types of an equaliser's band. */
  private static double type(MatchedEq.Shape shape) {
    return switch (shape) {
      case LOW_SHELF -> 1;
      case HIGH_SHELF -> 2;
      default -> 0;
    };
  }
}
