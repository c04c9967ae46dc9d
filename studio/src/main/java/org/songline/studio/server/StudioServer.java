package org.songline.studio.server;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;
import org.songline.model.store.SongFolder;
import org.songline.studio.desk.Place;
import org.songline.studio.desk.Songs;
import org.songline.studio.live.CardOutput;
import org.songline.studio.live.OutputNow;
import org.songline.studio.midi.Keyboards;
import org.songline.studio.midi.MidiSource;

/** The studio, served to browsers on this machine. */
public final class StudioServer implements AutoCloseable {
  private static final int THREADS = 16;
  private static final long LONGEST_TEXT = 32 << 20;

  private final Server server;
  private final Guard guard;
  private final Studio studio;
  private final Telling telling;
  private final AtomicBoolean closed = new AtomicBoolean();

  private StudioServer(Server server, Guard guard, Studio studio, Telling telling) {
    this.server = server;
    this.guard = guard;
    this.studio = studio;
    this.telling = telling;
  }

  /**
   * Starts to serve a song.
   *
   * @param song is closed with the server, or when another one is opened
   * @param songs the user's songs
   * @param open how a song is opened
   * @param port 0 for any that is free
   * @param secret lets in pages that were let in before; see {@link Secret}
   * @throws Exception when the port cannot be had
   */
  public static StudioServer start(
      SongFolder song, Songs songs, Function<SongFolder, Place> open, int port, String secret)
      throws Exception {
    return start(song, songs, open, port, secret, Machine.quiet());
  }

  /**
   * Starts to serve a song.
   *
   * @param song is closed with the server, or when another one is opened
   * @param songs the user's songs
   * @param open how a song is opened
   * @param port 0 for any that is free
   * @param secret lets in pages that were let in before; see {@link Secret}
   * @param machine what of this machine it uses
   * @throws Exception when the port cannot be had
   */
  public static StudioServer start(
      SongFolder song,
      Songs songs,
      Function<SongFolder, Place> open,
      int port,
      String secret,
      Machine machine)
      throws Exception {
    var pool = new QueuedThreadPool(THREADS);
    pool.setName("server");
    pool.setDaemon(true);
    var server = new Server(pool);
    var http = new HttpConfiguration();
    http.setSendServerVersion(false);
    var connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setHost("127.0.0.1");
    connector.setPort(port);
    server.addConnector(connector);
    var listens = new KeptSwitch(songs.list().resolveSibling("studio-keyboards.txt"));
    var studio =
        new Studio(
            open.apply(song),
            new CardOutput(machine.outputs()),
            new Keyboards(machine.keyboards().orElse(MidiSource.NONE), new ControlFile()),
            listens);
    var sound = new OutputRoutes(studio, songs.list().resolveSibling("studio-output.json"));
    var guard =
        new Guard(
            new Handler.Sequence(
                WebSocketUpgradeHandler.from(server, sockets -> map(sockets, studio)),
                new Routes(routes(studio, new SongRoutes(studio, songs, open), sound)),
                new Page(),
                new Nothing()),
            secret);
    server.setHandler(guard);
    server.setErrorHandler(
        (request, response, callback) -> {
          Replies.text(response, callback, "songline: " + response.getStatus() + "\n");
          return true;
        });
    try {
      server.start();
    } catch (Exception e) {
      studio.close();
      throw e;
    }
    guard.port(connector.getLocalPort());
    studio.output().take(machine.output().apply(sound.kept()));
    if (machine.keyboards().isPresent() && listens.on()) {
      // Looking for them takes a while.
      Thread.ofPlatform()
          .daemon()
          .name("keyboards-look")
          .start(() -> studio.keyboards().machine(true));
    }
    return new StudioServer(server, guard, studio, Telling.start(studio));
  }

  private static void map(ServerWebSocketContainer sockets, Studio studio) {
    sockets.setMaxTextMessageSize(LONGEST_TEXT);
    sockets.setIdleTimeout(Duration.ZERO);
    sockets.addMapping("/control", (request, response, callback) -> new Window(studio));
    sockets.addMapping("/audio", (request, response, callback) -> new Listening(studio));
  }

  private static List<Routes.Route> routes(Studio studio, SongRoutes songs, OutputRoutes output) {
    List<Routes.Route> routes = new ArrayList<>(new SoundRoutes(studio).routes());
    routes.addAll(output.routes());
    routes.addAll(songs.routes());
    routes.addAll(new HistoryRoutes(studio).routes());
    routes.addAll(new VersionRoutes(studio, songs).routes());
    routes.addAll(new MediaRoutes(studio).routes());
    routes.addAll(new FragmentRoutes(studio).routes());
    routes.addAll(new RenderRoutes(studio).routes());
    routes.addAll(new CoachRoutes(studio).routes());
    var desk = new MasterDesk(studio);
    routes.addAll(new MasterRoutes(studio, desk).routes());
    routes.addAll(new ReferenceRoutes(studio, desk).routes());
    routes.addAll(new MasteringRoutes(studio, desk).routes());
    routes.addAll(new SettingsRoutes(songs.settings()).routes());
    routes.addAll(new DeviceRoutes(studio).routes());
    routes.addAll(new PresetRoutes(studio).routes());
    return routes;
  }

  /** The records that are answered over HTTP. */
  public static List<Class<?>> answers() {
    List<Class<?>> answers = new ArrayList<>(DeviceRoutes.answers());
    answers.addAll(PresetRoutes.answers());
    answers.addAll(SongRoutes.answers());
    answers.addAll(HistoryRoutes.answers());
    answers.addAll(VersionRoutes.answers());
    answers.addAll(MediaRoutes.answers());
    answers.addAll(RenderRoutes.answers());
    answers.addAll(CoachRoutes.answers());
    answers.addAll(OutputRoutes.answers());
    answers.addAll(SoundRoutes.answers());
    answers.addAll(MasterRoutes.answers());
    answers.addAll(ReferenceRoutes.answers());
    answers.addAll(MasteringRoutes.answers());
    return List.copyOf(answers);
  }

  /** The address that opens the studio, with its token. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + port() + "/?token=" + guard.token());
  }

  /** Where the sound goes. */
  public OutputNow output() {
    return studio.output().now();
  }

  /** Where it is reached. */
  public int port() {
    return guard.port();
  }

  /** Waits until the server ends. */
  public void join() throws InterruptedException {
    server.join();
  }

  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    telling.close();
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the server does not stop", e);
    } finally {
      studio.close();
    }
  }

  /** What is at no other's address. */
  private static final class Nothing extends Handler.Abstract {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      Replies.missing(response, callback);
      return true;
    }
  }
}
