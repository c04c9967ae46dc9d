package org.songline.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.songline.mastering.reference.Amounts;
import org.songline.mastering.reference.Likeness;
import org.songline.mastering.reference.Reference;
import org.songline.studio.references.SongShelf;
import picocli.CommandLine.Option;

/** What a master shall be like, and how far. */
final class MatchOptions {
  private static final List<String> ASPECTS = List.of("tone", "dynamics", "width", "loudness");

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
      paramLabel = "ASPECT=PERCENT",
      description = "How far: tone, dynamics, width, loudness; 100 each unless given.")
  private Map<String, Double> amounts = new LinkedHashMap<>();

  @Option(
      names = "--match-limit",
      paramLabel = "DB",
      defaultValue = "6",
      description = "How far any band may be moved (${DEFAULT-VALUE}).")
  private double limit = Amounts.LIMIT;

  boolean wanted() {
    return shelf || !references.isEmpty();
  }

  Optional<Likeness> likeness(Shell shell, Path song) throws IOException {
    if (!wanted()) {
      if (!amounts.isEmpty()) {
        throw new Failures.WrongCall("nothing to match; name a file after --reference");
      }
      return Optional.empty();
    }
    Amounts wanted = amounts();
    List<Reference> found = ReferencesCommand.heard(shell, references);
    if (shelf) {
      found.addAll(SongShelf.read(song).references());
    }
    if (found.isEmpty()) {
      throw new Failures.WrongCall("the song's shelf is empty; songline references adds to it");
    }
    return Optional.of(new Likeness(found, wanted));
  }

  private Amounts amounts() {
    for (String aspect : amounts.keySet()) {
      if (!ASPECTS.contains(aspect)) {
        throw new Failures.WrongCall(
            "there is no " + aspect + " to match; there are " + String.join(", ", ASPECTS));
      }
    }
    try {
      return new Amounts(
          amount("tone"), amount("dynamics"), amount("width"), amount("loudness"), limit);
    } catch (IllegalArgumentException wrong) {
      throw new Failures.WrongCall("--match " + wrong.getMessage() + " (0 to 100 percent)");
    }
  }

  private double amount(String aspect) {
    return amounts.getOrDefault(aspect, 100.0) / 100;
  }
}
