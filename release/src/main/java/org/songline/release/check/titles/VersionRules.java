package org.songline.release.check.titles;

import static org.songline.release.check.rule.Subject.RELEASE;
import static org.songline.release.check.rule.Subject.TRACK;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.Recording;
import org.songline.release.check.rule.Edits;
import org.songline.release.check.rule.Findings;
import org.songline.release.check.rule.Placed;
import org.songline.release.check.rule.Rule;
import org.songline.release.check.rule.Scene;
import org.songline.release.check.rule.Wording;

/** Rules 60 to 64 and 69: versions, brackets, parts, and titles of one-track releases. */
public final class VersionRules {
  private static final String ORIGINAL =
      "original|original mix|original version|album version|album mix|main version|lp version";

  private VersionRules() {}

  public static List<Rule> rules() {
    return List.of(
        Rule.reject(
                60,
                TRACK,
                "original has no version text",
                "What is not a version of anything has no version words.",
                VersionRules::original)
            .fixedBy(VersionRules::mendOriginal),
        Rule.warn(
                61,
                TRACK,
                "version words in their field",
                "Words such as \"Live\" or \"Radio Edit\" belong in the version field.",
                VersionRules::moved)
            .fixedBy(VersionRules::mendMoved),
        Rule.warn(
                62,
                TRACK,
                "round brackets first",
                "The first addition to a title stands in ( ), further ones in [ ].",
                same(TitleForms::brackets, "its title has round brackets twice"))
            .fixedBy(scene -> Edits.titles(scene, TitleForms::brackets)),
        Rule.warn(
                63,
                TRACK,
                "Vol. and Pt.",
                "Volumes and parts are written \"Vol. 2\" and \"Pt. 2\".",
                same(TitleForms::parts, "its title writes a volume or part otherwise"))
            .fixedBy(scene -> Edits.titles(scene, TitleForms::parts)),
        Rule.reject(
                64,
                RELEASE,
                "one track, one title",
                "A release of one track has that track's title, version and artists.",
                VersionRules::single)
            .fixedBy(VersionRules::mendSingle),
        Rule.warn(
                69,
                TRACK,
                "several titles with \" / \"",
                "The titles of several works in one track are joined by \" / \".",
                VersionRules::medley)
            .fixedBy(
                scene ->
                    Edits.recordings(
                        scene,
                        (track, draft) ->
                            draft.title = joined(track.recording()).orElse(draft.title))));
  }

  private static Rule.Look same(java.util.function.UnaryOperator<String> form, String what) {
    return (scene, out) -> {
      for (var text : Texts.all(scene)) {
        String right = form.apply(text.title());
        if (!right.equals(text.title())) {
          out.mendable(text.place(), what, "write \"" + right + "\"");
        }
      }
    };
  }

  private static void original(Scene scene, Findings out) {
    for (Placed track : scene.tracks()) {
      Recording recording = track.recording();
      if (recording.type() == Recording.Type.ORIGINAL
          && (isOriginal(recording.version())
              || !TitleForms.without(recording.title(), ORIGINAL).equals(recording.title()))) {
        out.mendable(
            track.place(),
            "it is the original and says so",
            "leave the words \"" + said(recording) + "\" away");
      }
    }
  }

  private static String said(Recording recording) {
    return isOriginal(recording.version())
        ? recording.version()
        : recording
            .title()
            .substring(TitleForms.without(recording.title(), ORIGINAL).length())
            .strip();
  }

  private static boolean isOriginal(String version) {
    return version.strip().toLowerCase(Locale.ROOT).matches(ORIGINAL);
  }

  private static Catalog mendOriginal(Scene scene) {
    return Edits.recordings(
        scene,
        (_, draft) -> {
          if (draft.type == Recording.Type.ORIGINAL) {
            draft.title = TitleForms.without(draft.title, ORIGINAL);
            draft.version = isOriginal(draft.version) ? "" : draft.version;
          }
        });
  }

  private static void moved(Scene scene, Findings out) {
    for (var text : Texts.all(scene)) {
      Optional<TitleForms.Split> split = TitleForms.version(text.title());
      if (split.isPresent() && text.version().isEmpty()) {
        out.mendable(
            text.place(),
            "its title ends with version words",
            "put \"" + split.get().version() + "\" in the version field");
      } else if (split.isPresent()) {
        out.add(
            text.place(),
            "its title ends with version words beside those of its version",
            "put all of them in the version field");
      }
    }
  }

  private static Catalog mendMoved(Scene scene) {
    Scene next =
        scene.with(
            Edits.recordings(
                scene,
                (_, draft) -> {
                  Optional<TitleForms.Split> split = TitleForms.version(draft.title);
                  if (draft.version.isEmpty() && split.isPresent()) {
                    draft.title = split.get().title();
                    draft.version = split.get().version();
                  }
                }));
    return Edits.release(
        next,
        draft -> {
          Optional<TitleForms.Split> split = TitleForms.version(draft.title);
          if (draft.version.isEmpty() && split.isPresent()) {
            draft.title = split.get().title();
            draft.version = split.get().version();
          }
        });
  }

  private static String withoutSuffix(String title) {
    return title.replaceAll("(?i)\\s*(?:-\\s*single|[(\\[]single[)\\]])\\s*$", "");
  }

  private static void single(Scene scene, Findings out) {
    List<Placed> tracks = scene.tracks();
    if (tracks.size() != 1) {
      return;
    }
    Recording only = tracks.getFirst().recording();
    String title = scene.release().title();
    boolean suffix = withoutSuffix(title).equals(only.title());
    if (!suffix) {
      out.add(
          scene.place(),
          "its only track is called \"" + only.title() + "\"",
          "give both one title");
    } else if (!title.equals(only.title()) && !title.equals(only.title() + " - Single")) {
      out.mendable(
          scene.place(), "its title has its type behind it", "write \"" + only.title() + "\"");
    }
    if (!scene.release().version().equals(only.version())) {
      out.add(
          scene.place(),
          "its version is \"%s\" and its only track's \"%s\""
              .formatted(scene.release().version(), only.version()),
          "give both one version");
    }
    if (!scene.release().artist().text().equals(only.artist().text())) {
      out.add(
          scene.place(),
          "its artist is \"%s\" and its only track's \"%s\""
              .formatted(scene.release().artist().text(), only.artist().text()),
          "give both one artist line");
    }
  }

  private static Catalog mendSingle(Scene scene) {
    List<Placed> tracks = scene.tracks();
    return Edits.release(
        scene,
        draft -> {
          if (tracks.size() == 1
              && withoutSuffix(draft.title).equals(tracks.getFirst().recording().title())
              && !draft.title.endsWith(" - Single")) {
            draft.title = withoutSuffix(draft.title);
          }
        });
  }

  private static void medley(Scene scene, Findings out) {
    for (Placed track : scene.tracks()) {
      Optional<String> right = joined(track.recording());
      if (right.isPresent() && !right.get().equals(track.recording().title())) {
        out.mendable(
            track.place(), "its titles are not joined by \" / \"", "write \"" + right.get() + "\"");
      }
    }
  }

  /**
   * The title of a recording of several works whose parts are as many, joined as they should be.
   */
  private static Optional<String> joined(Recording recording) {
    if (recording.works().size() < 2) {
      return Optional.empty();
    }
    String[] parts = recording.title().split("\\s*[/|\\\\+]\\s*|\\s+-\\s+");
    boolean whole = parts.length == recording.works().size();
    for (String part : parts) {
      whole &= !Wording.plain(part).isEmpty();
    }
    return whole ? Optional.of(String.join(" / ", parts)) : Optional.empty();
  }
}
