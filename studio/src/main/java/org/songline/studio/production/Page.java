package org.songline.studio.production;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.songline.mastering.MasterReport;
import org.songline.measure.Measured;
import org.songline.measure.Measurement;
import org.songline.measure.plot.Drawing;
import org.songline.measure.plot.LoudnessPlot;
import org.songline.measure.plot.Picture;
import org.songline.measure.plot.Span;
import org.songline.measure.plot.SpectrumPlot;
import org.songline.measure.plot.StereoPlot;
import org.songline.measure.plot.WaveformPlot;

/** The parts that pages about a master are put together from; a page needs nothing else. */
abstract class Page {
  static final double WIDE = 1152;

  private static final Map<String, Function<Measurement, @Nullable Double>> LEVELS =
      new java.util.LinkedHashMap<>();

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

  private final StringBuilder page = new StringBuilder(1 << 18);

  final String page() {
    return page.toString();
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
        "Loudness of mix and master over time");
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
          "Waveform of the master");
    }
  }

  final void spectra(Measured mix, Measured master) {
    add("<div class=\"pair\">\n");
    if (mix.curves().spectrum() != null && master.curves().spectrum() != null) {
      figure(
          new SpectrumPlot(
              "Spectrum",
              List.of(
                  new SpectrumPlot.Curve("Mix", mix.curves().spectrum()),
                  new SpectrumPlot.Curve("Master", master.curves().spectrum()))),
          764,
          340,
          "spectrum",
          "Averaged spectrum of mix and master");
    }
    if (master.curves().cloud() != null) {
      Measurement.Stereo stereo = master.figures().stereo();
      figure(
          new StereoPlot(
              "Stereo image",
              master.curves().cloud(),
              stereo == null ? null : stereo.correlation()),
          376,
          340,
          "stereo",
          "Stereo image of the master");
    }
    add("</div>\n");
  }

  final void levels(Measurement before, Measurement after) {
    add("<div class=\"scroll\"><table><thead><tr><th>Figure</th><th class=\"n\">Mix</th>");
    add("<th class=\"n\">Master</th></tr></thead><tbody>\n");
    LEVELS.forEach(
        (name, figure) -> {
          int digits = name.startsWith("True peak") ? 2 : name.startsWith("Clipped") ? 0 : 1;
          add("<tr><td>", name, "</td><td class=\"n\">");
          add(number(figure.apply(before), digits), "</td><td class=\"n\">");
          add(number(figure.apply(after), digits), "</td></tr>\n");
        });
    endTable();
  }

  final void steps(MasterReport done) {
    add("<p>For ", text(done.request().target().name()), ".</p>\n");
    table("Step", "Setting", "Why");
    for (MasterReport.Step step : done.steps()) {
      add("<tr><td>", text(step.name()), "</td><td>", text(step.what()));
      add("</td><td class=\"why\">", text(step.why()), "</td></tr>\n");
    }
    endTable();
  }

  final void tile(String name, String value, String unit) {
    add("<div><dt>", name, "</dt><dd>", value, " <small>", unit, "</small></dd></div>\n");
  }

  final void figure(Picture picture, double width, double height, String id, String title) {
    add("<figure>", Drawing.svg(picture, width, height, id, title), "</figure>\n");
  }

  final void heading(String words) {
    add("<h2>", words, "</h2>\n");
  }

  final void table(String... heads) {
    add("<div class=\"scroll\"><table><thead><tr>");
    for (String head : heads) {
      add("<th>", head, "</th>");
    }
    add("</tr></thead><tbody>\n");
  }

  final void endTable() {
    add("</tbody></table></div>\n");
  }

  final void add(String... parts) {
    for (String part : parts) {
      page.append(part);
    }
  }

  static String number(@Nullable Double value, int digits) {
    return value == null ? "–" : String.format(Locale.ROOT, "%." + digits + "f", value + 0.0);
  }

  static String text(String raw) {
    return raw.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  static String style() {
    try (InputStream stream = Page.class.getResourceAsStream("report.css")) {
      if (stream == null) {
        throw new IllegalStateException("report.css is missing from the program");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
