package org.songline.release.check.titles;

import static org.songline.release.check.rule.Subject.TRACK;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.songline.release.catalog.ArtistCredit;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.Contribution;
import org.songline.release.catalog.Party;
import org.songline.release.catalog.Recording;
import org.songline.release.check.rule.Edits;
import org.songline.release.check.rule.Findings;
import org.songline.release.check.rule.Placed;
import org.songline.release.check.rule.Rule;
import org.songline.release.check.rule.Scene;
import org.songline.release.check.rule.Wording;

/** Rules 52 to 54 and 56 to 58: people and warnings in titles, titles that are equal. */
public final class GuestRules {
  private static final String CLEAN =
      "clean|explicit|clean version|explicit version|dirty|dirty version|uncensored";
  private static final Pattern PRODUCED =
      Pattern.compile("(?iu)(?<![\\p{L}])(?:prod\\.?|produced)(?:\\s+by)?\\s+\\S");

  private GuestRules() {}

  public static List<Rule> rules() {
    return List.of(
        Rule.reject(
            52,
            TRACK,
            "titles differ",
            "Tracks of a release differ in title or version.",
            GuestRules::unique),
        Rule.reject(
                53,
                TRACK,
                "form of guests",
                "Guests are named as \"(feat. A)\" or \"(with A)\": lower case, English, in"
                    + " brackets.",
                GuestRules::guests)
            .fixedBy(GuestRules::mendGuests),
        Rule.warn(
                54,
                TRACK,
                "lists as A, B & C",
                "Of several artists the last is joined by & and the others by commas.",
                GuestRules::lists)
            .fixedBy(scene -> Edits.credits(scene, GuestRules::listed)),
        Rule.reject(
                56,
                TRACK,
                "own name not in title",
                "The artist's name stands in the artist field, not in the title.",
                GuestRules::ownName)
            .settledByPerson(),
        Rule.reject(
                57,
                TRACK,
                "producers not in title",
                "Producers are credited, not named in titles.",
                GuestRules::producers)
            .settledByPerson()
            .fixedBy(GuestRules::mendProducers),
        Rule.reject(
                58,
                TRACK,
                "no \"clean\" or \"explicit\" in title",
                "Warnings are a mark of the track, not words in its title.",
                GuestRules::warnings)
            .fixedBy(GuestRules::mendWarnings));
  }

  private static void unique(Scene scene, Findings out) {
    Map<String, Placed> seen = new HashMap<>();
    for (Placed track : scene.tracks()) {
      Placed first = seen.putIfAbsent(Wording.plain(track.recording().fullTitle()), track);
      if (first != null) {
        out.add(
            track.place(),
            "its title and version are those of " + first.place(),
            "tell them apart by their versions");
      }
    }
  }

  private static void guests(Scene scene, Findings out) {
    List<String> names = names(scene);
    for (var text : Texts.all(scene)) {
      String mended = guested(text.title(), names);
      if (!mended.equals(text.title())) {
        out.mendable(text.place(), "its title names guests otherwise", "write \"" + mended + "\"");
      } else if (!TitleForms.featuredRight(text.title())) {
        out.add(
            text.place(),
            "its title names guests otherwise",
            "write them in brackets after \"feat.\"");
      }
    }
    for (Placed track : scene.tracks()) {
      join(track.place(), track.recording().artist(), out);
    }
    join(scene.place(), scene.release().artist(), out);
  }

  private static List<String> names(Scene scene) {
    return scene.catalog().parties().values().stream().map(Party::name).toList();
  }

  /** With guests in their form, where that is exact. */
  private static String guested(String title, List<String> names) {
    String mended = TitleForms.featured(TitleForms.with(title, names));
    return TitleForms.featuredRight(mended) ? mended : TitleForms.with(title, names);
  }

  private static void join(String place, ArtistCredit credit, Findings out) {
    if (!joined(credit).equals(credit)) {
      out.mendable(
          place,
          "its artists are joined as \"" + credit.text() + "\"",
          "write \"" + joined(credit).text() + "\"");
    }
  }

  /** With {@code feat.} before the first featured artist. */
  private static ArtistCredit joined(ArtistCredit credit) {
    List<ArtistCredit.Part> parts = new ArrayList<>();
    for (ArtistCredit.Part part : credit.parts()) {
      boolean guest =
          part.join()
              .strip()
              .toLowerCase(Locale.ROOT)
              .matches("\\(?(feat|ft|featuring|feat\\.|ft\\.)\\)?");
      parts.add(
          guest ? new ArtistCredit.Part(part.artist(), part.as(), " feat. ", part.role()) : part);
    }
    return new ArtistCredit(parts);
  }

  private static Catalog mendGuests(Scene scene) {
    Scene titles = scene.with(Edits.titles(scene, title -> guested(title, names(scene))));
    return Edits.credits(titles, GuestRules::joined);
  }

  private static void lists(Scene scene, Findings out) {
    for (Placed track : scene.tracks()) {
      list(track.place(), track.recording().artist(), out);
    }
    list(scene.place(), scene.release().artist(), out);
  }

