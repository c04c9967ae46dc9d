package org.songline.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.songline.mastering.playback.Fate;
import org.songline.mastering.playback.PlaybackDevice;
import org.songline.mastering.playback.Translation;

/** Mixes on devices as lines for people. */
final class TranslationText {
  /** Parts of which at least this share is left are not named. */
  private static final double ENOUGH = 0.6;

  private static final int MOST = 4;

  private TranslationText() {}

  /** A device as JSON lists it. */
  record Described(
      String id,
      String name,
      String basis,
      String date,
      String source,
      String sides,
      double levelDba,
      boolean noise) {}

  static Described described(PlaybackDevice device) {
    return new Described(
        device.id(),
        device.name(),
        device.basis().word(),
        device.date(),
        device.source(),
        device.sides().words(),
        device.surroundings().levelDba(),
        device.surroundings().noise().isPresent());
  }

  static List<String> devices(List<PlaybackDevice> devices) {
    List<String> lines = new ArrayList<>();
    for (PlaybackDevice device : devices) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%-11s %-24s %-9s %s, %.0f dB(A)%s",
              device.id(),
              device.name(),
              device.basis().word(),
              device.sides().words(),
              device.surroundings().levelDba(),
              device.surroundings().noise().isPresent() ? " in noise" : ""));
    }
    return lines;
  }

  static List<String> lines(
      String name, List<Translation> found, List<Optional<Double>> references) {
    List<String> lines = new ArrayList<>();
    boolean compared = references.stream().anyMatch(Optional::isPresent);
    lines.add(
        String.format(Locale.ROOT, "%-38s %5s%s", name, "score", compared ? "  reference" : ""));
    for (int i = 0; i < found.size(); i++) {
      Translation each = found.get(i);
      lines.add(
          String.format(
              Locale.ROOT,
              "  %-36s %5.0f%s",
              each.device().name() + " (" + each.device().basis().word() + ")",
              each.score(),
              references
                  .get(i)
                  .map(score -> String.format(Locale.ROOT, "  %9.0f", score))
                  .orElse("")));
      if (each.parts().isEmpty()) {
        each.whole().gone().forEach(gone -> lines.add("      " + gone.words()));
        continue;
      }
      List<Fate> weak =
          each.weakest(each.parts().size()).stream().filter(fate -> fate.left() < ENOUGH).toList();
      weak.stream().limit(MOST).forEach(fate -> lines.add("      " + words(fate, each.device())));
      if (weak.size() > MOST) {
        lines.add(
            String.format(
                Locale.ROOT, "      and %d more with less than 60 %%", weak.size() - MOST));
      }
    }
    return lines;
  }

  private static String words(Fate fate, PlaybackDevice device) {
    StringBuilder words =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "%s: %.0f %% of its loudness is left on %s",
                fate.name(),
                100 * fate.left(),
                device.id()));
    for (int i = 0; i < fate.gone().size(); i++) {
      words.append(i == 0 ? ", " : "; ").append(fate.gone().get(i).words());
    }
    return words.toString();
  }
}
