package org.songline.engine.values;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.songline.devices.Catalogue;
import org.songline.devices.DeviceType;
import org.songline.devices.Parameter;
import org.songline.model.song.Automation;
import org.songline.model.song.Automation.Target;
import org.songline.model.song.Device;
import org.songline.model.song.Id.DeviceId;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Point;
import org.songline.model.song.Song;
import org.songline.model.song.Track;
import org.songline.model.song.Track.PanLaw;
import org.songline.model.song.Track.Send;
import org.songline.model.time.TempoMap;
import org.songline.model.time.TickPosition;

/**
 * Every value of a song at one rate, as curves: what the plan's operations follow. Immutable, and
 * published apart from the plan, so that a moved fader recompiles nothing.
 */
public record PlanValues(
    Map<TrackId, Strip> strips,
    Map<DeviceId, List<Curve>> parameters,
    Map<DeviceId, Curve> enabled,
    Map<Swing, Curve> swings) {

  /** A parameter, by its place in the table, that a modulator moves. */
  public record Swing(DeviceId modulator, DeviceId device, int parameter) {}

  /** Milliseconds in which a mute, a solo, a send switch or a bypass takes effect. */
  public static final int SWITCH_MILLIS = 5;

  /**
   * One strip.
   *
   * @param fader decibels, {@link Gains#SILENCE} and less is silence
   * @param pan -1 to 1
   * @param audible 1 heard, 0 muted
   * @param output 1 when solos leave the way to the output open, else 0
   * @param sends by destination
   * @param owns the same for outputs of its devices, by destination
   */
  public record Strip(
      Curve fader,
      Curve pan,
      PanLaw law,
      Curve audible,
      Curve output,
      Map<TrackId, Tap> sends,
      Map<TrackId, Curve> owns) {
    private Strip keeping(Strip before) {
      Map<TrackId, Tap> taps = new HashMap<>();
      sends.forEach(
          (to, tap) -> {
            Tap last = before.sends.getOrDefault(to, tap);
            taps.put(
                to,
                new Tap(
                    kept(tap.level, last.level),
                    kept(tap.pan, last.pan),
                    kept(tap.open, last.open)));
          });
      return new Strip(
          kept(fader, before.fader),
          kept(pan, before.pan),
          law,
          kept(audible, before.audible),
          kept(output, before.output),
          taps,
          kept(owns, before.owns));
    }
  }

  /**
   * One send.
   *
   * @param level decibels
   * @param open 1 when it is on and solos leave it open, else 0
   */
  public record Tap(Curve level, Curve pan, Curve open) {}

  private static final Curve ON = Curve.constant(1);
  private static final Curve OFF = Curve.constant(0);

  public PlanValues {
    strips = Map.copyOf(strips);
    parameters = Map.copyOf(parameters);
    enabled = Map.copyOf(enabled);
    swings = Map.copyOf(swings);
  }

  /** Frames in which a switch, or a jump of a fader, a pan or a send, takes effect. */
  public static int glide(int rate) {
    return Math.max(1, rate * SWITCH_MILLIS / 1000);
  }

  /** The values of a song. Devices of unknown types have none. */
  public static PlanValues of(Song song, Catalogue catalogue, TempoMap tempo, int rate) {
    int glide = glide(rate);
    SoloRule solo = SoloRule.of(song);
    Map<TrackId, Strip> strips = new HashMap<>();
    Map<DeviceId, List<Curve>> parameters = new HashMap<>();
    Map<DeviceId, Curve> enabled = new HashMap<>();
    Map<Swing, Curve> swings = new HashMap<>();
    for (Track track : song.tracks()) {
      Lanes lanes = new Lanes(track, tempo, rate, glide);
      List<Lanes> vcas =
          Vcas.of(song, track).map(vca -> new Lanes(vca, tempo, rate, glide)).toList();
      strips.put(track.id(), strip(track, lanes, vcas, solo));
      for (Device device : track.devices()) {
        enabled.put(
            device.id(), lanes.gate(new Target.Enabled(device.id()), device.enabled(), false));
        catalogue
            .find(device.type())
            .ifPresent(type -> parameters.put(device.id(), table(device, type, lanes)));
        swings(track, device, catalogue, swings);
      }
    }
    return new PlanValues(strips, parameters, enabled, swings);
  }

  /**
   * The same values, with the very curves of others where they are the same, so that those who
   * follow them take no notice of an edit that is not theirs.
   */
  public PlanValues keeping(PlanValues before) {
    Map<TrackId, Strip> keptStrips = new HashMap<>();
    strips.forEach(
        (track, strip) -> {
          Strip last = before.strips.get(track);
          keptStrips.put(track, last == null ? strip : strip.keeping(last));
        });
    Map<DeviceId, List<Curve>> keptParameters = new HashMap<>();
    parameters.forEach(
        (device, curves) ->
            keptParameters.put(
                device, kept(curves, before.parameters.getOrDefault(device, List.of()))));
    return new PlanValues(
        keptStrips, keptParameters, kept(enabled, before.enabled), kept(swings, before.swings));
  }

  private static List<Curve> kept(List<Curve> curves, List<Curve> before) {
    List<Curve> kept = new ArrayList<>();
    for (int i = 0; i < curves.size(); i++) {
      kept.add(i < before.size() ? kept(curves.get(i), before.get(i)) : curves.get(i));
    }
    return List.copyOf(kept);
  }

  private static <K> Map<K, Curve> kept(Map<K, Curve> curves, Map<K, Curve> before) {
    Map<K, Curve> kept = new HashMap<>();
    curves.forEach((key, curve) -> kept.put(key, kept(curve, before.getOrDefault(key, curve))));
    return Map.copyOf(kept);
  }

  private static Curve kept(Curve curve, Curve before) {
    return curve.same(before) ? before : curve;
  }

  private static void swings(
      Track track, Device modulator, Catalogue catalogue, Map<Swing, Curve> swings) {
    for (Device.Modulation modulation : modulator.modulations()) {
      track
          .device(modulation.device())
          .flatMap(device -> catalogue.find(device.type()))
          .map(type -> type.parameter(modulation.parameter()))
          .filter(parameter -> parameter >= 0)
          .ifPresent(
              parameter ->
                  swings.put(
                      new Swing(modulator.id(), modulation.device(), parameter),
                      Curve.constant(modulation.depth())));
    }
  }

  private static Strip strip(Track track, Lanes lanes, List<Lanes> vcas, SoloRule solo) {
    Map<TrackId, Curve> owns = new HashMap<>();
    for (Device device : track.devices()) {
      for (TrackId to : device.outputs().values()) {
        owns.put(to, solo.sendOpen(track.id(), to) ? ON : OFF);
      }
    }
    Map<TrackId, Tap> sends = new HashMap<>();
    for (Send send : track.sends()) {
      boolean open = send.enabled() && solo.sendOpen(track.id(), send.to());
      sends.put(
          send.to(),
          new Tap(
              lanes.level(new Target.SendLevel(send.to()), send.level()),
              lanes.within(new Target.SendPan(send.to()), send.pan(), -1, 1),
              open ? ON : OFF));
    }
    return new Strip(
        lanes.fader(vcas),
        lanes.within(new Target.Pan(), track.strip().pan(), -1, 1),
        track.strip().panLaw(),
        lanes.audible(vcas),
        solo.outputOpen(track) ? ON : OFF,
        sends,
        owns);
  }

  private static List<Curve> table(Device device, DeviceType type, Lanes lanes) {
    List<Curve> curves = new ArrayList<>();
    for (Parameter parameter : type.parameters()) {
      double value = fixed(device, parameter);
      curves.add(
          parameter.kind() == Parameter.Kind.STRUCTURAL
              ? Curve.constant(value)
              : lanes.within(
                  new Target.Parameter(device.id(), parameter.id()),
                  value,
                  parameter.min(),
                  parameter.max()));
    }
    return List.copyOf(curves);
  }

  /** The value that the song gives a parameter outside automation, within its range. */
  public static double fixed(Device device, Parameter parameter) {
    Double value = device.parameters().get(parameter.id());
    return value == null ? parameter.initial() : parameter.limited(value);
  }

  /** The automation of one track by target. */
  private record Lanes(Track track, TempoMap tempo, int rate, int glide) {
    private Optional<Automation> lane(Target target) {
      return track.automation().stream()
          .filter(lane -> lane.enabled() && lane.target().equals(target))
          .filter(lane -> !lane.points().isEmpty())
          .findFirst();
    }

    Curve within(Target target, double value, double min, double max) {
      return lane(target)
          .map(lane -> Curve.of(limited(lane.points(), min, max), tempo, rate))
          .orElseGet(() -> Curve.constant(Math.clamp(value, min, max)));
    }

    Curve level(Target target, double value) {
      return within(target, value, Gains.SILENCE, 24);
    }

    /** The fader of the track with those of its VCAs. */
    Curve fader(List<Lanes> vcas) {
      List<Curve> faders = new ArrayList<>();
      faders.add(level(new Target.Fader(), track.strip().fader()));
      vcas.forEach(vca -> faders.add(vca.level(new Target.Fader(), vca.track.strip().fader())));
      return Curve.levels(faders, Gains.SILENCE);
    }

    /** 1 while neither the track nor one of its VCAs is muted. */
    Curve audible(List<Lanes> vcas) {
      if (vcas.isEmpty()) {
        return gate(new Target.Mute(), !track.strip().muted(), true);
      }
      List<Lanes> all = new ArrayList<>(vcas);
      all.add(this);
      List<List<Point>> mutes = new ArrayList<>();
      for (Lanes one : all) {
        Optional<Automation> lane = one.lane(new Target.Mute());
        if (lane.isEmpty() && one.track.strip().muted()) {
          return OFF;
        }
        lane.ifPresent(found -> mutes.add(found.points()));
      }
      if (mutes.isEmpty()) {
        return ON;
      }
      List<Point> open =
          mutes.stream()
              .flatMap(List::stream)
              .map(Point::at)
              .distinct()
              .sorted()
              .map(
                  at -> {
                    boolean muted = mutes.stream().anyMatch(points -> muted(points, at));
                    return new Point(at, muted ? 0 : 1, Point.Shape.HOLD, 0);
                  })
              .toList();
      return Curve.gliding(open, tempo, rate, glide);
    }

    private static boolean muted(List<Point> points, TickPosition at) {
      double value = points.getFirst().value();
      for (Point point : points) {
        value = at.isBefore(point.at()) ? value : point.value();
      }
      return value >= 0.5;
    }

    /**
     * @param turned whether 1 in the automation means closed
     */
    Curve gate(Target target, boolean open, boolean turned) {
      return lane(target)
          .map(
              lane ->
                  Curve.gliding(turned ? turned(lane.points()) : lane.points(), tempo, rate, glide))
          .orElse(open ? ON : OFF);
    }

    private static List<Point> turned(List<Point> points) {
      return points.stream()
          .map(p -> new Point(p.at(), p.value() >= 0.5 ? 0 : 1, Point.Shape.HOLD, 0))
          .toList();
    }

    private static List<Point> limited(List<Point> points, double min, double max) {
      return points.stream()
          .map(p -> new Point(p.at(), Math.clamp(p.value(), min, max), p.shape(), p.bend()))
          .toList();
    }
  }
}
