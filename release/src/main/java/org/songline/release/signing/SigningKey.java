package org.songline.release.signing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.songline.release.ReleaseProblem;

/** The Ed25519 key by which a person signs; it never leaves its file. */
public final class SigningKey {
  private static final String ALGORITHM = "Ed25519";
  private static final int MOST_BYTES = 1000;
  private static final Set<PosixFilePermission> OWNER =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private final PrivateKey secret;
  private final String open;

  private SigningKey(PrivateKey secret, String open) {
    this.secret = secret;
    this.open = open;
  }

  /**
   * The key in a file; a new one is made when there is none. Only its owner may read it.
   *
   * @throws ReleaseProblem when it is no key, or others may read it
   */
  public static SigningKey of(Path file) throws IOException {
    if (!Files.exists(file)) {
      make(file);
    }
    if (Files.size(file) > MOST_BYTES) {
      throw noKey(file, null);
    }
    if (Files.getFileStore(file).supportsFileAttributeView("posix")
        && !OWNER.containsAll(Files.getPosixFilePermissions(file))) {
      throw new ReleaseProblem(
          file.toString(), "others may read this key", "take their rights away: chmod 600");
    }
    String[] lines = Files.readString(file, StandardCharsets.US_ASCII).split("\n", -1);
    try {
      byte[] secret = Base64.getDecoder().decode(lines[0]);
      PrivateKey key =
          KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(secret));
      SigningKey read = new SigningKey(key, lines.length > 1 ? lines[1] : "");
      byte[] probe = {1, 2, 3};
      if (!signs(read.open, probe, read.sign(probe))) {
        throw noKey(file, null);
      }
      return read;
    } catch (GeneralSecurityException | IllegalArgumentException wrong) {
      throw noKey(file, wrong);
    }
  }

  private static ReleaseProblem noKey(Path file, @org.jspecify.annotations.Nullable Exception why) {
    String what = "it holds no key to sign with";
    String mend = "restore it from a copy; a new key is not taken for the same person";
    return why == null
        ? new ReleaseProblem(file.toString(), what, mend)
        : new ReleaseProblem(file.toString(), what, mend, why);
  }

  private static void make(Path file) throws IOException {
    KeyPair pair;
    try {
      pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has Ed25519", e);
    }
    Base64.Encoder base64 = Base64.getEncoder();
    String text =
        base64.encodeToString(pair.getPrivate().getEncoded())
            + "\n"
            + base64.encodeToString(pair.getPublic().getEncoded())
            + "\n";
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    boolean posix =
        Files.getFileStore(folder == null ? file : folder).supportsFileAttributeView("posix");
    FileAttribute<?>[] rights =
        posix
            ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER)}
            : new FileAttribute<?>[0];
    try (SeekableByteChannel channel =
        Files.newByteChannel(
            file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), rights)) {
      if (!posix) {
        ownerAlone(file);
      }
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
      while (bytes.hasRemaining()) {
        int _ = channel.write(bytes);
      }
    } catch (FileAlreadyExistsException other) {
      // Another program made one at the same time; that one is used.
      return;
    }
  }

  private static void ownerAlone(Path file) throws IOException {
    AclFileAttributeView view = Files.getFileAttributeView(file, AclFileAttributeView.class);
    if (view != null) {
      view.setAcl(
          List.of(
              AclEntry.newBuilder()
                  .setType(AclEntryType.ALLOW)
                  .setPrincipal(Files.getOwner(file))
                  .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                  .build()));
    }
  }

  /** The public key: its X.509 form in Base64. */
  public String open() {
    return open;
  }

  /** A signature in Base64. */
  public String sign(byte[] content) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(secret);
      signature.update(content);
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key that was read can sign", e);
    }
  }

  /** Whether a signature by a public key holds; whatever is no key or signature does not. */
  public static boolean signs(String open, byte[] content, String signature) {
    try {
      byte[] key = Base64.getDecoder().decode(open);
      PublicKey read =
          KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(key));
      Signature check = Signature.getInstance(ALGORITHM);
      check.initVerify(read);
      check.update(content);
      byte[] bytes = Base64.getDecoder().decode(signature);
      return Base64.getEncoder().encodeToString(bytes).equals(signature)
          && Base64.getEncoder().encodeToString(key).equals(open)
          && check.verify(bytes);
    } catch (GeneralSecurityException | IllegalArgumentException wrong) {
      return false;
    }
  }
}
