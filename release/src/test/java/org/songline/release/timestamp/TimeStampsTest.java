package org.songline.release.timestamp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.release.ReleaseProblem;
import org.songline.release.evidence.Evidence;
import org.songline.release.evidence.EvidenceFolder;
import org.songline.release.signing.SigningKey;

/** Against an authority of its own that {@code openssl ts} is, in a folder that goes away. */
class TimeStampsTest {
  private static final Clock CLOCK = Clock.systemUTC();

  @TempDir static Path authority;
  private static List<X509Certificate> roots = List.of();
  private static List<X509Certificate> strangers = List.of();
  private static HttpServer server;
  private static byte[] answer = new byte[0];

  @TempDir Path folder;
  private EvidenceFolder home;
  private TimeStamps stamps;

  @BeforeAll
  static void anAuthority() throws IOException, InterruptedException {
    try {
      openssl("version");
    } catch (IOException absent) {
      System.err.println("NOT TESTED: openssl is not installed");
      Assumptions.abort("openssl is not installed: time stamps were not tested");
    }
    Files.writeString(
        authority.resolve("tsa.cnf"),
        """
        [req]
        distinguished_name = dn
        [dn]
        [root]
        basicConstraints = critical, CA:true
        keyUsage = critical, keyCertSign
        subjectKeyIdentifier = hash
        [stamp]
        basicConstraints = CA:false
        keyUsage = critical, digitalSignature
        extendedKeyUsage = critical, timeStamping
        [tsa]
        default_tsa = one
        [one]
        serial = serial
        crypto_device = builtin
        signer_digest = sha256
        default_policy = 1.2.3.4.1
        digests = sha256
        accuracy = secs:1
        ess_cert_id_alg = sha256
        """);
    Files.writeString(authority.resolve("serial"), "01\n");
    for (String name : List.of("root", "stranger")) {
      openssl(
          ("req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout %1$s.key -out"
                  + " %1$s.pem -days 2 -subj /CN=%1$s -config tsa.cnf -extensions root")
              .formatted(name)
              .split(" "));
    }
    openssl(
        "req -newkey rsa:2048 -nodes -keyout tsa.key -out tsa.csr -subj /CN=tsa -config tsa.cnf"
            .split(" "));
    openssl(
        ("x509 -req -in tsa.csr -CA root.pem -CAkey root.key -CAcreateserial -out tsa.pem -days 2"
                + " -extfile tsa.cnf -extensions stamp")
            .split(" "));
    roots = TimeStamps.certificates(authority.resolve("root.pem"));
    strangers = TimeStamps.certificates(authority.resolve("stranger.pem"));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/tsa",
        exchange -> {
          byte[] request = exchange.getRequestBody().readAllBytes();
          byte[] reply = answer.length > 0 ? answer : reply(request);
          exchange.sendResponseHeaders(200, reply.length);
          try (OutputStream body = exchange.getResponseBody()) {
            body.write(reply);
          }
        });
    server.start();
  }

  @AfterAll
  static void ends() {
    if (server != null) {
      server.stop(0);
    }
  }

  @BeforeEach
  void aJournal() throws IOException {
    answer = new byte[0];
    Files.createDirectories(folder.resolve("song/media"));
    Files.writeString(folder.resolve("song/song.json"), "{}");
    home = EvidenceFolder.of(folder.resolve("song"));
    stamps = new TimeStamps(home);
    enter();
  }

  private void enter() throws IOException {
    new Evidence(home).record(SigningKey.of(folder.resolve("key")), CLOCK);
  }

  private static byte[] reply(byte[] request) throws IOException {
    Files.write(authority.resolve("in.tsq"), request);
    try {
      openssl(
          "ts -reply -config tsa.cnf -queryfile in.tsq -signer tsa.pem -inkey tsa.key -out out.tsr"
              .split(" "));
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    return Files.readAllBytes(authority.resolve("out.tsr"));
  }

  private static String openssl(String... arguments) throws IOException, InterruptedException {
    String[] call = new String[arguments.length + 1];
    call[0] = "openssl";
    System.arraycopy(arguments, 0, call, 1, arguments.length);
    Process process =
        new ProcessBuilder(call).directory(authority.toFile()).redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("openssl %s: %s", String.join(" ", arguments), out).isZero();
    return out;
  }

  private static URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/tsa");
  }

  private Path file(String name) {
    return home.folder().resolve("stamps").resolve(name);
  }

  @Test
  void opensslReadsOurRequestAndVerifiesTheReplyThatWeVerify() throws Exception {
    String name = stamps.request(new SplittableRandom(1));
    assertThat(name).isEqualTo("000002");
    assertThat(openssl("ts", "-query", "-in", file("000002.tsq").toString(), "-text"))
        .contains("Hash Algorithm: sha256")
        .contains("Certificate required: yes")
        .contains("Nonce: 0x");
    assertThat(stamps.verify(roots, CLOCK)).singleElement().matches(TimeStamps.Stamp::waits);
    assertThat(stamps.send(address())).isEmpty();
    TimeStamps.Stamp stamp = stamps.verify(roots, CLOCK).getFirst();
    assertThat(stamp.fault()).isEmpty();
    assertThat(Duration.between(Instant.parse(stamp.time()), CLOCK.instant()).abs())
        .isLessThan(Duration.ofMinutes(1));
    assertThat(
            openssl(
                "ts",
                "-verify",
                "-data",
                file("000002.txt").toString(),
                "-in",
                file("000002.tsr").toString(),
                "-CAfile",
                "root.pem"))
        .contains("Verification: OK");
  }

  @Test
  void noByteOfStatementRequestOrReplyCanChange() throws Exception {
    stamps.request(new SplittableRandom(2));
    assertThat(stamps.send(address())).isEmpty();
    for (String name : List.of("000002.txt", "000002.tsq", "000002.tsr")) {
      byte[] whole = Files.readAllBytes(file(name));
      int step = name.endsWith("tsr") ? 31 : 1;
      int kept = 0;
      for (int at = 0; at < whole.length; at += step) {
        byte[] bad = whole.clone();
        bad[at] ^= 1;
        Files.write(file(name), bad);
        if (stamps.verify(roots, CLOCK).getFirst().fault().isEmpty()) {
          kept++;
        }
      }
      Files.write(file(name), whole);
      // Words of status, and whether a certificate was asked for, are not under the signature.
      assertThat(kept).as(name).isLessThanOrEqualTo(name.endsWith("txt") ? 0 : 3);
    }
    assertThat(stamps.verify(roots, CLOCK).getFirst().fault()).isEmpty();
  }

  @Test
  void aStampTellsWhenEntriesAreLostOrMadeAnew() throws Exception {
    stamps.request(new SplittableRandom(3));
    assertThat(stamps.send(address())).isEmpty();
    List<String> lines = Files.readAllLines(home.journal());
    Files.writeString(home.journal(), lines.getFirst() + "\n");
    assertThat(stamps.verify(roots, CLOCK).getFirst().fault()).contains("entries 2 to 2 are lost");
    Files.delete(home.journal());
    Files.delete(folder.resolve("key"));
    enter();
    assertThat(new Evidence(home).verify().faults()).isEmpty();
    assertThat(stamps.verify(roots, CLOCK).getFirst().fault())
        .contains("are not those that were stamped");
  }

  @Test
  void anotherRootAnotherReplyAndAnotherTimeAreRefused() throws Exception {
    stamps.request(new SplittableRandom(4));
    answer = reply(Tokens.request(new byte[32], java.math.BigInteger.ONE));
    assertThat(stamps.send(address())).singleElement().asString().contains("does not hold");
    answer = "no".getBytes(StandardCharsets.UTF_8);
    assertThat(stamps.send(address())).singleElement().asString().contains("no reply");
    assertThat(file("000002.tsr")).doesNotExist();
    answer = new byte[0];
    assertThat(stamps.send(address())).isEmpty();
    assertThat(stamps.verify(strangers, CLOCK).getFirst().fault()).contains("does not lead to");
    Clock early = Clock.fixed(CLOCK.instant().minus(Duration.ofHours(1)), ZoneOffset.UTC);
    assertThat(stamps.verify(roots, early).getFirst().fault()).contains("still to come");
  }

  @Test
  void withoutALineRequestsWaitAndAreSentLater() throws Exception {
    stamps.request(new SplittableRandom(5));
    Files.writeString(folder.resolve("song/media/a.wav"), "a");
    enter();
    assertThat(stamps.request(new SplittableRandom(6))).isEqualTo("000003");
    assertThatThrownBy(() -> stamps.request(new SplittableRandom(7)))
        .isInstanceOf(ReleaseProblem.class);
    assertThat(stamps.send(URI.create("http://127.0.0.1:1/tsa")))
        .hasSize(2)
        .allMatch(line -> line.contains("waits"));
    assertThat(stamps.send(address())).isEmpty();
    assertThat(stamps.verify(roots, CLOCK)).hasSize(2).allMatch(one -> one.fault().isEmpty());
    assertThatThrownBy(() -> stamps.send(URI.create("file:///etc/passwd")))
        .isInstanceOf(ReleaseProblem.class);
  }

  @Test
  void theSameNonceGivesTheSameRequest() throws IOException {
    byte[] hash = new byte[32];
    Arrays.fill(hash, (byte) 7);
    byte[] one = Tokens.request(hash, java.math.BigInteger.TEN);
    assertThat(Tokens.request(hash, java.math.BigInteger.TEN)).isEqualTo(one);
  }
}
