package org.songline.studio.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songline.exchange.template.Templates;
import org.songline.model.store.SongFolder;
import org.songline.studio.desk.Place;
import org.songline.studio.desk.Songs;

/** Nobody gets in who did not come with the token, from a page of ours, to an address of ours. */
class GuardTest {
  private static final String SECRET = "0123456789abcdef";

  @TempDir private Path home;
  private StudioServer server;
  private String token;

  @BeforeEach
  void start() throws Exception {
    SongFolder song =
        SongFolder.create(home.resolve("song"), Templates.bare().song("Song", 48000, 120, ""));
    Files.writeString(home.resolve("secret.txt"), "not to be read");
    server =
        StudioServer.start(
            song,
            new Songs(home, home.resolve("recent.txt")),
            folder -> new Place(folder, 256, 1),
            0,
            SECRET);
    token = server.address().getQuery().substring("token=".length());
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  /** What the server says to a request as it is, without a client that mends it. */
  private String raw(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        OutputStream out = socket.getOutputStream();
        InputStream in = socket.getInputStream()) {
      socket.setSoTimeout(5000);
      out.write(request.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      byte[] some = new byte[65_536];
      int count = in.readNBytes(some, 0, 12);
      if (request.contains("Upgrade")) {
        return new String(some, 0, count, StandardCharsets.ISO_8859_1);
      }
      count += in.readNBytes(some, count, some.length - count);
      return new String(some, 0, count, StandardCharsets.UTF_8);
    }
  }

  private String host() {
    return "127.0.0.1:" + server.port();
  }

  private String get(String path, String host, String more) throws IOException {
    return raw("GET " + path + " HTTP/1.1\nHost: " + host + "\nConnection: close\n" + more + "\n");
  }

  private String cookie() {
    return "Cookie: songline-" + server.port() + "=" + SECRET + "\n";
  }

  @Test
  void theTokenOpensThePageAndBecomesACookieThatScriptsCannotRead() throws IOException {
    String first = get("/?token=" + token, host(), "");
    assertThat(first).startsWith("HTTP/1.1 303").contains("HttpOnly").contains("SameSite=Strict");
    assertThat(get("/", host(), cookie())).startsWith("HTTP/1.1 200").contains("Songline");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/app.js", "/api/devices", "/control", "/audio", "/?token=", "/?token=0000"})
  void withoutTheTokenThereIsNothing(String path) throws IOException {
    assertThat(get(path, host(), "")).startsWith("HTTP/1.1 403");
  }

  @Test
  void theAddressThatWasPrintedDoesNotHoldWhatTheCookieHolds() throws IOException {
    assertThat(token).isNotEqualTo(SECRET);
    assertThat(get("/?token=" + SECRET, host(), "")).startsWith("HTTP/1.1 403");
    assertThat(get("/", host(), "Cookie: songline-" + server.port() + "=" + token + "\n"))
        .startsWith("HTTP/1.1 403");
  }

  @Test
  void aTokenIsTakenAtTheFirstPageAlone() throws IOException {
    assertThat(get("/api/devices?token=" + token, host(), "")).startsWith("HTTP/1.1 403");
  }

  @ParameterizedTest
  @ValueSource(strings = {"studio.example", "127.0.0.1.example:%d", "localhost", "127.0.0.1:1"})
  void aForeignNameForThisMachineIsRefused(String name) throws IOException {
    String host = name.replace("%d", Integer.toString(server.port()));
    assertThat(get("/", host, cookie())).startsWith("HTTP/1.1 403");
    assertThat(get("/?token=" + token, host, "")).startsWith("HTTP/1.1 403");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://studio.example", "null", "https://127.0.0.1:%d", "http://localhost:1"})
  void aForeignPageIsRefused(String origin) throws IOException {
    String from = "Origin: " + origin.replace("%d", Integer.toString(server.port())) + "\n";
    assertThat(get("/api/devices", host(), cookie() + from)).startsWith("HTTP/1.1 403");
    assertThat(socket("/control", cookie() + from)).startsWith("HTTP/1.1 403");
    assertThat(socket("/audio", cookie() + from)).startsWith("HTTP/1.1 403");
  }

  @Test
  void aSocketNeedsAnOriginAndTheCookie() throws IOException {
    String ours = "Origin: http://" + host() + "\n";
    assertThat(socket("/control", cookie() + ours)).startsWith("HTTP/1.1 101");
    assertThat(socket("/control", cookie())).startsWith("HTTP/1.1 403");
    assertThat(socket("/control", ours)).startsWith("HTTP/1.1 403");
  }

  private String socket(String path, String more) throws IOException {
    return raw(
        "GET "
            + path
            + " HTTP/1.1\nHost: "
            + host()
            + "\nConnection: Upgrade\nUpgrade: websocket\nSec-WebSocket-Version: 13\n"
            + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\n"
            + more
            + "\n");
  }

  @Test
  void whatChangesSomethingNeedsAnOrigin() throws IOException {
    String post =
        "POST /api/devices HTTP/1.1\nHost: " + host() + "\nContent-Length: 0\nConnection: close\n";
    assertThat(raw(post + cookie() + "\n")).startsWith("HTTP/1.1 403");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e/secret.txt",
        "/web/../../secret.txt",
        "/..;/secret.txt",
        "/org/songline/studio/server/Guard.class",
        "/api/peaks/..%2f..%2fsecret.txt/0",
        "/api/pcm/..%2f..%2fsecret.txt"
      })
  void noPathLeadsOutOfThePageAndTheSong(String path) throws IOException {
    String answer = get(path, host(), cookie());
    assertThat(answer).matches("(?s)HTTP/1\\.1 4\\d\\d .*").doesNotContain("not to be read");
  }

  @Test
  void everyAnswerForbidsForeignCodeAndFraming() throws IOException {
    assertThat(get("/", host(), cookie()))
        .contains("default-src 'none'")
        .contains("frame-ancestors 'none'")
        .contains("Cross-Origin-Opener-Policy: same-origin")
        .contains("Cross-Origin-Embedder-Policy: require-corp")
        .doesNotContain("Server:");
  }
}
