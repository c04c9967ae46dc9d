package org.songline.release.check.sound;

import static org.songline.release.check.rule.Subject.AUDIO;
import static org.songline.release.check.rule.Subject.RELEASE;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.songline.media.audio.Encoding;
import org.songline.release.check.audio.AudioFacts;
import org.songline.release.check.rule.Findings;
import org.songline.release.check.rule.Placed;
import org.songline.release.check.rule.Rule;
import org.songline.release.check.rule.Scene;
import org.songline.release.destination.Destination;

/** Rules 14 to 20 and 24 to 26: the files of masters, and their lengths. */
public final class FormatRules {
  private static final double LEAST_AVERAGE = 60;
  private static final double MEGABYTE = 1e6;

  private FormatRules() {}

  public static List<Rule> rules() {
    return List.of(
        Rule.reject(
            14,
            AUDIO,
            "lossless file",
            "Masters are delivered without loss, in a container that the destination takes.",
            FormatRules::container),
        Rule.reject(
            15,
            AUDIO,
            "two channels",
            "Masters for streaming have two channels.",
            each(
                (scene, sound) ->
                    scene.destination().audio().channels().contains(sound.channels())
                        ? ""
                        : "it has " + sound.channels() + " channels",
                "export it in stereo")),
        Rule.reject(
            16,
            AUDIO,
            "bit depth",
            "Masters hold whole numbers of 16 or 24 bits, or what the destination takes.",
            each(FormatRules::bits, "export it with 24 or 16 bits, with dither")),
        Rule.reject(
            17,
            AUDIO,
            "sample rate",
            "Masters have 44.1 kHz or more, or exactly what the destination takes.",
            each(FormatRules::rate, "export it at a rate that is taken, from the song itself")),
        Rule.reject(
            18,
            AUDIO,
            "file structure clean",
            "A WAV file has its format, its samples and nothing behind them.",
            (scene, out) -> {
              for (Placed track : scene.tracks()) {
                track
                    .sound()
                    .ifPresent(
                        sound ->
                            sound
                                .faults()
                                .forEach(
                                    fault ->
                                        out.add(track.place(), fault, "write the file once more")));
              }
            }),
        Rule.reject(
            19,
            RELEASE,
            "length of an only track",
            "A release of one track lasts 30 seconds or more.",
            FormatRules::onlyTrack),
        Rule.warn(
            20,
            RELEASE,
            "average length",
            "Albums whose tracks last less than a minute on average look like tricks to shops.",
            FormatRules::average),
        Rule.reject(
            24,
            AUDIO,
            "no tags where forbidden",
            "Some destinations take files that carry nothing but their sound.",
            each(
                (scene, sound) ->
                    scene.destination().audio().bare() && !sound.carried().isEmpty()
                        ? "it carries " + String.join(", ", sound.carried())
                        : "",
                "deliver a bare copy")),
        Rule.reject(
            25,
            AUDIO,
            "file name plain",
            "File names are of letters, digits, hyphens and underscores.",
            FormatRules::name),
        Rule.reject(
            26,
            AUDIO,
            "file not too large",
            "Destinations limit the size of a file.",
            each(
                (scene, sound) ->
                    sound.bytes() > scene.destination().audio().mostMegabytes() * MEGABYTE
                        ? "it has %.0f MB, and %d are taken"
                            .formatted(
                                sound.bytes() / MEGABYTE,
                                scene.destination().audio().mostMegabytes())
                        : "",
                "export it as FLAC, or at a lower rate")));
  }

  /** What is wrong with one file, or nothing. */
  interface Judge {
    String wrong(Scene scene, AudioFacts sound);
  }

  static Rule.Look each(Judge judge, String mend) {
    return (scene, out) -> {
      for (Placed track : scene.tracks()) {
        track
            .sound()
            .map(sound -> judge.wrong(scene, sound))
            .filter(what -> !what.isEmpty())
            .ifPresent(what -> out.add(track.place(), what, mend));
      }
    };
  }

  private static void container(Scene scene, Findings out) {
    List<String> taken = scene.destination().audio().containers();
    for (Placed track : scene.tracks()) {
      if (track.recording().file().isEmpty()) {
        out.add(track.place(), "it has no master", "render the song and bind its master");
      } else if (track.sound().isPresent()) {
        AudioFacts sound = track.sound().get();
        String kind = sound.container().extension();
        if (sound.encoding() == Encoding.LOSSY || !taken.contains(kind)) {
          out.add(
              track.place(),
              "its master is " + kind.toUpperCase(Locale.ROOT) + ", which is not taken",
              "export it as " + upper(taken) + " from the song itself");
        }
      }
    }
  }

  private static String upper(List<String> kinds) {
    return kinds.stream()
        .map(kind -> kind.toUpperCase(Locale.ROOT))
        .collect(Collectors.joining(" or "));
  }

  private static String bits(Scene scene, AudioFacts sound) {
    return switch (sound.encoding()) {
      case LOSSY -> "";
      case FLOAT -> "it holds floating-point samples";
      case INTEGER ->
          scene.destination().audio().bits().contains(sound.bits())
              ? ""
              : "it has " + sound.bits() + " bits";
    };
  }

  private static String rate(Scene scene, AudioFacts sound) {
    Destination.Audio audio = scene.destination().audio();
    boolean taken =
        sound.rate() >= audio.lowestRate()
            && (audio.rates().isEmpty() || audio.rates().contains(sound.rate()));
    return taken ? "" : "its rate is " + sound.rate() + " Hz";
  }

  private static void onlyTrack(Scene scene, Findings out) {
    List<Placed> tracks = scene.tracks();
    int least = scene.destination().shape().leastSeconds();
    if (tracks.size() == 1) {
      double seconds = scene.seconds(tracks.getFirst());
      if (seconds > 0 && seconds < least) {
        out.add(
            tracks.getFirst().place(),
            "it lasts %.1f s, and the only track of a release lasts %d s or more"
                .formatted(seconds, least),
            "make it longer, or put it out with other tracks");
      }
    }
  }

  private static void average(Scene scene, Findings out) {
    List<Placed> tracks = scene.tracks();
    double seconds = tracks.stream().mapToDouble(scene::seconds).sum();
    boolean known = tracks.stream().allMatch(track -> scene.seconds(track) > 0);
    if (tracks.size() > 1 && known && seconds / tracks.size() < LEAST_AVERAGE) {
      out.add(
          scene.place(),
          "its tracks last %.0f s on average".formatted(seconds / tracks.size()),
          "join short tracks");
    }
  }

  private static void name(Scene scene, Findings out) {
    for (Placed track : scene.tracks()) {
      track
          .recording()
          .file()
          .ifPresent(
              file -> {
                String name = file.path().substring(file.path().lastIndexOf('/') + 1);
                if (!name.matches("[A-Za-z0-9_-]+\\.[A-Za-z0-9]+")) {
                  out.add(
                      track.place(),
                      "its file is called \"" + name + "\"",
                      "name it with letters, digits, - and _ only");
                }
              });
    }
  }
}
