package org.songline.model.operation;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.songline.model.song.Song;

/** The colors of new tracks: apart in hue and alike in lightness, so that a name reads on each. */
public final class TrackColors {
  /** All, around the circle. */
  public static final List<String> ALL =
      List.of(
          "#ea8c8d", "#e7936c", "#d99d54", "#c2aa4e", "#a1b65f", "#7bbe7d", "#52c2a0", "#34c1c1",
          "#42bbdd", "#68b2ef", "#8fa7f4", "#b09cec", "#cb93d8", "#de8dbb");

  /** Words of names that tell a role, and the colors that it has. */
  private record Role(Pattern words, List<String> colors) {
    static Role of(String words, int from, int to) {
      return new Role(
          Pattern.compile("(?<![a-z])(?:" + words + ")(?![a-z])"), ALL.subList(from, to));
    }
  }

  private static final List<Role> ROLES =
      List.of(
          Role.of(
              "drums?|kick|snare|clap|hats?|hihat|toms?|cymbal|ride|crash|perc[a-z]*|beats?|break"
                  + "|loop|shaker|tambourine|overheads?|room|bd|sd|hh|oh",
              0,
              2),
          Role.of("bass|sub|808", 2, 4),
          Role.of(
              "guitars?|gtrs?|piano|keys|organ|rhodes|pads?|strings|chords?|harp|brass|horns"
                  + "|acoustic|wurli",
              5,
              7),
          Role.of("leads?|synth|arp|pluck|solo|melody|theme", 8, 10),
          Role.of("vocals?|vox|voices?|sing[a-z]*|choir|rap|adlibs?|bvs?|talk", 11, 13));

  private TrackColors() {}

  /** The first of the colors that fewest tracks have. */
  public static String fewest(Song song) {
    return fewest(song, ALL);
  }

  /** A color of the role that a name tells, such as that of drums; without one, the fewest have. */
  public static String of(Song song, String name) {
    String told = name.toLowerCase(Locale.ROOT);
    return ROLES.stream()
        .filter(role -> role.words.matcher(told).find())
        .findFirst()
        .map(role -> fewest(song, role.colors))
        .orElseGet(() -> fewest(song));
  }

  private static String fewest(Song song, List<String> colors) {
    String best = colors.getFirst();
    long least = Long.MAX_VALUE;
    for (String color : colors) {
      long users = song.tracks().stream().filter(track -> track.color().equals(color)).count();
      if (users < least) {
        least = users;
        best = color;
      }
    }
    return best;
  }
}
