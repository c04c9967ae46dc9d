package org.songline.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.songline.devices.builtin.BuiltIn;
import org.songline.engine.render.RenderRequest;
import org.songline.engine.render.Renderer;
import org.songline.engine.render.SampleSink;
import org.songline.media.Progress;
import org.songline.model.song.Song;
import org.songline.model.store.SongFolder;
import org.songline.model.time.TickPosition;
import org.songline.studio.Library;

/**
 * The hash of a rendered passage. As a program it prints that of {@code SONG FROM TO BLOCK
 * THREADS}, positions in hundredths of a quarter note.
 */
final class Fingerprint {
  private Fingerprint() {}

  static String of(Path folder, TickPosition from, TickPosition to, int block, int threads)
      throws IOException {
    Song song = SongFolder.read(folder);
    SampleSink mix = new SampleSink();
    new Renderer(BuiltIn.catalogue(), Library.files(folder))
        .render(
            song,
            RenderRequest.MIX.range(from, Optional.of(to)).block(block).threads(threads),
            (port, rate) -> mix,
            Progress.NONE);
    float[] samples = mix.samples();
    ByteBuffer bytes = ByteBuffer.allocate(samples.length * 4);
    bytes.asFloatBuffer().put(samples);
    try {
      return samples.length
          + " "
          + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static TickPosition hundredths(long count) {
    return new TickPosition(count * org.songline.model.time.Ticks.PER_QUARTER / 100);
  }

  public static void main(String[] arguments) throws IOException {
    System.out.println(
        of(
            Path.of(arguments[0]),
            hundredths(Long.parseLong(arguments[1])),
            hundredths(Long.parseLong(arguments[2])),
            Integer.parseInt(arguments[3]),
            Integer.parseInt(arguments[4])));
  }
}
