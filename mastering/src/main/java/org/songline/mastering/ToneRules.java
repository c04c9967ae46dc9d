package org.songline.mastering;

import static org.songline.mastering.Decisions.number;
import static org.songline.mastering.Decisions.round;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.songline.mastering.reference.ToneTarget;
import org.songline.measure.Measurement;
import org.songline.measure.hearing.Cochleagram;
import org.songline.measure.hearing.ErbBands;

/** Rules about offset, bass in mono, tonal balance and width. */
final class ToneRules {
  /** Offset in dBFS from which it is removed. */
  private static final double OFFSET = -50;

  private static final double MOST_TONE = 2;
  private static final double MOST_DYNAMIC = 3;

  /** Flares count in tenths of a second at most so far under the loudness: not in sparse parts. */
  private static final double LOUD = 4;

  /** Correlation of left and right below 120 Hz under which the bass suffers in mono. */
  private static final double LOW_CORRELATION = 0.3;

  private static final double MONO_ENOUGH = 0.99;
  private static final double MONO_BELOW = 100;

  /** Values of the equaliser's choices. */
  private static final double LOW_CUT_24 = 4;

  private static final double SIDE = 4;

  /** Wide bands relative to the middle (500 to 2000 Hz), in dB, and what is done about them. */
  private enum Region {
    BASS("Bass", "bass", ToneTarget.BASS, 2, 140, 0.5, "shelf around 140 Hz"),
    LOW_MIDDLE("Low middle", "the low middle", ToneTarget.LOW_MIDDLE, 3, 350, 0.7, "around 350 Hz"),
    HIGH_MIDDLE(
        "High middle", "the high middle", ToneTarget.HIGH_MIDDLE, 6, 3500, 0.6, "around 3.5 kHz"),
    TREBLE("Treble", "treble", ToneTarget.TREBLE, 7, 6000, 0.5, "shelf around 6 kHz");

    final String title;
    final String words;
    final double usual;
    final int band;
    final double hertz;
    final double q;
    final String where;

    Region(
        String title, String words, double usual, int band, double hertz, double q, String where) {
      this.title = title;
      this.words = words;
      this.usual = usual;
      this.band = band;
      this.hertz = hertz;
      this.q = q;
      this.where = where;
    }

    double found(Measurement.Balance balance) {
      double level =
          switch (this) {
            case BASS -> balance.bassDb();
            case LOW_MIDDLE -> balance.lowMidDb();
            case HIGH_MIDDLE -> balance.highMidDb();
            case TREBLE -> balance.highDb();
          };
      return level - balance.midDb();
    }
  }

  /**
   * What stands out at times: share of the whole in dB, as loud records have it at most.
   *
   * @param usual share of the power that is not unusual
   */
  private record Flare(String name, String words, double from, double to, double usual) {}

  private static final List<Flare> FLARES =
      List.of(
          new Flare("boom", "100 to 220 Hz", 100, 220, -1),
          new Flare("harshness", "2.5 to 5 kHz", 2500, 5000, -9),
          new Flare("hiss", "5.5 to 9 kHz", 5500, 9000, -12));

  private ToneRules() {}

  static void clean(Facts facts, MasterRequest request, Decisions to) {
    Measurement mix = facts.mix();
    Double offset = mix.faults().dcOffsetDbfs();
    if (request.may(Treatment.OFFSET) && offset != null && offset > OFFSET) {
      String why = "the mix has one of " + number("%.0f", offset) + " dBFS";
      to.add("offset", "utility", Map.of("dc-block", 1.0), why);
      to.say("Offset", "removed, below 5 Hz", why);
    }
    monoBass(mix, request, to);
  }

  /**
   * Takes the bass out of the side alone: what both sides share keeps its phase, so that no peaks
   * grow.
   */
  private static void monoBass(Measurement mix, MasterRequest request, Decisions to) {
    Double low = mix.stereo() == null ? null : mix.stereo().lowCorrelation();
    if (low == null || !request.may(Treatment.MONO_BASS)) {
      return;
    }
    double below = request.monoBelowHertz();
    String found = "left and right correlate " + number("%.2f", low) + " below 120 Hz";
    if (below > 0 && low > MONO_ENOUGH) {
      to.say("Mono bass", "left alone", found + ": it is mono already");
      return;
    }
    String why = "wanted for " + request.target().name() + ", and " + found;
    if (below == 0 && low < LOW_CORRELATION) {
      below = MONO_BELOW;
      why = found + ", and mono would lose that";
    }
    if (below > 0) {
      Map<String, Double> settings = new TreeMap<>();
      settings.put("band-1-on", 1.0);
      settings.put("band-1-type", LOW_CUT_24);
      settings.put("band-1-frequency", below);
      settings.put("band-1-placement", SIDE);
      to.add("mono-bass", "eq", settings, why);
      to.say("Mono bass", "below " + number("%.0f", below) + " Hz, by the side alone", why);
    }
  }

