package org.songline.media.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a compressed file through the codec program, which trims encoder delay and padding where
 * the file tells them. Going back starts the program anew.
 */
final class CodecReader implements AudioReader {
  private static final int CHUNK = 1 << 16;

  private final FileSource source;
  private final CodecPack pack;
  private final CodecProbe.Kind kind;
  private final AudioFormat format;
  private final AudioMetadata metadata;
  private final byte[] bytes;
  private final ByteBuffer window;
  private @Nullable CodecProcess process;
  private boolean ended;
  private long position;

  CodecReader(FileSource source, CodecProbe.Kind kind) throws IOException {
    this.source = source;
    this.kind = kind;
    this.pack = CodecPack.find(source.path().toString());
    CodecProbe probe = CodecProbe.run(source, pack, kind.demuxer());
    this.format =
        new AudioFormat(
            probe.rate(), probe.channels(), -1, probe.encoding(), probe.bits(), kind.container());
    this.metadata =
        new AudioMetadata(
            probe.tags(), Optional.empty(), "", List.of(), Optional.empty(), List.of());
    int frame = 4 * probe.channels();
    this.bytes = new byte[Math.max(1, CHUNK / frame) * frame];
    this.window = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).limit(0);
  }

  private CodecProcess running() throws IOException {
    CodecProcess now = process;
    if (now == null) {
      now =
          CodecProcess.reading(
              source.path().toString(),
              pack.ffmpeg(),
              List.of(
                  "-v",
                  "error",
                  "-hide_banner",
                  "-nostdin",
                  "-threads",
                  "1",
                  "-protocol_whitelist",
                  "file",
                  "-max_alloc",
                  "268435456",
                  "-f",
                  kind.demuxer(),
                  "-i",
                  CodecPack.fileArgument(source.path()),
                  "-map",
                  "0:a:0",
                  "-vn",
                  "-sn",
                  "-dn",
                  "-ar",
                  Integer.toString(format.rate()),
                  "-ac",
                  Integer.toString(format.channels()),
                  "-c:a",
                  "pcm_f32le",
                  "-f",
                  "f32le",
                  "-protocol_whitelist",
                  "pipe",
                  "pipe:1"));
      process = now;
    }
    return now;
  }

  @Override
  public AudioFormat format() {
    return format;
  }

  @Override
  public AudioMetadata metadata() {
    return metadata;
  }

  @Override
  public int read(float[] interleaved, int offset, int frames) throws IOException {
    int channels = format.channels();
    int done = 0;
    while (done < frames) {
      int now = available(frames - done);
      if (now == 0) {
        break;
      }
      window.asFloatBuffer().get(interleaved, offset + done * channels, now * channels);
      advance(now);
      done += now;
    }
    return done;
  }

  @Override
  public int readDoubles(double[] interleaved, int offset, int frames) throws IOException {
    int channels = format.channels();
    int done = 0;
    while (done < frames) {
      int now = available(frames - done);
      if (now == 0) {
        break;
      }
      for (int i = 0; i < now * channels; i++) {
        interleaved[offset + done * channels + i] = window.getFloat(window.position() + 4 * i);
      }
      advance(now);
      done += now;
    }
    return done;
  }

  private void advance(int frames) {
    window.position(window.position() + frames * 4 * format.channels());
    position += frames;
  }

  private int available(int wanted) throws IOException {
    int frame = 4 * format.channels();
    if (window.remaining() < frame && !ended) {
      CodecProcess from = running();
      int n = from.read(bytes, 0, bytes.length);
      window.clear().limit(n - n % frame);
      from.gave(n / frame * 1_000_000_000L / format.rate());
      if (n < bytes.length) {
        ended = true;
        from.finish("cannot be decoded");
        if (position == 0 && n < frame) {
          throw from.failed("holds no sound");
        }
      }
    }
    return Math.min(wanted, window.remaining() / frame);
  }

  @Override
  public boolean seekable() {
    return false;
  }

  @Override
  public void seek(long frame) throws IOException {
    if (frame < position) {
      stop();
    }
    while (position < frame) {
      int now = available((int) Math.min(frame - position, CHUNK));
      if (now == 0) {
        return;
      }
      advance(now);
    }
  }

  @Override
  public long position() {
    return position;
  }

  private void stop() {
    CodecProcess now = process;
    if (now != null) {
      now.close();
    }
    process = null;
    ended = false;
    position = 0;
    window.limit(0);
  }

  @Override
  public void close() throws IOException {
    stop();
    source.close();
  }
}
