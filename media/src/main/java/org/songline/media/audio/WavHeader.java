package org.songline.media.audio;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * All bytes of a WAV file before its samples. Room for 64-bit sizes is always kept in a JUNK chunk,
 * which becomes ds64 when the file outgrows 4 GB (EBU Tech 3306), so the head never moves.
 */
final class WavHeader {
  private static final long MAX_32 = 0xFFFF_FFFFL;
  private static final int GUID_TAIL = 14;
  private static final byte[] SUBFORMAT = {
    0, 0, 0, 0, 0x10, 0, (byte) 0x80, 0, 0, (byte) 0xaa, 0, 0x38, (byte) 0x9b, 0x71
  };

  private WavHeader() {}

  /**
   * @param bits of a sample
   * @param dataBytes length of the samples, without padding
   */
  static byte[] bytes(
      int rate, int channels, int bits, boolean floating, AudioMetadata metadata, long dataBytes) {
    ByteArrayOutputStream middle = new ByteArrayOutputStream();
    int frameBytes = channels * bits / 8;
    middle.writeBytes(RiffText.chunk("fmt ", fmt(rate, channels, bits, floating)));
    if (floating) {
      long frames = Math.min(dataBytes / frameBytes, MAX_32);
      byte[] fact =
          ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt((int) frames).array();
      middle.writeBytes(RiffText.chunk("fact", fact));
    }
    metadata
        .broadcast()
        .ifPresent(b -> middle.writeBytes(RiffText.chunk("bext", BextChunk.write(b))));
    if (!metadata.ixml().isEmpty()) {
      middle.writeBytes(RiffText.chunk("iXML", metadata.ixml().getBytes(StandardCharsets.UTF_8)));
    }
    byte[] info = RiffText.info(metadata.tags());
    if (info.length > 0) {
      middle.writeBytes(RiffText.chunk("LIST", info));
    }
    byte[] axml = RiffText.axml(metadata.tags());
    if (axml.length > 0) {
      middle.writeBytes(RiffText.chunk("axml", axml));
    }
    long riffSize = 4 + 36 + middle.size() + 8 + dataBytes + (dataBytes & 1);
    boolean big = riffSize > MAX_32;
    ByteBuffer out =
        ByteBuffer.allocate(12 + 36 + middle.size() + 8).order(ByteOrder.LITTLE_ENDIAN);
    out.put(ascii(big ? "RF64" : "RIFF")).putInt(big ? -1 : (int) riffSize).put(ascii("WAVE"));
    out.put(ascii(big ? "ds64" : "JUNK")).putInt(28);
    if (big) {
      out.putLong(riffSize).putLong(dataBytes).putLong(dataBytes / frameBytes).putInt(0);
    } else {
      out.position(out.position() + 28);
    }
    out.put(middle.toByteArray());
    out.put(ascii("data")).putInt(big ? -1 : (int) dataBytes);
    return out.array();
  }

  private static byte[] fmt(int rate, int channels, int bits, boolean floating) {
    boolean extensible = channels > 2 || (bits > 16 && !floating);
    int code = floating ? 3 : 1;
    ByteBuffer b =
        ByteBuffer.allocate(extensible ? 40 : floating ? 18 : 16).order(ByteOrder.LITTLE_ENDIAN);
    int frameBytes = channels * bits / 8;
    b.putShort((short) (extensible ? 0xfffe : code)).putShort((short) channels).putInt(rate);
    b.putInt(rate * frameBytes).putShort((short) frameBytes).putShort((short) bits);
    if (extensible) {
      b.putShort((short) 22).putShort((short) bits).putInt(speakers(channels));
      b.putShort((short) code).put(SUBFORMAT, 0, GUID_TAIL);
    }
    return b.array();
  }

  private static int speakers(int channels) {
    return switch (channels) {
      case 1 -> 0x4;
      case 2 -> 0x3;
      case 4 -> 0x33;
      case 6 -> 0x3f;
      case 8 -> 0x63f;
      default -> 0;
    };
  }

  private static byte[] ascii(String s) {
    return s.getBytes(StandardCharsets.US_ASCII);
  }
}
