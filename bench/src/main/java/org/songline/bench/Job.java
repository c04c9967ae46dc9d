package org.songline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.songline.exchange.midi.MidiToSong;
import org.songline.media.midi.MidiReader;
import org.songline.model.song.Song;
import org.songline.model.song.Track;
import org.songline.model.store.SongFolder;

/** The jobs that are songs, and how their folders are made. */
enum Job {
  W1("W1"),
  W1E("W1e"),
  W2_64("W2-64"),
  W2_256("W2-256"),
  W2_1024("W2-1024"),
  W3("W3"),
  W3D("W3d");

  private static final Path SOUND_FONT = Path.of("/usr/share/sounds/sf2/FluidR3_GM.sf2");

  private final String id;

  Job(String id) {
    this.id = id;
  }

  static Job of(String id) {
    return Stream.of(values()).filter(job -> job.id.equals(id)).findFirst().orElseThrow();
  }

  static boolean isSong(String id) {
    return Stream.of(values()).anyMatch(job -> job.id.equals(id));
  }

  String id() {
    return id;
  }

  /** Makes the job's song in a folder, unless there is one. */
  void prepare(Path data, Path folder) throws IOException {
    if (Files.exists(folder.resolve(SongFolder.SONG))) {
      return;
    }
    var pool = new Pool(folder);
    Song song =
        switch (this) {
          case W1, W1E -> MixWorkload.song(data, pool, this == W1);
          case W2_64, W2_256, W2_1024 -> VoicesWorkload.song(Integer.parseInt(id.substring(3)));
          case W3, W3D -> midi(data.resolve("dense.mid"), pool.add(SOUND_FONT));
        };
    SongFolder.create(folder, song).close();
  }

  private Song midi(Path file, String soundFont) throws IOException {
    var blank = Song.empty("Dense", 48000);
    var imported =
        MidiToSong.edits(blank, MidiReader.read(file), "media/" + soundFont, "dense.mid");
    Song song = imported.edits().apply(blank);
    if (this == W3D) {
      List<Track> dry =
          song.tracks().stream()
              .filter(track -> track.kind() != Track.Kind.RETURN)
              .map(track -> track.withSends(List.of()))
              .toList();
      song = song.withTracks(dry);
    }
    return song;
  }
}
