package org.songline.media.peaks;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.songline.media.MediaProblem;
import org.songline.media.audio.AudioFormat;

/**
 * Where everything stands in a file of peaks ("SLPK", version 1, little-endian): magic, version,
 * rate, channels (each 4 bytes), frames (8), frames of a pair of level 0, factor from level to
 * level, levels (each 4), then for each level its pairs a channel and its place in the file (each
 * 8). At that place each channel in turn has its pairs: the least and the greatest sample, 16 bits
 * each, full scale 32,768.
 *
 * @param rate frames a second of the recording
 * @param channels 1 or more
 * @param frames length of the recording
 */
public record PeakLayout(int rate, int channels, long frames) {
  /** Levels of detail. */
  public static final int LEVELS = 5;

  /** Frames of a pair of level 0. */
  public static final int BASE = 256;

  /** Pairs of one level that make one of the next. */
  public static final int FACTOR = 4;

  /** Bytes of a pair. */
  public static final int PAIR = 4;

  private static final int MAGIC = 0x4b504c53; // "SLPK"
  private static final int VERSION = 1;

  /** Bytes before the first pair. */
  static final int HEADER = 36 + LEVELS * 16;

  /** Longest recording: the places of its pairs must be numbers. */
  private static final long MOST_FRAMES = 1L << 46;

  public PeakLayout {
    if (rate < 1
        || rate > AudioFormat.MAX_RATE
        || channels < 1
        || channels > AudioFormat.MAX_CHANNELS
        || frames < 0
        || frames > MOST_FRAMES) {
      throw new IllegalArgumentException(
          frames + " frames of " + channels + " channels at " + rate + " Hz");
    }
  }

  /** Frames that one pair of a level stands for. */
  public static int framesOfPair(int level) {
    if (level < 0 || level >= LEVELS) {
      throw new IllegalArgumentException("level " + level);
    }
    return BASE << (2 * level);
  }

  /** Pairs that each channel has on a level. */
  public long pairs(int level) {
    long of = framesOfPair(level);
    return (frames + of - 1) / of;
  }

  /** Where the pairs of a channel of a level begin in the file. */
  public long place(int level, int channel) {
    long place = HEADER;
    for (int i = 0; i < level; i++) {
      place += pairs(i) * channels * PAIR;
    }
    return place + pairs(level) * channel * PAIR;
  }

  /** Bytes of the whole file. */
  public long size() {
    return place(LEVELS - 1, channels);
  }

  ByteBuffer header() {
    ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
    header.putInt(MAGIC).putInt(VERSION).putInt(rate).putInt(channels).putLong(frames);
    header.putInt(BASE).putInt(FACTOR).putInt(LEVELS);
    for (int level = 0; level < LEVELS; level++) {
      header.putLong(pairs(level)).putLong(place(level, 0));
    }
    return header.flip();
  }

  /**
   * Reads a header.
   *
   * @param size bytes of the file
   * @throws MediaProblem when it is no header of version 1, or not that of a whole file
   */
  static PeakLayout parse(ByteBuffer header, long size, Path file) throws MediaProblem {
    header.order(ByteOrder.LITTLE_ENDIAN);
    if (header.remaining() < HEADER || header.getInt(0) != MAGIC) {
      throw damaged(file, "is no file of peaks");
    }
    if (header.getInt(4) != VERSION) {
      throw damaged(file, "has version " + Integer.toUnsignedString(header.getInt(4)));
    }
    PeakLayout layout;
    try {
      layout = new PeakLayout(header.getInt(8), header.getInt(12), header.getLong(16));
    } catch (IllegalArgumentException e) {
      throw damaged(file, "claims " + e.getMessage());
    }
    if (!header.slice(0, HEADER).equals(layout.header())) {
      throw damaged(file, "has levels that do not fit its length");
    }
    if (size != layout.size()) {
      throw damaged(file, "has " + size + " bytes in place of " + layout.size());
    }
    return layout;
  }

  static MediaProblem damaged(Path file, String what) {
    return new MediaProblem(file.toString(), "", what, "delete it; it is made again");
  }
}
