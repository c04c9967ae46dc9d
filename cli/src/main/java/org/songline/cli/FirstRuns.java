package org.songline.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.songline.cli.shell.Shell;
import org.songline.model.store.SongFolder;
import org.songline.studio.Library;
import org.songline.studio.desk.Place;
import org.songline.studio.desk.Songs;
import org.songline.studio.server.StudioServer;

/**
 * The usual commands in small, one after the other, in a folder that is gone afterwards. The
 * launcher runs this once after a build, so that Java keeps what it learned for later starts.
 */
final class FirstRuns {
  private static final int BLOCK = 256;

  private FirstRuns() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createTempDirectory("songline-first-");
    try (var nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      for (List<String> call : calls(folder)) {
        int status = Main.run(new Shell(nowhere, nowhere), call.toArray(String[]::new));
        System.out.println(status + " " + String.join(" ", call));
      }
      studio(folder);
    } finally {
      delete(folder);
    }
  }

  private static List<List<String>> calls(Path folder) {
    String song = Library.home().resolve("examples/night-ferry").toString();
    String mix = folder.resolve("mix.wav").toString();
    String master = folder.resolve("master.flac").toString();
    return List.of(
        List.of("--help"),
        List.of("--version"),
        List.of("devices"),
        List.of("devices", "--json"),
        List.of("new", folder.resolve("song").toString()),
        List.of("render", song, "--from", "9", "--to", "13", "-o", mix),
        List.of("measure", mix),
        List.of("measure", "--quick", mix),
        List.of("master", mix, "-o", master),
        List.of("master", mix, "-r", master, "-o", folder.resolve("alike.wav").toString()));
  }

  /** Opens the studio on a song, asks for its page, and ends it. */
  private static void studio(Path folder) {
    SongFolder song = SongFolder.open(folder.resolve("song"));
    Songs songs = new Songs(folder, folder.resolve("recent.txt"));
    try (StudioServer server =
            StudioServer.start(song, songs, each -> new Place(each, BLOCK, 2), 0, "first runs");
        HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> page =
          client.send(
              HttpRequest.newBuilder(server.address()).build(),
              HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      System.out.println(page.statusCode() + " studio");
    } catch (Exception e) {
      System.out.println("studio: " + e);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
