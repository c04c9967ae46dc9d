package org.songline.studio.production;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.songline.mastering.codec.CodecPeak;
import org.songline.mastering.codec.CodecPlot;
import org.songline.measure.Measurement;
import org.songline.measure.fault.Over;
import org.songline.measure.fault.Overs;
import org.songline.measure.plot.BarPlot;

/** The parts of a page about peaks: after codecs, and beyond full scale. */
final class PeakParts {
  private static final int MOST_PLACES = 40;

  private final Page page;

  PeakParts(Page page) {
    this.page = page;
  }

  /** True peaks after codecs, and what the master needs for each. */
  void codecs(List<CodecPeak> codecs) {
    page.figure(
        CodecPlot.of(codecs),
        Page.WIDE,
        BarPlot.height(codecs.size()),
        "codecs",
        "True peaks after decoding",
        () -> page.words("The table below has the same figures."));
    page.table(
        "Codec",
        "#After, dBTP",
        "#Rise, dB",
        "Needs, to stay at or below " + Page.number(codecs.getFirst().limitDbtp(), 1) + " dBTP",
        "By");
    for (CodecPeak each : codecs) {
      page.row();
      page.cell(each.name());
      page.count(Page.number(each.afterDbtp(), 2));
      page.count(Page.number(each.riseDb(), 2));
      page.state(
          each.holds(),
          each.holds()
              ? "nothing"
              : "a ceiling of " + Page.number(each.ceilingDbtp(), 2) + " dBTP");
      page.why(each.encoded() ? "its encoder" : "a model's estimate");
      page.endRow();
    }
    page.endTable();
  }

  /** Every place beyond full scale, in the master and after each codec. */
  void overs(Measurement master, List<CodecPeak> codecs) {
    Map<String, Overs> all = new LinkedHashMap<>();
    if (master.soundFaults() != null) {
      all.put("The master", master.soundFaults().overs());
    }
    codecs.forEach(
        codec -> all.put(codec.name() + (codec.encoded() ? "" : " (estimated)"), codec.overs()));
    page.words(
        "Where the wave goes beyond full scale, on samples or between them: there a player that"
            + " has no headroom clips.");
    page.table("Sound", "#On samples", "#Between samples", "#Highest, dBTP", "");
    all.forEach(
        (name, overs) -> {
          long count = overs.onSample() + overs.interSample();
          page.row();
          page.cell(name);
          page.count(Long.toString(overs.onSample()));
          page.count(Long.toString(overs.interSample()));
          page.count(
              Page.number(
                  overs.places().stream()
                      .map(Over::dbtp)
                      .max(Comparator.naturalOrder())
                      .orElse(null),
                  2));
          page.state(count == 0, count == 0 ? "clean" : "clips");
          page.endRow();
        });
    page.endTable();
    all.forEach((name, overs) -> places(name, overs, master.channels()));
  }

  private void places(String name, Overs overs, int channels) {
    if (overs.places().isEmpty()) {
      return;
    }
    long count = overs.onSample() + overs.interSample();
    int shown = Math.min(MOST_PLACES, overs.places().size());
    page.add("<details class=\"list\">\n<summary>", Page.text(name), ": ");
    page.add(count == 1 ? "1 place" : count + " places", "</summary>\n");
    page.table("Time", "#Sample", "Channel", "#dBTP", "Where");
    for (Over over : overs.places().subList(0, shown)) {
      page.row();
      page.cell(Formats.place(over.seconds()));
      page.count(Page.number(over.sample(), 1));
      page.cell(Formats.channel(over.channel(), channels));
      page.count("+" + Page.number(over.dbtp(), 2));
      page.cell(over.onSample() ? "on a sample" : "between samples");
      page.endRow();
    }
    page.endTable();
    if (shown < count) {
      page.words("These are the first " + shown + ".");
    }
    page.add("</details>\n");
  }
}
