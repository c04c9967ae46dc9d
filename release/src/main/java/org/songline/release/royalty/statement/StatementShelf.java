package org.songline.release.royalty.statement;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.songline.release.ReleaseProblem;
import org.songline.release.royalty.money.Amount;

/**
 * The statements of a folder: one file for each source and period. Importing a period again puts
 * the new in place of the old, and tells what is no longer there.
 */
public final class StatementShelf {
  private static final String END = ".tsv";

  private final Path folder;

  public StatementShelf(Path folder) {
    this.folder = folder;
  }

  /** What an import does to a period. */
  public enum Change {
    /** There was none. */
    ADDED,
    /** It was there, equal in every line. */
    SAME,
    /** It takes the place of one; every line of that has its successor. */
    REPLACED,
    /** It takes the place of one that has lines which this one lacks. */
    OVERLAPS
  }

  /**
   * One period of an import.
   *
   * @param before totals of what was there, by currency
   * @param missing lines that were there and are not in the new one
   * @param missed what those paid, by currency
   */
  public record Period(
      Statement statement,
      Change change,
      SortedMap<String, Amount> before,
      int missing,
      SortedMap<String, Amount> missed) {}

  /** What an import would do, period by period; nothing is written. */
  public List<Period> compare(List<Statement> statements) throws IOException {
    List<Period> periods = new ArrayList<>();
    for (Statement statement : statements) {
      Path file = file(statement.source(), statement.period());
      periods.add(
          Files.exists(file)
              ? compared(statement, StatementText.read(file))
              : new Period(statement, Change.ADDED, new TreeMap<>(), 0, new TreeMap<>()));
    }
    return periods;
  }

  /** Writes periods that differ from what is kept. */
  public void write(List<Period> periods) throws IOException {
    for (Period period : periods) {
      if (period.change() != Change.SAME) {
        Path file = file(period.statement().source(), period.statement().period());
        Files.createDirectories(folder.resolve(period.statement().source()));
        StatementText.write(file, period.statement());
      }
    }
  }

  /** The sources and periods that are kept, in order. */
  public SortedMap<YearMonth, List<String>> kept() throws IOException {
    SortedMap<YearMonth, List<String>> kept = new TreeMap<>();
    for (Path source : list(folder)) {
      for (Path file : Files.isDirectory(source) ? list(source) : List.<Path>of()) {
        String name = String.valueOf(file.getFileName());
        if (name.matches("\\d{4}-(0[1-9]|1[0-2])\\.tsv")) {
          kept.computeIfAbsent(YearMonth.parse(name.substring(0, 7)), _ -> new ArrayList<>())
              .add(String.valueOf(source.getFileName()));
        }
      }
    }
    return kept;
  }

  /**
   * @throws ReleaseProblem when there is none
   */
  public Statement read(String source, YearMonth period) throws IOException {
    Path file = file(source, period);
    if (!Files.exists(file)) {
      throw new ReleaseProblem(
          file.toString(), "there is no statement of that period", "import it first");
    }
    return StatementText.read(file);
  }

  /** Takes a statement away; whether there was one. */
  public boolean remove(String source, YearMonth period) throws IOException {
    return Files.deleteIfExists(file(source, period));
  }

  private Path file(String source, YearMonth period) {
    if (!source.matches("[a-z0-9]+(-[a-z0-9]+)*") || source.length() > 80) {
      throw new ReleaseProblem(
          "source", "\"" + source + "\" is no name of a source", "use a-z, 0-9 and hyphens");
    }
    return folder.resolve(source).resolve(period + END);
  }

  private static Period compared(Statement now, Statement before) {
    Map<String, Integer> old = new HashMap<>();
    for (int line = 0; line < before.lines(); line++) {
      old.put(before.keyOf(line), line);
    }
    boolean same = now.lines() == before.lines() && now.rows() == before.rows();
    for (int line = 0; line < now.lines(); line++) {
      Integer known = Optional.ofNullable(old.remove(now.keyOf(line))).orElse(-1);
      same =
          same
              && known >= 0
              && before.units(known) == now.units(line)
              && before.amount(known).equals(now.amount(line));
    }
    SortedMap<String, Sum> missed = new TreeMap<>();
    for (int line : new TreeSet<>(old.values())) {
      missed.computeIfAbsent(before.currency(line), _ -> new Sum()).add(before, line);
    }
    SortedMap<String, Amount> amounts = new TreeMap<>();
    missed.forEach((currency, sum) -> amounts.put(currency, sum.amount()));
    Change change = same ? Change.SAME : old.isEmpty() ? Change.REPLACED : Change.OVERLAPS;
    return new Period(now, change, before.totals(), old.size(), amounts);
  }

  private static List<Path> list(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    }
  }
}
