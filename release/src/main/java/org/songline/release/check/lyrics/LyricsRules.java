package org.songline.release.check.lyrics;

import static org.songline.release.check.rule.Subject.TRACK;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.Lyrics;
import org.songline.release.catalog.Recording;
import org.songline.release.catalog.Work;
import org.songline.release.check.rule.Edits;
import org.songline.release.check.rule.Findings;
import org.songline.release.check.rule.Placed;
import org.songline.release.check.rule.Rule;
import org.songline.release.check.rule.Scene;

/** Rules 73, 76, 85 and 86: languages, kinds of versions, warnings, lyrics. */
public final class LyricsRules {
  private static final Set<String> TWO = Set.of(Locale.getISOLanguages());
  private static final Set<String> THREE =
      TWO.stream()
          .map(language -> Locale.of(language).getISO3Language())
          .collect(Collectors.toUnmodifiableSet());
  private static final Set<String> OTHER =
      Set.of(
          "zxx", "mul", "und", "ger", "fre", "dut", "cze", "gre", "chi", "rum", "slo", "ice", "per",
          "alb", "arm", "baq", "bur", "geo", "mac", "may", "wel", "yue", "cmn", "gsw", "haw",
          "fil");
  private static final String LABEL =
      "(?i)[\\[({]\\s*(?:intro|verse|strophe|pre-?chorus|chorus|refrain|bridge|hook|outro|drop|solo"
          + "|breakdown|interlude|instrumental)\\b[^\\])}]*[\\])}]\\s*:?"
          + "|(?i)(?:intro|verse|pre-?chorus|chorus|refrain|bridge|hook|outro)(?:\\s*\\d+)?\\s*:";
  private static final String REPEAT =
      "(?i).*(?:[(\\[]\\s*(?:x\\s*\\d+|\\d+\\s*x|repeat[^)\\]]*)\\s*[)\\]]|\\bx\\d+)\\s*$";

  /** Words for which listeners are warned, by their stems. */
  private static final List<String> STRONG =
      List.of(
          "fuck",
          "motherfuck",
          "shit",
          "bullshit",
          "bitch",
          "cunt",
          "nigga",
          "pussy",
          "asshole",
          "fotze",
          "hurensohn",
          "wichser",
          "ficken",
          "schlampe",
          "putain",
          "salope",
          "enculé",
          "puta",
          "mierda",
          "cabrón",
          "cazzo",
          "stronzo",
          "puttana",
          "сука",
          "блядь",
          "хуй");

  private LyricsRules() {}

  public static List<Rule> rules() {
    return List.of(
        Rule.reject(
            73,
            TRACK,
            "language valid",
            "Languages are codes of ISO 639, and an instrumental (zxx) has no lyrics.",
            LyricsRules::languages),
        Rule.reject(
                76,
                TRACK,
                "kind of version marked",
                "Live recordings, new recordings and covers are marked as such.",
                LyricsRules::kinds)
            .fixedBy(LyricsRules::mendKinds),
        Rule.reject(
            85,
            TRACK,
            "explicit or not",
            "Each track says whether it is explicit, and its lyrics agree.",
            LyricsRules::advisory),
        Rule.warn(
                86,
                TRACK,
                "lyrics as sung",
                "Lyrics are in the track's language, without names of sections and without"
                    + " \"(x2)\".",
                LyricsRules::lyrics)
            .fixedBy(LyricsRules::mendLyrics));
  }

  private static boolean valid(String language) {
    String primary = language.replaceAll("-[A-Za-z]{2,4}$", "");
    return TWO.contains(primary) || THREE.contains(primary) || OTHER.contains(primary);
  }

  private static void languages(Scene scene, Findings out) {
    String whole = scene.release().language();
    if (!valid(whole)) {
      out.add(scene.place(), language(whole), "use a code such as en, de or zxx");
    }
    for (Work work : scene.works()) {
      if (!work.language().isEmpty() && !valid(work.language())) {
        out.add("work " + work.title(), language(work.language()), "use a code such as en or zxx");
      }
    }
    for (Placed track : scene.tracks()) {
      Recording recording = track.recording();
      if (!valid(recording.language())) {
        out.add(track.place(), language(recording.language()), "use a code such as en, de or zxx");
      } else if (recording.isInstrumental() && !recording.lyrics().isEmpty()) {
        out.add(
            track.place(),
            "it is an instrumental and has lyrics",
            "say what it is sung in, or take the lyrics away");
      }
    }
  }

