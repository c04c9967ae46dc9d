package org.songline.studio.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.exchange.template.Templates;
import org.songline.model.edit.Edit;
import org.songline.model.edit.PatternEdit.PutPattern;
import org.songline.model.edit.SongEdit.PutMarker;
import org.songline.model.edit.SongEdit.SetTitle;
import org.songline.model.edit.TrackEdit.SetFader;
import org.songline.model.edit.TrackEdit.SetTrackName;
import org.songline.model.edit.Transaction;
import org.songline.model.song.Id.MarkerId;
import org.songline.model.song.Id.PatternId;
import org.songline.model.song.Marker;
import org.songline.model.song.Note;
import org.songline.model.song.Pattern;
import org.songline.model.song.Song;
import org.songline.model.song.Track;
import org.songline.model.store.SongFolder;
import org.songline.model.text.EditText;
import org.songline.model.text.EditText.Kind;
import org.songline.model.text.EditText.Step;
import org.songline.model.time.TickPosition;
import org.songline.model.time.Ticks;
import org.songline.studio.desk.Place;
import org.songline.studio.desk.Songs;

/** Reload, sleep, a cut network, a restart and a slow page lose no edit and stop nobody. */
class ResilienceTest {
  private static final String SECRET = "0123456789abcdef";
  private static final long MOST_TOLD = 20_000_000;
  private static final String LONG = "x".repeat(900);

  @TempDir private Path home;
  private @Nullable Place opened;
  private StudioServer server;

  @BeforeEach
  void start() throws Exception {
    SongFolder.create(song(), Templates.find("house").orElseThrow().song("0", 48000, 120, ""))
        .close();
    open();
  }

  private Path song() {
    return home.resolve("song");
  }

  private void open() throws Exception {
    server =
        StudioServer.start(
            SongFolder.open(song()),
            new Songs(home, home.resolve("recent.txt")),
            folder -> {
              Place made = new Place(folder, 256, 1);
              opened = made;
              return made;
            },
            0,
            SECRET);
  }

