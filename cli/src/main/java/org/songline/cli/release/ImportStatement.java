package org.songline.cli.release;

import java.io.IOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.songline.cli.shell.ExitCode;
import org.songline.cli.shell.Failures;
import org.songline.cli.shell.Shell;
import org.songline.release.royalty.RoyaltyFolder;
import org.songline.release.royalty.money.Amount;
import org.songline.release.royalty.statement.StatementReader;
import org.songline.release.royalty.statement.StatementShelf;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes in statements. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Take in statements of shops and distributors: DistroKid, TuneCore, SoundCloud, Believe,"
          + " Kontor, Bandcamp, YouTube, DSR flat files (also .gz), and tables by a mapping.",
      "A period that is there already is replaced, never added to. When lines of it would be"
          + " lost, nothing is written (exit code 3) unless --replace says so."
    })
final class ImportStatement extends CatalogCommand {
  @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE", description = "Statements.")
  private List<Path> files = List.of();

  @Option(names = "--format", description = "The only format or mapping to try, by its id.")
  private @Nullable String format;

  @Option(names = "--source", description = "Who sent it, in a-z, 0-9 and hyphens.")
  private @Nullable String source;

  @Option(names = "--period", description = "The month of the report, where no column tells it.")
  private @Nullable String period;

  @Option(names = "--currency", description = "ISO 4217, where the file does not tell it.")
  private @Nullable String currency;

  @Option(names = "--replace", description = "Replace a period though lines of it are lost.")
  private boolean replace;

  ImportStatement(Shell shell) {
    super(shell);
  }

  /** A period as JSON gives it; amounts are exact decimals. */
  record Imported(
      String file,
      String format,
      String source,
      String period,
      String change,
      long rows,
      int lines,
      SortedMap<String, String> totals,
      SortedMap<String, String> before,
      int missingLines,
      SortedMap<String, String> missing,
      long skipped,
      List<String> notices) {}

  @Override
  int run() throws IOException {
    RoyaltyFolder folder = RoyaltyFolder.of(folder());
    StatementReader.Told told =
        new StatementReader.Told(
            Optional.ofNullable(format),
            Optional.ofNullable(source),
            Optional.ofNullable(period).map(ImportStatement::month),
            Optional.ofNullable(currency));
    List<Imported> imported = new ArrayList<>();
    boolean lost =
        folder.alone(
            () -> {
              boolean refused = false;
              for (Path file : files) {
                StatementReader.Read read = StatementReader.read(file, folder.mappings(), told);
                List<StatementShelf.Period> periods =
                    folder.statements().compare(read.statements());
                boolean overlaps =
                    periods.stream()
                        .anyMatch(one -> one.change() == StatementShelf.Change.OVERLAPS);
                periods.forEach(one -> imported.add(told(file, read, one)));
                if (overlaps && !replace) {
                  refused = true;
                  break;
                }
                folder.statements().write(periods);
              }
              return refused;
            });
    List<String> lines = new ArrayList<>();
    imported.forEach(one -> lines.add(line(one)));
    imported.stream()
        .flatMap(one -> one.notices().stream())
        .distinct()
        .forEach(notice -> lines.add("note: " + notice));
    if (lost) {
      lines.add(
          "lines would be lost, so nothing of the last file was written: import the whole period,"
              + " or say --replace");
    }
    result(imported, lines);
    return lost ? ExitCode.FOUND_PROBLEMS : ExitCode.DONE;
  }

  static YearMonth month(String text) {
    try {
      return YearMonth.parse(text);
    } catch (DateTimeParseException e) {
      throw new Failures.WrongCall("\"" + text + "\" is no month, which looks like 2026-07");
    }
  }

  private static Imported told(Path file, StatementReader.Read read, StatementShelf.Period one) {
    return new Imported(
        file.toString(),
        read.format(),
        one.statement().source(),
        one.statement().period().toString(),
        one.change().name().toLowerCase(Locale.ROOT),
        one.statement().rows(),
        one.statement().lines(),
        texts(one.statement().totals()),
        texts(one.before()),
        one.missing(),
        texts(one.missed()),
        read.skipped(),
        read.notices());
  }

  private static SortedMap<String, String> texts(SortedMap<String, Amount> amounts) {
    SortedMap<String, String> texts = new TreeMap<>();
    amounts.forEach((name, amount) -> texts.put(name, amount.text()));
    return texts;
  }

  private static String line(Imported one) {
    return "%-9s %-24s %s  %7d rows %7d lines  %s%s"
        .formatted(
            one.change(),
            one.source(),
            one.period(),
            one.rows(),
            one.lines(),
            told(one.totals()),
            one.change().equals("overlaps")
                ? "  lacks " + one.missingLines() + " lines of before: " + told(one.missing())
                : one.change().equals("replaced") ? "  before " + told(one.before()) : "");
  }

  private static String told(SortedMap<String, String> amounts) {
    return String.join(
        ", ", amounts.entrySet().stream().map(one -> one.getValue() + " " + one.getKey()).toList());
  }
}
