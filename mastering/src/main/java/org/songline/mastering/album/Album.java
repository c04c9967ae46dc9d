package org.songline.mastering.album;

import java.util.List;

/**
 * A record of several tracks.
 *
 * @param title of the record
 * @param artist of the record, or empty
 * @param catalog thirteen digits (UPC or EAN), or empty
 * @param equalShare 0 keeps the loudness relations of the mixes, 1 makes all tracks equally loud
 * @param tracks in order, 1 to 99
 */
public record Album(
    String title, String artist, String catalog, double equalShare, List<AlbumTrack> tracks) {
  /** As many as a compact disc holds. */
  public static final int MOST_TRACKS = 99;

  public Album {
    tracks = List.copyOf(tracks);
    if (!catalog.isEmpty() && !catalog.matches("[0-9]{13}")) {
      throw new IllegalArgumentException("catalog is " + catalog + "; needs thirteen digits");
    }
    if (!(equalShare >= 0 && equalShare <= 1)) {
      throw new IllegalArgumentException("equal is " + equalShare * 100 + " %; needs 0 to 100");
    }
    if (tracks.isEmpty() || tracks.size() > MOST_TRACKS) {
      throw new IllegalArgumentException("has " + tracks.size() + " tracks; needs 1 to 99");
    }
  }
}
