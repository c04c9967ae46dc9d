package org.songline.release.agreement;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.songline.model.json.BadText;
import org.songline.model.json.Codec;
import org.songline.model.json.JsonReader;
import org.songline.model.json.JsonWriter;
import org.songline.model.store.WholeFile;
import org.songline.release.ReleaseProblem;
import org.songline.release.accept.Acceptance;
import org.songline.release.catalog.CatalogFolder;
import org.songline.release.catalog.CatalogId.AgreementId;

/** The texts that were sent, and who accepted them, as files. */
final class SentFiles {
  private static final String FOLDER = "agreements/";
  private static final long MOST_BYTES = 4L << 20;
  private static final Codec<List<Acceptance>> ACCEPTANCES = Acceptance.CODEC.lines();

  private final CatalogFolder folder;

  SentFiles(CatalogFolder folder) {
    this.folder = folder;
  }

  /** The text that was sent; empty when it is gone or too long to be one. */
  String text(AgreementId id) throws IOException {
    Path file = file(id, ".txt");
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) <= MOST_BYTES
        ? Files.readString(file, StandardCharsets.UTF_8)
        : "";
  }

  void keepText(AgreementId id, String text) throws IOException {
    Files.createDirectories(folder.file(FOLDER));
    WholeFile.write(file(id, ".txt"), text);
  }

  /**
   * Who accepted; nobody when there is no file.
   *
   * @throws ReleaseProblem when the file cannot be read
   */
  List<Acceptance> acceptances(AgreementId id) throws IOException {
    Path file = file(id, ".json");
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    if (Files.size(file) > MOST_BYTES) {
      throw new ReleaseProblem(file.toString(), "it is too long", "look at it");
    }
    try {
      return ACCEPTANCES.read(JsonReader.read(Files.readString(file, StandardCharsets.UTF_8)));
    } catch (BadText bad) {
      throw new ReleaseProblem(file + ": line " + bad.line(), bad.what(), bad.mend(), bad);
    }
  }

  void keep(AgreementId id, List<Acceptance> acceptances) throws IOException {
    Files.createDirectories(folder.file(FOLDER));
    WholeFile.write(file(id, ".json"), JsonWriter.blocks(ACCEPTANCES.write(acceptances)));
  }

  private Path file(AgreementId id, String ending) {
    return folder.file(FOLDER + id.text() + ending);
  }
}
