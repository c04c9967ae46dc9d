package org.songline.release.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.release.ReleaseProblem;
import org.songline.release.catalog.Examples;
import org.songline.release.ddex.BatchTree;
import org.songline.release.ddex.TreeCheck;
import org.songline.release.delivery.DeliveryState.Step;

/** Against a real SFTP server, which is cut, changed and filled up. */
class SftpDeliveryTest {
  private static final Destination SHOP =
      Shelf.destination(Destination.Way.SFTP, BatchTree.Profile.BATCH);
  private static final String PASSWORD = "for this test";

  @TempDir Path temp;
  private SshServer server = SshServer.setUpDefaultServer();
  private KeyPair hostKey = key();
  private final KeyPair userKey = key();
  private final AtomicLong room = new AtomicLong(Long.MAX_VALUE);
  private Path shop = Path.of("");

  private static KeyPair key() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  @BeforeEach
  void start() throws IOException {
    shop = temp.resolve("shop");
    Files.createDirectories(shop.resolve("in"));
    listen(0);
  }

  private void listen(int port) throws IOException {
    server = SshServer.setUpDefaultServer();
    server.setHost("127.0.0.1");
    server.setPort(port);
    server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
    server.setPasswordAuthenticator(
        (user, password, session) -> user.equals("anna") && password.equals(PASSWORD));
    server.setPublickeyAuthenticator(
        (user, key, session) -> KeyUtils.compareKeys(key, userKey.getPublic()));
    server.setFileSystemFactory(new VirtualFileSystemFactory(shop));
    SftpSubsystemFactory sftp = new SftpSubsystemFactory();
    sftp.addSftpEventListener(
        new SftpEventListener() {
          @Override
          public void writing(
              ServerSession session,
              String remote,
              FileHandle handle,
              long offset,
              byte[] data,
              int dataOffset,
              int length)
              throws IOException {
            if (room.addAndGet(-length) < 0) {
              throw new IOException("No space left on device");
            }
          }
        });
    server.setSubsystemFactories(List.of(sftp));
    server.start();
  }

  @AfterEach
  void stop() throws IOException {
    server.stop(true);
  }

  private String fingerprint() {
    return KeyUtils.getFingerPrint(BuiltinDigests.sha256, hostKey.getPublic());
  }

  private SftpTransport connect(int port, String fingerprint) throws IOException {
    return SftpTransport.connect(
        "127.0.0.1",
        port,
        "in",
        new SftpTransport.Login("anna", "", PASSWORD),
        temp.resolve("known_hosts"),
        fingerprint);
  }

  private Path root(DeliveryState state) {
    return shop.resolve("in").resolve(state.root());
  }

  private boolean ended() throws IOException {
    try (Stream<Path> all = Files.walk(shop)) {
      return all.anyMatch(
          file -> file.getFileName().toString().matches("BatchComplete_\\d+\\.xml"));
    }
  }

  @Test
  void aReleaseArrivesWholeWithPasswordOrKey() throws Exception {
    Shelf shelf = Shelf.of(temp.resolve("c"), Examples.ep(), 60_000);
    Path key = temp.resolve("key");
    try (var out = Files.newOutputStream(key)) {
      OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(userKey, "test", null, out);
    }
    DeliveryState state =
        shelf.deliver(
            SHOP,
            () ->
                SftpTransport.connect(
                    "127.0.0.1",
                    server.getPort(),
                    "in",
                    new SftpTransport.Login("anna", key.toString(), ""),
                    temp.resolve("known_hosts"),
                    fingerprint()));
    assertThat(state.step()).isEqualTo(Step.SENT);
    assertThat(TreeCheck.check(root(state))).isEmpty();
    assertThat(Files.readString(temp.resolve("known_hosts")))
        .startsWith("[127.0.0.1]:" + server.getPort() + " ecdsa-sha2-nistp256 ");
    // From then on the server is known without its fingerprint, and a password does as well.
    try (SftpTransport again = connect(server.getPort(), "")) {
      assertThat(again.list(state.root())).hasSize(1);
    }
  }

