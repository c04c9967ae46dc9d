package org.songline.media.vorbis;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The packets of the first Vorbis stream in an Ogg file (RFC 3533). Other streams beside it are
 * passed over; a file that breaks off ends with its last whole page.
 */
final class OggPackets {
  /** Zero bytes behind the data of a packet. */
  static final int SPARE = 8;

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int HEADER = 27;
  private static final int MOST_SEGMENTS = 255;
  private static final int MAGIC = 0x5367674f;
  private static final int CONTINUED = 1;
  private static final int FIRST = 2;
  private static final int LAST = 4;
  private static final int MOST_BYTES = 1 << 24;

  private final InputStream in;
  private final byte[] page = new byte[HEADER + MOST_SEGMENTS + MOST_SEGMENTS * 255];
  private byte[] packet = new byte[4096];
  private int length;
  private int serial;
  private boolean chosen;
  private boolean ended;

  /** Of the page: its number of segments, the next one, where that lies, the last that ends. */
  private int segments;

  private int segment;
  private int at;
  private int lastEnd;
  private long pageGranule = -1;
  private boolean pageIsLast;
  private long granule = -1;

  /** Whether the first part of a packet was on the page before. */
  private boolean within;

  OggPackets(InputStream in) {
    this.in = in;
  }

  /** The bytes of the packet, {@value #SPARE} zero bytes behind them; good until the next. */
  byte[] data() {
    return packet;
  }

  int length() {
    return length;
  }

  /** How many frames there are up to the end of this packet, or -1 where that is not told. */
  long granule() {
    return granule;
  }

  /** On the last page of the stream the number of its frames, elsewhere -1. */
  long end() {
    return pageIsLast ? pageGranule : -1;
  }

  /** Moves to the next packet; false at the end. */
  boolean next() throws IOException {
    length = 0;
    while (true) {
      if (segment == segments && !nextPage()) {
        return false;
      }
      while (segment < segments) {
        int n = page[HEADER + segment] & 0xff;
        append(n);
        if (n < 255) {
          Arrays.fill(packet, length, length + SPARE, (byte) 0);
          granule = segment == lastEnd ? pageGranule : -1;
          segment++;
          within = false;
          return true;
        }
        segment++;
        within = true;
      }
    }
  }

  private void append(int count) throws VorbisDamage {
    int needed = length + count + SPARE;
    VorbisDamage.unless(needed <= MOST_BYTES, "a packet is longer than 16 MB");
    if (needed > packet.length) {
      packet = Arrays.copyOf(packet, Math.max(needed, packet.length * 2));
    }
    System.arraycopy(page, at, packet, length, count);
    length += count;
    at += count;
  }

  /** Moves to the next page of the stream. */
  private boolean nextPage() throws IOException {
    do {
      if (ended || !readPage()) {
        return false;
      }
    } while (!ours());
    int flags = page[5];
    pageGranule = (long) LONG.get(page, 6);
    pageIsLast = (flags & LAST) != 0;
    ended = pageIsLast;
    segment = 0;
    at = HEADER + segments;
    lastEnd = segments - 1;
    while (lastEnd >= 0 && page[HEADER + lastEnd] == -1) {
      lastEnd--;
    }
    boolean continued = (flags & CONTINUED) != 0;
    if (within && !continued) {
      length = 0;
    } else if (!within && continued) {
      skipRest();
    }
    within = false;
    return true;
  }

  /** Passes over the end of a packet whose start is missing. */
  private void skipRest() {
    while (segment < segments) {
      int n = page[HEADER + segment++] & 0xff;
      at += n;
      if (n < 255) {
        return;
      }
    }
  }

  /** Whether the page belongs to the stream, which the first page with Vorbis chooses. */
  private boolean ours() throws VorbisDamage {
    int pageSerial = (int) INT.get(page, 14);
    if (chosen) {
      return pageSerial == serial;
    }
    VorbisDamage.unless((page[5] & FIRST) != 0, "holds no Vorbis stream");
    if (isVorbis(page, HEADER + segments)) {
      serial = pageSerial;
      chosen = true;
    }
    return chosen;
  }

  /** Whether an identification header starts here; the page is longer than any place in it. */
  private static boolean isVorbis(byte[] bytes, int from) {
    String name = "\u0001vorbis";
    for (int i = 0; i < name.length(); i++) {
      if (bytes[from + i] != name.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private boolean readPage() throws IOException {
    if (in.readNBytes(page, 0, HEADER) < HEADER) {
      return false;
    }
    VorbisDamage.unless(
        (int) INT.get(page, 0) == MAGIC && page[4] == 0, "has something else where a page belongs");
    int count = page[26] & 0xff;
    if (in.readNBytes(page, HEADER, count) < count) {
      return false;
    }
    int body = 0;
    for (int i = 0; i < count; i++) {
      body += page[HEADER + i] & 0xff;
    }
    if (in.readNBytes(page, HEADER + count, body) < body) {
      return false;
    }
    int told = (int) INT.get(page, 22);
    INT.set(page, 22, 0);
    int crc = OggCrc.update(0, page, 0, HEADER + count + body);
    VorbisDamage.unless(crc == told, "has a damaged page");
    segments = count;
    return true;
  }
}
