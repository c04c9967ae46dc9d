package org.songline.mastering.album;

import java.util.List;
import java.util.Locale;

/** The CUE sheet of an album: what a disc plant or a burning program reads beside the image. */
public final class CueSheet {
  private CueSheet() {}

  /**
   * The text, with lines that end as on Windows, which the readers of such sheets expect.
   *
   * @param image name of the sound file, a WAV
   * @param album title, artist, catalogue number, ISRC of the tracks
   * @param titles of the tracks, none empty
   * @param layout where they begin
   */
  public static String text(String image, Album album, List<String> titles, Layout layout) {
    StringBuilder s = new StringBuilder();
    if (!album.catalog().isEmpty()) {
      line(s, 0, "CATALOG " + album.catalog());
    }
    if (!album.artist().isEmpty()) {
      line(s, 0, "PERFORMER " + quoted(album.artist()));
    }
    if (!album.title().isEmpty()) {
      line(s, 0, "TITLE " + quoted(album.title()));
    }
    line(s, 0, "FILE " + quoted(image) + " WAVE");
    for (int i = 0; i < album.tracks().size(); i++) {
      AlbumTrack track = album.tracks().get(i);
      String artist = track.artist().isEmpty() ? album.artist() : track.artist();
      line(s, 2, String.format(Locale.ROOT, "TRACK %02d AUDIO", i + 1));
      line(s, 4, "TITLE " + quoted(titles.get(i)));
      if (!artist.isEmpty()) {
        line(s, 4, "PERFORMER " + quoted(artist));
      }
      if (!track.isrc().isEmpty()) {
        line(s, 4, "ISRC " + track.isrc());
      }
      long start = layout.starts().get(i);
      if (layout.gaps().get(i) > 0) {
        line(s, 4, "INDEX 00 " + clock(layout.discFrame(start - layout.gaps().get(i))));
      }
      line(s, 4, "INDEX 01 " + clock(layout.discFrame(start)));
    }
    return s.toString();
  }

  /** Minutes, seconds and disc frames. */
  static String clock(long discFrames) {
    return String.format(
        Locale.ROOT,
        "%02d:%02d:%02d",
        discFrames / (60 * Layout.DISC_FRAMES),
        discFrames / Layout.DISC_FRAMES % 60,
        discFrames % Layout.DISC_FRAMES);
  }

  private static String quoted(String text) {
    return '"' + text.replace('"', '\'') + '"';
  }

  private static void line(StringBuilder s, int indent, String words) {
    s.append(" ".repeat(indent)).append(words).append("\r\n");
  }
}
