package org.songline.media.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a compressed file through the codec program, which trims encoder delay and padding where
 * the file tells them. Going back starts the program anew.
 */
final class CodecReader extends SerialReader {
  private static final int CHUNK = 1 << 16;

  private final CodecPack pack;
  private final CodecProbe.Kind kind;
  private final int frame;
  private final byte[] bytes;
  private final ByteBuffer window;
  private @Nullable CodecProcess process;
  private boolean ended;

  CodecReader(FileSource source, CodecProbe.Kind kind) throws IOException {
    CodecPack found = CodecPack.find(source.path().toString());
    CodecProbe probe = CodecProbe.run(source, found, kind.demuxer());
    super(
        source,
        new AudioFormat(
            probe.rate(), probe.channels(), -1, probe.encoding(), probe.bits(), kind.container()),
        AudioMetadata.of(probe.tags()));
    this.kind = kind;
    this.pack = found;
    this.frame = 4 * probe.channels();
    this.bytes = new byte[Math.max(1, CHUNK / frame) * frame];
    this.window = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).limit(0);
  }

  private CodecProcess running() throws IOException {
    CodecProcess now = process;
    if (now == null) {
      now =
          CodecProcess.reading(
              source().path().toString(),
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
                  CodecPack.fileArgument(source().path()),
                  "-map",
                  "0:a:0",
                  "-vn",
                  "-sn",
                  "-dn",
                  "-ar",
                  Integer.toString(format().rate()),
                  "-ac",
                  Integer.toString(format().channels()),
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
  void take(float[] interleaved, int at, int frames) {
    window.asFloatBuffer().get(interleaved, at, frames * format().channels());
    skip(frames);
  }

  @Override
  void take(double[] interleaved, int at, int frames) {
    for (int i = 0; i < frames * format().channels(); i++) {
      interleaved[at + i] = window.getFloat(window.position() + 4 * i);
    }
    skip(frames);
  }

  @Override
  void skip(int frames) {
    window.position(window.position() + frames * frame);
    advance(frames);
  }

  @Override
  int available(int wanted) throws IOException {
    if (window.remaining() < frame && !ended) {
      CodecProcess from = running();
      int n = from.read(bytes, 0, bytes.length);
      window.clear().limit(n - n % frame);
      from.gave(n / frame * 1_000_000_000L / format().rate());
      if (n < bytes.length) {
        ended = true;
        from.finish("cannot be decoded");
        if (position() == 0 && n < frame) {
          throw from.failed("holds no sound");
        }
      }
    }
    return Math.min(wanted, window.remaining() / frame);
  }

  @Override
  void restart() {
    CodecProcess now = process;
    if (now != null) {
      now.close();
    }
    process = null;
    ended = false;
    window.limit(0);
  }

  @Override
  public void close() throws IOException {
    restart();
    super.close();
  }
}
