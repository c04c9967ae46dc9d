package org.songline.studio.production;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.songline.mastering.MasterReport;
import org.songline.mastering.codec.CodecPeak;
import org.songline.mastering.codec.CodecPlot;
import org.songline.mastering.reference.ToneTarget;
import org.songline.measure.Measured;
import org.songline.measure.Measurement;
import org.songline.measure.fault.Over;
import org.songline.measure.fault.Overs;
import org.songline.measure.loudness.LoudnessSeries;
import org.songline.measure.plot.BarPlot;
import org.songline.measure.plot.CorrelationPlot;
import org.songline.measure.plot.LinePlot;
import org.songline.measure.plot.LoudnessPlot;
import org.songline.measure.plot.Span;
import org.songline.measure.plot.StereoPlot;
import org.songline.measure.plot.WaveformPlot;
import org.songline.measure.spectrum.LevelDistribution;
import org.songline.measure.spectrum.LevelHistogram;
import org.songline.measure.stereo.StereoBand;

/** The parts about sound that pages are put together from. */
abstract class SoundPage extends Page {
  private static final double[] STEPS = {1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1200};
  private static final int MOST_ROWS = 20;
  private static final int MOST_PLACES = 40;
  private static final double AUDIBLE_DB = -119;

  private static final Map<String, Function<Measurement, @Nullable Double>> LEVELS =
      new LinkedHashMap<>();

  static {
    LEVELS.put("Integrated loudness, LUFS", m -> m.loudness().integratedLufs());
    LEVELS.put("Loudest 3 s, LUFS", m -> m.loudness().shortTermMaxLufs());
    LEVELS.put("Loudest 400 ms, LUFS", m -> m.loudness().momentaryMaxLufs());
    LEVELS.put("Loudness range, LU", m -> m.loudness().rangeLu());
    LEVELS.put("True peak, dBTP", m -> m.levels().truePeakDbtp());
    LEVELS.put("Sample peak, dBFS", m -> m.levels().samplePeakDbfs());
    LEVELS.put("Peak to loudness (PLR), LU", m -> m.levels().plrLu());
    LEVELS.put("Peak to short-term (PSR), LU", m -> m.levels().psrLu());
    LEVELS.put("Crest, dB", m -> m.levels().crestDb());
    LEVELS.put("Width (side to mid), dB", m -> m.stereo() == null ? null : m.stereo().widthDb());
    LEVELS.put("Lost in mono, dB", m -> m.stereo() == null ? null : m.stereo().monoLossDb());
    LEVELS.put("DC offset, dBFS", m -> m.faults().dcOffsetDbfs());
    LEVELS.put("Clipped places", m -> (double) m.faults().clipRuns());
  }

  final void tiles(Measurement m) {
    tile("Integrated", number(m.loudness().integratedLufs(), 1), "LUFS");
    tile("True peak", number(m.levels().truePeakDbtp(), 2), "dBTP");
    tile("Loudness range", number(m.loudness().rangeLu(), 1), "LU");
    tile("Peak to loudness", number(m.levels().plrLu(), 1), "LU");
    Measurement.Stereo stereo = m.stereo();
    if (stereo != null) {
      tile("Correlation", number(stereo.correlation(), 2), "");
      tile("Lost in mono", number(stereo.monoLossDb(), 1), "dB");
    }
  }

  final void loudness(Measured mix, Measured master, List<Span> sections) {
    figure(
        new LoudnessPlot(
            "Short-term loudness",
            List.of(
                new LoudnessPlot.Curve(
                    "Mix", mix.curves().loudness(), mix.figures().loudness().integratedLufs()),
                new LoudnessPlot.Curve(
                    "Master",
                    master.curves().loudness(),
                    master.figures().loudness().integratedLufs())),
            sections),
        WIDE,
        300,
        "loudness",
        "Loudness of mix and master over time",
        () -> loudnessWords(mix, master));
    if (master.curves().waveform() != null) {
      Measurement figures = master.figures();
      figure(
          new WaveformPlot(
              "Master",
              master.curves().waveform(),
              figures.sampleRateHz(),
              figures.seconds(),
              figures.faults().clips()),
          WIDE,
          220,
          "wave",
          "Waveform of the master",
          () -> waveWords(figures));
    }
  }

