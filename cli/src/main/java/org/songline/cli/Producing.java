package org.songline.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.songline.cli.shell.Shell;
import org.songline.mastering.MasterRequest;
import org.songline.mastering.codec.CodecPeak;
import org.songline.studio.production.Production;
import org.songline.studio.production.ProductionReport;
import org.songline.studio.production.ProductionRequest;
import org.songline.studio.production.Step;

/** Runs a production with a bar for each stage, and tells what came of it. */
final class Producing {
  private Producing() {}

  static ProductionReport run(
      Shell shell,
      Path song,
      Path output,
      MasterRequest master,
      EngineOptions engine,
      Set<Step> without)
      throws IOException {
    try (var bars = new Bars(shell)) {
      return Production.run(
          new ProductionRequest(song, output, master, engine.threads(), engine.block(), without),
          bars);
    }
  }

  static List<String> lines(ProductionReport report, Path output) {
    List<String> lines = new ArrayList<>();
    lines.add("%s, %s".formatted(report.title(), Figures.clock(report.render().seconds())));
    for (ProductionReport.Written file : report.files()) {
      lines.add(
          "  %-12s %-36s %10s %12s"
              .formatted(
                  file.name(),
                  file.format(),
                  Figures.figure(file.figures().loudness().integratedLufs(), "LUFS"),
                  Figures.figure(file.figures().levels().truePeakDbtp(), "dBTP")));
    }
    lines.add("  %-12s %d stems".formatted("stems/", report.stems().size()));
    for (ProductionReport.Check check : report.checks()) {
      lines.add(
          "  %s %s: %s".formatted(check.kept() ? "ok" : "!!", check.promise(), check.found()));
    }
    for (CodecPeak codec : report.codecs()) {
      lines.add(
          "  %s after %s: %s%s%s"
              .formatted(
                  codec.holds() ? "ok" : "!!",
                  codec.name(),
                  "%.2f dBTP".formatted(codec.afterDbtp() + 0.0),
                  codec.encoded() ? "" : " (estimated)",
                  codec.holds()
                      ? ""
                      : ", a ceiling of %.2f dBTP would hold".formatted(codec.ceilingDbtp())));
    }
    ProductionReport.Beside beside = report.references();
    if (beside != null) {
      lines.add(
          "  beside %s: %s"
              .formatted(
                  String.join(", ", beside.names()),
                  beside.deviations().isEmpty()
                      ? "within everywhere"
                      : beside.deviations().size() + " places outside, see the report"));
    }
    for (ProductionReport.Noticed noticed : report.findings()) {
      lines.add("  %s %s: %s".formatted(noticed.severity(), noticed.id(), noticed.text()));
    }
    lines.add(output.resolve("report.html").toString());
    return lines;
  }
}
