package org.songline.media.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.songline.media.audio.tags.Picture;
import org.songline.media.audio.tags.Tags;

/**
 * What stands before the frames of a FLAC file (RFC 9639, section 8).
 *
 * @param total frames of sound, 0 when unknown
 * @param md5 of all samples; all zero when unknown
 * @param start of the first frame in the file
 */
@SuppressWarnings("ArrayRecordComponent")
record FlacInfo(
    int minBlock,
    int maxBlock,
    int rate,
    int channels,
    int bits,
    long total,
    byte[] md5,
    Tags tags,
    long start) {
  private static final int MAX_BLOCKS = 1024;

  /** Block size to which the frame numbers of a file with fixed blocks refer. */
  int fixedBlock() {
    return minBlock;
  }

  /** Where the signature stands: at the start or behind an ID3 tag; -1 when nowhere. */
  static long signature(FileSource source, ByteBuffer head) throws IOException {
    if (head.limit() < 10) {
      return -1;
    }
    String id = RiffText.id(head, 0);
    if (id.equals("fLaC")) {
      return 0;
    }
    if (id.startsWith("ID3")) {
      long behind = 10;
      for (int i = 6; i < 10; i++) {
        behind += (long) (head.get(i) & 0x7f) << (7 * (9 - i));
      }
      ByteBuffer b = source.bytes(behind, 4);
      if (b.limit() == 4 && RiffText.id(b, 0).equals("fLaC")) {
        return behind;
      }
    }
    return -1;
  }

  static FlacInfo read(FileSource source, long signature) throws IOException {
    long at = signature + 4;
    ByteBuffer stream = source.bytes(at + 4, 34).order(ByteOrder.BIG_ENDIAN);
    Tags tags = Tags.NONE;
    for (int count = 0; ; count++) {
      ByteBuffer head = source.bytes(at, 4).order(ByteOrder.BIG_ENDIAN);
      if (head.limit() < 4 || count == MAX_BLOCKS) {
        throw source.problem(
            "byte " + at, "ends among its descriptions", "get a complete copy of the FLAC file");
      }
      int word = head.getInt(0);
      int type = (word >>> 24) & 0x7f;
      int length = word & 0xff_ffff;
      if (count == 0) {
        if (type != 0 || length != 34 || stream.limit() < 34) {
          throw source.problem(
              "byte " + at, "does not say what it holds", "get an undamaged FLAC file");
        }
      } else if (type == 4) {
        tags = new Tags(VorbisComments.read(source.bytes(at + 4, length)), tags.cover());
      } else if (type == 6 && tags.cover().isEmpty()) {
        Optional<Picture> picture = VorbisComments.picture(source.bytes(at + 4, length));
        tags = new Tags(tags.texts(), picture);
      }
      at += 4L + length;
      if (word < 0) {
        break;
      }
    }
    long packed = stream.getLong(10);
    byte[] md5 = new byte[16];
    stream.get(18, md5);
    FlacInfo info =
        new FlacInfo(
            stream.getShort(0) & 0xffff,
            stream.getShort(2) & 0xffff,
            (int) (packed >>> 44),
            (int) (packed >>> 41 & 7) + 1,
            (int) (packed >>> 36 & 31) + 1,
            packed & 0xf_ffff_ffffL,
            md5,
            tags,
            at);
    if (info.rate == 0 || info.bits < 4 || info.minBlock < 1 || info.maxBlock < info.minBlock) {
      throw source.problem(
          "STREAMINFO", "declares an impossible format", "get an undamaged FLAC file");
    }
    return info;
  }
}
