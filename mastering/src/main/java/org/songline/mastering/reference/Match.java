package org.songline.mastering.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.songline.dsp.filter.MatchedEq;

/**
 * What would make a mix sound like its references, as settings of few devices: equalisers on both
 * sides for the tone, on the side alone for the width, a multiband compressor for the dynamics. The
 * loud parts are matched, at equal loudness. What comes of it can be heard and the match {@link
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
  private final MatchDynamics dynamics;
  private List<MatchBand> tone = List.of();
  private List<MatchBand> width = List.of();
  private boolean refining;

  /**
   * @param mix with a loudness
   * @param references at least one, each with a loudness; their weighted mean is what is matched
   * @param rate at which the devices will run, Hz
   */
  public Match(Hearing.Heard mix, List<Reference> references, Amounts amounts, double rate) {
    if (references.isEmpty()) {
      throw new IllegalArgumentException("nothing to match");
    }
    this.mix = mix;
    this.references = List.copyOf(references);
    this.amounts = amounts;
    this.rate = rate;
    loud = mix.loud();
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
    dynamics = new MatchDynamics(mix, loud, own, references, amounts.dynamics());
  }

  private double mean(java.util.function.ToDoubleFunction<Profile> figure) {
    double sum = 0;
    double weight = 0;
    for (Reference reference : references) {
      sum += reference.weight() * figure.applyAsDouble(reference.profile());
      weight += reference.weight();
    }
    return sum / weight;
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
    dynamics.step(tone, width, rate).ifPresent(steps::add);
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
   * A stretch of the mix on which to try a match: that with most of the loud parts.
   *
   * @param longest seconds
   */
  public Excerpt excerpt(double longest) {
    double step = mix.frames().stepSeconds();
    int length = (int) Math.min(loud.length, longest / step);
    int sum = 0;
    int most = -1;
    int at = 0;
    for (int i = 0; i < loud.length; i++) {
      sum += (loud[i] ? 1 : 0) - (i >= length && loud[i - length] ? 1 : 0);
      if (i >= length - 1 && sum > most) {
        most = sum;
        at = i - length + 1;
      }
    }
    long grain = Math.round(step * rate);
    return new Excerpt(at, at * grain, length * grain);
  }

  /**
   * Where a try is made.
   *
   * @param step of the running spectrum at which it begins
   * @param from its first sample frame
   * @param frames its sample frames; fewer when the mix ends before
   */
  public record Excerpt(int step, long from, long frames) {}

  /** Loud parts of an excerpt, without its ends, where windows reach beyond. */
  private boolean[] within(Excerpt excerpt, int count) {
    boolean[] chosen = new boolean[loud.length];
    boolean any = false;
    int last = excerpt.step() == 0 && count >= loud.length ? count : count - 2;
    for (int i = excerpt.step() == 0 ? 0 : 1; i < last && excerpt.step() + i < loud.length; i++) {
      chosen[excerpt.step() + i] = loud[excerpt.step() + i];
      any |= loud[excerpt.step() + i];
    }
    return any ? chosen : loud;
  }

  /** By band, what of the wanted change of mid and side did not come, all at the same loudness. */
  private double[][] missing(Hearing.Heard result, Excerpt excerpt) {
    boolean[] chosen = within(excerpt, result.frames().count());
    Portrait was = mix.portrait(chosen);
    Portrait came = result.portrait(Arrays.copyOfRange(chosen, excerpt.step(), chosen.length));
    double[] wantedMid = new double[Bands.COUNT];
    double[] wantedSide = new double[Bands.COUNT];
    wanted(wantedMid, wantedSide);
    double[][] missing = new double[2][Bands.COUNT];
    double offset = 0;
    double weight = 0;
    for (int band = 0; band < Bands.COUNT; band++) {
      missing[0][band] =
          wantedMid[band] - own.mid().get(band) - (came.mid().get(band) - was.mid().get(band));
      missing[1][band] =
          wantedSide[band] - own.side().get(band) - (came.side().get(band) - was.side().get(band));
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
    if (!refining) {
      boolean[] chosen = within(excerpt, result.frames().count());
      dynamics.refine(result.portrait(Arrays.copyOfRange(chosen, excerpt.step(), chosen.length)));
    }
    refining = true;
    return steps();
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
