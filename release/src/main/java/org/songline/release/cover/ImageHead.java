package org.songline.release.cover;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.songline.release.cover.CoverFacts.Colour;

/**
 * What stands in a picture's file before its pixels: JPEG by ITU-T T.81 and EXIF 2.3, PNG by its
 * third edition.
 */
final class ImageHead {
  String kind = "other";
  int width;
  int height;
  Colour colour = Colour.RGB;
  int bits = 8;
  boolean profile;
  int orientation = 1;

  private final byte[] bytes;

  private ImageHead(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Reads as far as the file makes sense. */
  static ImageHead of(byte[] bytes) {
    ImageHead head = new ImageHead(bytes);
    if (head.u8(0) == 0xff && head.u8(1) == 0xd8) {
      head.kind = "jpeg";
      head.jpeg();
    } else if (head.u32(0) == 0x89504e47L && head.u32(4) == 0x0d0a1a0aL) {
      head.kind = "png";
      head.png();
    } else if (head.u32(0) == 0x49492a00L || head.u32(0) == 0x4d4d002aL) {
      head.kind = "tiff";
    }
    return head;
  }

  private void jpeg() {
    boolean frame = false;
    int at = 2;
    while (at + 4 <= bytes.length) {
      if (u8(at) != 0xff) {
        return;
      }
      int marker = u8(at + 1);
      if (marker == 0xff) {
        at++;
        continue;
      }
      if (marker == 0xd9 || marker == 0xda) {
        return;
      }
      int length = u16(at + 2);
      if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc) {
        if (!frame) {
          bits = u8(at + 4);
          height = u16(at + 5);
          width = u16(at + 7);
          colour =
              switch (u8(at + 9)) {
                case 1 -> Colour.GREY;
                case 4 -> Colour.CMYK;
                default -> Colour.RGB;
              };
        }
        frame = true;
      } else if (marker == 0xe2 && starts(at + 4, "ICC_PROFILE\0")) {
        profile |= foreign(at + 18, Math.min(length - 16, bytes.length - at - 18));
      } else if (marker == 0xe1 && starts(at + 4, "Exif\0\0")) {
        exif(at + 10, Math.min(length - 8, bytes.length - at - 10));
      }
      at += 2 + Math.max(2, length);
    }
  }

  private void png() {
    long at = 8;
    while (at + 12 <= bytes.length) {
      int here = (int) at;
      long length = u32(here);
      if (starts(here + 4, "IHDR")) {
        width = (int) Math.min(Integer.MAX_VALUE, u32(here + 8));
        height = (int) Math.min(Integer.MAX_VALUE, u32(here + 12));
        bits = u8(here + 16);
        colour =
            switch (u8(here + 17)) {
              case 0, 4 -> Colour.GREY;
              case 3 -> Colour.INDEXED;
              case 6 -> Colour.RGBA;
              default -> Colour.RGB;
            };
      } else if (starts(here + 4, "iCCP")) {
        String name = text(here + 8, 79);
        profile |= !name.contains("sRGB");
      } else if (starts(here + 4, "eXIf")) {
        exif(here + 8, (int) Math.min(length, bytes.length - at - 8));
      } else if (starts(here + 4, "IDAT")) {
        return;
      }
      at += 12 + length;
    }
  }

  /** Whether an ICC profile describes anything but sRGB. */
  private boolean foreign(int from, int length) {
    int end = Math.min(bytes.length, from + Math.max(0, length));
    StringBuilder letters = new StringBuilder();
    for (int i = from; i < end; i++) {
      if (bytes[i] != 0) {
        letters.append((char) (bytes[i] & 0xff));
      }
    }
    return letters.indexOf("sRGB") < 0;
  }

  private void exif(int from, int length) {
    if (length < 8) {
      return;
    }
    ByteBuffer tiff = ByteBuffer.wrap(bytes, from, length).slice();
    tiff.order(u8(from) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int at = tiff.getInt(4);
    if (at < 8 || at > length - 2) {
      return;
    }
    int count = tiff.getShort(at) & 0xffff;
    for (int i = 0; i < count && at + 2 + 12 * (i + 1) <= length; i++) {
      int entry = at + 2 + 12 * i;
      if ((tiff.getShort(entry) & 0xffff) == 0x0112) {
        int value = tiff.getShort(entry + 8) & 0xffff;
        orientation = value >= 1 && value <= 8 ? value : 1;
      }
    }
  }

  private int u8(int at) {
    return at >= 0 && at < bytes.length ? bytes[at] & 0xff : 0;
  }

  private int u16(int at) {
    return u8(at) << 8 | u8(at + 1);
  }

  private long u32(int at) {
    return (long) u16(at) << 16 | u16(at + 2);
  }

  private boolean starts(int at, String text) {
    for (int i = 0; i < text.length(); i++) {
      if (u8(at + i) != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private String text(int at, int most) {
    int end = at;
    while (end < bytes.length && end - at < most && bytes[end] != 0) {
      end++;
    }
    return at >= end ? "" : new String(bytes, at, end - at, StandardCharsets.ISO_8859_1);
  }
}
