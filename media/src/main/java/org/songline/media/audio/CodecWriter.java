package org.songline.media.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.songline.media.AtomicFile;
import org.songline.media.audio.tags.Tags;

/** Writes MP3, Opus or AAC through the codec program, with texts and without dates. */
final class CodecWriter implements AudioWriter {
  private static final int CHUNK = 16_384;
  private static final int MAX_TEXT = 16_384;

  private final AtomicFile file;
  private final int channels;
  private final CodecProcess process;

  /** What stands before the sound. */
  private final byte[] front;

  private final byte[] bytes = new byte[CHUNK * 4];
  private final ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  private long frames;

  CodecWriter(Path target, AtomicFile file, WriteFormat format, Tags tags) throws IOException {
    this.file = file;
    this.channels = format.channels();
    this.front = format.container() == Container.MP3 ? Id3Tag.bytes(tags) : new byte[0];
    CodecPack pack = CodecPack.find(target.toString());
    this.process = CodecProcess.writing(target.toString(), pack.ffmpeg(), arguments(format, tags));
  }

  private List<String> arguments(WriteFormat format, Tags tags) {
    List<String> a =
        new ArrayList<>(
            List.of(
                "-v",
                "error",
                "-hide_banner",
                "-y",
                "-f",
                "f32le",
                "-ar",
                Integer.toString(format.rate()),
                "-ac",
                Integer.toString(format.channels()),
                "-protocol_whitelist",
                "pipe",
                "-i",
                "pipe:0",
                "-map_metadata",
                "-1"));
    int rate = playable(format);
    if (rate != format.rate()) {
      a.addAll(List.of("-af", "aresample=" + rate + ":filter_size=128:phase_shift=10"));
    }
    a.addAll(
        switch (format.container()) {
          case MP3 -> List.of("-c:a", "libmp3lame", "-id3v2_version", "0", "-write_id3v1", "0");
          case OPUS -> List.of("-c:a", "libopus", "-vbr", "on");
          default -> List.of("-c:a", "aac", "-movflags", "+faststart");
        });
    switch (format.coding()) {
      case WriteFormat.Bitrate(int kbps) -> a.addAll(List.of("-b:a", kbps + "k"));
      case WriteFormat.Quality(int level) -> a.addAll(List.of("-q:a", Integer.toString(level)));
      default -> throw new IllegalArgumentException(format.coding() + " is not a lossy code");
    }
    // The tag of an MP3 is put before it when it is done.
    Tags told = format.container() == Container.MP3 ? Tags.NONE : tags;
    told.texts()
        .forEach(
            (tag, text) -> {
              String name =
                  format.container() == Container.OPUS ? tag.vorbisName() : tag.codecName();
              String cut = text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
              a.addAll(List.of("-metadata", name + "=" + cut));
            });
    String muxer =
        switch (format.container()) {
          case MP3 -> "mp3";
          case OPUS -> "opus";
          default -> "ipod";
        };
    a.addAll(
        List.of(
            "-fflags",
            "+bitexact",
            "-f",
            muxer,
            "-protocol_whitelist",
            "file",
            CodecPack.fileArgument(file.temporary())));
    return a;
  }

  /** The nearest rate at or above that the code knows, else its highest of the same family. */
  private static int playable(WriteFormat format) {
    int rate = format.rate();
    int[] known =
        switch (format.container()) {
          case MP3 ->
              new int[] {8000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000};
          case OPUS -> new int[] {8000, 12_000, 16_000, 24_000, 48_000};
          default ->
              new int[] {
                8000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 96_000
              };
        };
    for (int candidate : known) {
      if (rate == candidate) {
        return rate;
      }
    }
    boolean family = rate % 44_100 == 0 && format.container() != Container.OPUS;
    return family ? 44_100 : 48_000;
  }

  @Override
  public void write(float[] interleaved, int offset, int count) throws IOException {
    int total = count * channels;
    for (int done = 0; done < total; ) {
      int n = Math.min(CHUNK, total - done);
      buffer.clear().asFloatBuffer().put(interleaved, offset + done, n);
      process.write(bytes, n * 4);
      done += n;
    }
    frames += count;
  }

  @Override
  public void writeDoubles(double[] interleaved, int offset, int count) throws IOException {
    int total = count * channels;
    for (int done = 0; done < total; ) {
      int n = Math.min(CHUNK, total - done);
      buffer.clear();
      for (int i = 0; i < n; i++) {
        buffer.putFloat((float) interleaved[offset + done + i]);
      }
      process.write(bytes, n * 4);
      done += n;
    }
    frames += count;
  }

  @Override
  public void writeInts(int[] interleaved, int offset, int count) {
    throw new IllegalStateException("a lossy file takes no integer steps");
  }

  @Override
  public long framesWritten() {
    return frames;
  }

  @Override
  public void finish() throws IOException {
    process.finish("cannot be encoded");
    Id3Tag.prepend(file.channel(), front);
    file.commit();
  }

  @Override
  public void close() throws IOException {
    process.close();
    file.close();
  }
}
