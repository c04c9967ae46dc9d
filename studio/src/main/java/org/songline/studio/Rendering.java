package org.songline.studio;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.songline.devices.builtin.BuiltIn;
import org.songline.engine.media.SongFiles;
import org.songline.engine.plan.Port;
import org.songline.engine.render.RenderReport;
import org.songline.engine.render.RenderRequest;
import org.songline.engine.render.RenderSink;
import org.songline.engine.render.Renderer;
import org.songline.exchange.audio.SongTags;
import org.songline.exchange.audio.SoundFile;
import org.songline.exchange.audio.StemNames;
import org.songline.media.Progress;
import org.songline.media.audio.WriteFormat;
import org.songline.model.song.Song;

/** Renders songs with the devices that come with Songline: to the end, or not at all. */
public final class Rendering {
  private Rendering() {}

  /**
   * Renders to the end or throws.
   *
   * @param sinks opens one sink for each wanted exit
   * @throws CancellationException when {@code progress} asks to stop; then no sink is finished
   */
  public static RenderReport run(
      Song song,
      SongFiles files,
      RenderRequest request,
      RenderSink.Factory sinks,
      Progress progress)
      throws IOException {
    RenderReport report =
        new Renderer(BuiltIn.catalogue(), files).render(song, request, sinks, progress);
    if (report.cancelled()) {
      throw new CancellationException(song.title() + ": stopped");
    }
    return report;
  }

  /**
   * Renders into files that carry the song's tags, to the end or throws.
   *
   * @param places where the sound of each exit goes
   * @throws CancellationException when {@code progress} asks to stop; then no file is written
   */
  public static RenderReport write(
      Song song,
      SongFiles files,
      RenderRequest request,
      WriteFormat format,
      Function<Port, Path> places,
      Progress progress)
      throws IOException {
    return run(
        song,
        files,
        request,
        (port, rate) -> SoundFile.sink(places.apply(port), format, SongTags.of(song)),
        progress);
  }

  /** Where a mix goes, and what goes into the master: into a folder beside it, named after it. */
  public static Function<Port, Path> beside(Path mix, Song song) {
    var names = new StemNames(song);
    Path stems = StemNames.folder(mix);
    String name = mix.getFileName().toString();
    String extension = name.substring(name.lastIndexOf('.'));
    return port -> port instanceof Port.Mix ? mix : stems.resolve(names.name(port) + extension);
  }
}