  static void balance(Facts facts, MasterRequest request, Decisions to) {
    Measurement mix = facts.mix();
    Measurement.Balance balance = mix.balance();
    if (balance == null || !request.may(Treatment.EQ)) {
      return;
    }
    Map<String, Double> settings = new TreeMap<>();
    List<String> reasons = new ArrayList<>();
    for (Region region : Region.values()) {
      double found = region.found(balance);
      // Under 32 kHz there is no treble band to judge.
      double gain =
          region == Region.TREBLE && mix.sampleRateHz() < 32_000
              ? 0
              : round(correction(found, region.usual) * request.amount(), 0.1);
      if (gain != 0) {
        String id = "band-" + region.band + "-";
        settings.put(id + "on", 1.0);
        settings.put(id + "frequency", region.hertz);
        settings.put(id + "gain", gain);
        settings.put(id + "q", region.q);
        String why =
            region.words
                + " is "
                + number("%+.1f", found)
                + " dB to the middle, records have about "
                + number("%+.0f", region.usual);
        reasons.add(why);
        to.say(region.title, number("%+.1f", gain) + " dB, " + region.where, why);
      }
    }
    if (settings.isEmpty()) {
      to.say(
          "Tone",
          "left alone",
          "bass "
              + number("%+.1f", Region.BASS.found(balance))
              + ", treble "
              + number("%+.1f", Region.TREBLE.found(balance))
              + " dB to the middle");
    } else {
      if (request.linearPhase()) {
        settings.put("phase", 1.0);
      }
      to.add("tone", "eq", settings, String.join("; ", reasons));
    }
  }

  /** Half of what lies beyond taste, at most 2 dB; nothing below a third of a decibel. */
  private static double correction(double found, double usual) {
    double off = usual - found;
    double beyond = Math.copySign(Math.max(0, Math.abs(off) - ToneTarget.TASTE), off);
    double gain = Math.clamp(beyond / 2, -MOST_TONE, MOST_TONE);
    return Math.abs(gain) < 0.33 || !Double.isFinite(gain) ? 0 : gain;
  }

  /** Regions whose share of the sound, now and then, is far above what it is mostly. */
  static void flares(Facts facts, MasterRequest request, Decisions to) {
    Cochleagram hearing = facts.hearing();
    Double loudness = facts.mix().loudness().integratedLufs();
    if (hearing == null || loudness == null || !request.may(Treatment.DYNAMIC_EQ)) {
      return;
    }
    Map<String, Double> settings = new TreeMap<>();
    List<String> reasons = new ArrayList<>();
    int band = 3;
    for (Flare flare : FLARES) {
      double[][] seen = seen(hearing, flare, loudness - LOUD);
      if (seen == null || facts.mix().sampleRateHz() < 2 * flare.to) {
        continue;
      }
      double mostly = at(seen[0], 0.5);
      double often = at(seen[0], 0.95);
      double beyond = Math.min(often - mostly - 6, often - flare.usual);
      // At three to one, a flare has moved the band by its range 1.5 times that over the threshold.
      double range = round(Math.clamp(beyond, 0, MOST_DYNAMIC) * request.amount(), 0.1);
      if (range >= 0.5) {
        String id = "band-" + band + "-";
        settings.put(id + "on", 1.0);
        settings.put(id + "frequency", round(Math.sqrt(flare.from * flare.to), 1));
        settings.put(id + "q", 1.2);
        settings.put(id + "dynamic", 1.0);
        settings.put(
            id + "threshold", round(Math.clamp(at(seen[1], 0.95) - 1.5 * range - 1, -79, 0), 0.1));
        settings.put(id + "range", -range);
        String why =
            flare.words
                + " is mostly "
                + number("%.1f", mostly)
                + " dB of the whole but "
                + number("%.1f", often)
                + " in a twentieth of the time";
        reasons.add(why);
        to.say("Dynamic EQ", number("at most -%.1f dB", range) + " against " + flare.name, why);
      }
      band++;
    }
    if (!settings.isEmpty()) {
      to.add("dynamic-eq", "eq", settings, String.join("; ", reasons));
    }
  }

  /** Sorted shares of the whole, and sorted levels, of a region in loud tenths; null for few. */
  private static double @Nullable [][] seen(Cochleagram hearing, Flare flare, double gateDbfs) {
    double[] shares = new double[hearing.frames()];
    double[] levels = new double[hearing.frames()];
    int from = ErbBands.at(flare.from);
    int to = ErbBands.at(flare.to);
    int count = 0;
    for (int i = 0; i < hearing.frames(); i++) {
      double whole = 1e-20;
      double part = 1e-20;
      for (int b = 0; b < ErbBands.COUNT; b++) {
        double power = hearing.power(i, b);
        whole += power;
        part += b >= from && b <= to ? power : 0;
      }
      if (0.5 * org.songline.dsp.Exact.decibels(whole) > gateDbfs) {
        shares[count] = 0.5 * org.songline.dsp.Exact.decibels(part / whole);
        levels[count] = 0.5 * org.songline.dsp.Exact.decibels(part);
        count++;
      }
    }
    if (count < 50) {
      return null;
    }
    double[][] seen = {Arrays.copyOf(shares, count), Arrays.copyOf(levels, count)};
    Arrays.sort(seen[0]);
    Arrays.sort(seen[1]);
    return seen;
  }

  private static double at(double[] sorted, double share) {
    return sorted[(int) Math.rint(share * (sorted.length - 1))];
  }

  /** A side louder than the middle is lost when a phone plays mono. */
  static void width(Facts facts, MasterRequest request, Decisions to) {
    Measurement.Stereo stereo = facts.mix().stereo();
    if (stereo == null || stereo.widthDb() == null || !request.may(Treatment.WIDTH)) {
      return;
    }
    double over = round(Math.clamp(stereo.widthDb(), 0, 3) * request.amount(), 0.1);
    if (over >= 0.3) {
      String why =
          "the side is "
              + number("%.1f", stereo.widthDb())
              + " dB louder than the middle, and mono would lose it";
      to.add("width", "stereo", Map.of("side", -over), why);
      to.say("Width", "side -" + number("%.1f", over) + " dB", why);
    }
  }
}
