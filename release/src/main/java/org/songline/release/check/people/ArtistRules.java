package org.songline.release.check.people;

import static org.songline.release.check.rule.Subject.TRACK;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.songline.release.catalog.ArtistCredit;
import org.songline.release.catalog.CatalogId.PartyId;
import org.songline.release.catalog.Contribution;
import org.songline.release.catalog.Party;
import org.songline.release.catalog.Recording;
import org.songline.release.catalog.Work;
import org.songline.release.check.rule.Edits;
import org.songline.release.check.rule.Findings;
import org.songline.release.check.rule.Placed;
import org.songline.release.check.rule.Rule;
import org.songline.release.check.rule.Scene;
import org.songline.release.check.rule.Wording;

/** Rules 55, 59, 71, 74, 78 and 79: artists, contributors, writers. */
public final class ArtistRules {
  private ArtistRules() {}

  public static List<Rule> rules() {
    return List.of(
        Rule.reject(
            55,
            TRACK,
            "guest not also main artist",
            "An artist is either main or featured on a track.",
            (scene, out) -> both(scene, ArtistCredit.Role.MAIN, ArtistCredit.Role.FEATURED, out)),
        Rule.warn(
            59,
            TRACK,
            "one artist a field",
            "Each artist has a field of its own unless the joined name is a band's.",
            ArtistRules::several),
        Rule.warn(
                71,
                TRACK,
                "names spelled alike",
                "An artist is spelled alike everywhere and is nowhere \"Official\".",
                ArtistRules::spelling)
            .fixedBy(scene -> Edits.credits(scene, credit -> spelled(scene, credit))),
        Rule.reject(
            74,
            TRACK,
            "remixer apart, with a version",
            "A remixer is neither main nor featured artist, and a remix says so in its version.",
            ArtistRules::remixers),
        Rule.reject(
            78,
            TRACK,
            "songwriters by legal name",
            "Each track has a songwriter with first and last legal name.",
            ArtistRules::writers),
        Rule.reject(
                79,
                TRACK,
                "a contributor once",
                "A contributor stands once with all roles.",
                ArtistRules::twice)
            .fixedBy(
                scene ->
                    Edits.recordings(
                        scene, (_, draft) -> draft.contributions = merged(draft.contributions))));
  }

  /** An artist line where it stands. */
  private record Line(String place, ArtistCredit credit) {}

  private static List<Line> lines(Scene scene) {
    List<Line> lines = new ArrayList<>();
    lines.add(new Line(scene.place(), scene.release().artist()));
    for (Placed track : scene.tracks()) {
      lines.add(new Line(track.place(), track.recording().artist()));
    }
    return lines;
  }

  private static void both(
      Scene scene, ArtistCredit.Role one, ArtistCredit.Role other, Findings out) {
    for (Line line : lines(scene)) {
      Set<PartyId> first = new HashSet<>();
      line.credit().of(one).forEach(part -> first.add(part.artist()));
      for (ArtistCredit.Part part : line.credit().of(other)) {
        if (first.contains(part.artist())) {
          out.add(
              line.place(),
              part.as() + " is both " + named(one) + " and " + named(other),
              "leave one of the two");
        }
      }
    }
  }

  private static String named(ArtistCredit.Role role) {
    return switch (role) {
      case MAIN -> "main artist";
      case FEATURED -> "featured artist";
      case REMIXER -> "remixer";
    };
  }

  private static void several(Scene scene, Findings out) {
    for (Line line : lines(scene)) {
      for (ArtistCredit.Part part : line.credit().parts()) {
        boolean band = scene.catalog().party(part.artist()).kind() == Party.Kind.BAND;
        if (!band
            && part.as()
                .matches(
                    "(?iu).+(\\s(&|x|\\+|vs\\.?|and|feat\\.?|ft\\.?|und|y|et)\\s|,\\s|;|\\s/\\s).+")) {
          out.add(
              line.place(),
              "\"" + part.as() + "\" looks like several artists in one field",
              "give each a field, or make it a band");
        }
      }
    }
  }

