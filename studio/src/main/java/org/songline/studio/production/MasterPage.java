package org.songline.studio.production;

import java.util.List;
import org.songline.mastering.MasterReport;
import org.songline.mastering.codec.CodecPeak;
import org.songline.mastering.codec.CodecPlot;
import org.songline.mastering.target.Heard;
import org.songline.measure.Measured;
import org.songline.measure.Measurement;
import org.songline.measure.plot.BarPlot;
import org.songline.measure.plot.CorrelationPlot;

/**
 * What was done to a mix, why, and what came of it, as one page that needs nothing else: figures
 * and curves before and after, what is heard where it is played, and what codecs do to it.
 */
public final class MasterPage extends Page {
  private final MasterReport report;
  private final Measured mix;
  private final Measured master;
  private final List<CodecPeak> codecs;

  private MasterPage(MasterReport report, Measured mix, Measured master, List<CodecPeak> codecs) {
    this.report = report;
    this.mix = mix;
    this.master = master;
    this.codecs = codecs;
  }

  /**
   * The page.
   *
   * @param mix what came in, with curves
   * @param master what came out, with curves
   * @param codecs may be empty
   */
  public static String html(
      MasterReport report, Measured mix, Measured master, List<CodecPeak> codecs) {
    return new MasterPage(report, mix, master, codecs).html();
  }

  private String html() {
    String title = "Master of " + report.source() + " for " + report.request().target().name();
    add("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    add("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    add("<title>", text(title), "</title>\n<style>\n", style(), "</style>\n</head>\n<body>\n");
    add("<main>\n<header>\n<h1>", text(title), "</h1>\n<p>");
    add(Formats.clock(master.figures().seconds()), " · ");
    add(Integer.toString(master.figures().sampleRateHz()), " Hz · ");
    add(Integer.toString(report.request().bits()), " bits · ");
    add(report.reached() ? "loudness reached" : "loudness not reached");
    add("</p>\n</header>\n");
    tiles();
    if (report.shortfall() != null) {
      add("<p>The loudness was not reached: ", text(report.shortfall()), ".</p>\n");
    }
    heading("What was done, and why");
    steps(report);
    heading("Before and after");
    levels(mix.figures(), master.figures());
    heading("Loudness over time");
    loudness(mix, master, List.of());
    heading("Spectrum and stereo image");
    spectra(mix, master);
    widths();
    if (!report.heard().isEmpty()) {
      heading("What your listener hears");
      heard();
    }
    if (!codecs.isEmpty()) {
      heading("After lossy codecs");
      codecs();
    }
    add("<footer>Every figure of the master was measured on the numbers that are written. ");
    add("Songline.</footer>\n</main>\n</body>\n</html>\n");
    return page();
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
    add("</dl>\n");
  }

  private void widths() {
    if (mix.curves().spectrum() == null
        || master.curves().spectrum() == null
        || master.figures().stereo() == null) {
      return;
    }
    figure(
        new CorrelationPlot("Correlation by band, mix", mix.curves().spectrum()),
        WIDE,
        180,
        "widthmix",
        "Correlation of left and right by band in the mix");
    figure(
        new CorrelationPlot("Correlation by band, master", master.curves().spectrum()),
        WIDE,
        180,
        "widthmaster",
        "Correlation of left and right by band in the master");
  }

  private void heard() {
    add("<div class=\"scroll\"><table><thead><tr><th>Where</th><th class=\"n\">Turned by, dB</th>");
    add("<th class=\"n\">LUFS</th><th class=\"n\">dBTP</th><th>And</th></tr></thead><tbody>\n");
    for (Heard each : report.heard()) {
      add("<tr><td>", text(each.name()), "</td><td class=\"n\">", number(each.gainDb(), 1));
      add("</td><td class=\"n\">", number(each.lufs(), 1), "</td><td class=\"n\">");
      add(number(each.truePeakDbtp(), 1), "</td><td class=\"why\">");
      add(
          each.limitedDb() >= 0.05
              ? "its limiter turns the highest peak down by " + number(each.limitedDb(), 1) + " dB"
              : each.heldBackDb() >= 0.05
                  ? "its peaks hold it back by " + number(each.heldBackDb(), 1) + " dB"
                  : "");
      add("</td></tr>\n");
    }
    endTable();
  }

  private void codecs() {
    figure(
        CodecPlot.of(codecs),
        WIDE,
        BarPlot.height(codecs.size()),
        "codecs",
        "True peaks after decoding");
    add("<div class=\"scroll\"><table><thead><tr><th>Codec</th><th class=\"n\">After, dBTP</th>");
    add("<th class=\"n\">Rise, dB</th><th>Needs, to stay at or below ");
    add(number(codecs.getFirst().limitDbtp(), 1), " dBTP</th><th>By</th></tr></thead><tbody>\n");
    for (CodecPeak each : codecs) {
      add("<tr><td>", text(each.name()), "</td><td class=\"n\">", number(each.afterDbtp(), 2));
      add("</td><td class=\"n\">", number(each.riseDb(), 2), "</td><td class=\"");
      add(
          each.holds()
              ? "kept\">nothing"
              : "broken\">a ceiling of " + number(each.ceilingDbtp(), 2) + " dBTP");
      add("</td><td class=\"why\">", each.encoded() ? "its encoder" : "a model's estimate");
      add("</td></tr>\n");
    }
    endTable();
  }
}
