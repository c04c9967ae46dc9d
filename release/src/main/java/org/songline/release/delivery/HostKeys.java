package org.songline.release.delivery;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.List;
import org.apache.sshd.client.config.hosts.KnownHostEntry;
import org.apache.sshd.client.keyverifier.ServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.AuthorizedKeyEntry;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.songline.model.store.WholeFile;
import org.songline.release.ReleaseProblem;

/**
 * Whether a server is the one that is known: by a file of known hosts as OpenSSH has it. A host
 * that is not in it is trusted only when its user named its fingerprint; it is in it from then on.
 */
final class HostKeys implements ServerKeyVerifier {
  private static final int MOST_BYTES = 8 << 20;
  private static final int SSH_PORT = 22;

  private final Path file;
  private final String host;
  private final int port;
  private final String fingerprint;
  private volatile String refused = "";

  /**
   * @param file of known hosts; need not exist
   * @param fingerprint {@code SHA256:...} as the service published it; empty when none was given
   */
  HostKeys(Path file, String host, int port, String fingerprint) {
    this.file = file;
    this.host = host;
    this.port = port;
    this.fingerprint = fingerprint;
  }

  /** Why the server was refused; empty when it was not. */
  String refused() {
    return refused;
  }

  @Override
  public boolean verifyServerKey(ClientSession session, SocketAddress address, PublicKey key) {
    try {
      return known(key);
    } catch (IOException | GeneralSecurityException | RuntimeException bad) {
      refused = file + " cannot be used: " + bad.getMessage();
      return false;
    }
  }

  private boolean known(PublicKey key) throws IOException, GeneralSecurityException {
    boolean named = false;
    for (KnownHostEntry entry : entries()) {
      if (!entry.isHostMatch(host, port)) {
        continue;
      }
      AuthorizedKeyEntry stored = entry.getKeyEntry();
      PublicKey other =
          stored == null ? null : stored.resolvePublicKey(null, PublicKeyEntryResolver.IGNORING);
      boolean same = other != null && KeyUtils.compareKeys(key, other);
      if ("revoked".equals(entry.getMarker())) {
        if (same) {
          refused = "its key was revoked";
          return false;
        }
        continue;
      }
      if (same) {
        return true;
      }
      named = true;
    }
    String offered = KeyUtils.getFingerPrint(BuiltinDigests.sha256, key);
    if (named) {
      refused = "its key " + offered + " is not the one that is known; somebody may be in between";
      return false;
    }
    if (fingerprint.isEmpty()) {
      refused = "it is not known yet; it shows the key " + offered;
      return false;
    }
    if (!fingerprint.equals(offered)) {
      refused = "its key " + offered + " has not the fingerprint that was given";
      return false;
    }
    remember(key);
    return true;
  }

  private List<KnownHostEntry> entries() throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    if (Files.size(file) > MOST_BYTES) {
      throw new IOException("it is too long");
    }
    return KnownHostEntry.readKnownHostEntries(file);
  }

  private void remember(PublicKey key) throws IOException {
    String name = port == SSH_PORT ? host : "[" + host + "]:" + port;
    String before = Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    WholeFile.write(
        file,
        (before.isEmpty() || before.endsWith("\n") ? before : before + "\n")
            + name
            + " "
            + PublicKeyEntry.toString(key)
            + "\n");
  }

  /** The problem of a server that was refused. */
  ReleaseProblem problem() {
    boolean unknown = refused().startsWith("it is not known");
    return new ReleaseProblem(
        host + ":" + port,
        "the server was not trusted: " + refused(),
        unknown
            ? "compare that with what the service published and give it with --fingerprint"
            : "ask the service, and change " + file + " only when they say so");
  }
}
