package org.songline.bench.proof;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.songline.devices.builtin.BuiltIn;
import org.songline.engine.render.RenderReport;
import org.songline.engine.render.RenderRequest;
import org.songline.engine.render.Renderer;
import org.songline.media.Progress;
import org.songline.model.song.Song;
import org.songline.model.time.TickPosition;
import org.songline.studio.Library;

/**
 * The hash of a render.
 *
 * @param frames its length
 * @param sha256 of its samples
 */
record Fingerprint(long frames, String sha256) {

  /** The mix of a song as a request wants it. */
  static Fingerprint of(Path folder, Song song, RenderRequest request) throws IOException {
    var sink = new HashSink();
    RenderReport report =
        new Renderer(BuiltIn.catalogue(), Library.files(folder))
            .render(song, request, (port, rate) -> sink, Progress.NONE);
    if (!report.problems().isEmpty()) {
      throw new IOException(folder.getFileName() + ": " + String.join("; ", report.problems()));
    }
    return new Fingerprint(report.frames(), sink.hash());
  }

  /** The mix from the start of a song to a position. */
  static Fingerprint until(Path folder, Song song, TickPosition end, int block, int threads)
      throws IOException {
    return of(
        folder,
        song,
        RenderRequest.MIX
            .range(TickPosition.START, Optional.of(end))
            .block(block)
            .threads(threads));
  }

  String brief() {
    return sha256.substring(0, 16);
  }
}
