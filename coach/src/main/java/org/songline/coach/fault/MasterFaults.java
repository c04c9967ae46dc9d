package org.songline.coach.fault;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.songline.coach.listening.HeardTrack;
import org.songline.coach.listening.Passage;
import org.songline.coach.mending.Chain;
import org.songline.measure.Measurement;
import org.songline.model.edit.DeviceEdit.PutDevice;
import org.songline.model.edit.LaneEdit.PutLane;
import org.songline.model.song.Automation;
import org.songline.model.song.Device;
import org.songline.model.song.Id.DeviceId;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Point;
import org.songline.model.song.Section;
import org.songline.model.song.Song;
import org.songline.model.song.Track;
import org.songline.model.time.FramePosition;
import org.songline.model.time.TickPosition;

/** Faults of the mix as a whole. */
final class MasterFaults {
  private static final double SILENT = -96;
  private static final double CEILING = -1;

  private MasterFaults() {}

  static List<Fault> all() {
    return List.of(
        new Fault(
            "clipped-mix",
            "the mix turned up until it peaks at %s dBFS",
            Set.of("clipping"),
            0.5,
            3,
            6,
            (scene, db) -> gained(scene, db - or(levels(scene).samplePeakDbfs()))),
        new Fault(
            "inter-sample",
            "the mix turned up until it peaks at %s dBTP",
            Set.of("inter-sample-peaks", "clipping"),
            -0.5,
            0.5,
            1.0,
            (scene, db) -> gained(scene, db - or(levels(scene).truePeakDbtp()))),
        new Fault(
            "over-limited",
            "a limiter at -1 dBTP driven %s dB beyond it",
            Set.of("over-compression"),
            5,
            10,
            15,
            MasterFaults::limited),
        new Fault(
            "over-compressed",
            "a fast compressor at 20:1 whose threshold is %s dB under the mix",
            Set.of("over-compression"),
            6,
            14,
            20,
            MasterFaults::compressed),
        new Fault(
            "quiet-chorus",
            "the last section turned down until it is %s dB over the one before",
            Set.of("energy"),
            0,
            -2,
            -5,
            MasterFaults::quiet),
        new Fault(
            "lopsided",
            "the right side of all but bass and drums turned down by %s percent",
            Set.of("balance"),
            50,
            80,
            100,
            MasterFaults::lopsided),
        new Fault(
            "gap",
            "silence of %s seconds in the middle",
            Set.of("silence"),
            2.2,
            3,
            5,
            MasterFaults::gap));
  }

  private static Measurement.Levels levels(Scene scene) {
    return scene.heard().mix().figures().levels();
  }

  private static double or(@Nullable Double decibels) {
    return decibels == null ? 0 : decibels;
  }

  private static Injected gained(Scene scene, double decibels) {
    return last(scene, "utility", Map.of("gain", decibels));
  }

  private static Injected last(Scene scene, String type, Map<String, Double> parameters) {
    Song song = scene.song();
    return new Injected(Chain.appended(song, TrackId.MASTER, type, parameters), Set.of());
  }

  private static Injected limited(Scene scene, double beyond) {
    double peak = scene.heard().master().getLast().peakDbfs();
    double gain = Math.clamp(CEILING + beyond - peak, -24, 24);
    return last(scene, "limiter", Map.of("gain", gain, "ceiling", CEILING));
  }

  private static Injected compressed(Scene scene, double under) {
    double threshold = Math.max(-60, or(levels(scene).rmsDbfs()) - under);
    return last(
        scene,
        "compressor",
        Map.of("threshold", threshold, "ratio", 20.0, "attack", 0.1, "release", 40.0));
  }

  private static Injected quiet(Scene scene, double over) {
    List<Passage> passages = scene.heard().passages();
    Passage last = passages.getLast();
    double rise = power(scene, last) - power(scene, passages.get(passages.size() - 2));
    Section section = scene.song().sections().getLast();
    double gain = Math.max(SILENT, over - rise);
    return moved(scene, List.of(held(TickPosition.START, 0), held(section.start(), gain)));
  }

  private static double power(Scene scene, Passage passage) {
    float[] lufs = scene.heard().mix().loudness().momentaryLufs();
    double sum = 0;
    int count = 0;
    for (int i = passage.from() + 4; i < Math.min(passage.to(), lufs.length); i++) {
      if (lufs[i] > -70) {
        sum += org.songline.dsp.Exact.gain(2 * lufs[i]);
        count++;
      }
    }
    return count == 0 ? -70 : 0.5 * org.songline.dsp.Exact.decibels(sum / count);
  }

  private static Injected gap(Scene scene, double seconds) {
    Song song = scene.song();
    double middle = 0.5 * scene.heard().seconds();
    TickPosition from = at(song, middle);
    TickPosition to = at(song, middle + seconds);
    return moved(scene, List.of(held(TickPosition.START, 0), held(from, SILENT), held(to, 0)));
  }

  private static TickPosition at(Song song, double seconds) {
    return song.tempoMap()
        .tickAt(new FramePosition(Math.round(seconds * song.rate())), song.rate());
  }

  private static Point held(TickPosition at, double value) {
    return new Point(at, value, Point.Shape.HOLD, 0);
  }

  /** A gain at the end of the master that is moved. */
  private static Injected moved(Scene scene, List<Point> points) {
    Song song = scene.song();
    Track master = song.master();
    DeviceId id = new DeviceId(Chain.free(song, "master-moved"));
    Device device = Device.of(id, "utility").withParameters(new TreeMap<>(Map.of("gain", 0.0)));
    Song with =
        new PutDevice(master.id(), master.devices().size(), Optional.empty(), Optional.of(device))
            .apply(song);
    Automation lane = new Automation(new Automation.Target.Parameter(id, "gain"), true, points);
    return new Injected(
        new PutLane(master.id(), master.automation().size(), Optional.empty(), Optional.of(lane))
            .apply(with),
        Set.of());
  }

  private static Injected lopsided(Scene scene, double percent) {
    Song song = scene.song();
    for (HeardTrack track : scene.heard().sources()) {
      TrackId id = track.track().id();
      if (!MixFaults.drums(track.track()) && !id.equals(scene.clean().bass())) {
        song = Chain.appended(song, id, "utility", Map.of("balance", -percent));
      }
    }
    return new Injected(song, Set.of());
  }
}
