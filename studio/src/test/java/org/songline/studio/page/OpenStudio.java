package org.songline.studio.page;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.songline.exchange.template.Templates;
import org.songline.model.song.Song;
import org.songline.model.store.SongFolder;
import org.songline.studio.desk.Place;
import org.songline.studio.desk.Songs;
import org.songline.studio.server.StudioServer;

/** The studio with a song in it, as people have it: a server and an installed Chromium. */
final class OpenStudio implements AutoCloseable {
  private static final String HOME = "songline.home";
  private static final String SECRET = "0123456789abcdef";

  private final Path home;
  private final Path song;
  private final Browser browser;
  private StudioServer server;

  private OpenStudio(Path home, Path song, Browser browser, StudioServer server) {
    this.home = home;
    this.song = song;
    this.browser = browser;
    this.server = server;
  }

  /** The song that the tests begin with that make something from nothing. */
  static Song bare() {
    return Templates.bare().song("First light", 48000, 120, "A minor");
  }

  /** With a new song. */
  static OpenStudio of(Path home, Song song) throws Exception {
    Path folder = home.resolve("song");
    SongFolder.create(folder, song).close();
    return open(home, folder);
  }

  /** With a copy of a bundled song. */
  static OpenStudio bundled(Path home, String name) throws Exception {
    Path from = Path.of(System.getProperty(HOME, ".."), "examples", name);
    Path to = home.resolve("song");
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
    return open(home, to);
  }

  /** With the song that is there already. */
  static OpenStudio again(Path home) throws Exception {
    return open(home, home.resolve("song"));
  }

  private static OpenStudio open(Path home, Path song) throws Exception {
    Optional<Path> program = Browser.installed();
    assumeTrue(program.isPresent(), "NOT TESTED: the page needs an installed Chromium");
    return new OpenStudio(home, song, Browser.open(program.get()), serve(home, song, 0));
  }

  private static StudioServer serve(Path home, Path song, int port) throws Exception {
    if (System.getProperty(HOME) == null) {
      System.setProperty(HOME, ".."); // the library lies there
    }
    return StudioServer.start(
        SongFolder.open(song),
        new Songs(home.resolve("songs"), home.resolve("recent.txt")),
        folder -> new Place(folder, 256, 1),
        port,
        SECRET);
  }

  /** Another window on the same song. */
  Page window() {
    return browser.window(server.address());
  }

  /** The song as it is on the disk. */
  Song song() {
    return SongFolder.read(song);
  }

  Path folder() {
    return song;
  }

  /** Ends the server and starts it anew at the same address. */
  void restart(Runnable meanwhile) throws Exception {
    int port = server.port();
    server.close();
    meanwhile.run();
    server = serve(home, song, port);
  }

  @Override
  public void close() {
    browser.close();
    server.close();
  }
}
