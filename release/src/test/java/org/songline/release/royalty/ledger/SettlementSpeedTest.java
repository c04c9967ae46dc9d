package org.songline.release.royalty.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.CatalogFolder;
import org.songline.release.catalog.Examples;
import org.songline.release.royalty.RoyaltyFolder;
import org.songline.release.royalty.Settling;
import org.songline.release.royalty.statement.StatementReader;
import org.songline.release.royalty.statement.StatementShelf;

/**
 * What a great statement takes, only when asked for: {@code -Dsongline.rows=1000000}. It prints
 * seconds and the most memory that the process had.
 */
@EnabledIfSystemProperty(named = "songline.rows", matches = "\\d+")
class SettlementSpeedTest {
  @TempDir private Path home;

  @Test
  void aGreatStatement() throws Exception {
    int rows = Integer.getInteger("songline.rows");
    Catalog album = Examples.album();
    Path file = write(rows);
    RoyaltyFolder folder =
        RoyaltyFolder.of(CatalogFolder.of(Files.createDirectories(home.resolve("label"))));
    long begin = System.nanoTime();
    StatementReader.Read read = StatementReader.read(file, List.of(), StatementReader.Told.NOTHING);
    long wasRead = System.nanoTime();
    List<StatementShelf.Period> periods = folder.statements().compare(read.statements());
    folder.statements().write(periods);
    long wasWritten = System.nanoTime();
    Settling.Settled settled = Settling.settle(folder, album, Optional.empty(), true);
    long wasSettled = System.nanoTime();
    System.out.printf(
        "%d rows, %d lines, %.1f MB: read %.2f s, kept %.2f s, settled %.2f s, together %.2f s;"
            + " %s%n",
        rows,
        read.statements().stream().mapToInt(one -> one.lines()).sum(),
        Files.size(file) / 1e6,
        (wasRead - begin) / 1e9,
        (wasWritten - wasRead) / 1e9,
        (wasSettled - wasWritten) / 1e9,
        (wasSettled - begin) / 1e9,
        most());
    assertThat(settled.proof().holds()).isTrue();
    assertThat(read.statements().stream().mapToLong(one -> one.rows()).sum()).isEqualTo(rows);
  }

  /** A year of statements; nearly every row is a line of its own. */
  private Path write(int rows) throws IOException {
    Random random = new Random(1);
    Path file = home.resolve("great.csv");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write(
          "\"Date Inserted\",\"Reporting Date\",\"Sale"
              + " Month\",\"Store\",\"Artist\",\"Title\",\"ISRC\",\"UPC\",\"Quantity\",\"Team"
              + " Percentage\",\"Source Type\",\"Country of Sale\",\"Songwriter Royalties Withheld"
              + " (EUR)\",\"Earnings (EUR)\",\"Recoup (EUR)\"\n");
      String[] countries = java.util.Locale.getISOCountries();
      for (int i = 0; i < rows; i++) {
        int track = random.nextInt(40);
        int month = random.nextInt(12);
        out.write(
            "\"2026-%02d-20\",\"2026-%02d-15\",\"2025-%02d\",\"Shop %d\",\"Anna Berg\",\"Track %d\",\"DEH01260%04d\",\"4006381333931\",\"%d\",\"100\",\"Song\",\"%s\",\"\",\"0.%012d\",\"0\"\n"
                .formatted(
                    month + 1,
                    month + 1,
                    random.nextInt(12) + 1,
                    random.nextInt(40),
                    track,
                    track,
                    random.nextInt(5000),
                    countries[random.nextInt(countries.length)],
                    random.nextLong(1_000_000_000_000L)));
      }
    }
    return file;
  }

  private static String most() throws IOException {
    Path status = Path.of("/proc/self/status");
    return Files.exists(status)
        ? Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("VmHWM"))
            .findFirst()
            .map(line -> "at most " + line.replaceAll("\\D+", "") + " kB in memory")
            .orElse("")
        : "";
  }
}
