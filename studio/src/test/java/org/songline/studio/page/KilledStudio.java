package org.songline.studio.page;

import java.nio.file.Path;
import org.songline.model.store.SongFolder;
import org.songline.studio.desk.Place;
import org.songline.studio.desk.Songs;
import org.songline.studio.server.StudioServer;

/** A studio that serves a song until it is killed. */
final class KilledStudio {
  private KilledStudio() {}

  public static void main(String[] arguments) throws Exception {
    Path home = Path.of(arguments[0]);
    StudioServer server =
        StudioServer.start(
            SongFolder.open(home.resolve("song")),
            new Songs(home.resolve("songs"), home.resolve("recent.txt")),
            folder -> new Place(folder, 256, 1),
            0,
            arguments[1]);
    System.out.println(server.address());
    server.join();
  }
}
