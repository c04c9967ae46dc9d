package org.songline.exchange;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.songline.model.song.Song;

/** Makes ids from names: {@code "Lead Vocal"} becomes {@code lead-vocal}, then {@code -2}. */
public final class Slugs {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");
  private static final int LONGEST = 48;

  private final Set<String> taken = new HashSet<>();

  /** Ids that are free in {@code song}, whatever the kind of part. */
  public Slugs(Song song) {
    song.sources().keySet().forEach(id -> taken.add(id.text()));
    song.patterns().keySet().forEach(id -> taken.add(id.text()));
    song.sections().forEach(section -> taken.add(section.id().text()));
    song.markers().forEach(marker -> taken.add(marker.id().text()));
    song.tracks()
        .forEach(
            track -> {
              taken.add(track.id().text());
              track.devices().forEach(device -> taken.add(device.id().text()));
              track.clips().forEach(clip -> taken.add(clip.id().text()));
            });
  }

  /** An id that was never given before, from a name or, when that has no letters, from a kind. */
  public String fresh(String name, String kind) {
    String slug = slug(name);
    String stem = slug.isEmpty() ? kind : slug;
    String id = stem;
    for (int number = 2; !taken.add(id); number++) {
      id = stem + "-" + number;
    }
    return id;
  }

  /** The letters and digits of a name, joined by hyphens; may be empty. */
  public static String slug(String name) {
    String plain = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("");
    String joined = OTHERS.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll("-");
    String cut = joined.length() > LONGEST ? joined.substring(0, LONGEST) : joined;
    return cut.replaceAll("^-+|-+$", "");
  }
}
