package org.songline.media.audio;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads FLAC. A file read from end to end is checked against the MD5 of its samples. */
final class FlacReader extends BlockReader {
  private static final int BISECTION_END = 1 << 16;

  private final FlacInfo info;
  private final FlacFrames frames;
  private @Nullable MessageDigest digest;
  private byte[] digestBytes = new byte[0];
  private int block;
  private int used;
  private long position;

  FlacReader(FileSource source, long signature) throws IOException {
    FlacInfo read = FlacInfo.read(source, signature);
    super(
        source,
        new AudioFormat(
            read.rate(),
            read.channels(),
            read.total() == 0 ? -1 : read.total(),
            Encoding.INTEGER,
            read.bits(),
            Container.FLAC),
        AudioMetadata.of(read.tags()));
    this.info = read;
    this.frames = new FlacFrames(source, new FlacBits(source, info.start()), info);
    startDigest();
  }

  private void startDigest() {
    try {
      digest = Arrays.equals(info.md5(), new byte[16]) ? null : MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  void take(float[] interleaved, int at, int count) {
    int channels = info.channels();
    float scale = 1f / (1L << (info.bits() - 1));
    for (int c = 0; c < channels; c++) {
      int[] x = frames.samples()[c];
      int to = at + c;
      for (int i = used; i < used + count; i++, to += channels) {
        interleaved[to] = x[i] * scale;
      }
    }
    advance(count);
  }

  @Override
  void take(double[] interleaved, int at, int count) {
    int channels = info.channels();
    double scale = 1.0 / (1L << (info.bits() - 1));
    for (int c = 0; c < channels; c++) {
      int[] x = frames.samples()[c];
      int to = at + c;
      for (int i = used; i < used + count; i++, to += channels) {
        interleaved[to] = x[i] * scale;
      }
    }
    advance(count);
  }

  private void advance(int n) {
    used += n;
    position += n;
  }

  @Override
  int available(int wanted) throws IOException {
    if (used == block && !nextBlock()) {
      return 0;
    }
    return Math.min(wanted, block - used);
  }

  private boolean nextBlock() throws IOException {
    long left = info.total() == 0 ? Long.MAX_VALUE : info.total() - position;
    if (left <= 0 || (info.total() == 0 && frames.bits().endsWithin(1))) {
      verify();
      return false;
    }
    block = 0;
    used = 0;
    int decoded = frames.next();
    block = (int) Math.min(decoded, left);
    if (digest != null) {
      digest(digest);
    }
    return true;
  }

  private void digest(MessageDigest md5) {
    int channels = info.channels();
    int width = (info.bits() + 7) / 8;
    int length = block * channels * width;
    if (digestBytes.length < length) {
      digestBytes = new byte[length];
    }
    byte[] b = digestBytes;
    for (int c = 0; c < channels; c++) {
      int[] x = frames.samples()[c];
      int step = channels * width;
      for (int i = 0, j = c * width; i < block; i++, j += step) {
        int v = x[i];
        b[j] = (byte) v;
        if (width > 1) {
          b[j + 1] = (byte) (v >> 8);
        }
        if (width > 2) {
          b[j + 2] = (byte) (v >> 16);
        }
        if (width > 3) {
          b[j + 3] = (byte) (v >> 24);
        }
      }
    }
    md5.update(b, 0, length);
  }

  private void verify() throws IOException {
    MessageDigest md5 = digest;
    digest = null;
    if (md5 != null && !Arrays.equals(md5.digest(), info.md5())) {
      throw source()
          .problem("", "its sound does not match its own check sum", "get an undamaged copy");
    }
  }

  @Override
  public boolean seekable() {
    return true;
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public void seek(long frame) throws IOException {
    long target = Math.max(0, info.total() == 0 ? frame : Math.min(frame, info.total()));
    long blockStart = position - used;
    if (target >= blockStart && target < blockStart + block) {
      if (target != position) {
        digest = null;
      }
      used = (int) (target - blockStart);
      position = target;
      return;
    }
    digest = null;
    if (info.total() != 0 && target == info.total()) {
      position = target;
      block = 0;
      used = 0;
      return;
    }
    block = 0;
    used = 0;
    frames.bits().moveTo(target == 0 ? info.start() : frameBefore(target));
    do {
      if (info.total() == 0 && frames.bits().endsWithin(1)) {
        position += block;
        block = 0;
        used = 0;
        return;
      }
      block = 0;
      used = 0;
      block = frames.next();
      position = frames.firstSample();
      if (position > target) {
        throw frames.damaged("comes out of order");
      }
    } while (target >= position + block);
    if (info.total() != 0) {
      block = (int) Math.min(block, info.total() - position);
    }
    used = (int) (target - position);
    position = target;
  }

  /** Where a frame starts that is at or before the target and not far from it. */
  private long frameBefore(long target) throws IOException {
    long low = info.start();
    long high = source().size();
    FlacBits probe = new FlacBits(source(), low);
    while (high - low > BISECTION_END) {
      long middle = (low + high) >>> 1;
      long found = -1;
      for (long at = middle; at < Math.min(high, middle + BISECTION_END / 2); at++) {
        probe.moveTo(at);
        at = nextSync(at, Math.min(high, middle + BISECTION_END / 2));
        if (at < 0) {
          break;
        }
        probe.moveTo(at);
        FlacHeader header = probe.endsWithin(16) ? null : FlacHeader.read(probe, info);
        if (header != null) {
          found = header.firstSample() <= target ? at : -1;
          break;
        }
      }
      if (found > low) {
        low = found;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private long nextSync(long from, long to) throws IOException {
    var b = source().bytes(from, to - from);
    for (int i = 0; i + 1 < b.limit(); i++) {
      if (b.get(i) == (byte) 0xff && (b.get(i + 1) & 0xfe) == 0xf8) {
        return from + i;
      }
    }
    return -1;
  }
}
