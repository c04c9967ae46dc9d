package org.songline.studio.production;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.songline.mastering.reference.ToneTarget;
import org.songline.measure.Measured;
import org.songline.measure.plot.LinePlot;
import org.songline.measure.spectrum.LevelDistribution;
import org.songline.measure.spectrum.LevelHistogram;

/** The part of a page that shows the tone of a mix and of its master, in third octaves. */
final class TonePart {
  private static final double AUDIBLE_DB = -119;

  private final Page page;

  TonePart(Page page) {
    this.page = page;
  }

  /** Mid and side of mix and master, and what the tone is held against. */
  void show(Measured mix, Measured master, ToneTarget target) {
    Tones before = Tones.of(mix);
    Tones after = Tones.of(master);
    if (before == null || after == null) {
      return;
    }
    page.add("<div class=\"pair\">\n");
    tone("Mid", before.mid(), after.mid(), target.name(), target.mid(), -42, 18);
    if (master.figures().stereo() != null) {
      tone("Side", before.side(), after.side(), target.name(), target.side(), -66, 6);
    }
    page.add("</div>\n");
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
    page.figure(
        new LinePlot(
            name,
            "dB beside the middle, over Hz",
            new LinePlot.Across.Frequency(),
            from,
            to,
            12,
            List.of(line("Master", after), line("Mix", before)),
            band),
        Page.HALF,
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
    page.words("In dB beside the mean of the mid from 500 Hz to 2 kHz.");
    page.table("#Hz", "#Mix", "#Master", "#Wanted");
    after.forEach(
        (hertz, level) -> {
          page.row();
          page.count(Page.number(hertz, hertz < 100 ? 1 : 0));
          page.count(Page.number(before.get(hertz), 1));
          page.count(Page.number(level, 1));
          page.count(
              target.stream()
                  .filter(point -> Math.abs(point.hertz() / hertz - 1) < 0.01)
                  .map(point -> Page.number(point.low(), 1) + " to " + Page.number(point.high(), 1))
                  .findFirst()
                  .orElse("\u2013"));
          page.endRow();
        });
    page.endTable();
  }
}
