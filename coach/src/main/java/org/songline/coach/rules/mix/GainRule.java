package org.songline.coach.rules.mix;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.songline.coach.finding.Evidence;
import org.songline.coach.finding.Limits;
import org.songline.coach.finding.Place;
import org.songline.coach.finding.Remedy;
import org.songline.coach.listening.HeardTrack;
import org.songline.coach.listening.Listening;
import org.songline.coach.listening.Stage;
import org.songline.coach.mending.Chain;
import org.songline.coach.mending.Remedies;
import org.songline.coach.mending.Strips;
import org.songline.coach.rules.mix.Case.Words;
import org.songline.devices.DeviceType;
import org.songline.devices.Parameter;
import org.songline.devices.builtin.BuiltIn;
import org.songline.measure.plot.LinePlot;
import org.songline.measure.plot.LinePlot.Across;
import org.songline.measure.plot.LinePlot.Line;
import org.songline.model.song.Device;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Song;
import org.songline.model.song.Track;
import org.songline.model.song.Track.Output;

/** Chains that run hot. */
final class GainRule extends MixRule {
  private static final Limits TRACK = new Limits(3, 6, 24);

  /** Sums run hotter, and what follows them is set for it. */
  private static final Limits SUM = new Limits(10, 14, 30);

  /** Where a chain is comfortable. */
  private static final double GOAL = -3;

  /** What sets the level of a device, the plainest first. */
  private static final List<String> LEVELS = List.of("gain", "output", "makeup", "level", "volume");

  GainRule() {
    super(
        "gain-staging",
        "The sound peaks above +3 dBFS somewhere in the chain of a track before its fader (clear"
            + " from +6), or above +10 dBFS in a group, a return or the master (clear from +14).");
  }

  @Override
  Stream<Case> cases(Listening heard) {
    List<Case> cases = new ArrayList<>();
    for (HeardTrack track : heard.tracks()) {
      boolean sum =
          track.track().kind() == Track.Kind.GROUP || track.track().kind() == Track.Kind.RETURN;
      hottest(track.stages())
          .ifPresent(
              at -> cases.add(told(heard, track.track(), track.stages(), at, sum ? SUM : TRACK)));
    }
    heard
        .song()
        .map(Song::master)
        .ifPresent(
            master ->
                hottest(heard.master())
                    .ifPresent(at -> cases.add(told(heard, master, heard.master(), at, SUM))));
    return cases.stream();
  }

  private static Optional<Integer> hottest(List<Stage> stages) {
    int most = -1;
    for (int i = 0; i < stages.size(); i++) {
      double peak = stages.get(i).peakDbfs();
      if (Double.isFinite(peak) && (most < 0 || peak > stages.get(most).peakDbfs())) {
        most = i;
      }
    }
    return most < 0 ? Optional.empty() : Optional.of(most);
  }

  private static Case told(
      Listening heard, Track track, List<Stage> stages, int at, Limits limits) {
    double peak = stages.get(at).peakDbfs();
    return new Case(
        new Place(List.of(track.id()), Optional.empty(), 0, heard.seconds(), Optional.empty()),
        "peak in the chain",
        peak,
        "dBFS",
        limits,
        () -> words(heard, track, stages, first(stages, limits), peak));
  }

  /** Where it gets hot. */
  private static int first(List<Stage> stages, Limits limits) {
    for (int i = 0; i < stages.size(); i++) {
      if (limits.severity(stages.get(i).peakDbfs()).isPresent()) {
        return i;
      }
    }
    return 0;
  }

  private static String name(Stage stage) {
    return stage.device().map(Device::type).orElse("what enters");
  }

