package org.songline.model.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.songline.model.operation.AutomationOperation.CopyLaneRange;
import org.songline.model.operation.AutomationOperation.DeletePoints;
import org.songline.model.operation.AutomationOperation.DrawForm;
import org.songline.model.operation.AutomationOperation.DrawLine;
import org.songline.model.operation.AutomationOperation.MovePoints;
import org.songline.model.operation.AutomationOperation.PassMode;
import org.songline.model.operation.AutomationOperation.ScalePoints;
import org.songline.model.operation.AutomationOperation.WaveForm;
import org.songline.model.operation.AutomationOperation.WritePass;
import org.songline.model.operation.RoutingOperation.AddReturn;
import org.songline.model.operation.RoutingOperation.AddSideChain;
import org.songline.model.operation.RoutingOperation.ReplaceDevice;
import org.songline.model.operation.RoutingOperation.SetSend;
import org.songline.model.operation.RoutingOperation.TakeDevice;
import org.songline.model.operation.SongOperation.AddMarker;
import org.songline.model.operation.SongOperation.AddSection;
import org.songline.model.operation.SongOperation.DeleteMeter;
import org.songline.model.operation.SongOperation.DeleteTempo;
import org.songline.model.operation.SongOperation.RampTempo;
import org.songline.model.operation.SongOperation.SetMeter;
import org.songline.model.operation.SongOperation.SetTempo;
import org.songline.model.operation.SongOperation.TapTempo;
import org.songline.model.operation.TimeOperation.ClearTime;
import org.songline.model.operation.TimeOperation.DeleteSection;
import org.songline.model.operation.TimeOperation.DeleteTime;
import org.songline.model.operation.TimeOperation.DuplicateSection;
import org.songline.model.operation.TimeOperation.DuplicateTime;
import org.songline.model.operation.TimeOperation.InsertTime;
import org.songline.model.operation.TimeOperation.MoveSection;
import org.songline.model.operation.TimeOperation.MoveTime;
import org.songline.model.operation.TimeOperation.PasteTime;
import org.songline.model.operation.TrackOperation.AddTrack;
import org.songline.model.operation.TrackOperation.ColorTracks;
import org.songline.model.operation.TrackOperation.DeleteTracks;
import org.songline.model.operation.TrackOperation.DuplicateTrack;
import org.songline.model.operation.TrackOperation.GroupTracks;
import org.songline.model.operation.TrackOperation.MoveTracks;
import org.songline.model.preset.Preset;
import org.songline.model.song.Automation.Target;
import org.songline.model.song.Device;
import org.songline.model.song.Id.DeviceId;
import org.songline.model.song.Id.SectionId;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Point;
import org.songline.model.song.Section;
import org.songline.model.song.Song;
import org.songline.model.song.Track;
import org.songline.model.time.TickPosition;
import org.songline.model.time.Ticks;

/** Random operations on time, tracks, automation and form. */
final class RandomRest {
  private final Random random;

  RandomRest(Random random) {
    this.random = random;
  }

  TimeOperation time(Song song) {
    List<TrackId> tracks = random.nextBoolean() ? List.of() : tracks(song, 2);
    TickPosition from = position();
    Ticks length = length();
    List<Section> sections = song.sections();
    int kind = random.nextInt(sections.isEmpty() ? 6 : 9);
    return switch (kind) {
      case 0 -> new DeleteTime(from, length, tracks);
      case 1 -> new InsertTime(from, length, tracks);
      case 2 -> new DuplicateTime(from, length, tracks);
      case 3 -> new MoveTime(from, length, position(), tracks);
      case 4 -> new ClearTime(from, length, tracks);
      case 5 ->
          new PasteTime(
              Fragments.time(song, from, length, tracks),
              length,
              position(),
              Optional.empty(),
              List.of(Overlap.values()).get(random.nextInt(3)),
              random.nextBoolean());
      case 6 ->
          new MoveSection(
              section(sections),
              random.nextBoolean() ? Optional.empty() : Optional.of(section(sections)));
      case 7 -> new DuplicateSection(section(sections));
      default -> new DeleteSection(section(sections));
    };
  }

  private SectionId section(List<Section> sections) {
    return sections.get(random.nextInt(sections.size())).id();
  }