  private static void spelling(Scene scene, Findings out) {
    Map<String, String> names = new LinkedHashMap<>();
    scene.catalog().parties().values().forEach(one -> names.put(one.name(), one.id().text()));
    for (Line line : lines(scene)) {
      for (ArtistCredit.Part part : line.credit().parts()) {
        Party party = scene.catalog().party(part.artist());
        if (Wording.holds(part.as(), "official") || Wording.holds(part.as(), "vevo")) {
          out.add(line.place(), "\"" + part.as() + "\" is a channel's name", "use the artist's");
        } else if (!part.as().equals(party.name())) {
          if (respelled(part, party)) {
            out.mendable(
                line.place(),
                "\"" + part.as() + "\" is elsewhere \"" + party.name() + "\"",
                "write \"" + party.name() + "\"");
          } else {
            out.add(
                line.place(),
                "\"" + part.as() + "\" is elsewhere \"" + party.name() + "\"",
                "write one name everywhere, or confirm it");
          }
        }
        for (Map.Entry<String, String> other : names.entrySet()) {
          if (!other.getValue().equals(party.id().text())
              && letters(other.getKey()).equals(letters(party.name()))) {
            out.add(
                line.place(),
                "\"" + party.name() + "\" is in the catalog twice",
                "make one party of the two");
          }
        }
      }
    }
  }

  /** Whether a name differs from the party's by case, spaces, marks or punctuation alone. */
  private static boolean respelled(ArtistCredit.Part part, Party party) {
    return !part.as().equals(party.name()) && letters(part.as()).equals(letters(party.name()));
  }

  private static String letters(String name) {
    String letters = Wording.plain(name).replaceAll("[^\\p{L}\\p{N}]", "");
    return letters.isEmpty() ? name : letters;
  }

  private static ArtistCredit spelled(Scene scene, ArtistCredit credit) {
    return new ArtistCredit(
        credit.parts().stream()
            .map(
                part -> {
                  Party party = scene.catalog().party(part.artist());
                  return respelled(part, party)
                      ? new ArtistCredit.Part(part.artist(), party.name(), part.join(), part.role())
                      : part;
                })
            .toList());
  }

  private static void remixers(Scene scene, Findings out) {
    both(scene, ArtistCredit.Role.MAIN, ArtistCredit.Role.REMIXER, out);
    both(scene, ArtistCredit.Role.FEATURED, ArtistCredit.Role.REMIXER, out);
    for (Placed track : scene.tracks()) {
      Recording recording = track.recording();
      boolean remixed =
          recording.type() == Recording.Type.REMIX
              || !recording.artist().of(ArtistCredit.Role.REMIXER).isEmpty()
              || recording.contributions().stream()
                  .anyMatch(one -> one.roles().contains(Contribution.Role.REMIXER));
      if (remixed && recording.version().isBlank()) {
        out.add(
            track.place(),
            "it is a remix and has no version words",
            "write whose remix it is in the version field");
      }
    }
  }

  private static void writers(Scene scene, Findings out) {
    for (Placed track : scene.tracks()) {
      List<Work> works = scene.catalog().worksOf(track.recording());
      if (works.isEmpty()) {
        out.add(track.place(), "no work is named that is heard in it", "add the work");
      }
      for (Work work : works) {
        if (work.writers().isEmpty()) {
          out.add(track.place(), "nobody has written " + work.title(), "add its writers");
        }
        for (Work.Writer writer : work.writers()) {
          String name = scene.catalog().party(writer.party()).contractName();
          if (!name.strip().matches("\\S{2,}\\s+.*\\p{L}.*")) {
            out.add(
                track.place(),
                "the writer \"" + name + "\" has no full legal name",
                "add first and last name");
          }
        }
      }
    }
  }

  private static void twice(Scene scene, Findings out) {
    for (Placed track : scene.tracks()) {
      List<Contribution> all = track.recording().contributions();
      Set<PartyId> seen = new HashSet<>();
      Optional<Contribution> second =
          all.stream().filter(one -> !seen.add(one.party())).findFirst();
      second.ifPresent(
          one ->
              out.mendable(
                  track.place(),
                  scene.catalog().party(one.party()).name() + " stands there twice",
                  "put all roles in one entry"));
    }
  }

  private static List<Contribution> merged(List<Contribution> all) {
    Map<PartyId, Contribution> merged = new LinkedHashMap<>();
    for (Contribution one : all) {
      merged.merge(
          one.party(),
          one,
          (a, b) -> {
            Set<Contribution.Role> roles = new HashSet<>(a.roles());
            roles.addAll(b.roles());
            List<String> instruments = new ArrayList<>(a.instruments());
            b.instruments().stream()
                .filter(
                    name ->
                        instruments.stream()
                            .noneMatch(
                                known ->
                                    known
                                        .toLowerCase(Locale.ROOT)
                                        .equals(name.toLowerCase(Locale.ROOT))))
                .forEach(instruments::add);
            return new Contribution(a.party(), roles, instruments, a.featured() || b.featured());
          });
    }
    return List.copyOf(merged.values());
  }
}
