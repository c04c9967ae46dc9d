package org.songline.studio.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.devices.builtin.BuiltIn;
import org.songline.engine.render.RenderRequest;
import org.songline.engine.render.Renderer;
import org.songline.engine.render.SampleSink;
import org.songline.media.Progress;
import org.songline.model.song.Song;
import org.songline.model.store.SongFolder;
import org.songline.model.time.FramePosition;
import org.songline.model.time.TempoMap;
import org.songline.model.time.TickPosition;
import org.songline.studio.Library;
import org.songline.studio.desk.Place;
import org.songline.studio.desk.Songs;
import org.songline.studio.page.Browser;
import org.songline.studio.server.StudioServer;

/**
 * The whole way of the sound: the program's engine and server, the page as it is shipped, an
 * installed Chromium. {@code -Dsound.seconds=60 -Dsound.store=2048 -Dsound.song=NAME} take more.
 */
class BrowserSoundTest {
  private static final int SECONDS = Integer.getInteger("sound.seconds", 3);
  private static final int STORE = Integer.getInteger("sound.store", 4096);
  private static final Path SONG =
      Path.of(System.getProperty("songline.home", ".."), "examples")
          .resolve(System.getProperty("sound.song", "paper-boats"));

  private static final String RECORD =
      """
      async () => {
        const audio = studio.audio;
        const context = audio.output.context;
        await context.audioWorklet.addModule('/recorder.js');
        const node = new AudioWorkletNode(context, 'recorder', {
          channelCount: 2, channelCountMode: 'explicit', numberOfOutputs: 1 });
        audio.output.connect(node);
        node.connect(context.destination);
        globalThis.pieces = [];
        node.port.onmessage = ({ data }) => pieces.push(data);
      }
      """;

  private static final String PIECE =
      """
      (i) => {
        const bytes = new Uint8Array(pieces[i].buffer);
        let text = '';
        for (let k = 0; k < bytes.length; k += 4096) {
          text += String.fromCharCode(...bytes.subarray(k, k + 4096));
        }
        return btoa(text);
      }
      """;

  @TempDir Path folder;
  private Path song;
  private Song read;
  private @Nullable Place place;
  private StudioServer server;
  private Browser browser;

  @BeforeEach
  void open() throws Exception {
    Optional<Path> program = Browser.installed();
    assumeTrue(program.isPresent(), "needs an installed Chromium");
    assumeTrue(
        BrowserSoundTest.class.getResource("/web/feed.worker.js") != null, "needs the built page");
    song = SONG;
    read = SongFolder.read(song);
    server =
        StudioServer.start(
            copy(song),
            new Songs(folder, folder.resolve("recent.txt")),
            this::opened,
            0,
            "a secret of this test");
    browser = Browser.open(program.get());
  }

  private Place place() {
    return Objects.requireNonNull(place);
  }

  private Place opened(SongFolder from) {
    Place opened = new Place(from, 256, 1);
    opened.player().store(STORE);
    place = opened;
    return opened;
  }

