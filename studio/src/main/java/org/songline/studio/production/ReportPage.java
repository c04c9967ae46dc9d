package org.songline.studio.production;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.songline.measure.Measured;
import org.songline.measure.Measurement;
import org.songline.measure.plot.Span;
import org.songline.studio.production.ProductionReport.Beside;
import org.songline.studio.production.ProductionReport.Check;
import org.songline.studio.production.ProductionReport.Elsewhere;
import org.songline.studio.production.ProductionReport.Noticed;
import org.songline.studio.production.ProductionReport.SectionFigures;
import org.songline.studio.production.ProductionReport.Stem;
import org.songline.studio.production.ProductionReport.Written;

/** The report as one page that needs nothing else. */
final class ReportPage extends SoundPage {
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
    var peaks = new PeakParts(this);
    begin(
        report.title(),
        "production report",
        report.artists(),
        report.genre(),
        number(report.songTempo(), 0) + " BPM",
        report.songKey(),
        Formats.clock(master.figures().seconds()));
    add("<ul class=\"verdicts\">\n");
    long broken = report.checks().stream().filter(check -> !check.kept()).count();
    verdict(
        broken == 0,
        broken == 0
            ? "All " + report.checks().size() + " promises kept"
            : broken + " of " + report.checks().size() + " promises broken");
    add("</ul>\n<dl class=\"tiles\">\n");
    tiles(master.figures());
    heardTiles();
    add("</dl>\n");
    heading("Promises");
    checks();
    heading("What the coach noticed");
    noticed();
    heading("Loudness over the song");
    loudness(mix, master, sections);
    heading("Before and after mastering");
    new TonePart(this).show(mix, master, report.master().tone());
    image(mix, master);
    levels(mix.figures(), master.figures());
    heading("What mastering did");
    steps(report.master());
    if (!report.sections().isEmpty()) {
      heading("Sections");
      sectionTable();
    }
    beside();
    heading("Where people listen");
    elsewhere();
    heading("After lossy codecs");
    if (report.codecs().isEmpty()) {
      words("Left out.");
    } else {
      peaks.codecs(report.codecs());
      heading("Clipping, place by place");
      peaks.overs(master.figures(), report.codecs());
    }
    heading("Stems");
    stems();
    heading("Files");
    files();
    return footer();
  }

  private void heardTiles() {
    Measurement m = master.figures();
    if (m.tempo() != null) {
      tile("Tempo heard", number(m.tempo().bpm(), 1), "BPM");
    }
    if (m.key() != null) {
      tile("Key heard", m.key().name(), "");
    }
  }

  private void noticed() {
    if (report.findings().isEmpty()) {
      words(report.without().contains(Step.CHECK.id()) ? "Left out." : "Nothing clear or grave.");
      return;
    }
    table("Finding", "Advice", "What would mend it");
    for (Noticed each : report.findings()) {
      row();
      add("<td><b>", text(each.severity()), "</b> ", text(each.text()), "</td>");
      why(each.advice());
      cell(String.join("; ", each.remedies()));
      endRow();
    }
    endTable();
  }

  private void checks() {
    table("Promise", "Found", "");
    for (Check check : report.checks()) {
      row();
      cell(capital(check.promise()));
      why(check.found());
      state(check.kept(), check.kept() ? "kept" : "broken");
      endRow();
    }
    endTable();
  }

  private void sectionTable() {
    table("Section", "Kind", "#From", "#To", "#LUFS");
    for (SectionFigures section : report.sections()) {
      row();
      cell(section.name());
      why(section.kind());
      count(Formats.clock(section.fromSeconds()));
      count(Formats.clock(section.toSeconds()));
      count(number(section.lufs(), 1));
      endRow();
    }
    endTable();
  }

  private void beside() {
    Beside beside = report.references();
    if (beside == null) {
      return;
    }
    heading("Beside the references");
    add("<ul class=\"lines\">\n");
    for (String line : beside.words()) {
      add("<li>", text(line.strip()), "</li>\n");
    }
    add("</ul>\n");
  }

  private void elsewhere() {
    if (report.elsewhere().isEmpty()) {
      words("Left out.");
      return;
    }
    words("How much of the loudness on flat monitors is left; of the stems, the weakest.");
    table("Device", "#%", "Weakest there", "Model");
    for (Elsewhere device : report.elsewhere()) {
      row();
      cell(device.device());
      count(number(device.score(), 0));
      cell(
          device.weakest().stream()
              .map(left -> left.stem() + " " + number(left.percent(), 0) + " %")
              .collect(Collectors.joining(", ")));
      why(device.basis());
      endRow();
    }
    endTable();
  }

  private void stems() {
    table("Stem", "File", "#LUFS", "#dBTP");
    for (Stem stem : report.stems()) {
      row();
      cell(stem.name());
      add("<td><code>", text(stem.file()), "</code></td>");
      count(number(stem.lufs(), 1));
      count(number(stem.truePeakDbtp(), 1));
      endRow();
    }
    endTable();
  }

  private void files() {
    table("File", "Format", "#MB", "#LUFS", "#dBTP", "SHA-256");
    for (Written file : report.files()) {
      row();
      add("<td>", text(file.name()), "<br /><span class=\"why\">", text(file.what()));
      add("</span></td>");
      why(file.format());
      count(number(file.bytes() / 1e6, 1));
      count(number(file.figures().loudness().integratedLufs(), 1));
      count(number(file.figures().levels().truePeakDbtp(), 2));
      add("<td><code>", file.sha256(), "</code></td>");
      endRow();
    }
    endTable();
  }

  private String footer() {
    ProductionReport.Rendering render = report.render();
    return end(
        "Rendered "
            + Formats.clock(render.seconds())
            + " at "
            + render.rate()
            + " Hz in "
            + number(render.workSeconds(), 1)
            + " s on "
            + render.threads()
            + (render.threads() == 1 ? " thread" : " threads")
            + ". Every figure was measured on the files after they were written.");
  }

  private static String capital(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
