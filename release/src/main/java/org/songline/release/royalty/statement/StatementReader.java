package org.songline.release.royalty.statement;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.songline.release.ReleaseProblem;

/** Reads the file of a shop, distributor or society. */
public final class StatementReader {
  private static final byte[] DSR = "HEAD\tdsrf/".getBytes(StandardCharsets.US_ASCII);

  private StatementReader() {}

  /**
   * What the user says about a file, each only where the file does not tell it.
   *
   * @param format the id of the only format to try
   * @param source who sent it, in place of the format's own name
   * @param period of all of its rows
   * @param currency of all of its amounts
   */
  public record Told(
      Optional<String> format,
      Optional<String> source,
      Optional<YearMonth> period,
      Optional<String> currency) {
    public static final Told NOTHING =
        new Told(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * What a file says.
   *
   * @param format its name for a reader
   * @param skipped rows that are no sales, such as totals and payouts
   * @param notices what its user should know
   */
  public record Read(
      String format,
      String source,
      List<Statement> statements,
      long skipped,
      List<String> notices) {}

  /**
   * Reads a file of a known format or of a mapping.
   *
   * @param mappings formats beyond those known; tried first
   * @throws ReleaseProblem when it is no such file or a row cannot be read, with its line
   */
  public static Read read(Path file, List<Format> mappings, Told told) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new ReleaseProblem(file.toString(), "it is no file", "name the statement's file");
    }
    try (InputStream in = StatementInput.open(file)) {
      byte[] head = StatementInput.head(file);
      if (head.length == 0) {
        throw new ReleaseProblem(file.toString(), "there is nothing in it", "export it again");
      }
      if (startsWith(head, DSR)) {
        return new DsrReader(file.toString(), told).read(in);
      }
      List<Format> formats =
          java.util.stream.Stream.concat(mappings.stream(), Formats.KNOWN.stream())
              .filter(format -> told.format().isEmpty() || told.format().get().equals(format.id()))
              .toList();
      if (formats.isEmpty()) {
        throw new ReleaseProblem(
            "--format " + told.format().orElse(""),
            "there is no format of that name",
            "look at royalties mapping");
      }
      Header header = Header.find(head, file.toString(), formats);
      return new TableReader(file.toString(), header, told).read(in);
    } catch (ArithmeticException e) {
      throw new ReleaseProblem(
          file.toString(), "its amounts are greater than can be added", "check its columns", e);
    } catch (java.util.zip.ZipException | java.io.EOFException e) {
      throw new ReleaseProblem(file.toString(), "it is packed and damaged", "download it again", e);
    }
  }

  private static boolean startsWith(byte[] bytes, byte[] begin) {
    return bytes.length >= begin.length
        && java.util.Arrays.equals(bytes, 0, begin.length, begin, 0, begin.length);
  }
}
