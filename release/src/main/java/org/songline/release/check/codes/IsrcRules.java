package org.songline.release.check.codes;

import static org.songline.release.check.rule.Subject.TRACK;

import java.util.List;
import java.util.Locale;
import org.songline.release.catalog.Recording;
import org.songline.release.catalog.SoundFile;
import org.songline.release.check.rule.Findings;
import org.songline.release.check.rule.Placed;
import org.songline.release.check.rule.Rule;
import org.songline.release.check.rule.Scene;
import org.songline.release.id.Isrc;

/** Rules 2 to 7: what an ISRC may stand on. */
public final class IsrcRules {
  private static final double SAME_SECONDS = 1;

  private IsrcRules() {}

  public static List<Rule> rules() {
    return List.of(
        Rule.warn(
            2,
            TRACK,
            "ISRC prefix known",
            "An ISRC begins with a country or one of the agencies' other codes and is of no year"
                + " to come.",
            IsrcRules::prefix),
        Rule.reject(
            3,
            TRACK,
            "ISRC unique",
            "One ISRC names one recording: the same sound, title and version.",
            IsrcRules::unique),
        Rule.reject(
            4,
            TRACK,
            "every recording has an ISRC",
            "Shops and societies count plays by ISRC.",
            IsrcRules::missing),
        Rule.reject(
            5,
            TRACK,
            "immersive mix has its own ISRC",
            "A mix for more than two channels is another recording than the stereo one.",
            IsrcRules::immersive),
        Rule.warn(
            6,
            TRACK,
            "new mix, new ISRC",
            "A mix, edit or length that differs from what a code was first given to needs a new"
                + " one.",
            IsrcRules::changed),
        Rule.reject(
            7,
            TRACK,
            "ISRC on recordings only",
            "An ISRC never names a product, a picture, a score or a MIDI file.",
            IsrcRules::onlyRecordings));
  }

  private static void prefix(Scene scene, Findings out) {
    for (Placed track : scene.tracks()) {
      track
          .recording()
          .isrc()
          .ifPresent(
              isrc -> {
                if (!isrc.knownCountry()) {
                  out.add(
                      track.place(),
                      isrc.display() + " begins with no known country",
                      "compare it with what the agency gave");
                } else if (!isrc.assignable(scene.today().getYear())) {
                  out.add(
                      track.place(),
                      isrc.display() + " is of a year that has not come",
                      "compare it with what the agency gave");
                }
              });
    }
  }

  /** Recordings of the catalog that share a track's code. */
  private static List<Recording> twins(Scene scene, Recording recording) {
    return recording.isrc().isEmpty()
        ? List.of()
        : scene.catalog().recordings().values().stream()
            .filter(other -> !other.id().equals(recording.id()))
            .filter(other -> other.isrc().equals(recording.isrc()))
            .toList();
  }

  private static boolean stereo(Recording recording) {
    return recording.file().map(SoundFile::channels).orElse(2) <= 2;
  }

  private static void unique(Scene scene, Findings out) {
    for (Placed track : scene.tracks()) {
      Recording one = track.recording();
      for (Recording twin : twins(scene, one)) {
        boolean same =
            one.title().equals(twin.title())
                && one.version().equals(twin.version())
                && one.file().map(SoundFile::sha256).equals(twin.file().map(SoundFile::sha256));
        if (!same && stereo(one) == stereo(twin)) {
          out.add(
              track.place(),
              "its ISRC is that of " + twin.fullTitle() + " too",
              "give one of them a new ISRC");
        }
      }
    }
  }

  private static void missing(Scene scene, Findings out) {
    for (Placed track : scene.tracks()) {
      boolean bad =
          scene.known().badCodes().stream()
              .anyMatch(
                  code ->
                      code.key().equals("isrc")
                          && code.place().equals("recording " + track.recording().title()));
      if (track.recording().isrc().isEmpty() && !bad) {
        out.add(track.place(), "it has no ISRC", "give it one of your range");
      }
    }
  }

  private static void immersive(Scene scene, Findings out) {
    for (Placed track : scene.tracks()) {
      for (Recording twin : twins(scene, track.recording())) {
        if (stereo(twin) != stereo(track.recording())) {
          out.add(
              track.place(),
              "its immersive and its stereo mix have one ISRC",
              "give the immersive mix an ISRC of its own");
        }
      }
    }
  }

  private static void changed(Scene scene, Findings out) {
    for (Placed track : scene.tracks()) {
      Recording one = track.recording();
      for (Recording twin : twins(scene, one)) {
        if (one.type() != twin.type() || differ(seconds(one), seconds(twin))) {
          out.add(
              track.place(),
              "it shares an ISRC with another mix or length, " + twin.fullTitle(),
              "give one of them a new ISRC");
        }
      }
      double bound = seconds(one);
      track
          .sound()
          .filter(sound -> one.isrc().isPresent() && differ(sound.seconds(), bound))
          .ifPresent(
              sound ->
                  out.add(
                      track.place(),
                      "its file lasts %.1f s, and the sound its ISRC was given to %.1f s"
                          .formatted(sound.seconds(), bound),
                      "bind the new file under a new ISRC, or put the old file back"));
      for (var before : scene.known().delivered()) {
        for (var code : before.codes()) {
          long frames = one.file().map(SoundFile::frames).orElse(0L);
          int rate = one.file().map(SoundFile::rate).orElse(1);
          if (code.recording().equals(one.id())
              && code.isrc().equals(one.isrc().map(Isrc::text).orElse(""))
              && code.frames() > 0
              && frames > 0
              && Math.abs(frames - code.frames()) > SAME_SECONDS * rate) {
            out.add(
                track.place(),
                "its length has changed since it went to " + before.destination(),
                "give the new version a new ISRC");
          }
        }
      }
    }
  }

  private static double seconds(Recording recording) {
    return recording.file().map(SoundFile::seconds).orElse(0.0);
  }

  private static boolean differ(double one, double other) {
    return one > 0 && other > 0 && Math.abs(one - other) > SAME_SECONDS;
  }

  private static void onlyRecordings(Scene scene, Findings out) {
    for (Placed track : scene.tracks()) {
      String path =
          track.recording().file().map(file -> file.path().toLowerCase(Locale.ROOT)).orElse("");
      if (track.recording().isrc().isPresent()
          && path.matches(".*\\.(mid|midi|kar|xml|musicxml|pdf|jpe?g|png|tiff?|mp4|mov)")) {
        out.add(
            track.place(),
            "its ISRC stands on " + path + ", which is no recording",
            "bind the recording's master instead");
      }
      String number = track.recording().isrc().map(Isrc::text).orElse("none");
      String catalogNumber =
          scene.release().catalogNumber().replaceAll("[\\s.-]", "").toUpperCase(Locale.ROOT);
      if (catalogNumber.equals(number)) {
        out.add(
            scene.place(),
            "its catalogue number is the ISRC of " + track.recording().title(),
            "give the release a number of its own");
      }
    }
  }
}
