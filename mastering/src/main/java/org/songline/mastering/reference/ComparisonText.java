package org.songline.mastering.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A comparison as plain lines for people. */
public final class ComparisonText {
  private ComparisonText() {}

  public static List<String> lines(Comparison comparison) {
    List<String> lines = new ArrayList<>();
    List<String> names =
        comparison.references().stream().map(each -> each.profile().name()).toList();
    lines.add(comparison.mix().name() + " beside " + String.join(", ", names));
    figure(lines, "loudness", comparison.lufs(), "LUFS");
    figure(lines, "loudness range", comparison.range(), "LU");
    figure(lines, "PLR", comparison.plr(), "LU");
    figure(lines, "PSR", comparison.psr(), "LU");
    for (SectionComparison section : comparison.sections()) {
      String name = section.section().part().name();
      lines.add(
          format(
              "%s (beside %s), loudness matched by %+.1f dB",
              name, String.join(", ", section.counterparts()), section.gainDb()));
      List<Deviation> own =
          comparison.deviations().stream().filter(each -> each.section().equals(name)).toList();
      own.forEach(deviation -> lines.add("  " + text(deviation)));
      if (own.isEmpty()) {
        lines.add("  within the references everywhere");
      }
    }
    return lines;
  }

  /** One deviation, without its section. */
  public static String text(Deviation d) {
    String more =
        switch (d.aspect()) {
          case MID -> d.amount() > 0 ? "louder" : "softer";
          case SIDE -> d.amount() > 0 ? "louder at the sides" : "softer at the sides";
          case WIDTH -> d.amount() > 0 ? "wider" : "narrower";
          case SPREAD -> d.amount() > 0 ? "moving more" : "moving less";
          case CREST -> d.amount() > 0 ? "more peaks" : "fewer peaks";
          case ENERGY -> d.amount() > 0 ? "louder in the piece" : "softer in the piece";
        };
    StringBuilder text = new StringBuilder();
    if (d.fromHertz() > 0) {
      text.append(format("%s-%s Hz: ", hertz(d.fromHertz()), hertz(d.toHertz())));
    }
    text.append(
        format("%.1f %s %s than the references allow", Math.abs(d.amount()), d.unit(), more));
    if (!d.tracks().isEmpty()) {
      List<String> shares =
          d.tracks().stream().map(s -> format("%s %.0f %%", s.track(), 100 * s.share())).toList();
      text.append("; most of it is ").append(String.join(", ", shares));
    }
    return text.toString();
  }

  private static String hertz(double hertz) {
    return hertz < 1000 ? format("%.0f", hertz) : format("%.1fk", hertz / 1000);
  }

  private static void figure(List<String> lines, String name, @Nullable Range range, String unit) {
    if (range != null && Double.isFinite(range.mix())) {
      lines.add(
          format(
              "  %-15s %6.1f %-4s  references %.1f to %.1f%s",
              name,
              range.mix(),
              unit,
              range.low(),
              range.high(),
              range.outside() == 0 ? "" : format("  (%+.1f)", range.outside())));
    }
  }

  @SuppressWarnings("AnnotateFormatMethod") // the annotation is in no library of ours
  private static String format(String format, Object... arguments) {
    return String.format(Locale.ROOT, format, arguments);
  }
}
