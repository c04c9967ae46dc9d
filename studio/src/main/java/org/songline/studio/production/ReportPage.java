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
import org.songline.studio.production.ProductionReport.Check;
import org.songline.studio.production.ProductionReport.Elsewhere;
import org.songline.studio.production.ProductionReport.Left;
import org.songline.studio.production.ProductionReport.Noticed;
import org.songline.studio.production.ProductionReport.SectionFigures;
import org.songline.studio.production.ProductionReport.Stem;
import org.songline.studio.production.ProductionReport.Written;

/** The report as one page that needs nothing else. */
final class ReportPage {
  private static final double WIDE = 1152;

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
    LEVELS.put("DC offset, dBFS", m -> m.faults().dcOffsetDbfs());
    LEVELS.put("Clipped places", m -> (double) m.faults().clipRuns());
  }

  private final ProductionReport report;
  private final Measured mix;
  private final Measured master;
  private final List<Span> sections;
  private final StringBuilder page = new StringBuilder(1 << 18);

  ReportPage(ProductionReport report, Measured mix, Measured master) {
    this.report = report;
    this.mix = mix;
    this.master = master;
    sections =
        report.sections().stream()
            .map(each -> new Span(each.name(), each.fromSeconds(), each.toSeconds()))
            .toList();
  }

  String html() {
    add("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    add("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    add("<title>", text(report.title()), " - production report</title>\n<style>\n");
    add(style(), "</style>\n</head>\n<body>\n<main>\n");
    head();
    tiles();
    heading("Promises");
    checks();
    heading("What the coach noticed");
    noticed();
    heading("Loudness over the song");
    loudness();
    heading("Before and after mastering");
    spectra();
    levels();
    heading("What mastering did");
    steps();
    if (!report.sections().isEmpty()) {
      heading("Sections");
      sectionTable();
    }
    heading("Where people listen");
    elsewhere();
    heading("Stems");
    stems();
    heading("Files");
    files();
    footer();
    add("</main>\n</body>\n</html>\n");
    return page.toString();
  }

  private void head() {
    add("<header>\n<h1>", text(report.title()), "</h1>\n<p>");
    if (!report.artists().isEmpty()) {
      add(text(report.artists()), " · ");
    }
    if (!report.genre().isEmpty()) {
      add(text(report.genre()), " · ");
    }
    add(number(report.songTempo(), 0), " BPM");
    if (!report.songKey().isEmpty()) {
      add(" · ", text(report.songKey()));
    }
    add(" · ", Formats.clock(master.figures().seconds()), "</p>\n</header>\n");
  }

  private void tiles() {
    Measurement m = master.figures();
    add("<dl class=\"tiles\">\n");
    tile("Integrated", number(m.loudness().integratedLufs(), 1), "LUFS");
    tile("True peak", number(m.levels().truePeakDbtp(), 2), "dBTP");
    tile("Loudness range", number(m.loudness().rangeLu(), 1), "LU");
    tile("Peak to loudness", number(m.levels().plrLu(), 1), "LU");
    Measurement.Stereo stereo = m.stereo();
    if (stereo != null) {
      tile("Correlation", number(stereo.correlation(), 2), "");
      tile("Lost in mono", number(stereo.monoLossDb(), 1), "dB");
    }
    if (m.tempo() != null) {
      tile("Tempo heard", number(m.tempo().bpm(), 1), "BPM");
    }
    if (m.key() != null) {
      tile("Key heard", text(m.key().name()), "");
    }
    add("</dl>\n");
  }

  private void tile(String name, String value, String unit) {
    add("<div><dt>", name, "</dt><dd>", value, " <small>", unit, "</small></dd></div>\n");
  }

  private void noticed() {
    if (report.findings().isEmpty()) {
      add("<p>Nothing clear or grave.</p>\n");
      return;
    }
    table("Finding", "Advice", "What would mend it");
    for (Noticed each : report.findings()) {
      add(
          "<tr><td><b>",
          text(each.severity()),
          "</b> ",
          text(each.text()),
          "</td><td class=\"why\">");
      add(
          text(each.advice()),
          "</td><td>",
          text(String.join("; ", each.remedies())),
          "</td></tr>\n");
    }
    endTable();
  }

  private void checks() {
    table("Promise", "Found", "");
    for (Check check : report.checks()) {
      add("<tr><td>", text(capital(check.promise())), "</td><td class=\"why\">");
      add(
          text(check.found()),
          "</td><td class=\"",
          check.kept() ? "kept\">kept" : "broken\">broken");
      add("</td></tr>\n");
    }
    endTable();
  }

  private void loudness() {
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

  private void spectra() {
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

  private void levels() {
    add("<div class=\"scroll\"><table><thead><tr><th>Figure</th><th class=\"n\">Mix</th>");
    add("<th class=\"n\">Master</th></tr></thead><tbody>\n");
    LEVELS.forEach(
        (name, figure) -> {
          int digits = name.startsWith("True peak") ? 2 : name.startsWith("Clipped") ? 0 : 1;
          add("<tr><td>", name, "</td><td class=\"n\">");
          add(number(figure.apply(mix.figures()), digits), "</td><td class=\"n\">");
          add(number(figure.apply(master.figures()), digits), "</td></tr>\n");
        });
    endTable();
  }

  private void steps() {
    MasterReport done = report.master();
    add("<p>For ", text(done.request().target().name()), ".</p>\n");
    table("Step", "Setting", "Why");
    for (MasterReport.Step step : done.steps()) {
      add("<tr><td>", text(step.name()), "</td><td>", text(step.what()));
      add("</td><td class=\"why\">", text(step.why()), "</td></tr>\n");
    }
    endTable();
  }

  private void sectionTable() {
    add(
        "<div class=\"scroll\"><table><thead><tr><th>Section</th><th>Kind</th><th"
            + " class=\"n\">From</th>");
    add("<th class=\"n\">To</th><th class=\"n\">LUFS</th></tr></thead><tbody>\n");
    for (SectionFigures section : report.sections()) {
      add("<tr><td>", text(section.name()), "</td><td class=\"why\">", section.kind());
      add("</td><td class=\"n\">", Formats.clock(section.fromSeconds()));
      add("</td><td class=\"n\">", Formats.clock(section.toSeconds()));
      add("</td><td class=\"n\">", number(section.lufs(), 1), "</td></tr>\n");
    }
    endTable();
  }

  private void elsewhere() {
    add("<p>How much of the loudness on flat monitors is left; of the stems, the weakest.</p>\n");
    add("<div class=\"scroll\"><table><thead><tr><th>Device</th><th class=\"n\">%</th>");
    add("<th>Weakest there</th><th>Model</th></tr></thead><tbody>\n");
    for (Elsewhere device : report.elsewhere()) {
      add("<tr><td>", text(device.device()), "</td><td class=\"n\">");
      add(number(device.score(), 0), "</td><td>");
      String separator = "";
      for (Left left : device.weakest()) {
        add(separator, text(left.stem()), " ", number(left.percent(), 0), " %");
        separator = ", ";
      }
      add("</td><td class=\"why\">", device.basis(), "</td></tr>\n");
    }
    endTable();
  }

  private void stems() {
    add(
        "<div class=\"scroll\"><table><thead><tr><th>Stem</th><th>File</th><th"
            + " class=\"n\">LUFS</th>");
    add("<th class=\"n\">dBTP</th></tr></thead><tbody>\n");
    for (Stem stem : report.stems()) {
      add("<tr><td>", text(stem.name()), "</td><td><code>", text(stem.file()));
      add("</code></td><td class=\"n\">", number(stem.lufs(), 1), "</td><td class=\"n\">");
      add(number(stem.truePeakDbtp(), 1), "</td></tr>\n");
    }
    endTable();
  }

  private void files() {
    add(
        "<div class=\"scroll\"><table><thead><tr><th>File</th><th>Format</th><th"
            + " class=\"n\">MB</th>");
    add("<th class=\"n\">LUFS</th><th class=\"n\">dBTP</th><th>SHA-256</th></tr></thead><tbody>\n");
    for (Written file : report.files()) {
      add("<tr><td>", text(file.name()), "<br><span class=\"why\">", text(file.what()));
      add("</span></td><td class=\"why\">", text(file.format()), "</td><td class=\"n\">");
      add(number(file.bytes() / 1e6, 1), "</td><td class=\"n\">");
      add(number(file.figures().loudness().integratedLufs(), 1), "</td><td class=\"n\">");
      add(number(file.figures().levels().truePeakDbtp(), 2), "</td><td><code>");
      add(file.sha256(), "</code></td></tr>\n");
    }
    endTable();
  }

  private void footer() {
    ProductionReport.Rendering render = report.render();
    add("<footer>Rendered ", Formats.clock(render.seconds()), " at ");
    add(Integer.toString(render.rate()), " Hz in ", number(render.workSeconds(), 1), " s on ");
    add(Integer.toString(render.threads()), render.threads() == 1 ? " thread" : " threads");
    add(". Every figure was measured on the files after they were written. Songline.</footer>\n");
  }

  private void figure(Picture picture, double width, double height, String id, String title) {
    add("<figure>", Drawing.svg(picture, width, height, id, title), "</figure>\n");
  }

  private void heading(String words) {
    add("<h2>", words, "</h2>\n");
  }

  private void table(String... heads) {
    add("<div class=\"scroll\"><table><thead><tr>");
    for (String head : heads) {
      add("<th>", head, "</th>");
    }
    add("</tr></thead><tbody>\n");
  }

  private void endTable() {
    add("</tbody></table></div>\n");
  }

  private void add(String... parts) {
    for (String part : parts) {
      page.append(part);
    }
  }

  private static String number(@Nullable Double value, int digits) {
    return value == null ? "–" : String.format(Locale.ROOT, "%." + digits + "f", value + 0.0);
  }

  private static String capital(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private static String text(String raw) {
    return raw.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static String style() {
    try (InputStream stream = ReportPage.class.getResourceAsStream("report.css")) {
      if (stream == null) {
        throw new IllegalStateException("report.css is missing from the program");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