  private void loudnessWords(Measured mix, Measured master) {
    float[] before = mix.curves().loudness().shortTermLufs();
    float[] after = master.curves().loudness().shortTermLufs();
    double seconds = after.length * LoudnessSeries.STEP_SECONDS;
    double step = STEPS[STEPS.length - 1];
    for (int i = STEPS.length - 1; i >= 0; i--) {
      step = seconds / STEPS[i] <= MOST_ROWS ? STEPS[i] : step;
    }
    table("3 s before", "#Mix, LUFS", "#Master, LUFS");
    for (double at = step; at <= seconds; at += step) {
      row();
      cell(Formats.clock(at));
      count(number(at(before, at), 1));
      count(number(at(after, at), 1));
      endRow();
    }
    endTable();
  }

  private static @Nullable Double at(float[] series, double seconds) {
    int i = (int) Math.rint(seconds / LoudnessSeries.STEP_SECONDS) - 1;
    return i >= 0 && i < series.length ? (Double) (double) series[i] : null;
  }

  private void waveWords(Measurement m) {
    table("Channel", "#Highest sample, dBFS", "at", "#True peak, dBTP", "at", "#RMS, dBFS");
    for (int c = 0; c < m.levels().byChannel().size(); c++) {
      Measurement.Channel channel = m.levels().byChannel().get(c);
      row();
      cell(channel(c, m.channels()));
      count(number(channel.samplePeakDbfs(), 2));
      cell(place(channel.samplePeakSeconds()));
      count(number(channel.truePeakDbtp(), 2));
      cell(place(channel.truePeakSeconds()));
      count(number(channel.rmsDbfs(), 1));
      endRow();
    }
    endTable();
    words(
        m.faults().clipRuns() == 0
            ? "Nothing is cut off."
            : m.faults().clipRuns() + " places are cut off.");
  }

  private static String place(@Nullable Double seconds) {
    return seconds == null ? "\u2013" : Formats.place(seconds);
  }

  private static String channel(int c, int channels) {
    return channels == 1 ? "mono" : c == 0 ? "left" : c == 1 ? "right" : "channel " + (c + 1);
  }

  /** Mid and side of mix and master, and what the tone is held against. */
  final void tone(Measured mix, Measured master, ToneTarget target) {
    Tones before = Tones.of(mix);
    Tones after = Tones.of(master);
    if (before == null || after == null) {
      return;
    }
    add("<div class=\"pair\">\n");
    tone("Mid", before.mid(), after.mid(), target.name(), target.mid(), -42, 18);
    if (master.figures().stereo() != null) {
      tone("Side", before.side(), after.side(), target.name(), target.side(), -66, 6);
    }
    add("</div>\n");
  }

  /** Third octaves of a sound in dB beside the middle of its mid, by frequency; silent ones not. */
  private record Tones(Map<Double, Double> mid, Map<Double, Double> side) {
    static @Nullable Tones of(Measured sound) {
      LevelDistribution thirds = sound.curves().thirds();
      if (thirds == null) {
        return null;
      }
      double[] hertz = new double[thirds.bands()];
      double[] levels = new double[thirds.bands()];
      for (int b = 0; b < hertz.length; b++) {
        hertz[b] = thirds.hertz(b);
        levels[b] = thirds.mid(b).meanDb();
      }
      double middle = ToneTarget.middle(hertz, levels);
      return new Tones(beside(thirds, middle, thirds::mid), beside(thirds, middle, thirds::side));
    }

