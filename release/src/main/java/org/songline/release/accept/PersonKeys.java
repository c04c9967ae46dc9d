package org.songline.release.accept;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.songline.release.ReleaseProblem;
import org.songline.release.catalog.CatalogId.PartyId;

/**
 * The keys of the people who accept on this machine: a file each in a folder that belongs to the
 * user and not to any song, readable by its owner alone. A key is made when it is first needed.
 */
public final class PersonKeys {
  private static final int MOST_BYTES = 1000;

  private final Path folder;

  public PersonKeys(Path folder) {
    this.folder = folder;
  }

  /** Where keys are usually kept: in the configuration folder that the system names. */
  public static Path usualFolder(Map<String, String> environment, String system, Path home) {
    String name = system.toLowerCase(Locale.ROOT);
    Path base;
    if (name.startsWith("win")) {
      base =
          Path.of(environment.getOrDefault("APPDATA", home.resolve("AppData/Roaming").toString()));
    } else if (name.startsWith("mac")) {
      base = home.resolve("Library/Application Support");
    } else {
      String named = environment.getOrDefault("XDG_CONFIG_HOME", "");
      base = named.isBlank() ? home.resolve(".config") : Path.of(named);
    }
    return base.resolve("songline").resolve("keys");
  }

  /**
   * Accepts a text.
   *
   * @param sha256 of the text
   * @throws ReleaseProblem when the person's key cannot be read
   */
  public Acceptance accept(PartyId party, String sha256, Instant at) throws IOException {
    Path file = folder.resolve(party.text() + ".key");
    if (!Files.exists(file)) {
      make(file);
    }
    if (Files.size(file) > MOST_BYTES) {
      throw noKey(file, new IllegalArgumentException("it is too long"));
    }
    List<String> lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
    Instant second = at.truncatedTo(ChronoUnit.SECONDS);
    try {
      PrivateKey secret =
          KeyFactory.getInstance(Acceptance.ALGORITHM)
              .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(lines.get(0))));
      Signature signature = Signature.getInstance(Acceptance.ALGORITHM);
      signature.initSign(secret);
      signature.update(Acceptance.message(party, second, sha256));
      Acceptance accepted =
          new Acceptance(
              party,
              second,
              sha256,
              lines.get(1),
              Base64.getEncoder().encodeToString(signature.sign()));
      if (!accepted.isSigned()) {
        throw noKey(file, new IllegalArgumentException("its halves do not belong together"));
      }
      return accepted;
    } catch (GeneralSecurityException
        | IllegalArgumentException
        | IndexOutOfBoundsException wrong) {
      throw noKey(file, wrong);
    }
  }

  private static ReleaseProblem noKey(Path file, Exception why) {
    return new ReleaseProblem(
        file.toString(),
        "it holds no key to accept with",
        "restore it from a copy; a new key is not taken for the same person",
        why);
  }

  private void make(Path file) throws IOException {
    KeyPair pair;
    try {
      pair = KeyPairGenerator.getInstance(Acceptance.ALGORITHM).generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has Ed25519", e);
    }
    Base64.Encoder base64 = Base64.getEncoder();
    String text =
        base64.encodeToString(pair.getPrivate().getEncoded())
            + "\n"
            + base64.encodeToString(pair.getPublic().getEncoded())
            + "\n";
    Files.createDirectories(folder);
    boolean posix = Files.getFileStore(folder).supportsFileAttributeView("posix");
    FileAttribute<?>[] rights =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    try (SeekableByteChannel channel =
        Files.newByteChannel(
            file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), rights)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
      while (bytes.hasRemaining()) {
        int _ = channel.write(bytes);
      }
    } catch (FileAlreadyExistsException other) {
      // Another program made one at the same time; that one is used.
    }
  }
}
