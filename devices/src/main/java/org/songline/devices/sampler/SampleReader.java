package org.songline.devices.sampler;

import org.jspecify.annotations.Nullable;
import org.songline.dsp.Quantum;

/** Where a voice reads its sample, and reading it: straight on, and round its loop. */
final class SampleReader {
  private final Partials parts;
  private final int lane;
  private final Interpolation.Cursor cursor = new Interpolation.Cursor();
  private @Nullable Zone zone;
  private @Nullable Loop loop;
  private @Nullable Stream stream;
  private float[] window = new float[0];

  SampleReader(Partials parts, int lane) {
    this.parts = parts;
    this.lane = lane;
  }

  /** Makes room for reading from streams at speeds up to one; before the first start. */
  void stream(double fastest) {
    window = new float[(int) Math.ceil(Quantum.FRAMES * fastest) + 3 * Interpolation.TAPS];
  }

  /** Whether its sample lies in a file. */
  boolean streams() {
    return stream != null;
  }

  /** The frame at which it reads. */
  int frame() {
    return (int) (cursor.position >> 32);
  }

  /**
   * Starts a zone.
   *
   * @param from the stream of its sample; null for one in memory
   */
  void start(Zone newZone, @Nullable Stream from, int frame) {
    stream = from;
    zone = newZone;
    loop = newZone.loop;
    cursor.position = (long) frame << 32;
  }

  /** Sets the speed, frames times 2^32 a frame, and the one it glides to in some frames. */
  void glide(long from, long to, int frames) {
    cursor.step = from;
    cursor.bend = (to - from) / frames;
  }

  /** The rest of the sample follows when the loop's end comes next. */
  void leaveLoop() {
    Loop l = loop;
    if (l != null) {
      long past = cursor.position - ((long) l.end << 32);
      if (past > 0) {
        cursor.position -= (long) l.length() << 32;
      }
      loop = null;
    }
  }

  /** Reads the quantum from a frame on; false when the sample has ended. */
  boolean read(int from, boolean vectors) {
    Zone z = zone;
    if (z == null) {
      return false;
    }
    int n = from;
    parts.clear(lane, 0, n);
    Loop l = loop;
    if (l == null) {
      n = straightOn(z, straight(z), n, vectors);
      parts.clear(lane, n, Quantum.FRAMES);
      return n == Quantum.FRAMES;
    }
    long seam = straight(z);
    long limit = (long) (l.end + Loop.OVERRUN) << 32;
    long length = (long) l.length() << 32;
    while (n < Quantum.FRAMES) {
      if (cursor.position >= limit) {
        long over = cursor.position - limit;
        cursor.position = limit - length + (over < length ? over : over % length);
      }
      if (cursor.position < seam) {
        n = straightOn(z, seam, n, vectors);
      } else {
        n = read(l.seam, l.seamOffset, limit, n, vectors);
      }
    }
    return true;
  }

  private int straightOn(Zone z, long limit, int from, boolean vectors) {
    Stream s = stream;
    if (s == null) {
      return read(z.sample.data, 0, limit, from, vectors);
    }
    int first = (int) (cursor.position >> 32) - Sample.LEAD;
    s.copy(first, window, window.length);
    return read(window, -first - Sample.LEAD, limit, from, vectors);
  }

  private int read(float[] data, int offset, long limit, int from, boolean vectors) {
    float[] out = parts.data;
    return vectors
        ? Interpolation.vector(data, offset, cursor, limit, out, lane, from, Quantum.FRAMES)
        : Interpolation.scalar(data, offset, cursor, limit, out, lane, from, Quantum.FRAMES);
  }

  /**
   * Reads the quantum for two voices that read at the same speed and phase, when no loop or end is
   * near; else false, and nothing has happened.
   */
  boolean readWith(SampleReader twin, int from) {
    Zone z = zone;
    Zone other = twin.zone;
    Interpolation.Cursor to = twin.cursor;
    int frames = Quantum.FRAMES - from;
    if (z == null
        || other == null
        || stream != null
        || twin.stream != null
        || !cursor.inStepWith(to)
        || !cursor.reaches(straight(z), frames)
        || !to.reaches(twin.straight(other), frames)) {
      return false;
    }
    parts.clear(lane, 0, from);
    parts.clear(twin.lane, 0, from);
    long before = cursor.position;
    int ahead = (int) ((to.position - before) >> 32);
    Interpolation.pair(
        z.sample.data, other.sample.data, ahead, cursor, parts.data, lane, twin.lane, from);
    to.position += cursor.position - before;
    to.step = cursor.step;
    return true;
  }

  /** Up to where it reads its sample straight on. */
  private long straight(Zone z) {
    Loop l = loop;
    if (z.end == 0) {
      return 0;
    }
    return (long) (l == null ? z.end + 4 : l.end - l.lead) << 32;
  }
}