  Operation tracks(Song song) {
    TrackId track = tracks(song, 1).getFirst();
    TrackId other = tracks(song, 1).getFirst();
    List<DeviceId> devices =
        song.tracks().stream().flatMap(t -> t.devices().stream()).map(Device::id).toList();
    int kind = random.nextInt(devices.isEmpty() ? 9 : 11);
    return switch (kind) {
      case 0 ->
          new AddTrack(
              pick(Track.Kind.values()),
              pick("", "Bass", "\u00fc!"),
              random.nextBoolean() ? Optional.empty() : Optional.of(track),
              random.nextBoolean() ? List.of() : List.of("eq"));
      case 1 -> new DuplicateTrack(track, random.nextBoolean());
      case 2 ->
          song.tracks().size() < 7
              ? new ColorTracks(tracks(song, 3), "#abcdef")
              : new DeleteTracks(tracks(song, 1));
      case 3 -> new GroupTracks(tracks(song, 3), "Group", random.nextBoolean());
      case 4 -> new ColorTracks(tracks(song, 3), "#123456");
      case 5 ->
          new MoveTracks(
              tracks(song, 2),
              random.nextBoolean() ? Optional.empty() : Optional.of(track),
              Optional.empty());
      case 6 -> new AddReturn("Room", List.of("reverb"), tracks(song, 2), -12, false);
      case 7 ->
          new SetSend(
              track, returns(song).orElse(other), -random.nextInt(30), random.nextBoolean());
      case 8 -> new AddSideChain(track, other, "compressor", random.nextBoolean());
      case 9 ->
          new TakeDevice(devices.get(random.nextInt(devices.size())), track, random.nextInt(2));
      default ->
          new ReplaceDevice(
              devices.get(random.nextInt(devices.size())),
              new Preset(
                  "Chain",
                  "",
                  new TreeMap<>(),
                  random.nextBoolean()
                      ? List.of(Device.of(new DeviceId("a"), "eq"))
                      : List.of(
                          Device.of(new DeviceId("a"), "synth"),
                          Device.of(new DeviceId("b"), "reverb"))));
    };
  }

  AutomationOperation automation(Song song) {
    List<Track> with = song.tracks().stream().filter(t -> !t.automation().isEmpty()).toList();
    Track track =
        with.isEmpty() || random.nextInt(4) == 0
            ? song.track(tracks(song, 1).getFirst()).orElseThrow()
            : with.get(random.nextInt(with.size()));
    Target target =
        track.automation().isEmpty()
            ? new Target.Pan()
            : track.automation().get(random.nextInt(track.automation().size())).target();
    TickPosition from = position();
    TickPosition to = from.plus(length());
    return switch (random.nextInt(7)) {
      case 0 -> {
        List<Point> pass = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
          pass.add(new Point(new TickPosition(from.tick() + i * 9000L), unit(), LINEAR, 0));
        }
        yield new WritePass(track.id(), target, pass, pick(PassMode.values()), 0.2);
      }
      case 1 ->
          new DrawLine(
              track.id(), target, new Point(from, unit(), LINEAR, 0), new Point(to, 1, LINEAR, 0));
      case 2 ->
          new DrawForm(
              track.id(), target, pick(WaveForm.values()), from, to, Ticks.QUARTER, 0, 1, 3);
      case 3 -> new MovePoints(track.id(), target, from, to, signed(), 0, 0, 1);
      case 4 -> new ScalePoints(track.id(), target, from, to, 0, 1, 0, 1);
      case 5 -> new DeletePoints(track.id(), target, from, to);
      default -> new CopyLaneRange(track.id(), target, from, to, track.id(), target, position());
    };
  }

  private static final Point.Shape LINEAR = Point.Shape.LINEAR;

  SongOperation form(Song song) {
    return switch (random.nextInt(8)) {
      case 0 -> new SetTempo(position(), 60 + random.nextInt(100));
      case 1 -> {
        TickPosition from = position();
        yield new RampTempo(from, 90, from.plus(length()), 140);
      }
      case 2 -> new TapTempo(position(), List.of(1.0, 1.5, 2.01, 2.5));
      case 3 -> new DeleteTempo(song.tempos().getLast().at());
      case 4 -> new SetMeter(1 + random.nextInt(20), 1 + random.nextInt(8), pick(2, 4, 8));
      case 5 -> new DeleteMeter(1 + random.nextInt(20));
      case 6 -> new AddMarker(position(), pick("", "Here", "\u00fc"));
      default -> new AddSection(position(), length(), pick(Section.Kind.values()), pick("", "One"));
    };
  }

  private List<TrackId> tracks(Song song, int most) {
    List<TrackId> chosen = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      TrackId id = song.tracks().get(random.nextInt(song.tracks().size())).id();
      if (!chosen.contains(id)) {
        chosen.add(id);
      }
    }
    return chosen;
  }

  private Optional<TrackId> returns(Song song) {
    return song.tracks().stream()
        .filter(track -> track.kind() == Track.Kind.RETURN)
        .map(Track::id)
        .findFirst();
  }

  private double unit() {
    return random.nextInt(11) / 10.0;
  }

  private TickPosition position() {
    return new TickPosition(ticks());
  }

  private Ticks length() {
    return new Ticks(1 + ticks());
  }

  private long signed() {
    return random.nextBoolean() ? ticks() : -ticks();
  }

  private long ticks() {
    return random.nextBoolean()
        ? random.nextInt(32) * 4L * Ticks.PER_QUARTER
        : random.nextLong(64 * Ticks.PER_QUARTER);
  }

  @SafeVarargs
  private <T> T pick(T... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
