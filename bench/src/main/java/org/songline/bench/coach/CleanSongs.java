package org.songline.bench.coach;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.songline.coach.fault.CleanSong;
import org.songline.coach.fault.Excerpt;
import org.songline.coach.fault.RockSong;
import org.songline.model.song.Id.TrackId;
import org.songline.model.store.SongFolder;
import org.songline.studio.Library;

/** The songs that faults are put into: a rise of each example, and a generated one. */
final class CleanSongs {
  private static final int ROCK_BARS = 8;

  private CleanSongs() {}

  /**
   * Where an example goes from a thin section into a dense one, in quarters, and who plays what.
   */
  private record Passage(String name, long from, long to, String lead, String pad, String bass) {}

  private static final List<Passage> PASSAGES =
      List.of(
          new Passage("glass-district", 80, 116, "bell", "choir", "bass-808"),
          new Passage("long-distance", 44, 76, "voice", "pad", "bass"),
          new Passage("night-ferry", 48, 82, "lead", "pad", "bass"),
          new Passage("paper-boats", 36, 60, "lead", "pad", "bass"),
          new Passage("tunnel-light", 304, 352, "lead", "pad", "sub"));

  static List<CleanSong> of(Predicate<String> wanted) throws IOException {
    List<CleanSong> songs = new ArrayList<>();
    for (Passage passage : PASSAGES) {
      if (wanted.test(passage.name())) {
        Path folder = Library.home().resolve("examples").resolve(passage.name());
        songs.add(
            new CleanSong(
                passage.name(),
                Excerpt.of(SongFolder.read(folder), passage.from(), passage.to()),
                Library.files(folder),
                new TrackId(passage.lead()),
                new TrackId(passage.pad()),
                new TrackId(passage.bass())));
      }
    }
    if (wanted.test("rock")) {
      songs.add(RockSong.of(ROCK_BARS));
    }
    return songs;
  }
}