  private static Words words(
      Listening heard, Track track, List<Stage> stages, int at, double peak) {
    List<Evidence> more =
        stages.stream()
            .map(stage -> new Evidence("peak after " + name(stage), stage.peakDbfs(), "dBFS", 0))
            .filter(evidence -> Double.isFinite(evidence.value()))
            .toList();
    return new Words(
        "%s runs hot: %s dBFS, from %s on"
            .formatted(
                track.name(),
                (peak > 0 ? "+" : "") + Tiles.number(peak),
                stages.get(at).device().isPresent()
                    ? "the " + name(stages.get(at))
                    : "the start of its chain"),
        "Nothing clips inside, but clippers, saturators and compressors after it work harder than"
            + " their settings say. Turn down where it begins and make up at the fader.",
        more,
        heard.song().map(song -> remedies(song, track, stages, at, peak)).orElse(List.of()),
        Optional.of(chain(track, stages)));
  }

  private static LinePlot chain(Track track, List<Stage> stages) {
    List<Double> x = new ArrayList<>();
    List<Double> peaks = new ArrayList<>();
    List<Double> means = new ArrayList<>();
    for (int i = 0; i < stages.size(); i++) {
      x.add((double) i);
      peaks.add(Math.max(-60, stages.get(i).peakDbfs()));
      means.add(Math.max(-60, stages.get(i).activeDbfs()));
    }
    return new LinePlot(
        "along the chain of " + track.name(),
        "dBFS over stages",
        new Across.Numbers(0, Math.max(1, stages.size() - 1), 1),
        -60,
        24,
        12,
        List.of(new Line("peak", x, peaks), new Line("mean", x, means)));
  }

  private static List<Remedy> remedies(
      Song song, Track track, List<Stage> stages, int at, double peak) {
    double by = Math.floor(GOAL - peak);
    Remedies remedies = new Remedies(song);
    Optional<Device> device = stages.get(at).device();
    boolean master = track.id().equals(TrackId.MASTER);
    String keep = master ? "" : " and its fader up by as much";
    device.ifPresent(
        hot ->
            level(hot)
                .ifPresent(
                    parameter ->
                        remedies.steps(
                            "Turn the %s of %s's %s down by %.0f dB%s"
                                .formatted(
                                    parameter.name().toLowerCase(java.util.Locale.ROOT),
                                    track.name(),
                                    hot.type(),
                                    -by,
                                    keep),
                            List.of(
                                now -> shift(now, hot, parameter, by),
                                now -> faderUp(now, track, -by)))));
    if (device.isEmpty()) {
      remedies.steps(
          "Turn all that goes to %s down by %.0f dB%s".formatted(track.name(), -by, keep),
          Stream.concat(
                  song.tracks().stream()
                      .filter(other -> other.output().equals(new Output.To(track.id())))
                      .map(other -> Remedies.step(now -> Strips.fader(now, other.id(), by))),
                  Stream.of(Remedies.step(now -> faderUp(now, track, -by))))
              .toList());
    } else if (track.deviceIndex(device.get().id()) > 0) {
      var settings = new TreeMap<>(Map.of("gain", by));
      Device trim = Device.of(Chain.freeId(song, "utility"), "utility").withParameters(settings);
      remedies.steps(
          "Put a utility of %.0f dB before %s's %s%s"
              .formatted(by, track.name(), device.get().type(), keep),
          List.of(
              now -> Chain.insert(now, track.id(), track.deviceIndex(device.get().id()), trim),
              now -> faderUp(now, track, -by)));
    }
    return remedies.list();
  }

  private static List<org.songline.model.edit.Edit> faderUp(Song song, Track track, double by) {
    return track.id().equals(TrackId.MASTER) ? List.of() : Strips.fader(song, track.id(), by);
  }

  private static Optional<Parameter> level(Device device) {
    Optional<DeviceType> type = BuiltIn.catalogue().find(device.type());
    return LEVELS.stream()
        .flatMap(
            id ->
                type.stream()
                    .flatMap(found -> found.parameters().stream())
                    .filter(p -> p.id().equals(id) && p.unit() == Parameter.Unit.DECIBELS))
        .findFirst();
  }

  private static List<org.songline.model.edit.Edit> shift(
      Song song, Device device, Parameter parameter, double by) {
    return Chain.shift(
        song, device, parameter.id(), parameter.initial(), by, parameter.min(), parameter.max());
  }
}