  @Test
  void aServerIsTrustedOnlyByItsKey() throws IOException {
    Shelf shelf = Shelf.of(temp.resolve("c"), Examples.single(), 10_000);
    assertThatThrownBy(() -> shelf.deliver(SHOP, () -> connect(server.getPort(), "")))
        .isInstanceOf(ReleaseProblem.class)
        .hasMessageContaining("not known yet")
        .hasMessageContaining(fingerprint());
    assertThatThrownBy(() -> shelf.deliver(SHOP, () -> connect(server.getPort(), "SHA256:wrong")))
        .hasMessageContaining("has not the fingerprint that was given");
    connect(server.getPort(), fingerprint()).close();
    int port = server.getPort();
    server.stop(true);
    hostKey = key();
    listen(port);
    assertThatThrownBy(() -> shelf.deliver(SHOP, () -> connect(port, fingerprint())))
        .hasMessageContaining("is not the one that is known")
        .hasMessageNotContaining("\n");
    assertThat(ended()).isFalse();
  }

  @Test
  void aWrongPasswordIsToldInOneLine() {
    assertThatThrownBy(
            () ->
                SftpTransport.connect(
                    "127.0.0.1",
                    server.getPort(),
                    "in",
                    new SftpTransport.Login("anna", "", "wrong"),
                    temp.resolve("known_hosts"),
                    fingerprint()))
        .isInstanceOf(ReleaseProblem.class)
        .hasMessageContaining("refuses anna")
        .hasMessageNotContaining("\n")
        .hasMessageNotContaining("wrong");
  }

  @Test
  void cutAnywhereItGoesOnAndIsNeverHalf() throws IOException {
    Shelf shelf = Shelf.of(temp.resolve("c"), Examples.single(), 300_000);
    int cuts = 0;
    long bytes = 6_000;
    DeliveryState state = DeliveryState.NOTHING;
    long again = 0;
    while (state.step() != Step.SENT) {
      try (CuttingProxy proxy = new CuttingProxy(server.getPort(), bytes)) {
        try {
          Files.deleteIfExists(temp.resolve("known_hosts"));
          state = shelf.deliver(SHOP, () -> connect(proxy.port(), fingerprint()));
        } catch (ReleaseProblem cut) {
          assertThat(cut.getMessage()).doesNotContain("\n").contains("127.0.0.1");
          state = shelf.delivery(SHOP).state();
          if (ended()) {
            assertThat(TreeCheck.check(root(state))).isEmpty();
          }
          cuts++;
        }
        again += proxy.passed();
      }
      bytes += 9_000;
      assertThat(cuts).isLessThan(40);
    }
    assertThat(cuts).isGreaterThan(4);
    assertThat(TreeCheck.check(root(state))).isEmpty();
    try (Stream<Path> roots = Files.list(shop.resolve("in"))) {
      assertThat(roots).hasSize(1);
    }
    // What was there was not sent again: each try could send no more than its own bytes.
    assertThat(again).isLessThan(300_000L * 3);
  }

  @Test
  void aFullDiskIsToldAndOnceThereIsRoomItGoesOn() throws IOException {
    Shelf shelf = Shelf.of(temp.resolve("c"), Examples.single(), 200_000);
    room.set(100_000);
    assertThatThrownBy(() -> shelf.deliver(SHOP, () -> connect(server.getPort(), fingerprint())))
        .isInstanceOf(ReleaseProblem.class)
        .hasMessageContaining("refuses it")
        .hasMessageContaining("room")
        .hasMessageNotContaining("\n");
    assertThat(ended()).isFalse();
    room.set(Long.MAX_VALUE);
    DeliveryState state = shelf.deliver(SHOP, () -> connect(server.getPort(), fingerprint()));
    assertThat(TreeCheck.check(root(state))).isEmpty();
  }

  @Test
  void whatWasSpoiledOnTheWayIsSentAnew() throws IOException {
    Shelf shelf = Shelf.of(temp.resolve("c"), Examples.single(), 100_000);
    room.set(60_000);
    assertThatThrownBy(() -> shelf.deliver(SHOP, () -> connect(server.getPort(), fingerprint())))
        .isInstanceOf(ReleaseProblem.class);
    room.set(Long.MAX_VALUE);
    try (Stream<Path> all = Files.walk(shop)) {
      Path part = all.filter(file -> file.toString().endsWith(".part")).findFirst().orElseThrow();
      byte[] begun = Files.readAllBytes(part);
      begun[0]++;
      Files.write(part, begun);
    }
    assertThatThrownBy(() -> shelf.deliver(SHOP, () -> connect(server.getPort(), fingerprint())))
        .hasMessageContaining("what arrived is not what was sent");
    DeliveryState state = shelf.deliver(SHOP, () -> connect(server.getPort(), fingerprint()));
    assertThat(TreeCheck.check(root(state))).isEmpty();
  }
}
