package org.songline.release.check.sound;

import static org.songline.release.check.rule.Subject.AUDIO;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.songline.media.audio.Encoding;
import org.songline.release.check.audio.AudioFacts;
import org.songline.release.check.rule.Findings;
import org.songline.release.check.rule.Placed;
import org.songline.release.check.rule.Rule;
import org.songline.release.check.rule.Scene;

/** Rules 21 to 23, 27 to 29 and 99: what is heard. */
public final class SoundRules {
  private static final double LONGEST_SILENCE = 10;
  private static final double LONGEST_AFTER_FADE = 5;
  private static final double MOST_SAMPLE_PEAK = -0.3;
  private static final double MOST_TRUE_PEAK = -1;

  /** What a peak is written with: a master made to a limit exactly is within it. */
  private static final double EXACTLY = 0.05;

  private static final double ABRUPT = 0.01;
  private static final double MOST_OFFSET = -50;
  private static final long MOST_CLIPS = 10;
  private static final double INVERTED = -0.8;
  private static final int HIGH_RATE = 88_200;
  private static final double LOW_BAND = 22_100;
  private static final double LOSSY_BAND = 17_500;

  private SoundRules() {}

  public static List<Rule> rules() {
    return List.of(
        Rule.warn(
            21,
            AUDIO,
            "silence at the ends",
            "Ten seconds of silence at an end are the most, five after a fade.",
            SoundRules::silence),
        Rule.warn(
            22,
            AUDIO,
            "peaks",
            "Samples stay at or under -0.3 dBFS and the wave between them under -1 dBTP, so that"
                + " lossy codes do not clip.",
            FormatRules.each(SoundRules::peaks, "master it with a ceiling of -1 dBTP")),
        Rule.warn(
            23,
            AUDIO,
            "no abrupt cut",
            "A track begins and ends with silence or a fade unless it runs into its neighbour.",
            SoundRules::abrupt),
        Rule.reject(
            27,
            AUDIO,
            "no sound twice",
            "No two tracks of a release are the same sound.",
            SoundRules::twice),
        Rule.warn(
            28,
            AUDIO,
            "depth and rate are real",
            "The bits and the band that a file claims are in use.",
            FormatRules.each(
                SoundRules::claim, "export it from the song at its own rate and depth")),
        Rule.warn(
            29,
            AUDIO,
            "no fault in the signal",
            "No offset, no clipped runs, no channel silent or turned over, no sample that is no"
                + " number.",
            FormatRules.each(SoundRules::faults, "mend the mix and master it again")),
        Rule.warn(
            99,
            AUDIO,
            "gapless transitions",
            "Tracks that run into each other continue sample by sample.",
            SoundRules::gapless));
  }

  private static void silence(Scene scene, Findings out) {
    for (Placed track : scene.tracks()) {
      track
          .sound()
          .ifPresent(
              sound -> {
                double most = sound.fades() ? LONGEST_AFTER_FADE : LONGEST_SILENCE;
                if (sound.silenceBefore() > LONGEST_SILENCE) {
                  out.add(
                      track.place(),
                      "%.1f s of silence stand before it".formatted(sound.silenceBefore()),
                      "cut them away");
                }
                if (sound.samplePeak().isPresent() && sound.silenceAfter() > most) {
                  out.add(
                      track.place(),
                      "%.1f s of silence follow it%s"
                          .formatted(sound.silenceAfter(), sound.fades() ? "s fade" : ""),
                      "cut them away");
                }
              });
    }
  }

  private static String peaks(Scene scene, AudioFacts sound) {
    double truePeak = sound.truePeak().orElse(-100.0);
    double samplePeak = sound.samplePeak().orElse(-100.0);
    if (truePeak > MOST_TRUE_PEAK + EXACTLY) {
      return "its true peak is %.2f dBTP".formatted(truePeak);
    }
    return samplePeak > MOST_SAMPLE_PEAK + EXACTLY
        ? "its sample peak is %.2f dBFS".formatted(samplePeak)
        : "";
  }

