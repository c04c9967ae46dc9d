package org.songline.release.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.gaul.s3proxy.BlobStores;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.release.ReleaseProblem;
import org.songline.release.catalog.Examples;
import org.songline.release.ddex.BatchTree;
import org.songline.release.ddex.TreeCheck;
import org.songline.release.delivery.DeliveryState.Step;

/** Against a real server of the S3 protocol, which is cut. */
class S3DeliveryTest {
  private static final Destination SHOP =
      Shelf.destination(Destination.Way.S3, BatchTree.Profile.BATCH);
  private static final int PART = 5 << 20;
  private static final String ACCESS = "access";
  private static final String SECRET = "for this test";

  @TempDir Path temp;
  private final S3Proxy server = server();

  private static S3Proxy server() {
    return S3Proxy.builder()
        .blobStore(BlobStores.create("transient", new Properties()))
        .endpoint(URI.create("http://127.0.0.1:0"))
        .awsAuthentication(AuthenticationType.AWS_V4, ACCESS, SECRET)
        .build();
  }

  @BeforeEach
  void start() throws Exception {
    server.start();
    S3Request bucket =
        new S3Request(
            "PUT",
            URI.create("http://127.0.0.1:" + server.getPort()),
            "/bucket",
            new TreeMap<>(),
            new TreeMap<>(),
            S3Request.sha256(new byte[0]));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(bucket.address()).PUT(HttpRequest.BodyPublishers.noBody());
    bucket
        .signed(new S3Request.Keys(ACCESS, SECRET, "us-east-1"), Instant.now())
        .forEach(request::header);
    try (HttpClient client = HttpClient.newHttpClient()) {
      assertThat(client.send(request.build(), HttpResponse.BodyHandlers.ofString()).statusCode())
          .isEqualTo(200);
    }
  }

  @AfterEach
  void stop() throws Exception {
    server.stop();
  }

  private S3Transport connect(int port, String secret) {
    return new S3Transport(
        new S3Transport.Place(
            URI.create("http://127.0.0.1:" + port), "us-east-1", "bucket", "in", ACCESS, secret),
        Clock.systemUTC(),
        PART);
  }

  /** What lies there, as files. */
  private Path fetched(DeliveryState state) throws IOException {
    Path root = temp.resolve("fetched-" + System.nanoTime());
    try (S3Transport there = connect(server.getPort(), SECRET)) {
      for (String path : state.files().keySet()) {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        if (there.size(path) >= 0) {
          Files.write(file, there.read(path, 100 << 20));
        }
      }
    }
    return root.resolve(state.root());
  }

  @Test
  void aReleaseArrivesWholeInParts() throws IOException {
    Shelf shelf = Shelf.of(temp.resolve("c"), Examples.single(), 2 * PART + 12_345);
    DeliveryState state = shelf.deliver(SHOP, () -> connect(server.getPort(), SECRET));
    assertThat(state.step()).isEqualTo(Step.SENT);
    assertThat(TreeCheck.check(fetched(state))).isEmpty();
    try (S3Transport there = connect(server.getPort(), SECRET)) {
      assertThat(there.list(state.root()))
          .containsExactly("BatchComplete_" + state.batch() + ".xml");
    }
  }

  @Test
  void cutAnywhereItGoesOnWithThePartsThatAreMissing() throws IOException {
    Shelf shelf = Shelf.of(temp.resolve("c"), Examples.single(), 2 * PART + 12_345);
    int cuts = 0;
    long sent = 0;
    DeliveryState state = DeliveryState.NOTHING;
    long[] limits = {300, 3_000, 8_000, PART + 20_000, 2_000_000, 2 * PART + 30_000, 4_000, 13_000};
    while (state.step() != Step.SENT) {
      long limit = cuts < limits.length ? limits[cuts] : Long.MAX_VALUE;
      try (CuttingProxy proxy = new CuttingProxy(server.getPort(), limit)) {
        try {
          state = shelf.deliver(SHOP, () -> connect(proxy.port(), SECRET));
        } catch (ReleaseProblem cut) {
          assertThat(cut.getMessage()).contains("was cut").doesNotContain("\n");
          state = shelf.delivery(SHOP).state();
          try (S3Transport there = connect(server.getPort(), SECRET)) {
            if (!there.list(state.root()).isEmpty()) {
              assertThat(TreeCheck.check(fetched(state))).isEmpty();
            }
          }
          cuts++;
        }
        sent += proxy.passed();
      }
      assertThat(cuts).isLessThan(20);
    }
    assertThat(cuts).isGreaterThan(4);
    assertThat(TreeCheck.check(fetched(state))).isEmpty();
    // The first part went twice at most: once whole, and never again after it was there.
    assertThat(sent).isLessThan(4L * PART);
  }

  @Test
  void wrongKeysAreRefusedInOneLine() throws IOException {
    Shelf shelf = Shelf.of(temp.resolve("c"), Examples.single(), 10_000);
    assertThatThrownBy(() -> shelf.deliver(SHOP, () -> connect(server.getPort(), "other")))
        .isInstanceOf(ReleaseProblem.class)
        .hasMessageContaining("the storage refuses it (403")
        .hasMessageNotContaining("\n")
        .hasMessageNotContaining("other");
  }

  /** The example of Amazon's API reference, "GET Object". */
  @Test
  void theSignatureIsAmazons() {
    S3Request request =
        new S3Request(
            "GET",
            URI.create("https://examplebucket.s3.amazonaws.com"),
            "/test.txt",
            new TreeMap<>(),
            new TreeMap<>(Map.of("range", "bytes=0-9")),
            S3Request.sha256(new byte[0]));
    assertThat(
            request
                .signed(
                    new S3Request.Keys(
                        "AKIAIOSFODNN7EXAMPLE",
                        "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
                        "us-east-1"),
                    Instant.parse("2013-05-24T00:00:00Z"))
                .get("authorization"))
        .endsWith("Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
  }
}
