package org.songline.studio.production;

import java.util.List;
import java.util.Locale;
import org.songline.measure.Measured;
import org.songline.measure.Measurement;
import org.songline.measure.plot.Span;
import org.songline.studio.production.ProductionReport.Check;
import org.songline.studio.production.ProductionReport.Elsewhere;
import org.songline.studio.production.ProductionReport.Left;
import org.songline.studio.production.ProductionReport.Noticed;
import org.songline.studio.production.ProductionReport.SectionFigures;
import org.songline.studio.production.ProductionReport.Stem;
import org.songline.studio.production.ProductionReport.Written;

/** The report as one page that needs nothing else. */
final class ReportPage extends Page {
  private final ProductionReport report;
  private final Measured mix;
  private final Measured master;
  private final List<Span> sections;

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
    loudness(mix, master, sections);
    heading("Before and after mastering");
    spectra(mix, master);
    levels(mix.figures(), master.figures());
    heading("What mastering did");
    steps(report.master());
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
    return page();
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

  private static String capital(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
