package org.songline.release.check.titles;

import static org.songline.release.check.rule.Subject.TRACK;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.songline.release.check.rule.Findings;
import org.songline.release.check.rule.Placed;
import org.songline.release.check.rule.Rule;
import org.songline.release.check.rule.Scene;
import org.songline.release.check.rule.Wording;

/** Rules 65 to 68, 70 and 72: words and letters of titles. */
public final class WordRules {
  private static final Pattern GENERIC =
      Pattern.compile(
          "(?iu)(?:track|song|beat|piste|titel|demo|untitled|new"
              + " song|audio|master|mix|bounce|final)[ _-]*\\d*|instrumental|a"
              + " cappella|remix|unknown|untitled|no title|test");
  private static final Pattern PUNCTUATION = Pattern.compile("[!?]{2,}|[~*=_^<>|]{2,}|\\.{4,}");
  private static final Pattern EMOJI =
      Pattern.compile(
          "[\\p{IsEmoji_Presentation}\\p{IsExtended_Pictographic}&&[^\\xa9\\xae\\x{2122}]]");
  private static final Pattern CDS =
      Pattern.compile("(?:^|[\\s(\\[])(CDS?|DVDS?|LP|MP3|WAV|FLAC)(?:$|[\\s)\\]])");

  private WordRules() {}

  public static List<Rule> rules() {
    return List.of(
        Rule.warn(
            65,
            TRACK,
            "no generic titles",
            "A title is not \"Track 1\" or \"Instrumental\".",
            WordRules::generic),
        Rule.reject(
                66,
                TRACK,
                "no \"exclusive\" in titles",
                "Titles do not call themselves exclusive or limited.",
                each(text -> Wording.EXCLUSIVE.in(text.both()), "leave it away"))
            .settledByPerson(),
        Rule.reject(
                67,
                TRACK,
                "no format words in titles",
                "Titles do not speak of CDs, downloads, bits or Atmos.",
                each(WordRules::format, "leave it away"))
            .settledByPerson(),
        Rule.warn(
            68,
            TRACK,
            "capitals as the language has them",
            "English titles have capitals on all but small words, French, Italian, Swedish and"
                + " Slavic ones on the first; none are all in capitals or all in small letters.",
            WordRules::casing),
        Rule.reject(
                70,
                TRACK,
                "no advertising, hashtags, emoji",
                "Titles are free of promotion, hashtags, emoji and repeated punctuation.",
                each(WordRules::noise, "leave it away"))
            .settledByPerson(),
        Rule.warn(
            72,
            TRACK,
            "native script",
            "Hebrew and Cyrillic titles are written in their own letters.",
            WordRules::script));
  }

  private static Rule.Look each(Function<Texts.Titled, Optional<String>> look, String mend) {
    return (scene, out) -> {
      for (var text : Texts.all(scene)) {
        look.apply(text)
            .ifPresent(
                found -> out.add(text.place(), "\"" + found + "\" stands in its title", mend));
      }
    };
  }

  private static void generic(Scene scene, Findings out) {
    for (var text : Texts.all(scene)) {
      if (GENERIC.matcher(text.title().strip()).matches()) {
        out.add(
            text.place(),
            "\"" + text.title() + "\" could be anything",
            "give it a title of its own, or confirm it");
      }
    }
  }

  private static Optional<String> format(Texts.Titled text) {
    var capitals = CDS.matcher(text.both());
    if (capitals.find()) {
      return Optional.of(capitals.group(1));
    }
    Optional<String> format = Wording.FORMAT.in(text.both());
    if (format.isPresent()) {
      return format;
    }
    // A song may be called Vinyl: only additions count.
    String additions = text.version() + " " + text.title().replaceAll("^[^(\\[]*", "");
    return Wording.PHYSICAL.in(additions);
  }

  private static Optional<String> noise(Texts.Titled text) {
    for (Pattern pattern : List.of(EMOJI, PUNCTUATION)) {
      var found = pattern.matcher(text.both());
      if (found.find()) {
        return Optional.of(found.group());
      }
    }
    return Wording.PROMOTION.in(text.both());
  }

  private static void casing(Scene scene, Findings out) {
    casing(scene.place(), scene.release().title(), scene.release().language(), out);
    for (Placed track : scene.tracks()) {
      String sung = track.recording().language();
      String language = sung.equals("zxx") ? scene.release().language() : sung;
      casing(track.place(), track.recording().title(), language, out);
    }
  }

  private static void casing(String place, String title, String language, Findings out) {
    Optional<String> better = Casing.better(title, language);
    better.ifPresent(
        text ->
            out.add(
                place,
                "\"" + title + "\" has its capitals otherwise than its language has",
                "write \"" + text + "\", or confirm that it is meant"));
  }

  private static void script(Scene scene, Findings out) {
    for (Placed track : scene.tracks()) {
      String letters =
          switch (track.recording().language()) {
            case "he", "heb", "yi", "yid" -> "\\p{IsHebrew}";
            case "ru", "rus", "uk", "ukr", "bg", "bul", "be", "bel", "mk", "mkd" ->
                "\\p{IsCyrillic}";
            default -> "";
          };
      String title = track.recording().title();
      if (!letters.isEmpty() && !Pattern.compile(letters).matcher(title).find()) {
        out.add(
            track.place(),
            "it is sung in \"%s\" and its title is in other letters"
                .formatted(track.recording().language()),
            "write the title in its own letters, or confirm it");
      }
    }
  }
}
