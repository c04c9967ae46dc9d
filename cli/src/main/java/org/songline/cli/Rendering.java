package org.songline.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.songline.cli.shell.Shell;
import org.songline.devices.builtin.BuiltIn;
import org.songline.engine.plan.Port;
import org.songline.engine.render.RenderReport;
import org.songline.engine.render.RenderRequest;
import org.songline.engine.render.Renderer;
import org.songline.exchange.audio.SongTags;
import org.songline.exchange.audio.SoundFile;
import org.songline.media.audio.WriteFormat;
import org.songline.model.song.Song;
import org.songline.studio.Library;

/** Renders a song for a command: with a bar, into files that carry the song's tags. */
final class Rendering {
  private Rendering() {}

  /**
   * Renders to the end or throws.
   *
   * @param folder of the song
   * @param files where the sound of each exit goes
   * @throws CancellationException if the bar was told to stop; then no file was written
   */
  static RenderReport run(
      Shell shell,
      Path folder,
      Song song,
      RenderRequest request,
      WriteFormat format,
      Function<Port, Path> files)
      throws IOException {
    RenderReport report;
    try (var bar = shell.progress("rendering " + song.title())) {
      report =
          new Renderer(BuiltIn.catalogue(), Library.files(folder))
              .render(
                  song,
                  request,
                  (port, rate) -> SoundFile.sink(files.apply(port), format, SongTags.of(song)),
                  bar);
    }
    if (report.cancelled()) {
      throw new CancellationException();
    }
    return report;
  }
}