  private static void abrupt(Scene scene, Findings out) {
    boolean before = false;
    for (Placed track : scene.tracks()) {
      boolean joined = before;
      before = track.track().gapless();
      boolean runsOn = before;
      track
          .sound()
          .ifPresent(
              sound -> {
                if (!joined && sound.startsAt() > ABRUPT) {
                  out.add(
                      track.place(),
                      "it begins in the middle of a wave",
                      "begin a moment earlier, or with a short fade");
                }
                if (!runsOn && sound.lastPeak() > ABRUPT) {
                  out.add(
                      track.place(),
                      "it is cut off at its end",
                      "let it ring out, or end with a short fade");
                }
              });
    }
  }

  private static void twice(Scene scene, Findings out) {
    Map<String, Placed> heard = new HashMap<>();
    for (Placed track : scene.tracks()) {
      String key =
          track
              .sound()
              .map(AudioFacts::soundHash)
              .orElseGet(() -> track.recording().file().map(file -> file.sha256()).orElse(""));
      Placed first = key.isEmpty() ? null : heard.putIfAbsent(key, track);
      if (first != null) {
        out.add(
            track.place(),
            "its sound is that of " + first.place(),
            "bind the right master to one of them");
      }
    }
  }

  private static String claim(Scene scene, AudioFacts sound) {
    if (sound.encoding() == Encoding.INTEGER && sound.bits() > 16 && sound.usedBits() > 0) {
      if (sound.usedBits() <= 16) {
        return "only %d of its %d bits are in use".formatted(sound.usedBits(), sound.bits());
      }
    }
    double end = sound.bandEnd().orElse(Double.MAX_VALUE);
    if (sound.rate() >= HIGH_RATE && end <= LOW_BAND) {
      return "its rate is %d Hz, and nothing is above %.1f kHz".formatted(sound.rate(), end / 1e3);
    }
    return sound.encoding() != Encoding.LOSSY && end <= LOSSY_BAND
        ? "its band ends at %.1f kHz, as after a lossy code".formatted(end / 1e3)
        : "";
  }

  private static String faults(Scene scene, AudioFacts sound) {
    List<String> faults = new ArrayList<>();
    if (sound.samplePeak().isEmpty()) {
      faults.add("it is silent");
    }
    sound
        .offset()
        .filter(offset -> offset > MOST_OFFSET)
        .ifPresent(offset -> faults.add("its wave lies %.1f dBFS beside zero".formatted(offset)));
    if (sound.clipRuns() > MOST_CLIPS) {
      faults.add("its wave is cut off in " + sound.clipRuns() + " places");
    }
    sound
        .correlation()
        .filter(correlation -> correlation < INVERTED)
        .ifPresent(
            correlation ->
                faults.add("left and right cancel each other (%.2f)".formatted(correlation)));
    if (!sound.silentChannels().isEmpty()) {
      faults.add("channel " + sound.silentChannels().getFirst() + " is silent");
    }
    if (sound.notNumbers() > 0) {
      faults.add(sound.notNumbers() + " samples are no numbers");
    }
    return String.join(", ", faults);
  }

  private static void gapless(Scene scene, Findings out) {
    List<Placed> tracks = scene.tracks();
    for (int i = 0; i < tracks.size(); i++) {
      Placed one = tracks.get(i);
      if (!one.track().gapless()) {
        continue;
      }
      if (i + 1 == tracks.size() || tracks.get(i + 1).disc() != one.disc()) {
        out.add(one.place(), "it runs on, and no track follows", "take its gapless mark away");
        continue;
      }
      Placed next = tracks.get(i + 1);
      if (one.sound().isPresent() && next.sound().isPresent()) {
        String gap = gap(one.sound().get(), next.sound().get());
        if (!gap.isEmpty()) {
          out.add(
              one.place(),
              gap + " between it and " + next.place(),
              "cut both from one continuous master");
        }
      }
    }
  }

  private static String gap(AudioFacts one, AudioFacts next) {
    if (one.rate() != next.rate() || one.channels() != next.channels()) {
      return "the format changes";
    }
    if (one.silenceAfter() > 0.01 && next.silenceBefore() > 0.01) {
      return "%.2f s of silence lie".formatted(one.silenceAfter() + next.silenceBefore());
    }
    double most = 4 * Math.max(one.step(), next.step()) + 1e-4;
    for (int c = 0; c < one.last().size(); c++) {
      if (Math.abs(one.last().get(c) - next.first().get(c)) > most) {
        return "the wave jumps";
      }
    }
    return "";
  }
}
