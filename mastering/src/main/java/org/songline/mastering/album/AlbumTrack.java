package org.songline.mastering.album;

import java.nio.file.Path;

/**
 * One track of an album.
 *
 * @param source a sound file or a song's folder
 * @param title empty for what the source says of itself
 * @param artist empty for the album's
 * @param isrc twelve letters and digits (ISO 3901), or empty
 * @param gapSeconds silence before it, 0 to 60; of the first track it is not used
 * @param fadeInSeconds 0 for none
 * @param fadeOutSeconds 0 for none
 * @param trimDb louder or softer than the album's relation says, -12 to 12
 */
public record AlbumTrack(
    Path source,
    String title,
    String artist,
    String isrc,
    double gapSeconds,
    double fadeInSeconds,
    double fadeOutSeconds,
    double trimDb) {
  /** Silence before a track that says nothing of it. */
  public static final double USUAL_GAP = 2;

  public AlbumTrack {
    if (!isrc.isEmpty() && !isrc.matches("[A-Z]{2}[A-Z0-9]{3}[0-9]{7}")) {
      throw new IllegalArgumentException(
          "isrc is " + isrc + "; needs two letters, three letters or digits, seven digits");
    }
    check("gap", gapSeconds, 0, 60);
    check("fade-in", fadeInSeconds, 0, 60);
    check("fade-out", fadeOutSeconds, 0, 60);
    check("trim", trimDb, -12, 12);
  }

  /** A source with nothing said of it. */
  public static AlbumTrack of(Path source) {
    return new AlbumTrack(source, "", "", "", USUAL_GAP, 0, 0, 0);
  }

  static void check(String what, double value, double min, double max) {
    if (!(value >= min && value <= max)) {
      throw new IllegalArgumentException(
          what + " is " + value + "; needs " + (int) min + " to " + (int) max);
    }
  }
}
