package org.songline.media.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.songline.media.AtomicFile;

/** Writes WAV: 16, 24 and 32-bit integers and 32-bit floats; RF64 by itself beyond 4 GB. */
final class WavWriter implements AudioWriter {
  private static final int CHUNK = 16_384;

  private final AtomicFile file;
  private final WriteFormat format;
  private final AudioMetadata metadata;
  private final boolean floating;
  private final int bits;
  private final int[] steps = new int[CHUNK];
  private final byte[] packed = new byte[CHUNK * 3];
  private final ByteBuffer bytes =
      ByteBuffer.allocateDirect(CHUNK * 4).order(ByteOrder.LITTLE_ENDIAN);
  private long samples;

  WavWriter(AtomicFile file, WriteFormat format, AudioMetadata metadata) throws IOException {
    this.file = file;
    this.format = format;
    this.metadata = metadata;
    this.floating = format.coding() instanceof WriteFormat.Float32;
    this.bits = format.coding() instanceof WriteFormat.Pcm pcm ? pcm.bits() : 32;
    put(ByteBuffer.wrap(header(0)), 0);
    file.channel().position(header(0).length);
  }

  private byte[] header(long dataBytes) {
    return WavHeader.bytes(format.rate(), format.channels(), bits, floating, metadata, dataBytes);
  }

  @Override
  public void write(float[] interleaved, int offset, int frames) throws IOException {
    int total = frames * format.channels();
    for (int done = 0; done < total; ) {
      int n = Math.min(CHUNK, total - done);
      if (floating) {
        bytes.clear();
        bytes.asFloatBuffer().put(interleaved, offset + done, n);
        bytes.limit(n * 4);
        put(bytes);
      } else {
        Quantise.floats(interleaved, offset + done, steps, n, bits);
        putSteps(n);
      }
      done += n;
    }
    samples += total;
  }

  @Override
  public void writeDoubles(double[] interleaved, int offset, int frames) throws IOException {
    int total = frames * format.channels();
    for (int done = 0; done < total; ) {
      int n = Math.min(CHUNK, total - done);
      if (floating) {
        bytes.clear();
        for (int i = 0; i < n; i++) {
          bytes.putFloat((float) interleaved[offset + done + i]);
        }
        bytes.flip();
        put(bytes);
      } else {
        Quantise.doubles(interleaved, offset + done, steps, n, bits);
        putSteps(n);
      }
      done += n;
    }
    samples += total;
  }

  @Override
  public void writeInts(int[] interleaved, int offset, int frames) throws IOException {
    if (floating) {
      throw new IllegalStateException("a file of floats takes no integer steps");
    }
    int total = frames * format.channels();
    for (int done = 0; done < total; ) {
      int n = Math.min(CHUNK, total - done);
      Quantise.ints(interleaved, offset + done, steps, n, bits);
      putSteps(n);
      done += n;
    }
    samples += total;
  }

  private void putSteps(int n) throws IOException {
    bytes.clear();
    switch (bits) {
      case 16 -> {
        for (int i = 0; i < n; i++) {
          packed[2 * i] = (byte) steps[i];
          packed[2 * i + 1] = (byte) (steps[i] >> 8);
        }
        bytes.put(packed, 0, n * 2);
      }
      case 24 -> {
        for (int i = 0; i < n; i++) {
          packed[3 * i] = (byte) steps[i];
          packed[3 * i + 1] = (byte) (steps[i] >> 8);
          packed[3 * i + 2] = (byte) (steps[i] >> 16);
        }
        bytes.put(packed, 0, n * 3);
      }
      default -> {
        bytes.asIntBuffer().put(steps, 0, n);
        bytes.position(n * 4);
      }
    }
    put(bytes.flip());
  }

  private void put(ByteBuffer b) throws IOException {
    while (b.hasRemaining()) {
      file.channel().write(b);
    }
  }

  private void put(ByteBuffer b, long position) throws IOException {
    long at = position;
    while (b.hasRemaining()) {
      at += file.channel().write(b, at);
    }
  }

  @Override
  public long framesWritten() {
    return samples / format.channels();
  }

  @Override
  public void finish() throws IOException {
    long dataBytes = samples * (bits / 8);
    if ((dataBytes & 1) == 1) {
      put(ByteBuffer.wrap(new byte[1]));
    }
    put(ByteBuffer.wrap(header(dataBytes)), 0);
    file.commit();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
