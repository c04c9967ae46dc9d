package org.songline.cli.release;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.songline.cli.shell.ExitCode;
import org.songline.cli.shell.Failures;
import org.songline.cli.shell.Shell;
import org.songline.release.royalty.RoyaltyFolder;
import org.songline.release.royalty.statement.Format;
import org.songline.release.royalty.statement.FormatText;
import org.songline.release.royalty.statement.Formats;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says what columns mean. */
@Command(
    name = "mapping",
    mixinStandardHelpOptions = true,
    description = {
      "List the formats of statements that are known, or say what the columns of another mean.",
      "Meanings: reported, sold (month or day), store, country, isrc, upc, iswc, number (of a"
          + " work), title, artist, album, kind, units, amount, currency."
    })
final class MapStatement extends CatalogCommand {
  @Option(names = "--set", paramLabel = "ID", description = "Makes or replaces a mapping.")
  private @Nullable String set;

  @Option(names = "--remove", paramLabel = "ID", description = "Takes a mapping away.")
  private @Nullable String remove;

  @Option(names = "--name", description = "What readers call it; also the shop without a column.")
  private @Nullable String name;

  @Option(
      names = "--column",
      paramLabel = "MEANING=COLUMN",
      description = "The column of a meaning, by its name in the header; once for each.")
  private Map<String, String> columns = new TreeMap<>();

  @Option(
      names = "--skip",
      paramLabel = "COLUMN=VALUE",
      description = "Rows that are no sales: those with a value in a column.")
  private Map<String, String> skip = new TreeMap<>();

  @Option(names = "--currency", description = "ISO 4217, where no column tells it.")
  private String currency = "";

  @Option(
      names = "--decimal",
      defaultValue = "SHOWN",
      description = "point, comma, or shown: as the first rows have it (${DEFAULT-VALUE}).")
  private Format.Decimal decimal = Format.Decimal.SHOWN;

  @Option(names = "--day-first", description = "03/04/2026 is in April.")
  private boolean dayFirst;

  MapStatement(Shell shell) {
    super(shell);
  }

  /** A format as JSON gives it. */
  record Listed(String id, String name, boolean own, List<String> header) {}

  @Override
  int run() throws IOException {
    RoyaltyFolder folder = RoyaltyFolder.of(folder());
    String wanted = set;
    String away = remove;
    if (wanted != null || away != null) {
      Format made = wanted == null ? null : made(wanted);
      List<Format> changed =
          folder.alone(
              () -> {
                List<Format> mappings = new ArrayList<>(folder.mappings());
                boolean gone =
                    mappings.removeIf(one -> one.id().equals(wanted) || one.id().equals(away));
                if (away != null && !gone) {
                  throw new Failures.WrongCall("there is no mapping " + away);
                }
                if (made != null) {
                  mappings.add(made);
                }
                mappings.sort(java.util.Comparator.comparing(Format::id));
                folder.mappings(mappings);
                return mappings;
              });
      shell().say(changed.size() + (changed.size() == 1 ? " mapping" : " mappings"));
    }
    List<Listed> listed = new ArrayList<>();
    folder.mappings().forEach(one -> listed.add(listed(one, true)));
    Formats.KNOWN.forEach(one -> listed.add(listed(one, false)));
    listed.add(new Listed("dsr", "DSR flat files (known by their first record)", false, List.of()));
    result(
        listed,
        listed.stream()
            .map(
                one ->
                    "%-5s %-16s %-28s %s"
                        .formatted(
                            one.own() ? "own" : "",
                            one.id(),
                            one.name(),
                            String.join(", ", one.header())))
            .toList());
    return ExitCode.DONE;
  }

  private Format made(String id) {
    SortedMap<Format.Meaning, List<String>> meanings = new TreeMap<>();
    SortedMap<String, List<String>> skipped = new TreeMap<>();
    try {
      columns.forEach(
          (meaning, column) -> meanings.put(FormatText.meaning(meaning), List.of(column)));
      skip.forEach(
          (column, value) ->
              skipped.put(column, List.of(value.toLowerCase(java.util.Locale.ROOT))));
      return new Format(
          id,
          name == null ? id : name,
          meanings.values().stream().map(List::getFirst).toList(),
          meanings,
          skipped,
          currency,
          decimal,
          dayFirst);
    } catch (IllegalArgumentException e) {
      throw new Failures.WrongCall(e.getMessage() + " cannot be");
    }
  }

  private static Listed listed(Format format, boolean own) {
    return new Listed(format.id(), format.name(), own, format.header());
  }
}
