package org.songline.release.registration.packs;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.songline.release.catalog.ArtistCredit;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.Recording;
import org.songline.release.catalog.Release;
import org.songline.release.id.Barcode;
import org.songline.release.registration.Pack;

/**
 * A page that fills the form of MusicBrainz for a new release: it needs nothing but a browser, and
 * sends nothing until its reader presses the button and then confirms the entry there.
 */
public final class MusicBrainz {
  private static final String ADDRESS = "https://musicbrainz.org/release/add";

  private MusicBrainz() {}

  /** One field of the form. */
  record Seed(String name, String value) {}

  public static Pack of(Catalog catalog, Release release) {
    List<String> faults = new ArrayList<>();
    if (release.tracks().isEmpty()) {
      faults.add("release " + release.id().text() + ": it has no track; add its recordings");
    }
    return new Pack(
        List.of(
            new Pack.Entry(
                "musicbrainz-" + release.id().text() + ".html",
                page(release, seeds(catalog, release)).getBytes(StandardCharsets.UTF_8))),
        List.of("open the page in a browser in which you are logged in at MusicBrainz"),
        faults);
  }

  /** The fields in the order of the form. */
  static List<Seed> seeds(Catalog catalog, Release release) {
    List<Seed> seeds = new ArrayList<>();
    seeds.add(new Seed("name", release.fullTitle()));
    seeds.add(new Seed("type", release.type().name().toLowerCase(Locale.ROOT)));
    seeds.add(new Seed("status", "official"));
    seeds.add(new Seed("packaging", "none"));
    credit(seeds, catalog, "", release.artist());
    release.barcode().map(Barcode::text).ifPresent(code -> seeds.add(new Seed("barcode", code)));
    String language = language(release.language());
    if (!language.isEmpty()) {
      seeds.add(new Seed("language", language));
    }
    release.date().ifPresent(date -> date(seeds, date));
    release
        .label()
        .ifPresent(
            label -> {
              seeds.add(new Seed("labels.0.name", catalog.party(label).name()));
              catalog
                  .party(label)
                  .mbid()
                  .ifPresent(mbid -> seeds.add(new Seed("labels.0.mbid", mbid.text())));
              if (!release.catalogNumber().isEmpty()) {
                seeds.add(new Seed("labels.0.catalog_number", release.catalogNumber()));
              }
            });
    for (int m = 0; m < release.media().size(); m++) {
      Release.Medium medium = release.media().get(m);
      String start = "mediums." + m + ".";
      seeds.add(new Seed(start + "format", "Digital Media"));
      if (!medium.title().isEmpty()) {
        seeds.add(new Seed(start + "name", medium.title()));
      }
      for (int t = 0; t < medium.tracks().size(); t++) {
        Recording recording = catalog.recording(medium.tracks().get(t).recording());
        String track = start + "track." + t + ".";
        seeds.add(new Seed(track + "name", recording.fullTitle()));
        seeds.add(new Seed(track + "number", Integer.toString(t + 1)));
        recording
            .file()
            .ifPresent(
                file ->
                    seeds.add(
                        new Seed(
                            track + "length", Long.toString(Math.round(1000 * file.seconds())))));
        if (!recording.artist().equals(release.artist())) {
          credit(seeds, catalog, track, recording.artist());
        }
      }
    }
    seeds.add(new Seed("edit_note", "From the catalog of its makers, kept with Songline."));
    return seeds;
  }

  private static void credit(List<Seed> seeds, Catalog catalog, String start, ArtistCredit credit) {
    for (int i = 0; i < credit.parts().size(); i++) {
      ArtistCredit.Part part = credit.parts().get(i);
      String name = start + "artist_credit.names." + i + ".";
      seeds.add(new Seed(name + "name", part.as()));
      seeds.add(new Seed(name + "artist.name", catalog.party(part.artist()).name()));
      catalog
          .party(part.artist())
          .mbid()
          .ifPresent(mbid -> seeds.add(new Seed(name + "mbid", mbid.text())));
      if (!part.join().isEmpty()) {
        seeds.add(new Seed(name + "join_phrase", part.join()));
      }
    }
  }

  private static void date(List<Seed> seeds, LocalDate date) {
    seeds.add(new Seed("events.0.date.year", Integer.toString(date.getYear())));
    seeds.add(new Seed("events.0.date.month", Integer.toString(date.getMonthValue())));
    seeds.add(new Seed("events.0.date.day", Integer.toString(date.getDayOfMonth())));
  }

  /** Three letters of ISO 639-3; empty for none that is known. */
  private static String language(String language) {
    if (language.length() == 3) {
      return language;
    }
    for (String two : Locale.getISOLanguages()) {
      if (two.equals(language)) {
        return Locale.of(two).getISO3Language();
      }
    }
    return "";
  }

  private static String page(Release release, List<Seed> seeds) {
    StringBuilder html = new StringBuilder();
    html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>")
        .append(escaped(release.fullTitle()))
        .append(" for MusicBrainz</title>\n<style>body{font:16px sans-serif;max-width:50em;")
        .append("margin:2em auto}td{padding:.1em 1em .1em 0;vertical-align:top}</style>\n")
        .append("</head>\n<body>\n<h1>")
        .append(escaped(release.artist().text() + ": " + release.fullTitle()))
        .append("</h1>\n<p>The button opens the form for a new release at musicbrainz.org with")
        .append(" what is listed here. Nothing is entered until you confirm it there.</p>\n")
        .append("<form method=\"post\" action=\"")
        .append(ADDRESS)
        .append("\">\n<p><button>Open the form</button></p>\n<table>\n");
    for (Seed seed : seeds) {
      html.append("<tr><td>")
          .append(escaped(seed.name()))
          .append("</td><td>")
          .append(escaped(seed.value()))
          .append("<input type=\"hidden\" name=\"")
          .append(escaped(seed.name()))
          .append("\" value=\"")
          .append(escaped(seed.value()))
          .append("\"></td></tr>\n");
    }
    return html.append("</table>\n</form>\n</body>\n</html>\n").toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
