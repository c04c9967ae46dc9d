package org.songline.coach.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.songline.coach.listening.Listener;
import org.songline.coach.listening.Listening;
import org.songline.devices.builtin.BuiltIn;
import org.songline.engine.media.SongFiles;
import org.songline.engine.plan.Port;
import org.songline.engine.render.SampleSink;
import org.songline.media.Progress;
import org.songline.model.song.AudioSource;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Song;

/**
 * A clean song, how it sounds, and a folder for the recordings that faults are made of.
 *
 * @param files finds the song's own recordings and those that are added
 * @param heard the clean song
 * @param take the lead after its fader, interleaved stereo at the song's rate
 * @param recordings what each track sounds like after its fader
 */
@SuppressWarnings("ArrayRecordComponent") // a recording, compared by nobody
public record Scene(
    CleanSong clean,
    SongFiles files,
    Listening heard,
    float[] take,
    Map<TrackId, AudioSource> recordings) {

  /**
   * Listens to a clean song.
   *
   * @param folder an empty one that outlives the scene
   */
  public static Scene of(CleanSong clean, Path folder) throws IOException {
    Path own = clean.files().folder().resolve("media");
    Path media = Files.createDirectories(folder.resolve("media"));
    if (Files.isDirectory(own)) {
      try (Stream<Path> entries = Files.list(own)) {
        for (Path file : entries.toList()) {
          Files.createSymbolicLink(media.resolve(file.getFileName()), file.toAbsolutePath());
        }
      }
    }
    SongFiles files = new SongFiles(folder, clean.files().libraries());
    Map<TrackId, SampleSink> strips = new LinkedHashMap<>();
    Listening heard =
        Listener.song(
            clean.song(),
            BuiltIn.catalogue(),
            files,
            Optional.of(clean.song().end()),
            (port, rate) -> {
              if (!(port instanceof Port.Strip(var id)) || id.equals(TrackId.MASTER)) {
                return Optional.empty();
              }
              SampleSink sink = new SampleSink();
              strips.put(id, sink);
              return Optional.of(sink);
            },
            Progress.NONE);
    Map<TrackId, AudioSource> recordings = new LinkedHashMap<>();
    int rate = clean.song().rate();
    strips.forEach(
        (id, sink) -> recordings.put(id, Takes.stored(files, rate, sink.samples(), id.text())));
    return new Scene(
        clean,
        files,
        heard,
        Objects.requireNonNull(strips.get(clean.lead())).samples(),
        recordings);
  }

  /** Hears this song with a fault or a remedy; what did not change is played from recordings. */
  public Listening hear(Song song) {
    Reuse reuse = new Reuse(clean.song(), song, recordings);
    try {
      return Listener.again(
          song, reuse.played(), reuse.same(), heard, BuiltIn.catalogue(), files, Progress.NONE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The clean song. */
  public Song song() {
    return clean.song();
  }
}