    private static Map<Double, Double> beside(
        LevelDistribution thirds, double middle, IntFunction<LevelHistogram> levels) {
      Map<Double, Double> found = new LinkedHashMap<>();
      for (int b = 0; b < thirds.bands(); b++) {
        double level = levels.apply(b).meanDb();
        if (level > AUDIBLE_DB) {
          found.put(thirds.hertz(b), level - middle);
        }
      }
      return found;
    }
  }

  private void tone(
      String name,
      Map<Double, Double> before,
      Map<Double, Double> after,
      String targetName,
      List<ToneTarget.Point> target,
      double from,
      double to) {
    var band =
        new LinePlot.Band(
            targetName,
            target.stream().map(ToneTarget.Point::hertz).toList(),
            target.stream().map(ToneTarget.Point::low).toList(),
            target.stream().map(ToneTarget.Point::high).toList());
    figure(
        new LinePlot(
            name,
            "dB beside the middle, over Hz",
            new LinePlot.Across.Frequency(),
            from,
            to,
            12,
            List.of(line("Master", after), line("Mix", before)),
            band),
        HALF,
        320,
        name.toLowerCase(Locale.ROOT) + "tone",
        "Third octaves of the " + name.toLowerCase(Locale.ROOT),
        () -> toneWords(before, after, target));
  }

  private static LinePlot.Line line(String name, Map<Double, Double> levels) {
    return new LinePlot.Line(
        name, new ArrayList<>(levels.keySet()), new ArrayList<>(levels.values()));
  }

  private void toneWords(
      Map<Double, Double> before, Map<Double, Double> after, List<ToneTarget.Point> target) {
    words("In dB beside the mean of the mid from 500 Hz to 2 kHz.");
    table("#Hz", "#Mix", "#Master", "#Wanted");
    after.forEach(
        (hertz, level) -> {
          row();
          count(number(hertz, hertz < 100 ? 1 : 0));
          count(number(before.get(hertz), 1));
          count(number(level, 1));
          count(
              target.stream()
                  .filter(point -> Math.abs(point.hertz() / hertz - 1) < 0.01)
                  .map(point -> number(point.low(), 1) + " to " + number(point.high(), 1))
                  .findFirst()
                  .orElse("\u2013"));
          endRow();
        });
    endTable();
  }

  final void image(Measured mix, Measured master) {
    Measurement.Stereo stereo = master.figures().stereo();
    if (stereo == null || master.curves().cloud() == null) {
      return;
    }
    add("<div class=\"pair image\">\n");
    figure(
        new StereoPlot("Stereo image", master.curves().cloud(), stereo.correlation()),
        376,
        372,
        "stereo",
        "Stereo image of the master",
        () ->
            words(
                "Correlation "
                    + number(stereo.correlation(), 2)
                    + ", right over left "
                    + number(stereo.balanceDb(), 1)
                    + " dB, side over mid "
                    + number(stereo.widthDb(), 1)
                    + " dB, lost in mono "
                    + number(stereo.monoLossDb(), 1)
                    + " dB."));
    add("<div>\n");
    correlation("mix", mix);
    correlation("master", master);
    add("</div>\n</div>\n");
  }

  private void correlation(String name, Measured sound) {
    if (sound.curves().spectrum() == null || sound.figures().stereo() == null) {
      return;
    }
    figure(
        new CorrelationPlot("Correlation by band, " + name, sound.curves().spectrum()),
        764,
        180,
        "width" + name,
        "Correlation of left and right by band in the " + name,
        () -> {
          table("#Hz", "#Correlation", "#Side over mid, dB", "#Lost in mono, dB");
          for (StereoBand band : sound.figures().stereoBands()) {
            row();
            count(number(band.hertz(), band.hertz() < 100 ? 1 : 0));
            count(number(band.correlation(), 2));
            count(number(band.widthDb(), 1));
            count(number(band.monoLossDb(), 1));
            endRow();
          }
          endTable();
        });
  }

