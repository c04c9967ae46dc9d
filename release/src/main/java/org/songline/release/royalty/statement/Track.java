package org.songline.release.royalty.statement;

import java.util.Comparator;
import java.util.Locale;

/**
 * What a line of a statement says was used; every field may be empty.
 *
 * @param isrc without hyphens
 * @param upc digits
 * @param number a work's number with whoever registered it
 */
public record Track(
    String isrc, String upc, String iswc, String number, String title, String artist, String album)
    implements Comparable<Track> {
  private static final Comparator<Track> ORDER =
      Comparator.comparing(Track::isrc)
          .thenComparing(Track::upc)
          .thenComparing(Track::iswc)
          .thenComparing(Track::number)
          .thenComparing(Track::title)
          .thenComparing(Track::artist)
          .thenComparing(Track::album);

  @Override
  public int compareTo(Track other) {
    return ORDER.compare(this, other);
  }

  /** The fields that say what it is, in one short text: for lists, and to match it by hand. */
  public String key() {
    return String.join(
        "|",
        isrc,
        upc,
        iswc,
        number,
        title.toLowerCase(Locale.ROOT),
        album.toLowerCase(Locale.ROOT));
  }

  /** For a reader. */
  public String told() {
    String name = title.isEmpty() ? album : title;
    String code = !isrc.isEmpty() ? isrc : !upc.isEmpty() ? upc : !iswc.isEmpty() ? iswc : number;
    return (name.isEmpty() ? "(no title)" : name)
        + (artist.isEmpty() ? "" : " by " + artist)
        + (code.isEmpty() ? "" : " [" + code + "]");
  }
}
