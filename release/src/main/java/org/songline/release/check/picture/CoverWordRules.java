package org.songline.release.check.picture;

import static org.songline.release.check.rule.Subject.COVER;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.songline.release.catalog.ArtistCredit;
import org.songline.release.catalog.Recording;
import org.songline.release.catalog.Release;
import org.songline.release.check.rule.Findings;
import org.songline.release.check.rule.Rule;
import org.songline.release.check.rule.Scene;
import org.songline.release.check.rule.Wording;

/** Rules 36 to 41, 43, 44, 46, 49 and 50: what can be read on a cover, and whose it is. */
public final class CoverWordRules {
  private static final Set<String> JOINS =
      Set.of("feat", "feat.", "with", "and", "&", "x", "by", "the", "a", "an", "-", "+", "|", "/");

  private CoverWordRules() {}

  public static List<Rule> rules() {
    return List.of(
        Rule.reject(
                36,
                COVER,
                "words are artist and title",
                "What can be read on a cover is the artist and the title, spelled as in the"
                    + " release.",
                CoverWordRules::words)
            .settledByPerson(),
        says(37, Wording.CONTACT, "no addresses", "A cover names no page, number or handle."),
        says(38, Wording.PRICE, "no prices", "A cover names no price and no offer."),
        says(39, Wording.STORE, "no shops", "A cover names no shop and shows none of their marks."),
        says(
            40,
            Wording.EXCLUSIVE,
            "no \"exclusive\"",
            "A cover does not call itself exclusive or limited."),
        says(
            41,
            Wording.PHYSICAL,
            "no physical formats",
            "A cover does not speak of CDs, vinyl or cassettes."),
        Rule.warn(
                43,
                COVER,
                "no years",
                "A cover carries no year or date unless the title does.",
                said(Wording.YEAR))
            .settledByPerson(),
        says(
            44,
            Wording.FORMAT,
            "no audio formats",
            "A cover does not speak of lossless, Atmos or bits."),
        Rule.reject(
                46,
                COVER,
                "advisory mark only if explicit",
                "The advisory mark stands only on releases with an explicit track.",
                CoverWordRules::advisory)
            .settledByPerson(),
        Rule.confirm(
            49,
            COVER,
            "fit to be shown",
            "No nudity, no hate, no marks of shops or others, and a licence for every picture.",
            (scene, out) ->
                scene
                    .release()
                    .cover()
                    .ifPresent(
                        cover ->
                            out.add(
                                scene.coverPlace(),
                                cover.rights().isBlank()
                                    ? "nobody has said whose picture it is"
                                    : "no program can see nudity, hate or the marks of others",
                                "look at it, and confirm"))),
        Rule.reject(
            50,
            COVER,
            "AI in artwork declared",
            "Whether the cover was generated is declared: none, partly or all.",
            (scene, out) -> {
              if (scene.release().cover().map(cover -> cover.ai().isEmpty()).orElse(false)) {
                out.add(
                    scene.coverPlace(),
                    "nobody has said whether it was generated",
                    "declare none, partly or all");
              }
            }));
  }

  private static Rule says(int number, Wording wording, String name, String about) {
    return Rule.reject(number, COVER, name, about, said(wording)).settledByPerson();
  }

  private static Rule.Look said(Wording wording) {
    return (scene, out) ->
        wording
            .in(rest(scene))
            .ifPresent(
                found ->
                    out.add(
                        scene.coverPlace(),
                        "\"" + found + "\" can be read on it",
                        "take it off the picture"));
  }

  /** The typed words without artists, title, version and label. */
  private static String rest(Scene scene) {
    Release release = scene.release();
    String rest = scene.release().cover().map(Release.Cover::words).orElse("");
    List<String> own = new ArrayList<>(List.of(release.artist().text(), release.fullTitle()));
    release.artist().parts().forEach(part -> own.add(part.as()));
    own.addAll(List.of(release.title(), release.version()));
    release.label().ifPresent(label -> own.add(scene.catalog().party(label).name()));
    for (Recording recording : scene.catalog().recordingsOf(release)) {
      recording.artist().of(ArtistCredit.Role.FEATURED).forEach(part -> own.add(part.as()));
    }
    String plain = " " + Wording.plain(rest) + " ";
    for (String words : own.stream().sorted((a, b) -> b.length() - a.length()).toList()) {
      String inner = Wording.plain(words);
      if (!inner.isEmpty()) {
        plain =
            plain.replaceAll(
                "(?<![\\p{L}\\p{N}])" + java.util.regex.Pattern.quote(inner) + "(?![\\p{L}\\p{N}])",
                " ");
      }
    }
    return plain.replaceAll("\\s+", " ").strip();
  }

  private static void words(Scene scene, Findings out) {
    Optional<String> typed = scene.release().cover().map(Release.Cover::words);
    if (typed.isEmpty()) {
      return;
    }
    if (typed.get().isBlank()) {
      out.ask(
          scene.coverPlace(),
          "nobody has typed what can be read on it",
          "type its words, or confirm that it has none");
      return;
    }
    String rest = rest(scene);
    for (Wording wording :
        List.of(
            Wording.CONTACT,
            Wording.PRICE,
            Wording.STORE,
            Wording.EXCLUSIVE,
            Wording.PHYSICAL,
            Wording.FORMAT,
            Wording.YEAR,
            Wording.ADVISORY)) {
      rest = wording.cut(rest);
    }
    List<String> left =
        Stream.of(rest.split("[\\s()\\[\\],;:!\"]+"))
            .filter(word -> !word.isBlank() && !JOINS.contains(word))
            .toList();
    if (!left.isEmpty()) {
      out.add(
          scene.coverPlace(),
          "\""
              + String.join(" ", left)
              + "\" can be read on it, which is neither its artist nor its title",
          "spell them alike, or take the other words off");
    }
  }

  private static void advisory(Scene scene, Findings out) {
    boolean explicit =
        scene.catalog().recordingsOf(scene.release()).stream()
            .anyMatch(recording -> recording.advisory() == Recording.Advisory.EXPLICIT);
    Wording.ADVISORY
        .in(rest(scene))
        .filter(_ -> !explicit)
        .ifPresent(
            found ->
                out.add(
                    scene.coverPlace(),
                    "\"" + found + "\" stands on it and no track is explicit",
                    "take it off, or mark the track that is"));
  }
}
