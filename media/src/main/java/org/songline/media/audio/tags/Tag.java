package org.songline.media.audio.tags;

import java.util.Locale;
import java.util.Optional;

/** One kind of text that a file carries, with its name in each family of formats. */
public enum Tag {
  TITLE("TITLE", "title", "INAM"),
  ARTIST("ARTIST", "artist", "IART"),
  ALBUM("ALBUM", "album", "IPRD"),
  ALBUM_ARTIST("ALBUMARTIST", "album_artist", ""),
  /** Year or ISO date of the recording. */
  DATE("DATE", "date", "ICRD"),
  GENRE("GENRE", "genre", "IGNR"),
  /** Number in the album, or number/total. */
  TRACK("TRACKNUMBER", "track", "IPRT"),
  COMPOSER("COMPOSER", "composer", "IMUS"),
  COMMENT("COMMENT", "comment", "ICMT"),
  COPYRIGHT("COPYRIGHT", "copyright", "ICOP"),
  /** The recording's International Standard Recording Code, twelve characters. */
  ISRC("ISRC", "TSRC", ""),
  LYRICIST("LYRICIST", "TEXT", "IWRI"),
  /** Number of the disc, or number/total. */
  DISC("DISCNUMBER", "disc", ""),
  /** ISO date on which it first came out. */
  ORIGINAL_DATE("ORIGINALDATE", "originaldate", ""),
  LABEL("LABEL", "publisher", ""),
  /** Of the product, twelve to fourteen digits. */
  BARCODE("BARCODE", "BARCODE", ""),
  CATALOG_NUMBER("CATALOGNUMBER", "CATALOGNUMBER", ""),
  /** Such as {@code Em} or {@code F#}: at most three characters. */
  KEY("INITIALKEY", "TKEY", ""),
  /** In whole beats a minute. */
  TEMPO("BPM", "TBPM", ""),
  /** Of what is sung, three letters of ISO 639-2. */
  LANGUAGE("LANGUAGE", "language", "ILNG"),
  /** Lines of words. */
  LYRICS("LYRICS", "lyrics", "");

  private final String vorbis;
  private final String codec;
  private final String riff;

  Tag(String vorbis, String codec, String riff) {
    this.vorbis = vorbis;
    this.codec = codec;
    this.riff = riff;
  }

  /** Field name in a Vorbis comment (FLAC, Ogg). */
  public String vorbisName() {
    return vorbis;
  }

  /** Metadata key of the codec program. */
  public String codecName() {
    return codec;
  }

  /** Four letters in a RIFF INFO list, or empty when RIFF has no place for it. */
  public String riffName() {
    return riff;
  }

  /** The tag that any of the families calls by this name, whatever its case. */
  public static Optional<Tag> named(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    for (Tag tag : values()) {
      if (upper.equals(tag.vorbis)
          || upper.equals(tag.codec.toUpperCase(Locale.ROOT))
          || upper.equals(tag.riff)) {
        return Optional.of(tag);
      }
    }
    return switch (upper) {
      case "TRACK", "ITRK" -> Optional.of(TRACK);
      case "YEAR" -> Optional.of(DATE);
      case "DESCRIPTION" -> Optional.of(COMMENT);
      case "ALBUM ARTIST" -> Optional.of(ALBUM_ARTIST);
      case "UNSYNCEDLYRICS" -> Optional.of(LYRICS);
      case "ORGANIZATION" -> Optional.of(LABEL);
      case "DISC NUMBER" -> Optional.of(DISC);
      // The codec program puts the language of the words behind their name.
      default -> upper.matches("LYRICS[ _-][A-Z]{3}") ? Optional.of(LYRICS) : Optional.empty();
    };
  }
}
