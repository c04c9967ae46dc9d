package org.songline.release.build;

import java.util.List;
import java.util.Locale;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.Contribution;
import org.songline.release.catalog.Notice;
import org.songline.release.catalog.Recording;
import org.songline.release.catalog.Release;
import org.songline.release.catalog.Work;

/** Who did what, as lines for people. */
public final class Credits {
  private Credits() {}

  /** A text with the release above and each track below. */
  public static String text(Catalog catalog, Release release) {
    StringBuilder text = new StringBuilder();
    text.append(release.artist().text()).append('\n');
    text.append(release.fullTitle()).append('\n');
    for (TrackPlace place : TrackPlace.of(catalog, release)) {
      Recording recording = catalog.recording(place.recording());
      String number =
          place.discs() > 1 ? place.disc() + "." + place.number() : String.valueOf(place.number());
      text.append('\n').append(number).append(". ").append(recording.fullTitle()).append('\n');
      track(catalog, recording).forEach(line -> text.append("   ").append(line).append('\n'));
    }
    text.append('\n');
    release.phonogram().ifPresent(notice -> text.append(line("\u2117", notice)));
    release.copyright().ifPresent(notice -> text.append(line("\u00a9", notice)));
    return text.toString();
  }

  private static String line(String sign, Notice notice) {
    return sign + " " + notice.text() + "\n";
  }

  /** The lines of one track: writers, then everybody who played or worked on it. */
  public static List<String> track(Catalog catalog, Recording recording) {
    List<String> lines = new java.util.ArrayList<>();
    for (Work work : catalog.worksOf(recording)) {
      for (Work.Writer writer : work.writers()) {
        lines.add(catalog.party(writer.party()).contractName() + ": " + part(writer.part()));
      }
    }
    for (Contribution one : recording.contributions()) {
      List<String> words = new java.util.ArrayList<>(one.instruments());
      one.roles().stream()
          .filter(role -> one.instruments().isEmpty() || !role.performs())
          .map(role -> words(role.name()))
          .forEach(words::add);
      lines.add(catalog.party(one.party()).name() + ": " + String.join(", ", words));
    }
    return lines;
  }

  private static String part(Work.Part part) {
    return switch (part) {
      case COMPOSER -> "music";
      case LYRICIST -> "lyrics";
      case COMPOSER_LYRICIST -> "music and lyrics";
      default -> words(part.name());
    };
  }

  private static String words(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
