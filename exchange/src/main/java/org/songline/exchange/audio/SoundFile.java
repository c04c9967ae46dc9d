package org.songline.exchange.audio;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.songline.dsp.dither.Dither;
import org.songline.engine.render.FileSink;
import org.songline.engine.render.RenderSink;
import org.songline.media.MediaProblem;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.AudioWriter;
import org.songline.media.audio.WriteFormat;
import org.songline.media.audio.tags.Tags;

/** Sound files as the outputs of a render. */
public final class SoundFile {
  private static final int MP3_KBPS = 320;
  private static final int OPUS_KBPS = 160;
  private static final int AAC_KBPS = 256;

  private SoundFile() {}

  /**
   * What a name asks for: {@code .wav} and {@code .flac} at a depth, {@code .mp3}, {@code .opus},
   * {@code .m4a} at the rate of a release.
   *
   * @param bits 16 or 24; for WAV also 32, which is float; lossy files do not use it
   * @throws MediaProblem when the name ends in nothing that can be written
   */
  public static WriteFormat format(Path file, int rate, int bits) throws MediaProblem {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "wav" -> bits == 32 ? WriteFormat.wavFloat(rate, 2) : WriteFormat.wav(rate, 2, bits);
      case "flac" -> WriteFormat.flac(rate, 2, Math.min(24, bits));
      case "mp3" -> WriteFormat.mp3(rate, 2, MP3_KBPS);
      case "opus" -> WriteFormat.opus(rate, 2, OPUS_KBPS);
      case "m4a" -> WriteFormat.m4a(rate, 2, AAC_KBPS);
      default ->
          throw new MediaProblem(
              file.toString(),
              "",
              "is no kind of sound file that can be written",
              "end its name in .wav, .flac, .mp3, .opus or .m4a");
    };
  }

  /** A sink that writes a file, with dither where bits are dropped. */
  public static RenderSink sink(Path file, WriteFormat format, Tags tags) throws IOException {
    AudioWriter writer = AudioFiles.create(file, format, tags);
    return format.coding() instanceof WriteFormat.Pcm(int bits) && bits <= 24
        ? new Dithered(writer, bits)
        : new FileSink(writer);
  }

  /** Rounds both channels with triangular dither; silence stays silence. */
  private static final class Dithered implements RenderSink {
    private final AudioWriter writer;
    private final Dither left;
    private final Dither right;
    private int[] steps = new int[0];

    Dithered(AudioWriter writer, int bits) {
      this.writer = writer;
      left = new Dither(Dither.Kind.TRIANGULAR, bits, 1, true);
      right = new Dither(Dither.Kind.TRIANGULAR, bits, 2, true);
    }

    @Override
    public void write(float[] stereo, int offset, int frames) throws IOException {
      if (steps.length < frames * 2) {
        steps = new int[frames * 2];
      }
      left.process(stereo, offset, 2, frames, steps, 0);
      right.process(stereo, offset + 1, 2, frames, steps, 1);
      writer.writeInts(steps, 0, frames);
    }

    @Override
    public void finish() throws IOException {
      writer.finish();
    }

    @Override
    public void close() throws IOException {
      writer.close();
    }
  }
}
