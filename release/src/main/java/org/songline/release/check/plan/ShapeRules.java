package org.songline.release.check.plan;

import static org.songline.release.check.rule.Subject.RELEASE;
import static org.songline.release.check.rule.Subject.TRACK;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.songline.release.catalog.Recording;
import org.songline.release.catalog.Release;
import org.songline.release.check.rule.Edits;
import org.songline.release.check.rule.Findings;
import org.songline.release.check.rule.Placed;
import org.songline.release.check.rule.Rule;
import org.songline.release.check.rule.Scene;

/** Rules 75, 92 to 96 and 98: size, places, previews, genres, files. */
public final class ShapeRules {
  private static final int MOST_DISCS = 50;
  private static final double PREVIEW_SECONDS = 30;
  private static final double LONG_TRACK = 600;
  private static final double LONG_EP = 1800;

  private ShapeRules() {}

  public static List<Rule> rules() {
    return List.of(
        Rule.warn(
            75,
            RELEASE,
            "genre fits",
            "Karaoke stands under Karaoke, Soundtrack is for film and games, and workout music has"
                + " names of its own.",
            ShapeRules::genreFits),
        Rule.warn(
                92,
                RELEASE,
                "type by size",
                "One to three tracks make a single, four to six an EP, more an album.",
                ShapeRules::type)
            .fixedBy(scene -> Edits.release(scene, draft -> draft.type = right(scene))),
        Rule.reject(
            93,
            RELEASE,
            "tracks and discs",
            "A release has 1 to 150 tracks on 1 to 50 discs, none of them empty.",
            ShapeRules::counts),
        Rule.reject(
            94,
            RELEASE,
            "territories",
            "Each use is allowed once for a country and time, and somebody is the label there.",
            ShapeRules::deals),
        Rule.reject(
            95,
            TRACK,
            "preview inside",
            "A preview of 30 seconds lies inside its track.",
            ShapeRules::preview),
        Rule.reject(
            96,
            RELEASE,
            "genre from the list",
            "Genre and subgenre are of the destination's list.",
            ShapeRules::genre),
        Rule.reject(
            98,
            RELEASE,
            "files as noted",
            "Every file is there with its hash, and a delivery holds no other.",
            (scene, out) ->
                scene
                    .known()
                    .files()
                    .forEach(
                        file ->
                            out.add(
                                "file " + file.path(),
                                file.what(),
                                "put the file back, or bind the new one"))));
  }

  private static void genreFits(Scene scene, Findings out) {
    Release release = scene.release();
    String genre = release.genre().toLowerCase(Locale.ROOT);
    boolean karaoke =
        scene.catalog().recordingsOf(release).stream()
            .anyMatch(recording -> recording.type() == Recording.Type.KARAOKE);
    if (karaoke != genre.equals("karaoke")) {
      out.add(
          scene.place(),
          karaoke
              ? "it holds karaoke and its genre is " + release.genre()
              : "its genre is Karaoke and no track is",
          "use the genre Karaoke for karaoke, and for nothing else");
    }
    if (genre.contains("soundtrack")) {
      out.add(
          scene.place(),
          "its genre is for the music of films, series and games",
          "choose another genre, or confirm that it is such music");
    }
    boolean fitness = genre.contains("fitness") || genre.contains("workout");
    String title = release.title().toLowerCase(Locale.ROOT);
    if (fitness && title.matches(".*\\b(workout|fitness|gym|running|cardio)\\b.*")) {
      out.add(
          scene.place(), "its title is one of thousands of the kind", "give it a title of its own");
    }
  }

  private static Release.Type right(Scene scene) {
    List<Placed> tracks = scene.tracks();
    Release.Type type =
        tracks.size() <= 3
            ? Release.Type.SINGLE
            : tracks.size() <= 6 ? Release.Type.EP : Release.Type.ALBUM;
    if (tracks.isEmpty()) {
      return scene.release().type();
    }
    if (scene.destination().shape().byLength()) {
      double whole = tracks.stream().mapToDouble(scene::seconds).sum();
      boolean longTrack = tracks.stream().anyMatch(track -> scene.seconds(track) >= LONG_TRACK);
      if (whole >= LONG_EP) {
        return Release.Type.ALBUM;
      }
      return type == Release.Type.SINGLE && longTrack ? Release.Type.EP : type;
    }
    return type;
  }