  /** The song in a folder of its own, since an open song keeps a journal. */
  private SongFolder copy(Path from) throws Exception {
    Path to = folder.resolve("song");
    try (var files = java.nio.file.Files.walk(from)) {
      for (Path file : files.toList()) {
        java.nio.file.Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
    return SongFolder.open(to);
  }

  @AfterEach
  void close() throws Exception {
    if (browser != null) {
      browser.close();
    }
    if (server != null) {
      server.close();
    }
  }

  /** A window whose sound runs. */
  private Page listening() {
    Page page = browser.window(server.address());
    page.evaluate(
        """
        () => {
          const button = document.createElement('button');
          button.id = 'sound';
          button.onclick = () => studio.audio.start();
          document.body.prepend(button);
        }
        """);
    page.click("#sound");
    page.waitForFunction(
        "() => studio.audio.state.peek().kind === 'running' && studio.audio.leads.peek()"
            + " && studio.audio.latency() > 0");
    return page;
  }

  private float[] rendered(double seconds) throws Exception {
    TickPosition end =
        new TempoMap(read.tempos())
            .tickAt(new FramePosition((long) (seconds * read.rate())), read.rate());
    SampleSink mix = new SampleSink();
    new Renderer(BuiltIn.catalogue(), Library.files(song))
        .render(
            read,
            RenderRequest.MIX.range(TickPosition.START, Optional.of(end)),
            (port, rate) -> mix,
            Progress.NONE);
    return mix.samples();
  }

  private static float[] recorded(Page page) {
    int count = ((Number) page.evaluate("() => pieces.length")).intValue();
    ByteBuffer all = ByteBuffer.allocate(count * 2 * 8192 * 4).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < count; i++) {
      all.put(Base64.getDecoder().decode((String) page.evaluate(PIECE, i)));
    }
    float[] samples = new float[all.capacity() / 4];
    all.flip().asFloatBuffer().get(samples);
    return samples;
  }

  @Test
  void whatPassesTheBrowserIsWhatIsRenderedToTheBit() throws Exception {
    float[] mix = rendered(SECONDS);
    Page page = listening();
    page.evaluate(RECORD);
    page.evaluate("() => studio.play()");
    page.waitForFunction(
        "(frames) => studio.audio.songFrameHeardNow() > frames",
        (SECONDS + 0.5) * read.rate(),
        new Page.WaitForFunctionOptions().setTimeout(60_000 + 3000.0 * SECONDS));
    page.evaluate("() => studio.stop()");
    page.waitForTimeout(300);
    Comparison found = Comparison.of(recorded(page), mix);
    int gaps = ((Number) page.evaluate("() => studio.audio.gaps")).intValue();
    int lost = ((Number) page.evaluate("() => studio.audio.lost")).intValue();
    System.out.printf(
        Locale.ROOT,
        "%s, %d s: %s; %d gaps and %d lost messages told; %s%n",
        song.getFileName(),
        SECONDS,
        found,
        gaps,
        lost,
        place().player().status());
    assertThat(found.lost()).isZero();
    assertThat(found.gaps()).as("gaps that were told").isLessThanOrEqualTo(gaps);
    assertThat(found.compared()).isGreaterThan((SECONDS - 1) * read.rate());
    assertThat(lost).isZero();
  }

  @Test
  void thePositionOnThePageIsWhatIsHeardAndLevelsMove() {
    Page page = listening();
    page.evaluate("() => studio.play()");
    page.waitForFunction("() => studio.audio.songFrameHeardNow() > 24000");
    @SuppressWarnings("unchecked")
    List<Number> pairs =
        (List<Number>)
            page.evaluate(
                """
                async () => {
                  const pairs = [];
                  for (let i = 0; i < 40; i++) {
                    pairs.push(performance.now(), studio.audio.songFrameHeardNow());
                    await new Promise((then) => setTimeout(then, 25));
                  }
                  return pairs;
                }
                """);
    double first = pairs.get(1).doubleValue() - pairs.get(0).doubleValue() * 48;
    for (int i = 2; i < pairs.size(); i += 2) {
      double drift = pairs.get(i + 1).doubleValue() - pairs.get(i).doubleValue() * 48 - first;
      int gaps = ((Number) page.evaluate("() => studio.audio.gaps")).intValue();
      if (gaps == 0) {
        assertThat(Math.abs(drift)).as("frames off an even way").isLessThan(2400);
      }
    }
    page.waitForFunction("() => studio.level('').rmsLeft > 0");
  }

  @Test
  void twoWindowsHearTheSameAndTheSecondLeadsWhenTheFirstIsClosed() throws Exception {
    Page first = listening();
    Page second = browser.window(server.address());
    second.evaluate("() => document.body.onclick = () => studio.audio.start()");
    second.click("body");
    second.waitForFunction(
        "() => studio.audio.latency() > 0 && studio.audio.engineFrameHeardNow() > 0");
    assertThat(second.evaluate("() => studio.audio.leads.peek()")).isEqualTo(false);
    long engine = place().player().status().engine();
    first.close();
    second.waitForFunction("() => studio.audio.leads.peek()");
    while (place().player().status().engine() < engine + 48_000) {
      Thread.sleep(5);
    }
  }

  /** Told, not judged: how long sound and gestures are on their way. */
  @Test
  void figures() throws Exception {
    assumeTrue(Boolean.getBoolean("sound.figures"), "only when asked");
    Map<Long, Double> made = new ConcurrentHashMap<>();
    AudioFeed[] self = new AudioFeed[1];
    int[] sent = {0};
    Wire wire =
        (message, done) -> {
          double now = wall();
          int frames = message.order(ByteOrder.LITTLE_ENDIAN).getInt(4);
          if (frames > 0) {
            made.put(message.getLong(8) + frames, now);
            sent[0] += frames;
            AudioFeed feed = self[0];
            if (feed != null) {
              feed.received(
                  ByteBuffer.allocate(12)
                      .order(ByteOrder.LITTLE_ENDIAN)
                      .putInt(sent[0])
                      .putInt(0)
                      .putInt(0)
                      .flip());
            }
          }
          done.run();
        };
    place().player().live(true);
    Page page = listening();
    self[0] = new AudioFeed(place().player(), wire);
    page.evaluate(
        """
        () => {
          globalThis.probe = new Worker('/probe.js');
          probe.postMessage(`ws://${location.host}/audio`);
        }
        """);
    page.waitForTimeout(10_000);
    @SuppressWarnings("unchecked")
    List<Number> came =
        (List<Number>)
            page.evaluate(
                """
                () => new Promise((then) => {
                  probe.onmessage = ({ data }) => then(data);
                  probe.postMessage('tell');
                })
                """);
    double[] transit = new double[came.size() / 2];
    int count = 0;
    for (int i = 0; i < came.size(); i += 2) {
      Double at = made.get(came.get(i).longValue());
      if (at != null) {
        transit[count++] = came.get(i + 1).doubleValue() - at;
      }
    }
    tell("transit ms", Arrays.copyOf(transit, count));
    try {
      gestures(page, made);
    } finally {
      List<Passage> all = place().player().passages(0);
      System.out.println(all.subList(Math.max(0, all.size() - 4), all.size()));
      System.out.println(place().player().status());
    }
    System.out.printf(
        Locale.ROOT,
        "gaps %s, lost %s, store %s, device ms %s, latency told %s, %s%n",
        page.evaluate("() => studio.audio.gaps"),
        page.evaluate("() => studio.audio.lost"),
        STORE,
        page.evaluate(
            "() => 1000 * (studio.audio.output.context.baseLatency +"
                + " studio.audio.output.context.outputLatency)"),
        page.evaluate("() => studio.audio.latency()"),
        place().player().status());
    self[0].close();
  }

  private void gestures(Page page, Map<Long, Double> made) {
    double[] engine = new double[60];
    double[] ring = new double[60];
    double[] ear = new double[60];
    for (int n = 0; n < ring.length; n++) {
      @SuppressWarnings("unchecked")
      List<Number> row =
          (List<Number>)
              page.evaluate(
                  """
                  async (wait) => {
                    const audio = studio.audio;
                    const map = audio.map;
                    await new Promise((then) => setTimeout(then, 100 + wait));
                    const last = map.passages[map.passages.length - 1];
                    const from = performance.now();
                    studio.play();
                    let next = last;
                    while (next === last || !next.rolls) {
                      if (performance.now() - from > 4000) {
                        throw new Error(JSON.stringify([last, next, map.passages.slice(-4),
                          studio.transport.peek(), studio.connected.peek()]));
                      }
                      await new Promise((then) => setTimeout(then, 4));
                      next = map.passages[map.passages.length - 1];
                    }
                    const now = performance.now();
                    const read = audio.ring.engineAt(audio.ring.get(1));
                    const heard = audio.engineFrameHeardNow();
                    studio.stop();
                    return [performance.timeOrigin + from, next.engine,
                      now - (read - next.engine) / 48 - from, now - (heard - next.engine) / 48 - from];
                  }
                  """,
                  n * 37 % 100);
      ring[n] = row.get(2).doubleValue();
      ear[n] = row.get(3).doubleValue();
      long block = row.get(1).longValue();
      engine[n] = Double.NaN;
      // What is heard from a block on is made earlier by the latency of the plan.
      block -= place().session().latency();
      for (long end = block + 64; end <= block + 2048; end += 64) {
        Double at = made.get(end);
        if (at != null) {
          engine[n] = at - row.get(0).doubleValue();
          break;
        }
      }
    }
    tell("gesture to engine ms", engine);
    tell("gesture to worklet ms", ring);
    tell("gesture to ear ms", ear);
  }

  private static double wall() {
    java.time.Instant now = java.time.Instant.now();
    return now.getEpochSecond() * 1e3 + now.getNano() * 1e-6;
  }

  private static void tell(String what, double[] values) {
    Arrays.sort(values);
    System.out.printf(
        Locale.ROOT,
        "%s: n %d, median %.2f, p90 %.2f, p99 %.2f, most %.2f%n",
        what,
        values.length,
        values[values.length / 2],
        values[(int) (values.length * 0.9)],
        values[(int) (values.length * 0.99)],
        values[values.length - 1]);
  }
}
