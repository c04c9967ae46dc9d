package org.songline.release.build;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.CatalogId.RecordingId;
import org.songline.release.catalog.Release;

/**
 * Where a track stands.
 *
 * @param disc from 1
 * @param number on its disc, from 1
 * @param stem the name of its files without their endings: letters, digits, {@code -} and {@code _}
 */
public record TrackPlace(
    RecordingId recording, int disc, int discs, int number, int tracks, String stem) {
  private static final int LONGEST = 60;

  /** The places of all tracks, in order. */
  public static List<TrackPlace> of(Catalog catalog, Release release) {
    List<TrackPlace> places = new ArrayList<>();
    int discs = release.media().size();
    for (int d = 0; d < discs; d++) {
      List<Release.Track> tracks = release.media().get(d).tracks();
      for (int t = 0; t < tracks.size(); t++) {
        RecordingId id = tracks.get(t).recording();
        String number =
            discs > 1
                ? String.format(Locale.ROOT, "%d-%02d", d + 1, t + 1)
                : String.format(Locale.ROOT, "%02d", t + 1);
        String stem = number + "_" + plain(catalog.recording(id).fullTitle(), id.text());
        places.add(new TrackPlace(id, d + 1, discs, t + 1, tracks.size(), stem));
      }
    }
    return places;
  }

  /** A name of letters and digits of ASCII alone. */
  static String plain(String name, String otherwise) {
    String plain =
        Normalizer.normalize(name, Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .replaceAll("[^A-Za-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    String cut = plain.substring(0, Math.min(plain.length(), LONGEST)).replaceAll("-$", "");
    return cut.isEmpty() ? otherwise : cut;
  }
}