  final void levels(Measurement before, Measurement after) {
    table("Figure", "#Mix", "#Master", "#Change");
    LEVELS.forEach(
        (name, figure) -> {
          int digits = name.startsWith("True peak") ? 2 : name.startsWith("Clipped") ? 0 : 1;
          row();
          cell(name);
          Double was = figure.apply(before);
          Double is = figure.apply(after);
          count(number(was, digits));
          count(number(is, digits));
          count(was == null || is == null ? "\u2013" : change(is - was, digits));
          endRow();
        });
    endTable();
  }

  private static String change(double difference, int digits) {
    String words = number(difference, digits);
    return difference > 0 && words.matches(".*[1-9].*") ? "+" + words : words;
  }

  final void steps(MasterReport done) {
    words("For " + done.request().target().name() + ".");
    table("Step", "Setting", "Why");
    for (MasterReport.Step step : done.steps()) {
      row();
      cell(step.name());
      cell(step.what());
      why(step.why());
      endRow();
    }
    endTable();
  }

  /** True peaks after codecs, and what the master needs for each. */
  final void codecs(List<CodecPeak> codecs) {
    figure(
        CodecPlot.of(codecs),
        WIDE,
        BarPlot.height(codecs.size()),
        "codecs",
        "True peaks after decoding",
        () -> words("The table below has the same figures."));
    table(
        "Codec",
        "#After, dBTP",
        "#Rise, dB",
        "Needs, to stay at or below " + number(codecs.getFirst().limitDbtp(), 1) + " dBTP",
        "By");
    for (CodecPeak each : codecs) {
      row();
      cell(each.name());
      count(number(each.afterDbtp(), 2));
      count(number(each.riseDb(), 2));
      state(
          each.holds(),
          each.holds() ? "nothing" : "a ceiling of " + number(each.ceilingDbtp(), 2) + " dBTP");
      why(each.encoded() ? "its encoder" : "a model's estimate");
      endRow();
    }
    endTable();
  }

  /** Every place beyond full scale, in the master and after each codec. */
  final void overs(Measurement master, List<CodecPeak> codecs) {
    Map<String, Overs> all = new LinkedHashMap<>();
    if (master.soundFaults() != null) {
      all.put("The master", master.soundFaults().overs());
    }
    codecs.forEach(
        codec -> all.put(codec.name() + (codec.encoded() ? "" : " (estimated)"), codec.overs()));
    words(
        "Where the wave goes beyond full scale, on samples or between them: there a player that"
            + " has no headroom clips.");
    table("Sound", "#On samples", "#Between samples", "#Highest, dBTP", "");
    all.forEach(
        (name, overs) -> {
          long count = overs.onSample() + overs.interSample();
          row();
          cell(name);
          count(Long.toString(overs.onSample()));
          count(Long.toString(overs.interSample()));
          count(
              number(
                  overs.places().stream()
                      .map(Over::dbtp)
                      .max(Comparator.naturalOrder())
                      .orElse(null),
                  2));
          state(count == 0, count == 0 ? "clean" : "clips");
          endRow();
        });
    endTable();
    all.forEach((name, overs) -> places(name, overs, master.channels()));
  }

  private void places(String name, Overs overs, int channels) {
    if (overs.places().isEmpty()) {
      return;
    }
    long count = overs.onSample() + overs.interSample();
    int shown = Math.min(MOST_PLACES, overs.places().size());
    add("<details class=\"list\">\n<summary>", text(name), ": ");
    add(count == 1 ? "1 place" : count + " places", "</summary>\n");
    table("Time", "#Sample", "Channel", "#dBTP", "Where");
    for (Over over : overs.places().subList(0, shown)) {
      row();
      cell(Formats.place(over.seconds()));
      count(number(over.sample(), 1));
      cell(channel(over.channel(), channels));
      count("+" + number(over.dbtp(), 2));
      cell(over.onSample() ? "on a sample" : "between samples");
      endRow();
    }
    endTable();
    if (shown < count) {
      words("These are the first " + shown + ".");
    }
    add("</details>\n");
  }
}
