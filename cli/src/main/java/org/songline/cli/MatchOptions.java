package org.songline.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songline.cli.shell.Failures;
import org.songline.cli.shell.Shell;
import org.songline.mastering.Mastering;
import org.songline.mastering.reference.Amounts;
import org.songline.mastering.reference.Likeness;
import org.songline.mastering.reference.Reference;
import org.songline.media.Progress;
import org.songline.studio.production.MixSource;
import org.songline.studio.references.ReferenceSounds;
import org.songline.studio.references.SongShelf;
import picocli.CommandLine.Option;

/** What a master shall be like, and how far. */
final class MatchOptions {
  private static final List<String> ASPECTS = List.of("tone", "dynamics", "width", "loudness");
  private static final String EXACT = "exact";

  @Option(
      names = {"-r", "--reference"},
      arity = "1..*",
      paramLabel = "FILE",
      description = "Finished music that the master shall sound like, in its loud parts.")
  private List<Path> references = List.of();

  @Option(names = "--shelf", description = "Make it sound like the references on the song's shelf.")
  private boolean shelf;

  @Option(
      names = "--match",
      split = ",",
      paramLabel = "exact|ASPECT=PERCENT",
      description =
          "How far: tone, dynamics, width, loudness; 100 each unless given. exact moves bands as"
              + " far as it takes and goes on to the loudness where that harms.")
  private List<String> words = List.of();

  @Option(
      names = "--match-limit",
      paramLabel = "DB",
      description = "How far any band may be moved (6; for exact 24).")
  private @Nullable Double limit;

  boolean wanted() {
    return shelf || !references.isEmpty();
  }

  /**
   * What is wished; the references of a file's master are heard when it is asked for, those of a
   * song's now, so that none is rendered in vain.
   */
  Optional<Mastering.Wish> wish(Shell shell, Path song) throws IOException {
    if (!wanted()) {
      if (!words.isEmpty()) {
        throw new Failures.WrongCall("nothing to match; name a file after --reference");
      }
      return Optional.empty();
    }
    boolean exact = words.contains(EXACT);
    Amounts amounts = amounts(exact);
    if (MixSource.isSong(song)) {
      try (var bar = shell.progress("hearing references")) {
        Likeness heard = new Likeness(hear(song, bar), amounts, exact);
        return Optional.of(() -> heard);
      }
    }
    Progress interruptible = (done, total) -> !Thread.currentThread().isInterrupted();
    return Optional.of(() -> new Likeness(hear(song, interruptible), amounts, exact));
  }

  private List<Reference> hear(Path song, Progress progress) throws IOException {
    List<Reference> found = new ArrayList<>();
    for (Path file : references) {
      found.add(Reference.of(ReferenceSounds.forMatch(file, progress)));
    }
    if (shelf) {
      found.addAll(SongShelf.read(song).references());
    }
    if (found.isEmpty()) {
      throw new Failures.WrongCall("the song's shelf is empty; songline references adds to it");
    }
    return found;
  }

  private Amounts amounts(boolean exact) {
    Map<String, Double> amounts = new HashMap<>();
    for (String word : words) {
      if (!word.equals(EXACT)) {
        amount(word, amounts);
      }
    }
    try {
      return new Amounts(
          amounts.getOrDefault("tone", 1.0),
          amounts.getOrDefault("dynamics", 1.0),
          amounts.getOrDefault("width", 1.0),
          amounts.getOrDefault("loudness", 1.0),
          limit == null ? exact ? Amounts.MOST : Amounts.LIMIT : limit);
    } catch (IllegalArgumentException wrong) {
      throw new Failures.WrongCall("--match " + wrong.getMessage() + " (0 to 100 percent)");
    }
  }

  private static void amount(String word, Map<String, Double> amounts) {
    int sign = word.indexOf('=');
    String aspect = sign < 0 ? word : word.substring(0, sign);
    if (!ASPECTS.contains(aspect)) {
      throw new Failures.WrongCall(
          "there is no "
              + aspect
              + " to match; there are "
              + String.join(", ", ASPECTS)
              + ", and exact for all of it");
    }
    try {
      amounts.put(aspect, Double.parseDouble(word.substring(sign + 1)) / 100);
    } catch (NumberFormatException wrong) {
      throw new Failures.WrongCall("--match " + word + ": write " + aspect + "=50, for example");
    }
  }
}
