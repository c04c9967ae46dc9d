package org.songline.release.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;
import org.songline.media.Progress;
import org.songline.release.ReleaseProblem;
import org.songline.release.ddex.FileFact;
import org.songline.release.id.Sha256;

/**
 * To an SFTP server. A file grows under a temporary name, is read back and hashed once it is whole,
 * and only then gets its name; a cut upload goes on at its last byte.
 */
public final class SftpTransport implements Transport {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int BUFFER = 1 << 15;

  /**
   * How somebody shows who they are. Secrets come from files or are asked for; they are never
   * arguments.
   *
   * @param key a private key's file; empty without one
   * @param phrase the key's pass phrase, or without a key the password
   */
  public record Login(String user, String key, String phrase) {}

  private final String host;
  private final String root;
  private final SshClient client;
  private final ClientSession session;
  private final SftpClient sftp;

  private SftpTransport(
      String host, String root, SshClient client, ClientSession session, SftpClient sftp) {
    this.host = host;
    this.root = root;
    this.client = client;
    this.session = session;
    this.sftp = sftp;
  }

  /**
   * Connects.
   *
   * @param knownHosts the file of servers that are known
   * @param fingerprint of a server that is not in it; may be empty
   * @throws ReleaseProblem when the server is not there, is not the one that is known, or refuses
   */
  public static SftpTransport connect(
      String host, int port, String root, Login login, Path knownHosts, String fingerprint)
      throws IOException {
    HostKeys keys = new HostKeys(knownHosts, host, port, fingerprint);
    SshClient client = SshClient.setUpDefaultClient();
    client.setServerKeyVerifier(keys);
    client.start();
    boolean connected = false;
    try {
      ClientSession session =
          client.connect(login.user(), host, port).verify(PATIENCE).getSession();
      authenticate(session, login);
      SftpClient sftp = SftpClientFactory.instance().createSftpClient(session);
      connected = true;
      return new SftpTransport(host, root, client, session, sftp);
    } catch (IOException e) {
      if (!keys.refused().isEmpty()) {
        throw keys.problem();
      }
      throw new ReleaseProblem(
          host + ":" + port,
          "the server cannot be reached or refuses " + login.user() + " (" + why(e) + ")",
          "check address, user and key or password",
          e);
    } finally {
      if (!connected) {
        client.stop();
      }
    }
  }

  private static void authenticate(ClientSession session, Login login) throws IOException {
    if (login.key().isEmpty()) {
      session.addPasswordIdentity(login.phrase());
    } else {
      Path file = Path.of(login.key());
      try (InputStream in = Files.newInputStream(file)) {
        Iterable<KeyPair> pairs =
            SecurityUtils.loadKeyPairIdentities(
                session,
                NamedResource.ofName(file.toString()),
                in,
                FilePasswordProvider.of(login.phrase()));
        for (KeyPair pair : pairs) {
          session.addPublicKeyIdentity(pair);
        }
      } catch (GeneralSecurityException bad) {
        throw new ReleaseProblem(
            file.toString(), "the key cannot be opened", "check the file and its pass phrase", bad);
      }
    }
    session.auth().verify(PATIENCE);
  }

  private static String why(Exception e) {
    String message = e.getMessage();
    return message == null
        ? e.getClass().getSimpleName()
        : message.lines().findFirst().orElse(message);
  }

  /** A fault on the way as one line. */
  private IOException told(String path, IOException e) {
    if (e instanceof SftpException refused
        && refused.getStatus() != SftpConstants.SSH_FX_CONNECTION_LOST
        && refused.getStatus() != SftpConstants.SSH_FX_NO_CONNECTION) {
      throw new ReleaseProblem(
          path,
          host + " refuses it (" + why(e) + ")",
          "look whether it has room and you may write there, then deliver again",
          e);
    }
    throw new ReleaseProblem(
        path,
        "the connection to " + host + " was cut (" + why(e) + ")",
        "deliver again: it goes on where it was",
        e);
  }

  private String at(String path) {
    return root.isEmpty() ? path : root.endsWith("/") ? root + path : root + "/" + path;
  }

  @Override
  public void send(String path, Path file, FileFact fact, Memory memory, Progress progress)
      throws IOException {
    try {
      String target = at(path);
      String part = target + Sending.PART;
      long there = remoteSize(target);
      if (there >= 0) {
        if (there != fact.size() || !same(target, fact)) {
          throw Sending.occupied(path);
        }
        return;
      }
      folders(target);
      long begun = Math.max(0, remoteSize(part));
      if (begun > fact.size()) {
        sftp.remove(part);
        begun = 0;
      }
      upload(part, file, begun, fact, progress);
      if (remoteSize(part) != fact.size() || !same(part, fact)) {
        sftp.remove(part);
        throw Sending.different(path, file, fact);
      }
      sftp.rename(part, target);
    } catch (IOException e) {
      throw told(path, e);
    }
  }

  private void upload(String part, Path file, long begun, FileFact fact, Progress progress)
      throws IOException {
    Set<SftpClient.OpenMode> modes =
        EnumSet.of(SftpClient.OpenMode.Write, SftpClient.OpenMode.Create);
    try (SftpClient.CloseableHandle handle = sftp.open(part, modes);
        InputStream in = Files.newInputStream(file)) {
      in.skipNBytes(Math.min(begun, Files.size(file)));
      byte[] buffer = new byte[BUFFER];
      long done = begun;
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        sftp.write(handle, done, buffer, 0, count);
        done += count;
        if (!progress.at(done, fact.size())) {
          throw new CancellationException();
        }
      }
    }
  }

  /** Whether a file there has the bytes that it should have: all of it is read back. */
  private boolean same(String remote, FileFact fact) throws IOException {
    MessageDigest digest = Sha256.digest();
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = sftp.read(remote)) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        digest.update(buffer, 0, count);
      }
    }
    return Sha256.hex(digest).equals(fact.sha256());
  }

  private long remoteSize(String remote) throws IOException {
    try {
      return sftp.stat(remote).getSize();
    } catch (SftpException e) {
      if (e.getStatus() == SftpConstants.SSH_FX_NO_SUCH_FILE
          || e.getStatus() == SftpConstants.SSH_FX_NO_SUCH_PATH) {
        return -1;
      }
      throw e;
    }
  }

  private void folders(String target) throws IOException {
    for (int slash = target.indexOf('/', 1); slash > 0; slash = target.indexOf('/', slash + 1)) {
      String folder = target.substring(0, slash);
      if (remoteSize(folder) < 0) {
        sftp.mkdir(folder);
      }
    }
  }

  @Override
  public long size(String path) throws IOException {
    try {
      return remoteSize(at(path));
    } catch (IOException e) {
      throw told(path, e);
    }
  }

  @Override
  public List<String> list(String folder) throws IOException {
    try {
      if (remoteSize(at(folder)) < 0) {
        return List.of();
      }
      List<String> names = new ArrayList<>();
      for (SftpClient.DirEntry entry : sftp.readDir(at(folder))) {
        if (entry.getAttributes().isRegularFile()) {
          names.add(entry.getFilename());
        }
      }
      return names.stream().sorted().toList();
    } catch (IOException e) {
      throw told(folder, e);
    }
  }

  @Override
  public byte[] read(String path, int most) throws IOException {
    try (InputStream in = sftp.read(at(path))) {
      return Sending.bounded(path, in, most);
    } catch (IOException e) {
      throw told(path, e);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      sftp.close();
      session.close(true);
    } catch (IOException gone) {
      // The connection was cut before; there is nothing left to close.
    } finally {
      client.stop();
    }
  }
}