  private static void list(String place, ArtistCredit credit, Findings out) {
    if (!listed(credit).equals(credit)) {
      out.mendable(
          place,
          "its artists are listed as \"" + credit.text() + "\"",
          "write \"" + listed(credit).text() + "\"");
    }
  }

  /** With commas, and & before the last, within a run of artists of one role. */
  private static ArtistCredit listed(ArtistCredit credit) {
    List<ArtistCredit.Part> parts = new ArrayList<>(credit.parts());
    for (int i = 0; i + 1 < parts.size(); i++) {
      ArtistCredit.Part part = parts.get(i);
      if (part.role() != parts.get(i + 1).role()
          || !part.join().strip().matches(",|&|and|\\+|/|;|,? ?and|, &")) {
        continue;
      }
      boolean last = i + 2 == parts.size() || parts.get(i + 2).role() != part.role();
      parts.set(
          i, new ArtistCredit.Part(part.artist(), part.as(), last ? " & " : ", ", part.role()));
    }
    return new ArtistCredit(parts);
  }

  private static void ownName(Scene scene, Findings out) {
    for (Placed track : scene.tracks()) {
      ownName(track.place(), track.recording().title(), track.recording().artist(), out);
    }
    ownName(scene.place(), scene.release().title(), scene.release().artist(), out);
  }

  private static void ownName(String place, String title, ArtistCredit artist, Findings out) {
    for (ArtistCredit.Part part : artist.of(ArtistCredit.Role.MAIN)) {
      // A release may bear the artist's name alone.
      if (Wording.holds(title, part.as())
          && !Wording.plain(title).equals(Wording.plain(part.as()))) {
        out.add(
            place,
            "its title holds the artist's name " + part.as(),
            "take the name out of the title");
      }
    }
  }

  private static List<String> producerNames(Scene scene, Recording recording) {
    return recording.contributions().stream()
        .filter(
            one ->
                one.roles().contains(Contribution.Role.PRODUCER)
                    || one.roles().contains(Contribution.Role.CO_PRODUCER))
        .map(one -> scene.catalog().party(one.party()))
        .filter(
            party ->
                recording.artist().parts().stream()
                    .noneMatch(part -> part.artist().equals(party.id())))
        .map(Party::name)
        .toList();
  }

  private static void producers(Scene scene, Findings out) {
    for (Placed track : scene.tracks()) {
      Recording recording = track.recording();
      String title = recording.fullTitle();
      List<String> names = producerNames(scene, recording);
      boolean named =
          names.stream()
              .anyMatch(
                  name ->
                      Wording.holds(recording.title(), name)
                          && !Wording.plain(recording.title()).equals(Wording.plain(name)));
      if (PRODUCED.matcher(title).find() || named) {
        if (!producerFree(recording.title(), names).equals(recording.title())) {
          out.mendable(
              track.place(),
              "its title names the producer",
              "write \"" + producerFree(recording.title(), names) + "\"");
        } else {
          out.add(track.place(), "its title names a producer", "credit the producer instead");
        }
      }
    }
  }

  /** Without a bracket that says nothing but who produced it, when that one is credited. */
  private static String producerFree(String title, List<String> names) {
    String free = title;
    for (String name : names) {
      free = TitleForms.without(free, "(?:prod\\.?|produced)(?:\\s+by)?\\s+" + Pattern.quote(name));
    }
    return free;
  }

  private static Catalog mendProducers(Scene scene) {
    return Edits.recordings(
        scene,
        (track, draft) ->
            draft.title = producerFree(draft.title, producerNames(scene, track.recording())));
  }

  private static void warnings(Scene scene, Findings out) {
    for (Placed track : scene.tracks()) {
      Recording recording = track.recording();
      boolean inTitle = !TitleForms.without(recording.title(), CLEAN).equals(recording.title());
      boolean inVersion = recording.version().toLowerCase(Locale.ROOT).matches(CLEAN);
      if ((inTitle || inVersion) && recording.advisory() != Recording.Advisory.UNKNOWN) {
        out.mendable(
            track.place(), "its title speaks of clean or explicit", "leave it to the mark");
      } else if (inTitle || inVersion) {
        out.add(
            track.place(),
            "its title speaks of clean or explicit",
            "mark the track instead, and take the word away");
      }
    }
    String title = scene.release().title();
    if (!TitleForms.without(title, CLEAN).equals(title)) {
      out.mendable(
          scene.place(), "its title speaks of clean or explicit", "leave it to the tracks' marks");
    }
  }

  private static Catalog mendWarnings(Scene scene) {
    Scene next =
        scene.with(
            Edits.recordings(
                scene,
                (_, draft) -> {
                  if (draft.advisory != Recording.Advisory.UNKNOWN) {
                    draft.title = TitleForms.without(draft.title, CLEAN);
                    boolean only = draft.version.toLowerCase(Locale.ROOT).matches(CLEAN);
                    draft.version = only ? "" : draft.version;
                  }
                }));
    return Edits.release(next, draft -> draft.title = TitleForms.without(draft.title, CLEAN));
  }
}
