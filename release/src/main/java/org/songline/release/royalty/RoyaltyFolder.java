package org.songline.release.royalty;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.songline.model.json.BadText;
import org.songline.model.json.Codec;
import org.songline.model.json.Json;
import org.songline.model.json.JsonReader;
import org.songline.model.json.JsonWriter;
import org.songline.model.json.Values;
import org.songline.model.store.WholeFile;
import org.songline.release.ReleaseProblem;
import org.songline.release.catalog.CatalogFolder;
import org.songline.release.royalty.contract.Contracts;
import org.songline.release.royalty.contract.ContractsText;
import org.songline.release.royalty.ledger.Journal;
import org.songline.release.royalty.ledger.JournalText;
import org.songline.release.royalty.money.Rates;
import org.songline.release.royalty.money.RatesText;
import org.songline.release.royalty.statement.Format;
import org.songline.release.royalty.statement.FormatText;
import org.songline.release.royalty.statement.StatementShelf;

/** The folder {@code royalties} beside a catalog: statements, mappings, rates, contracts, books. */
public final class RoyaltyFolder {
  private static final String LOCK = ".lock";
  private static final String JOURNAL = "journal.tsv";
  private static final long MOST_BYTES = 64L << 20;

  private final Path folder;

  private RoyaltyFolder(Path folder) {
    this.folder = folder;
  }

  public static RoyaltyFolder of(CatalogFolder catalog) {
    return new RoyaltyFolder(catalog.path().resolve("royalties"));
  }

  public Path path() {
    return folder;
  }

  public StatementShelf statements() {
    return new StatementShelf(folder.resolve("statements"));
  }

  public List<Format> mappings() throws IOException {
    return read("mappings.json", FormatText.MAPPINGS, List.of());
  }

  public void mappings(List<Format> mappings) throws IOException {
    write("mappings.json", FormatText.MAPPINGS, mappings);
  }

  public Rates rates() throws IOException {
    return read("rates.json", RatesText.RATES, Rates.NONE);
  }

  public void rates(Rates rates) throws IOException {
    write("rates.json", RatesText.RATES, rates);
  }

  public Contracts contracts() throws IOException {
    return read("contracts.json", ContractsText.CONTRACTS, Contracts.NONE);
  }

  public void contracts(Contracts contracts) throws IOException {
    write("contracts.json", ContractsText.CONTRACTS, contracts);
  }

  /** What was matched by hand: for a track's key what it is. */
  public SortedMap<String, String> matches() throws IOException {
    return read("matches.json", Values.map(Values.TEXT), new TreeMap<>());
  }

  public void matches(SortedMap<String, String> matches) throws IOException {
    write("matches.json", Values.map(Values.TEXT), matches);
  }

  /** The journal; empty, in the currency of the contracts, before anything was settled. */
  public Journal journal() throws IOException {
    Path file = folder.resolve(JOURNAL);
    return Files.exists(file)
        ? JournalText.read(file.toString(), Files.readString(file, StandardCharsets.UTF_8))
        : Journal.empty(contracts().currency());
  }

  /**
   * Writes a journal that has become longer.
   *
   * @throws IllegalStateException when it does not begin as the one that is kept
   */
  public void journal(Journal journal) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve(JOURNAL);
    String text = JournalText.write(journal);
    if (Files.exists(file) && !text.startsWith(Files.readString(file, StandardCharsets.UTF_8))) {
      throw new IllegalStateException("the journal would be changed and not added to");
    }
    WholeFile.write(file, text);
  }

  /** What is done while no other program changes the folder. */
  public interface Work<T> {
    /** Does it. */
    T run() throws IOException;
  }

  /** Does something while no other program changes the folder. */
  public <T> T alone(Work<T> work) throws IOException {
    Files.createDirectories(folder);
    try (FileChannel channel =
            FileChannel.open(
                folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      if (!lock.isValid()) {
        throw new ReleaseProblem(folder.toString(), "it cannot be locked", "try again");
      }
      return work.run();
    }
  }

  <T> T read(String name, Codec<T> codec, T none) throws IOException {
    Path file = folder.resolve(name);
    if (!Files.exists(file)) {
      return none;
    }
    if (Files.size(file) > MOST_BYTES) {
      throw new ReleaseProblem(file.toString(), "it is too long", "look at it");
    }
    try {
      return codec.read(JsonReader.read(Files.readString(file, StandardCharsets.UTF_8)));
    } catch (BadText bad) {
      throw new ReleaseProblem(file + ": line " + bad.line(), bad.what(), bad.mend(), bad);
    } catch (java.nio.charset.CharacterCodingException e) {
      throw new ReleaseProblem(file.toString(), "it is not UTF-8", "save it as UTF-8", e);
    }
  }

  <T> void write(String name, Codec<T> codec, T value) throws IOException {
    Files.createDirectories(folder);
    Json json = codec.write(value);
    WholeFile.write(folder.resolve(name), JsonWriter.blocks(json));
  }
}
