package org.songline.coach.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.songline.coach.listening.Listener;
import org.songline.coach.listening.Listening;
import org.songline.devices.builtin.BuiltIn;
import org.songline.engine.media.SongFiles;
import org.songline.engine.plan.Outlet;
import org.songline.engine.plan.Port;
import org.songline.engine.render.RenderRequest;
import org.songline.engine.render.Renderer;
import org.songline.engine.render.SampleSink;
import org.songline.media.Progress;
import org.songline.model.song.Song;
import org.songline.model.time.TickPosition;

/**
 * A clean song, how it sounds, and a folder for the recordings that faults are made of.
 *
 * @param files finds the song's own recordings and those that are added
 * @param heard the clean song
 * @param take the lead after its fader, interleaved stereo at the song's rate
 */
@SuppressWarnings("ArrayRecordComponent") // a recording, compared by nobody
public record Scene(CleanSong clean, SongFiles files, Listening heard, float[] take) {

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
    SampleSink lead = new SampleSink();
    new Renderer(BuiltIn.catalogue(), files)
        .render(
            clean.song(),
            RenderRequest.MIX
                .outlets(Outlet.STRIPS)
                .range(TickPosition.START, Optional.of(clean.song().end())),
            (port, rate) -> port.equals(new Port.Strip(clean.lead())) ? lead : new SampleSink(),
            Progress.NONE);
    return new Scene(clean, files, hear(clean.song(), files), lead.samples());
  }

  /** Hears this song with a fault or a remedy. */
  public Listening hear(Song song) {
    try {
      return hear(song, files);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Listening hear(Song song, SongFiles files) throws IOException {
    return Listener.song(song, BuiltIn.catalogue(), files, Optional.of(song.end()), Progress.NONE);
  }

  Song song() {
    return clean.song();
  }
}
