package org.songline.studio.production;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.songline.engine.media.SongFiles;
import org.songline.engine.render.FileSink;
import org.songline.engine.render.RenderReport;
import org.songline.engine.render.RenderRequest;
import org.songline.exchange.audio.SongTags;
import org.songline.mastering.input.AudioInput;
import org.songline.media.MediaProblem;
import org.songline.media.Progress;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.AudioReader;
import org.songline.media.audio.WriteFormat;
import org.songline.media.audio.tags.Tags;
import org.songline.model.song.Song;
import org.songline.model.store.SongFolder;
import org.songline.studio.Library;
import org.songline.studio.Rendering;

/**
 * A mix to be mastered: a sound file, or a song that is rendered to a file aside first.
 *
 * @param input reads it
 * @param tags what it says of itself
 * @param render how the song was rendered; empty for a file
 * @param aside where the mix is until this is closed; empty for a file
 */
public record MixSource(
    AudioInput input,
    Tags tags,
    Optional<RenderReport> render,
    AudioReader reader,
    Optional<Closeable> aside)
    implements AutoCloseable {

  /** Whether a path is a song's folder and not a file. */
  public static boolean isSong(Path path) {
    return Files.isDirectory(path);
  }

  /** Opens a sound file. */
  public static MixSource file(Path file) throws IOException {
    AudioReader reader = AudioFiles.open(file);
    return new MixSource(
        AudioInput.of(file.toString(), reader),
        reader.metadata().tags(),
        Optional.empty(),
        reader,
        Optional.empty());
  }

  /**
   * Renders a song.
   *
   * @param beside where room is made for the mix until this is closed
   */
  public static MixSource song(Path folder, Path beside, Progress progress) throws IOException {
    if (!Files.isDirectory(beside)) {
      throw new MediaProblem(
          beside.toString(), "", "is not a folder that exists", "make the folder first");
    }
    return song(SongFolder.read(folder), Library.files(folder), beside, progress);
  }

  /**
   * Renders a song that is at hand.
   *
   * @param beside is made when it is not there, and goes again with this
   */
  public static MixSource song(Song song, SongFiles files, Path beside, Progress progress)
      throws IOException {
    Aside aside = Aside.in(beside);
    boolean ready = false;
    try {
      Path mix = aside.folder().resolve(Production.MIX);
      RenderReport report =
          Rendering.run(
              song,
              files,
              RenderRequest.MIX,
              (port, rate) ->
                  new FileSink(AudioFiles.create(mix, WriteFormat.wavFloat(rate, 2), Tags.NONE)),
              progress);
      AudioReader reader = AudioFiles.open(mix);
      ready = true;
      return new MixSource(
          AudioInput.of(song.title(), reader),
          SongTags.of(song),
          Optional.of(report),
          reader,
          Optional.of(aside));
    } finally {
      if (!ready) {
        aside.close();
      }
    }
  }

  @Override
  public void close() throws IOException {
    reader.close();
    if (aside.isPresent()) {
      aside.get().close();
    }
  }
}
