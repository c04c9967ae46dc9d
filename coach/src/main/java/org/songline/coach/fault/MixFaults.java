package org.songline.coach.fault;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.songline.coach.listening.HeardTrack;
import org.songline.coach.mending.Chain;
import org.songline.dsp.Exact;
import org.songline.measure.spectrum.Band;
import org.songline.measure.spectrum.Spectrum;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Song;
import org.songline.model.song.Track;
import org.songline.model.song.Track.Output;

/** Faults of the balance of tracks. */
final class MixFaults {
  /** A track sounds where it is at most so many units under its loudest. */
  private static final double SOUNDING = 20;

  private static final double[] LOW_DRONE = {49, 55, 62, 73, 82, 98, 110};

  private MixFaults() {}

  static List<Fault> all() {
    return List.of(
        new Fault(
            "mud",
            "a bell of %s dB at 300 Hz on all that is not drums",
            Set.of("mud", "boxiness"),
            4,
            8,
            14,
            MixFaults::mud),
        new Fault(
            "harsh",
            "a bell of %s dB at 3.5 kHz on all that is not bass or drums",
            Set.of("harshness"),
            4,
            8,
            14,
            MixFaults::harsh),
        new Fault(
            "resonance",
            "a narrow bell of %s dB where the pad sounds",
            Set.of("resonance"),
            10,
            15,
            20,
            MixFaults::resonance),
        new Fault(
            "masked-lead",
            "a wall of sound %s dB beside the lead",
            Set.of("masking"),
            0,
            8,
            16,
            MixFaults::wall),
        new Fault(
            "masked-bass",
            "a drone below 110 Hz, %s dB beside the bass",
            Set.of("masking", "kick-and-bass"),
            -3,
            3,
            9,
            MixFaults::drone),
        new Fault(
            "loud-lead",
            "the lead turned up until it is %s LU louder than all other tracks together",
            Set.of("dominance"),
            4,
            8,
            14,
            MixFaults::loud),
        new Fault(
            "reverb-wash",
            "all returns of reverb %s dB up",
            Set.of("wash"),
            5,
            9,
            14,
            MixFaults::wash),
        new Fault(
            "all-at-once",
            "%s more parts that play all the time",
            Set.of("density"),
            4,
            8,
            12,
            MixFaults::layers),
        new Fault(
            "hot-input",
            "the lead %s dBFS into a clipper",
            Set.of("gain-staging"),
            3,
            9,
            18,
            MixFaults::hot));
  }

  static boolean isReturn(Track track) {
    return track.kind() == Track.Kind.RETURN
        && track.devices().stream()
            .anyMatch(d -> d.type().equals("reverb") || d.type().equals("convolution"));
  }

  private static Injected loud(Scene scene, double over) {
    TrackId lead = scene.clean().lead();
    double gain = Math.clamp(over - overOthers(scene, lead), 0, 24);
    return new Injected(
        Chain.appended(scene.song(), lead, "utility", Map.of("gain", gain)), Set.of(lead));
  }

  /** By how many units a track is louder than all others together while it sounds. */
  private static double overOthers(Scene scene, TrackId track) {
    float[] own = momentary(scene.heard().track(track).orElseThrow());
    float most = -70;
    for (float lufs : own) {
      most = Math.max(most, lufs);
    }
    double mine = 0;
    double theirs = 0;
    for (int i = 0; i < own.length; i++) {
      if (own[i] > most - SOUNDING) {
        mine += power(own, i);
        for (HeardTrack other : scene.heard().sources()) {
          theirs += other.track().id().equals(track) ? 0 : power(momentary(other), i);
        }
      }
    }
    return 0.5 * Exact.decibels(mine / Math.max(1e-10, theirs));
  }

  private static float[] momentary(HeardTrack track) {
    return track.sound().loudness().momentaryLufs();
  }

  private static double power(float[] lufs, int at) {
    return at < lufs.length ? Exact.gain(2 * lufs[at]) : 0;
  }

  static Song bell(Song song, TrackId track, double hertz, double decibels, double q) {
    return Chain.appended(
        song,
        track,
        "eq",
        Map.of(
            "band-4-on", 1.0,
            "band-4-type", 0.0,
            "band-4-frequency", hertz,
            "band-4-gain", decibels,
            "band-4-q", q));
  }

