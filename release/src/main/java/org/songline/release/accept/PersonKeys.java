package org.songline.release.accept;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.songline.release.ReleaseProblem;
import org.songline.release.catalog.CatalogId.PartyId;
import org.songline.release.signing.SigningKey;

/**
 * The keys of the people who accept on this machine: a file each in a folder that belongs to the
 * user and not to any song. A key is made when it is first needed.
 */
public final class PersonKeys {
  private final Path folder;

  public PersonKeys(Path folder) {
    this.folder = folder;
  }

  /**
   * Accepts a text.
   *
   * @param sha256 of the text
   * @throws ReleaseProblem when the person's key cannot be read
   */
  public Acceptance accept(PartyId party, String sha256, Instant at) throws IOException {
    SigningKey key = SigningKey.of(folder.resolve(party.text() + ".key"));
    Instant second = at.truncatedTo(ChronoUnit.SECONDS);
    return new Acceptance(
        party, second, sha256, key.open(), key.sign(Acceptance.message(party, second, sha256)));
  }
}
