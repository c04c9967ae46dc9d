package org.songline.media.audio;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.songline.media.AtomicFile;
import org.songline.media.audio.tags.Tags;

/** Writes FLAC of 16 or 24 bits with comments and cover. */
final class FlacWriter implements AudioWriter {
  private static final int SIGNATURE_AND_INFO = 42;

  private final AtomicFile file;
  private final int rate;
  private final int channels;
  private final int bits;
  private final FlacBlocks blocks;
  private final int[][] block;
  private final int[] steps;
  private final byte[] packed;
  private final MessageDigest md5;
  private int filled;
  private long frames;
  private long number;
  private int smallest = Integer.MAX_VALUE;
  private int largest;

  FlacWriter(AtomicFile file, WriteFormat format, Tags tags) throws IOException {
    this.file = file;
    this.rate = format.rate();
    this.channels = format.channels();
    this.bits = format.coding() instanceof WriteFormat.Pcm pcm ? pcm.bits() : 16;
    this.blocks = new FlacBlocks(channels, bits, rate);
    this.block = new int[channels][FlacBlocks.BLOCK];
    this.steps = new int[FlacBlocks.BLOCK * channels];
    this.packed = new byte[FlacBlocks.BLOCK * channels * (bits / 8)];
    try {
      this.md5 = MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
    put(ByteBuffer.wrap(new byte[SIGNATURE_AND_INFO]));
    put(ByteBuffer.wrap(descriptions(tags)));
  }

  private static byte[] descriptions(Tags tags) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] comments = VorbisComments.write(tags);
    boolean cover = tags.cover().isPresent();
    out.writeBytes(head(cover ? 4 : 0x84, comments.length));
    out.writeBytes(comments);
    tags.cover()
        .ifPresent(
            picture -> {
              byte[] bytes = VorbisComments.write(picture);
              out.writeBytes(head(0x86, bytes.length));
              out.writeBytes(bytes);
            });
    return out.toByteArray();
  }

  private static byte[] head(int type, int length) {
    if (length > 0xff_ffff) {
      throw new IllegalArgumentException("tags of " + length + " bytes do not fit into FLAC");
    }
    return ByteBuffer.allocate(4).putInt(type << 24 | length).array();
  }

  @Override
  public void write(float[] interleaved, int offset, int count) throws IOException {
    for (int done = 0; done < count; ) {
      int n = Math.min(FlacBlocks.BLOCK - filled, count - done);
      Quantise.floats(interleaved, offset + done * channels, steps, n * channels, bits);
      take(n);
      done += n;
    }
  }

  @Override
  public void writeDoubles(double[] interleaved, int offset, int count) throws IOException {
    for (int done = 0; done < count; ) {
      int n = Math.min(FlacBlocks.BLOCK - filled, count - done);
      Quantise.doubles(interleaved, offset + done * channels, steps, n * channels, bits);
      take(n);
      done += n;
    }
  }

  @Override
  public void writeInts(int[] interleaved, int offset, int count) throws IOException {
    for (int done = 0; done < count; ) {
      int n = Math.min(FlacBlocks.BLOCK - filled, count - done);
      Quantise.ints(interleaved, offset + done * channels, steps, n * channels, bits);
      take(n);
      done += n;
    }
  }

  private void take(int n) throws IOException {
    int width = bits / 8;
    for (int i = 0, j = 0; i < n * channels; i++, j += width) {
      int v = steps[i];
      packed[j] = (byte) v;
      packed[j + 1] = (byte) (v >> 8);
      if (width == 3) {
        packed[j + 2] = (byte) (v >> 16);
      }
    }
    md5.update(packed, 0, n * channels * width);
    for (int c = 0; c < channels; c++) {
      int[] x = block[c];
      for (int i = 0, j = c; i < n; i++, j += channels) {
        x[filled + i] = steps[j];
      }
    }
    filled += n;
    frames += n;
    if (filled == FlacBlocks.BLOCK) {
      flush();
    }
  }

  private void flush() throws IOException {
    FlacBitWriter frame = blocks.encode(block, filled, number++);
    int length = frame.length();
    smallest = Math.min(smallest, length);
    largest = Math.max(largest, length);
    put(ByteBuffer.wrap(frame.bytes(), 0, length));
    filled = 0;
  }

  private void put(ByteBuffer b) throws IOException {
    while (b.hasRemaining()) {
      file.channel().write(b);
    }
  }

  @Override
  public long framesWritten() {
    return frames;
  }

  @Override
  public void finish() throws IOException {
    if (filled > 0) {
      flush();
    }
    ByteBuffer b = ByteBuffer.allocate(SIGNATURE_AND_INFO);
    b.put("fLaC".getBytes(StandardCharsets.US_ASCII)).putInt(34);
    b.putShort((short) FlacBlocks.BLOCK).putShort((short) FlacBlocks.BLOCK);
    int low = number == 0 ? 0 : smallest;
    b.put((byte) (low >> 16)).putShort((short) low);
    b.put((byte) (largest >> 16)).putShort((short) largest);
    long total = frames < 1L << 36 ? frames : 0;
    b.putLong((long) rate << 44 | (channels - 1L) << 41 | (bits - 1L) << 36 | total);
    b.put(md5.digest()).flip();
    file.channel().position(0);
    put(b);
    file.commit();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
