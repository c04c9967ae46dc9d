package org.songline.studio.production;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.songline.mastering.Mastered;
import org.songline.mastering.album.Layout;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.AudioWriter;
import org.songline.media.audio.WriteFormat;
import org.songline.media.audio.tags.Tag;
import org.songline.media.audio.tags.Tags;

/** The whole record in one file of two channels, when it is wanted. */
final class AlbumImage implements AutoCloseable {
  private static final int BLOCK = 1 << 14;

  private final @Nullable AudioWriter writer;
  private long written;

  AlbumImage(Path file, AlbumRequest request, int rate) throws IOException {
    int bits = request.master().bits();
    writer =
        request.image()
            ? AudioFiles.create(
                file,
                bits == 32 ? WriteFormat.wavFloat(rate, 2) : WriteFormat.wav(rate, 2, bits),
                Tags.NONE
                    .with(Tag.TITLE, request.album().title())
                    .with(Tag.ARTIST, request.album().artist()))
            : null;
  }

  /** Adds silence up to the start of the last track, and the track. */
  void add(Mastered mastered, Layout layout) throws IOException {
    if (writer == null) {
      return;
    }
    float[] stereo = new float[2 * BLOCK];
    for (long left = layout.starts().getLast() - written; left > 0; left -= BLOCK) {
      writer.write(stereo, 0, (int) Math.min(BLOCK, left));
    }
    float[] block = new float[BLOCK * mastered.channels()];
    for (long at = 0; at < mastered.frames(); at += BLOCK) {
      int n = mastered.read(at, block, 0, BLOCK);
      for (int i = 0; i < n; i++) {
        stereo[2 * i] = block[i * mastered.channels()];
        stereo[2 * i + 1] = block[i * mastered.channels() + mastered.channels() - 1];
      }
      writer.write(stereo, 0, n);
    }
    written = layout.length();
  }

  void finish() throws IOException {
    if (writer != null) {
      writer.finish();
    }
  }

  @Override
  public void close() throws IOException {
    if (writer != null) {
      writer.close();
    }
  }
}