  private static String language(String code) {
    return code.isEmpty() ? "it names no language" : "\"" + code + "\" is no language";
  }

  private static boolean saysLive(String version) {
    return version.matches("(?iu).*\\b(live|unplugged|concert|session|en vivo|en directo)\\b.*");
  }

  private static boolean saysNew(String version) {
    return version.matches("(?iu).*\\b(re-?record(ed|ing)|new recording|version|\\d{4})\\b.*");
  }

  private static void kinds(Scene scene, Findings out) {
    for (Placed track : scene.tracks()) {
      Recording recording = track.recording();
      String version = recording.version();
      if (recording.type() == Recording.Type.LIVE && !saysLive(recording.fullTitle())) {
        if (version.isEmpty()) {
          out.mendable(
              track.place(), "it is live and does not say so", "write \"Live\" as version");
        } else {
          out.add(track.place(), "it is live and does not say so", "add \"Live\" to its version");
        }
      }
      if (recording.type() != Recording.Type.LIVE && version.matches("(?iu)live\\b.*")) {
        out.add(
            track.place(),
            "its version says live and its kind does not",
            "make it a live recording");
      }
      if (recording.type() == Recording.Type.RE_RECORDING && !saysNew(version)) {
        out.add(
            track.place(),
            "it is a new recording and does not say so",
            "add \"Re-recorded\" to its version");
      }
      boolean coverWords =
          recording
              .fullTitle()
              .matches(
                  "(?iu).*(\\(cover\\)|\\[cover\\]|\\bcover version\\b|originally performed by"
                      + "|made famous by|in the style of|tribute to).*");
      if (coverWords && !recording.cover()) {
        out.add(
            track.place(),
            "its words say that it is a cover and its mark does not",
            "mark it as a cover");
      }
    }
  }

  private static Catalog mendKinds(Scene scene) {
    return Edits.recordings(
        scene,
        (track, draft) -> {
          if (draft.type == Recording.Type.LIVE
              && draft.version.isEmpty()
              && !saysLive(track.recording().fullTitle())) {
            draft.version = "Live";
          }
        });
  }

  private static void advisory(Scene scene, Findings out) {
    for (Placed track : scene.tracks()) {
      Recording recording = track.recording();
      Optional<String> strong =
          recording.lyrics().lines().stream()
              .flatMap(line -> Arrays.stream(line.text().split("[^\\p{L}']+")))
              .map(word -> word.toLowerCase(Locale.ROOT))
              .filter(word -> STRONG.stream().anyMatch(word::startsWith))
              .findFirst();
      if (recording.advisory() == Recording.Advisory.UNKNOWN) {
        out.add(track.place(), "nobody has said whether it is explicit", "say yes, no or cleaned");
      } else if (recording.advisory() != Recording.Advisory.EXPLICIT && strong.isPresent()) {
        out.warn(
            track.place(),
            "it is marked as not explicit and sings \"" + strong.get().charAt(0) + "...\"",
            "mark it as explicit, or confirm");
      }
    }
  }

  private static void lyrics(Scene scene, Findings out) {
    for (Placed track : scene.tracks()) {
      Recording recording = track.recording();
      Lyrics lyrics = recording.lyrics();
      if (!lyrics.isEmpty()
          && !lyrics.language().isEmpty()
          && !recording.language().isEmpty()
          && !same(lyrics.language(), recording.language())) {
        out.add(
            track.place(),
            "its lyrics are in %s and it is sung in %s"
                .formatted(lyrics.language(), recording.language()),
            "give both one language");
      }
      if (lyrics.lines().stream().anyMatch(line -> line.text().strip().matches(LABEL))) {
        out.mendable(
            track.place(), "its lyrics name their sections", "leave an empty line between them");
      }
      if (lyrics.lines().stream().anyMatch(line -> line.text().strip().matches(REPEAT))) {
        out.add(
            track.place(),
            "its lyrics say \"x2\" or \"repeat\"",
            "write the lines out as they are sung");
      }
    }
  }

  private static boolean same(String one, String other) {
    return three(one).equals(three(other));
  }

  private static String three(String language) {
    return TWO.contains(language) ? Locale.of(language).getISO3Language() : language;
  }

  private static Catalog mendLyrics(Scene scene) {
    return Edits.recordings(
        scene,
        (_, draft) ->
            draft.lyrics =
                new Lyrics(
                    draft.lyrics.language(),
                    draft.lyrics.lines().stream()
                        .filter(line -> !line.text().strip().matches(LABEL))
                        .toList()));
  }
}
