package org.songline.studio.production;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.songline.mastering.MasterReport;
import org.songline.measure.Measured;
import org.songline.measure.Measurement;
import org.songline.measure.loudness.LoudnessSeries;
import org.songline.measure.plot.CorrelationPlot;
import org.songline.measure.plot.LoudnessPlot;
import org.songline.measure.plot.Span;
import org.songline.measure.plot.StereoPlot;
import org.songline.measure.plot.WaveformPlot;
import org.songline.measure.stereo.StereoBand;

/** The parts about sound that pages are put together from. */
abstract class SoundPage extends Page {
  private static final double[] STEPS = {1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1200};
  private static final int MOST_ROWS = 20;

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
      cell(Formats.channel(c, m.channels()));
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
}
