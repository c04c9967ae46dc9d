package org.songline.coach.fault;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.songline.coach.mending.Chain;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Song;

/** Faults between left and right, and between tracks that hear the same. */
final class StereoFaults {
  private static final double FAR_MICROPHONE = 6000;

  private StereoFaults() {}

  static List<Fault> all() {
    return List.of(
        new Fault(
            "wide-bass",
            "the bass turned by %s degrees towards the side",
            Set.of("low-end-width"),
            20,
            60,
            90,
            (scene, degrees) -> turned(scene, scene.clean().bass(), degrees)),
        new Fault(
            "side-lead",
            "the lead turned by %s degrees towards the side",
            Set.of("mono-loss"),
            55,
            70,
            90,
            (scene, degrees) -> turned(scene, scene.clean().lead(), degrees)),
        new Fault(
            "delayed-copy",
            "a second microphone on the lead, %s ms later",
            Set.of("delay"),
            10,
            2,
            0.5,
            (scene, ms) -> second(scene, ms, -3)),
        new Fault(
            "polarity",
            "a second microphone on the lead with its polarity turned, at %s dB",
            Set.of("polarity"),
            -9,
            -3,
            0,
            StereoFaults::opposite),
        new Fault(
            "doubled-part",
            "the lead twice, the copy at %s dB",
            Set.of("duplicate"),
            -12,
            -6,
            0,
            (scene, level) -> second(scene, 0, level)));
  }

  private static Injected turned(Scene scene, TrackId track, double degrees) {
    Song song = scene.song();
    return new Injected(
        Chain.appended(song, track, "stereo", Map.of("rotation", degrees)), Set.of(track));
  }

  private static Injected second(Scene scene, double ms, double level) {
    int rate = scene.song().rate();
    float[] far = Signals.later(scene.take(), (int) Math.round(ms * rate / 1000));
    return copied(scene, Signals.gained(far, level));
  }

  private static Injected opposite(Scene scene, double level) {
    float[] far = Signals.below(scene.take(), scene.song().rate(), FAR_MICROPHONE);
    float[] turned = Signals.gained(far, level);
    for (int i = 0; i < turned.length; i++) {
      turned[i] = -turned[i];
    }
    return copied(scene, turned);
  }

  private static Injected copied(Scene scene, float[] copy) {
    TrackId lead = scene.clean().lead();
    Song song = Takes.beside(scene, scene.song(), lead, "second-take", copy);
    return new Injected(song, Set.of(lead, new TrackId("second-take")));
  }
}