  private Place place() {
    return Objects.requireNonNull(opened);
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  private static String perform(Edit... edits) {
    return "{\"type\":\"perform\",\"transaction\":"
        + EditText.write(new Step(Kind.DO, Transaction.of("Edit", edits)));
  }

  private static String title(String old, String now) {
    return perform(new SetTitle(old, now));
  }

  @Test
  void windowsThatEditTheSameThingsAtOnceEndWithTheSameSong() throws Exception {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    try (var one = new MirrorWindow(server, SECRET, "one");
        var two = new MirrorWindow(server, SECRET, "two");
        var hands = Executors.newFixedThreadPool(2)) {
      Future<Integer> first = hands.submit(work(one, new Random(seed)));
      Future<Integer> second = hands.submit(work(two, new Random(seed + 1)));
      assertThat(first.get() + second.get()).as("edits that were done").isGreaterThan(100);
      long last = place().desk().snapshot().revision();
      one.reach(last);
      two.reach(last);
      Song program = place().desk().song();
      assertThat(one.song()).isEqualTo(program);
      assertThat(two.song()).isEqualTo(program);
      assertThat(SongFolder.read(song())).isEqualTo(program);
      try (var fresh = new MirrorWindow(server, SECRET, "three")) {
        assertThat(fresh.song()).isEqualTo(program);
      }
    }
  }

  /** Edits, undo, redo, journeys and lost sockets, at random; how many were done. */
  private Callable<Integer> work(MirrorWindow window, Random random) {
    return () -> {
      int done = 0;
      for (int i = 0; i < 250; i++) {
        Song song = window.song();
        Track track = song.tracks().get(random.nextInt(song.tracks().size()));
        String refusal =
            switch (random.nextInt(8)) {
              case 0 -> window.ask("{\"type\":\"undo\"");
              case 1 -> window.ask("{\"type\":\"redo\"");
              case 2 ->
                  window.ask(
                      "{\"type\":\"travel\",\"steps\":%d,\"revision\":%d"
                          .formatted(random.nextInt(7) - 3, window.revision()));
              case 3 -> window.ask(title(song.title(), "" + random.nextInt(5)));
              case 4 ->
                  window.ask(
                      perform(
                          new SetFader(track.id(), track.strip().fader(), -random.nextInt(12)),
                          new SetTrackName(track.id(), track.name(), "t" + random.nextInt(3))));
              case 5 -> {
                if (random.nextInt(10) == 0) {
                  window.reconnect(server);
                }
                yield "";
              }
              default -> window.ask(marker(song, random));
            };
        done += refusal.isEmpty() ? 1 : 0;
      }
      return done;
    };
  }

  private static String marker(Song song, Random random) {
    MarkerId id = new MarkerId("m" + random.nextInt(4));
    Optional<Marker> old =
        song.markers().stream().filter(marker -> marker.id().equals(id)).findFirst();
    Optional<Marker> now =
        old.isPresent() && random.nextBoolean()
            ? Optional.empty()
            : Optional.of(new Marker(id, "x", new TickPosition(random.nextInt(1_000_000))));
    return perform(new PutMarker(old, now));
  }

  @Test
  void whatWasAskedBeforeTheServerEndedIsNotDoneTwiceWhenItIsAskedAgain() throws Exception {
    long asked;
    try (var window = new MirrorWindow(server, SECRET, "w")) {
      window.ask(title("0", "1"));
      window.ask(title("1", "2"));
      assertThat(window.ask("{\"type\":\"undo\"")).isEmpty();
      asked = window.window().number();
    }
    server.close();
    open();
    try (var window = new TestWindow(server, SECRET)) {
      window.hello("w");
      window.number(asked - 1); // The answer never came, so the page asks again.
      assertThat(window.done("{\"type\":\"undo\"")).isEmpty();
      assertThat(SongFolder.read(song()).title()).isEqualTo("1");
      assertThat(window.done("{\"type\":\"undo\"")).isEmpty();
      assertThat(SongFolder.read(song()).title()).isEqualTo("0");
    }
  }

  @Test
  void aPageThatSleepsIsToldAllWhenItWakes() throws Exception {
    try (var sleeper = new MirrorWindow(server, SECRET, "sleeper");
        var other = new MirrorWindow(server, SECRET, "other")) {
      sleeper.window().sleep();
      String before = "0";
      for (int i = 1; i <= 100; i++) {
        assertThat(other.ask(title(before, i + LONG))).isEmpty();
        before = i + LONG;
      }
      sleeper.window().wake();
      sleeper.reach(100);
      assertThat(sleeper.song()).isEqualTo(place().desk().song());
    }
  }

  @Test
  void aMessageThatIsCutOffChangesNothingAndStopsNobody() throws Exception {
    Song before = place().desk().song();
    try (var other = new MirrorWindow(server, SECRET, "other")) {
      byte[] message = (title("0", "never") + ",\"id\":2}").getBytes(StandardCharsets.US_ASCII);
      for (int cut = 1; cut < message.length; cut += 41) {
        try (Socket socket = handshake(1 << 16)) {
          OutputStream out = socket.getOutputStream();
          out.write(
              frame(
                  "{\"type\":\"hello\",\"window\":\"cut\",\"song\":null,\"revision\":-1,\"id\":1}"
                      .getBytes(StandardCharsets.US_ASCII),
                  Integer.MAX_VALUE));
          out.write(frame(message, cut));
          out.flush();
          socket.setSoLinger(true, 0); // The line is cut, without a goodbye.
        }
      }
      assertThat(place().desk().song()).isEqualTo(before);
      assertThat(other.ask(title("0", "1"))).isEmpty();
      assertThat(other.song().title()).isEqualTo("1");
    }
  }

  @Test
  void aPageThatDoesNotReadIsCutOffAndComesBackWhileTheOthersAndTheEngineGoOn() throws Exception {
    try (var other = new MirrorWindow(server, SECRET, "other");
        Socket slow = handshake(1 << 12)) {
      OutputStream out = slow.getOutputStream();
      out.write(
          frame(
              "{\"type\":\"hello\",\"window\":\"slow\",\"song\":null,\"revision\":-1,\"id\":1}"
                  .getBytes(StandardCharsets.US_ASCII),
              Integer.MAX_VALUE));
      out.flush();
      List<Note> notes = new ArrayList<>();
      for (int i = 0; i < 8_000; i++) {
        notes.add(
            new Note(
                new TickPosition(i * 1000L), new Ticks(i % 900 + 1), i % 128, 100, 64, List.of()));
      }
      Pattern pattern = new Pattern(new PatternId("long"), "Long", notes, List.of());
      assertThat(other.ask(perform(new PutPattern(Optional.empty(), Optional.of(pattern)))))
          .isEmpty();
      long engine = place().player().status().engine();
      long longest = 0;
      for (int i = 0; i < 70; i++) {
        long begin = System.nanoTime();
        assertThat(other.ask(i % 2 == 0 ? "{\"type\":\"undo\"" : "{\"type\":\"redo\"")).isEmpty();
        longest = Math.max(longest, System.nanoTime() - begin);
      }
      System.out.println(
          "longest answer beside a page that does not read: " + longest / 1_000_000 + " ms");
      assertThat(other.song()).isEqualTo(place().desk().song());
      assertThat(place().player().status().engine()).isGreaterThan(engine);
      assertThat(ends(slow)).as("the slow page is cut off").isTrue();
    }
    try (var back = new MirrorWindow(server, SECRET, "slow")) {
      assertThat(back.song()).isEqualTo(place().desk().song());
    }
  }

  /** Whether a socket comes to its end before all of what was told has come. */
  private static boolean ends(Socket socket) throws Exception {
    socket.setSoTimeout(10_000);
    byte[] some = new byte[1 << 16];
    long bytes = 0;
    try {
      InputStream in = socket.getInputStream();
      for (int n = in.read(some); n >= 0; n = in.read(some)) {
        bytes += n;
        if (bytes > MOST_TOLD) {
          return false;
        }
      }
    } catch (java.net.SocketTimeoutException still) {
      return false;
    } catch (java.io.IOException reset) {
      return true;
    }
    return true;
  }

  private Socket handshake(int buffer) throws Exception {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(buffer);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
    String host = "127.0.0.1:" + server.port();
    String request =
        "GET /control HTTP/1.1\r\nHost: %s\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nOrigin: http://%s\r\nCookie: songline-%d=%s\r\n\r\n"
            .formatted(host, host, server.port(), SECRET);
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    InputStream in = socket.getInputStream();
    StringBuilder head = new StringBuilder();
    while (!head.toString().endsWith("\r\n\r\n")) {
      head.append((char) in.read());
    }
    assertThat(head.toString()).startsWith("HTTP/1.1 101");
    return socket;
  }

  /** A masked text frame of a WebSocket, as far as some of its bytes. */
  private static byte[] frame(byte[] text, int most) {
    int head = text.length < 126 ? 6 : 8;
    byte[] all = new byte[head + text.length];
    all[0] = (byte) 0x81;
    if (head == 6) {
      all[1] = (byte) (0x80 | text.length);
    } else {
      all[1] = (byte) (0x80 | 126);
      all[2] = (byte) (text.length >> 8);
      all[3] = (byte) text.length;
    }
    System.arraycopy(text, 0, all, head, text.length); // The mask is four zeros.
    return java.util.Arrays.copyOf(all, Math.min(all.length, most));
  }
}
