package org.songline.release.royalty.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.release.royalty.money.Amount;

class StatementShelfTest {
  private static final String HEAD =
      "Reporting Date\tSale Month\tStore\tTitle\tISRC\tQuantity\tSource Type\tCountry of Sale"
          + "\tEarnings (USD)\n";

  @TempDir private Path home;

  @Test
  void aPeriodIsReplacedAndNeverAddedTo() throws Exception {
    StatementShelf shelf = new StatementShelf(home.resolve("shelf"));
    List<Statement> first = read(row("Spotify", "1.5") + row("Deezer", "0.5"));
    assertThat(changes(shelf, first)).containsExactly(StatementShelf.Change.ADDED);
    shelf.write(shelf.compare(first));
    assertThat(changes(shelf, first)).containsExactly(StatementShelf.Change.SAME);
    List<Statement> corrected = read(row("Spotify", "1.7") + row("Deezer", "0.5"));
    assertThat(changes(shelf, corrected)).containsExactly(StatementShelf.Change.REPLACED);
    shelf.write(shelf.compare(corrected));
    assertThat(shelf.read("distrokid", YearMonth.of(2026, 7)).totals())
        .containsEntry("USD", Amount.parse("2.2"));
    List<Statement> part = read(row("Spotify", "1.7"));
    StatementShelf.Period overlap = shelf.compare(part).getFirst();
    assertThat(overlap.change()).isEqualTo(StatementShelf.Change.OVERLAPS);
    assertThat(overlap.missing()).isEqualTo(1);
    assertThat(overlap.missed()).containsEntry("USD", Amount.parse("0.5"));
    assertThat(shelf.kept()).containsEntry(YearMonth.of(2026, 7), List.of("distrokid"));
  }

  @Test
  void theOrderOfRowsLeavesNoTrace() throws Exception {
    long seed = 41;
    Random random = new Random(seed);
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      rows.add(row("Shop " + random.nextInt(9), random.nextInt(9) + "." + random.nextInt(999)));
    }
    String first = kept(read(String.join("", rows)));
    Collections.shuffle(rows, random);
    assertThat(kept(read(String.join("", rows)))).as("seed %d", seed).isEqualTo(first);
  }

  private String kept(List<Statement> statements) throws IOException {
    Path file = home.resolve("kept.tsv");
    StatementText.write(file, statements.getFirst());
    return Files.readString(file);
  }

  private static List<StatementShelf.Change> changes(StatementShelf shelf, List<Statement> read)
      throws IOException {
    return shelf.compare(read).stream().map(StatementShelf.Period::change).toList();
  }

  private List<Statement> read(String rows) throws IOException {
    Path file = Files.writeString(home.resolve("in.tsv"), HEAD + rows);
    return StatementReader.read(file, List.of(), StatementReader.Told.NOTHING).statements();
  }

  private static String row(String store, String amount) {
    return "2026-07-15\t2026-05\t"
        + store
        + "\tLow Tide\tDEH012600002\t5\tSong\tDE\t"
        + amount
        + "\n";
  }
}
