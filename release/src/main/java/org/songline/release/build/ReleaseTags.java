package org.songline.release.build;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.Set;
import org.songline.media.audio.tags.Picture;
import org.songline.media.audio.tags.Tag;
import org.songline.media.audio.tags.Tags;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.Lyrics;
import org.songline.release.catalog.Notice;
import org.songline.release.catalog.Recording;
import org.songline.release.catalog.Release;
import org.songline.release.catalog.Work;
import org.songline.release.id.Barcode;
import org.songline.release.id.Isrc;

/** What a file of a track says of itself, from the catalog. */
final class ReleaseTags {
  private static final Map<String, String> SHARPS =
      Map.of("sharp", "#", "flat", "b", "♯", "#", "♭", "b");

  private ReleaseTags() {}

  static Tags of(Catalog catalog, Release release, TrackPlace place, Optional<Picture> cover) {
    Recording recording = catalog.recording(place.recording());
    Tags tags = new Tags(Map.of(), cover);
    tags = tags.with(Tag.TITLE, recording.fullTitle());
    tags = tags.with(Tag.ARTIST, recording.artist().text());
    tags = tags.with(Tag.ALBUM, release.fullTitle());
    tags = tags.with(Tag.ALBUM_ARTIST, release.artist().text());
    tags = tags.with(Tag.TRACK, place.number() + "/" + place.tracks());
    tags = tags.with(Tag.DISC, place.disc() + "/" + place.discs());
    tags = tags.with(Tag.DATE, release.date().map(Object::toString).orElse(""));
    tags =
        tags.with(
            Tag.ORIGINAL_DATE,
            release.original().or(release::date).map(Object::toString).orElse(""));
    tags =
        tags.with(Tag.GENRE, release.subgenre().isEmpty() ? release.genre() : release.subgenre());
    tags = tags.with(Tag.COMPOSER, writers(catalog, recording, true));
    tags = tags.with(Tag.LYRICIST, writers(catalog, recording, false));
    tags = tags.with(Tag.ISRC, recording.isrc().map(Isrc::text).orElse(""));
    tags =
        tags.with(Tag.LABEL, release.label().map(label -> catalog.party(label).name()).orElse(""));
    tags = tags.with(Tag.BARCODE, release.barcode().map(Barcode::text).orElse(""));
    tags = tags.with(Tag.CATALOG_NUMBER, release.catalogNumber());
    tags = tags.with(Tag.COPYRIGHT, copyright(release, recording));
    tags = tags.with(Tag.KEY, key(recording.key()));
    tags =
        tags.with(
            Tag.TEMPO, recording.tempo() > 0 ? Long.toString(Math.round(recording.tempo())) : "");
    tags = tags.with(Tag.LANGUAGE, language(recording.language()));
    return tags.with(Tag.LYRICS, words(recording.lyrics()));
  }

  /** The lines of words, with empty lines between verses. */
  static String words(Lyrics lyrics) {
    return String.join("\n", lyrics.lines().stream().map(Lyrics.Line::text).toList()).strip();
  }

  private static String writers(Catalog catalog, Recording recording, boolean music) {
    Set<String> names = new LinkedHashSet<>();
    for (Work work : catalog.worksOf(recording)) {
      for (Work.Writer writer : work.writers()) {
        boolean counts =
            switch (writer.part()) {
              case COMPOSER, ARRANGER, SUB_ARRANGER -> music;
              case LYRICIST, TRANSLATOR, ADAPTER, SUB_AUTHOR -> !music && work.hasLyrics();
              case COMPOSER_LYRICIST -> music || work.hasLyrics();
            };
        if (counts) {
          names.add(catalog.party(writer.party()).contractName());
        }
      }
    }
    return String.join(", ", names);
  }

  private static String copyright(Release release, Recording recording) {
    List<String> lines = new ArrayList<>();
    Optional<Notice> phonogram = recording.phonogram().or(release::phonogram);
    phonogram.ifPresent(notice -> lines.add("\u2117 " + notice.text()));
    release.copyright().ifPresent(notice -> lines.add("\u00a9 " + notice.text()));
    return String.join(" ", lines);
  }

  /** In three characters at most, such as {@code F#m}; empty when it is none that is known. */
  static String key(String name) {
    String plain = name.strip();
    for (Map.Entry<String, String> sharp : SHARPS.entrySet()) {
      plain = plain.replaceFirst("(?i)[ -]?" + sharp.getKey(), sharp.getValue());
    }
    if (!plain.matches("(?i)[A-G][#b]?( ?(major|minor|maj|min|m))?")) {
      return "";
    }
    String note = plain.replaceFirst("^([A-Ga-g][#b]?).*", "$1");
    String rest = plain.substring(note.length()).strip();
    boolean minor = rest.equals("m") || rest.toLowerCase(Locale.ROOT).startsWith("min");
    return note.substring(0, 1).toUpperCase(Locale.ROOT) + note.substring(1) + (minor ? "m" : "");
  }

  /** Three letters; empty when it is no language that is known. */
  static String language(String code) {
    if (code.length() == 3) {
      return code.toLowerCase(Locale.ROOT);
    }
    try {
      return Locale.of(code).getISO3Language();
    } catch (MissingResourceException unknown) {
      return "";
    }
  }
}