  private static Injected mud(Scene scene, double decibels) {
    Song song = scene.song();
    for (HeardTrack track : scene.heard().sources()) {
      if (!drums(track.track())) {
        song = bell(song, track.track().id(), 300, decibels, 1);
      }
    }
    return new Injected(song, Set.of());
  }

  private static Injected harsh(Scene scene, double decibels) {
    Song song = scene.song();
    for (HeardTrack track : scene.heard().sources()) {
      if (!drums(track.track()) && !track.track().id().equals(scene.clean().bass())) {
        song = bell(song, track.track().id(), 3500, decibels, 0.8);
      }
    }
    return new Injected(song, Set.of());
  }

  /** Whether a track plays drums, or goes to where they go. */
  static boolean drums(Track track) {
    return track.devices().stream().anyMatch(device -> device.type().equals("drums"))
        || (track.output() instanceof Output.To(TrackId to) && to.text().contains("drum"));
  }

  private static Injected resonance(Scene scene, double decibels) {
    TrackId pad = scene.clean().pad();
    Spectrum spectrum =
        scene.heard().track(pad).orElseThrow().sound().measured().curves().spectrum();
    double hertz = 1000;
    double most = -300;
    if (spectrum != null) {
      for (Band band : spectrum.fine()) {
        if (band.hertz() > 500 && band.hertz() < 2200 && band.dbfs() > most) {
          most = band.dbfs();
          hertz = band.hertz();
        }
      }
    }
    return new Injected(bell(scene.song(), pad, hertz, decibels, 16), Set.of(pad));
  }

  private static double active(Scene scene, TrackId track) {
    Double rms = scene.heard().track(track).orElseThrow().sound().figures().levels().rmsDbfs();
    return rms == null ? -60 : rms;
  }

  private static Injected wall(Scene scene, double decibels) {
    double[] hertz = new double[30];
    for (int k = 0; k < hertz.length; k++) {
      hertz[k] = 220 * Exact.pow(2, k * 4.3 / hertz.length + 0.011 * (k % 3));
    }
    int rate = scene.song().rate();
    double level = Signals.active(scene.take(), rate) + decibels;
    float[] sound = Signals.sines(scene.take().length, rate, level, 0.3, hertz);
    TrackId lead = scene.clean().lead();
    return new Injected(
        Takes.beside(scene, scene.song(), lead, "wall-of-sound", sound),
        Set.of(lead, new TrackId("wall-of-sound")));
  }

  private static Injected drone(Scene scene, double decibels) {
    TrackId bass = scene.clean().bass();
    double level = active(scene, bass) + decibels;
    float[] sound = Signals.sines(scene.take().length, scene.song().rate(), level, 0, LOW_DRONE);
    return new Injected(
        Takes.beside(scene, scene.song(), bass, "low-drone", sound),
        Set.of(bass, new TrackId("low-drone")));
  }

  private static Injected wash(Scene scene, double decibels) {
    Song song = scene.song();
    for (Track track : scene.song().tracks()) {
      if (isReturn(track)) {
        song = Chain.appended(song, track.id(), "utility", Map.of("gain", decibels));
      }
    }
    return new Injected(song, Set.of());
  }

  private static Injected layers(Scene scene, double count) {
    Song song = scene.song();
    int rate = song.rate();
    double level = Signals.active(scene.take(), rate) - 2;
    for (int part = 0; part < count; part++) {
      double root = 110 * Exact.pow(2, part * 5 / 12.0 + (part % 3) / 6.0);
      float[] tone =
          Signals.sines(
              scene.take().length, rate, level, 3, root, 2 * root, 3 * root, 4 * root, 5 * root);
      double each = 0.31 + 0.097 * part;
      float[] part2 = Signals.bursts(tone, rate, each, 0.8 * each);
      song = Takes.beside(scene, song, scene.clean().pad(), "part-" + (part + 1), part2);
    }
    return new Injected(song, Set.of());
  }

  private static Injected hot(Scene scene, double dbfs) {
    TrackId lead = scene.clean().lead();
    double peak = scene.heard().track(lead).orElseThrow().stages().getLast().peakDbfs();
    double gain = Math.min(24, dbfs - peak);
    Song song = scene.song();
    song = Chain.appended(song, lead, "utility", Map.of("gain", gain));
    song = Chain.appended(song, lead, "clipper", Map.of("knee", 0.0));
    song = Chain.appended(song, lead, "utility", Map.of("gain", -gain));
    return new Injected(song, Set.of(lead));
  }
}
