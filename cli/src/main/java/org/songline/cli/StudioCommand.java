package org.songline.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.songline.cli.shell.ExitCode;
import org.songline.cli.shell.Failures;
import org.songline.cli.shell.Shell;
import org.songline.model.store.SongFolder;
import org.songline.studio.UserFolders;
import org.songline.studio.desk.Place;
import org.songline.studio.desk.Songs;
import org.songline.studio.live.OutputChoice;
import org.songline.studio.live.OutputNow;
import org.songline.studio.live.OutputPhase;
import org.songline.studio.server.Machine;
import org.songline.studio.server.Secret;
import org.songline.studio.server.StudioServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The studio in the browser. */
@Command(
    name = "studio",
    mixinStandardHelpOptions = true,
    description = "Open the studio in the browser; also what songline does without a command.")
final class StudioCommand implements Callable<Integer> {
  private static final String DEMO = "night-ferry";
  private static final int BLOCK = 256;
  private static final int USUAL_PORT = 4747;
  private static final double REHEARSAL_SECONDS = 30;

  private final Shell shell;

  @Parameters(
      arity = "0..1",
      paramLabel = "SONG",
      description = "A song's folder; without it the last one, or a copy of a bundled song.")
  private @Nullable Path song;

  @Option(
      names = "--demo",
      arity = "0..1",
      paramLabel = "NAME",
      fallbackValue = DEMO,
      description = "Open your copy of a bundled song (${FALLBACK-VALUE}).")
  private @Nullable String demo;

  @Option(
      names = "--port",
      description = "The port on this machine; 0 takes any that is free. Usually 4747.")
  private @Nullable Integer port;

  @Option(
      names = "--output",
      paramLabel = "SYSTEM[:DEVICE]",
      description =
          "Play on a sound card this time, as songline doctor lists them: jack, portaudio or java,"
              + " with a part of a device's name; browser for none.")
  private @Nullable String output;

  @Option(
      names = "--buffer",
      paramLabel = "FRAMES",
      description = "Frames at once of the sound card: 64 to 2048, a power of two; usually 256.")
  private @Nullable Integer buffer;

  @Option(names = "--no-browser", description = "Only print the address.")
  private boolean silent;

  StudioCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws Exception {
    if (port != null && (port < 0 || port > 65_535)) {
      throw new Failures.WrongCall("--port " + port + ": use 0 to 65535");
    }
    OutputChoice checked = chosen(OutputChoice.BROWSER);
    Songs songs = Songs.usual();
    Path folder = wanted(songs);
    SongFolder opened = SongFolder.open(folder);
    songs.remember(folder);
    try (StudioServer server = start(opened, songs)) {
      Runtime.getRuntime().addShutdownHook(new Thread(server::close, "closing"));
      shell.print(server.address().toString());
      shell.say("songline: " + folder + " is open in the studio; Ctrl+C ends it");
      if (!checked.device().isEmpty() || !server.output().chosen().isEmpty()) {
        shell.say("songline: " + told(server.output()));
      }
      if (!silent) {
        browse(server.address());
      }
      server.join();
    }
    return ExitCode.DONE;
  }

  /** What was chosen before, with what was asked for this time. */
  private OutputChoice chosen(OutputChoice kept) {
    OutputChoice choice = kept;
    if (output != null) {
      choice = choice.device(output.equals("browser") ? "" : output);
    }
    try {
      return buffer == null ? choice : choice.buffer(buffer);
    } catch (IllegalArgumentException wrong) {
      throw new Failures.WrongCall("--buffer: " + wrong.getMessage());
    }
  }

  private static String told(OutputNow now) {
    if (now.phase() == OutputPhase.RUNNING) {
      return "it plays on %s, %d frames at once".formatted(now.name(), now.block());
    }
    return now.phase() == OutputPhase.BROWSER
        ? "it plays in the browser"
        : "it plays in the browser, for " + now.trouble();
  }

  /** On the port that was asked for, else on the usual one, else on any. */
  private StudioServer start(SongFolder opened, Songs songs) throws Exception {
    String secret = Secret.kept(UserFolders.data().resolve("studio-secret"));
    int wanted = port != null ? port : isFree(USUAL_PORT) ? USUAL_PORT : 0;
    return StudioServer.start(
        opened, songs, StudioCommand::place, wanted, secret, Machine.whole(this::chosen));
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  private static Place place(SongFolder folder) {
    var place = new Place(folder, BLOCK, Runtime.getRuntime().availableProcessors());
    place.rehearse(REHEARSAL_SECONDS);
    return place;
  }

  private Path wanted(Songs songs) throws IOException {
    if (song != null) {
      return song;
    }
    if (demo != null) {
      return songs.copyOf(demo);
    }
    List<Path> recent = songs.recent();
    return recent.isEmpty() ? songs.copyOf(DEMO) : recent.getFirst();
  }

  private void browse(URI address) {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    List<String> opener =
        system.contains("mac")
            ? List.of("open")
            : system.contains("win")
                ? List.of("rundll32", "url.dll,FileProtocolHandler")
                : List.of("xdg-open");
    try {
      new ProcessBuilder(Stream.concat(opener.stream(), Stream.of(address.toString())).toList())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      shell.say("songline: no browser could be started; open the address above in one");
    }
  }
}