  private static void type(Scene scene, Findings out) {
    Release.Type right = right(scene);
    if (scene.release().type() != right) {
      out.mendable(
          scene.place(),
          "it is called %s and has %d tracks"
              .formatted(
                  scene.release().type().name().toLowerCase(Locale.ROOT), scene.tracks().size()),
          "call it " + right.name().toLowerCase(Locale.ROOT));
    }
  }

  private static void counts(Scene scene, Findings out) {
    int most = scene.destination().shape().mostTracks();
    int tracks = scene.tracks().size();
    int discs = scene.release().media().size();
    if (tracks == 0) {
      out.add(scene.place(), "it has no tracks", "add its recordings");
    }
    if (tracks > most) {
      out.add(scene.place(), "it has " + tracks + " tracks", "put out " + most + " at most");
    }
    if (discs > MOST_DISCS) {
      out.add(scene.place(), "it has " + discs + " discs", "put out 50 at most");
    }
    for (int disc = 0; disc < discs; disc++) {
      if (tracks > 0 && scene.release().media().get(disc).tracks().isEmpty()) {
        out.add(scene.place(), "disc " + (disc + 1) + " is empty", "take it away");
      }
    }
  }

  private static void deals(Scene scene, Findings out) {
    scene.known().badCodes().stream()
        .filter(code -> code.key().equals("territories"))
        .forEach(code -> out.add(code.place(), code.why(), "use country codes of two letters"));
    List<Release.Deal> deals = scene.release().deals();
    if (deals.isEmpty()) {
      out.add(scene.place(), "it may be sold nowhere", "add its territories and uses");
      return;
    }
    if (scene.release().label().isEmpty()) {
      out.add(scene.place(), "nobody is the label where it is sold", "name the label");
    }
    for (int i = 0; i < deals.size(); i++) {
      Release.Deal one = deals.get(i);
      if (one.uses().isEmpty()) {
        out.add(
            scene.place(),
            "its terms for " + one.territories().text() + " allow nothing",
            "name streams or downloads");
      }
      boolean backwards =
          one.from().isPresent()
              && one.until().isPresent()
              && one.until().get().isBefore(one.from().get());
      if (backwards) {
        out.add(
            scene.place(),
            "its terms for " + one.territories().text() + " end before they begin",
            "mend their dates");
      }
      for (Release.Deal other : deals.subList(i + 1, deals.size())) {
        if (overlap(one, other)) {
          out.add(
              scene.place(),
              "its terms for %s and for %s overlap"
                  .formatted(one.territories().text(), other.territories().text()),
              "leave each country and use in one of them");
        }
      }
    }
  }

  private static boolean overlap(Release.Deal one, Release.Deal other) {
    Set<Release.Use> uses = new HashSet<>(one.uses());
    uses.retainAll(other.uses());
    if (uses.isEmpty()) {
      return false;
    }
    boolean apart =
        (one.until().isPresent()
                && other.from().isPresent()
                && one.until().get().isBefore(other.from().get()))
            || (other.until().isPresent()
                && one.from().isPresent()
                && other.until().get().isBefore(one.from().get()));
    return !apart
        && Set.of(Locale.getISOCountries()).stream()
            .anyMatch(
                country ->
                    one.territories().contains(country) && other.territories().contains(country));
  }

  private static void preview(Scene scene, Findings out) {
    for (Placed track : scene.tracks()) {
      double seconds = scene.seconds(track);
      track
          .recording()
          .preview()
          .filter(start -> start < 0 || (seconds > 0 && start / 1000.0 + PREVIEW_SECONDS > seconds))
          .ifPresent(
              start ->
                  out.add(
                      track.place(),
                      "its preview begins at %.1f s of %.1f s and has no 30 s"
                          .formatted(start / 1000.0, seconds),
                      "begin it earlier"));
    }
  }

  private static void genre(Scene scene, Findings out) {
    Release release = scene.release();
    var genres = scene.destination().genres();
    if (release.genre().isBlank()) {
      out.add(scene.place(), "it has no genre", "choose one");
    } else if (!genres.isEmpty() && !genres.containsKey(release.genre())) {
      out.add(
          scene.place(),
          "\"" + release.genre() + "\" is no genre there",
          "choose one of " + String.join(", ", genres.keySet()));
    } else if (!genres.isEmpty()
        && !release.subgenre().isBlank()
        && !genres.getOrDefault(release.genre(), List.of()).contains(release.subgenre())) {
      out.add(
          scene.place(),
          "\"" + release.subgenre() + "\" is no kind of " + release.genre() + " there",
          "choose one of "
              + String.join(", ", genres.getOrDefault(release.genre(), List.of()))
              + ", or none");
    }
  }
}
