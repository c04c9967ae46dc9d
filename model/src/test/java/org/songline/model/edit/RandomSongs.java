package org.songline.model.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.songline.model.SongProblem;
import org.songline.model.edit.ClipEdit.PutClip;
import org.songline.model.edit.DeviceEdit.MoveDevice;
import org.songline.model.edit.DeviceEdit.PutDevice;
import org.songline.model.edit.DeviceEdit.PutModulation;
import org.songline.model.edit.DeviceEdit.SetAsset;
import org.songline.model.edit.DeviceEdit.SetDeviceEnabled;
import org.songline.model.edit.DeviceEdit.SetDeviceOutput;
import org.songline.model.edit.DeviceEdit.SetParameter;
import org.songline.model.edit.DeviceEdit.SetSideChain;
import org.songline.model.edit.LaneEdit.PutLane;
import org.songline.model.edit.LaneEdit.PutPoint;
import org.songline.model.edit.LaneEdit.SetLaneEnabled;
import org.songline.model.edit.PatternEdit.PutControl;
import org.songline.model.edit.PatternEdit.PutNote;
import org.songline.model.edit.PatternEdit.PutPattern;
import org.songline.model.edit.PatternEdit.PutRow;
import org.songline.model.edit.PatternEdit.PutStep;
import org.songline.model.edit.PatternEdit.SetPatternName;
import org.songline.model.edit.SongEdit.PutChord;
import org.songline.model.edit.SongEdit.PutMarker;
import org.songline.model.edit.SongEdit.PutMeter;
import org.songline.model.edit.SongEdit.PutPerson;
import org.songline.model.edit.SongEdit.PutSection;
import org.songline.model.edit.SongEdit.PutSnapshot;
import org.songline.model.edit.SongEdit.PutSource;
import org.songline.model.edit.SongEdit.PutTempo;
import org.songline.model.edit.SongEdit.SetBrief;
import org.songline.model.edit.SongEdit.SetRate;
import org.songline.model.edit.SongEdit.SetTitle;
import org.songline.model.edit.TrackEdit.MoveTrack;
import org.songline.model.edit.TrackEdit.PutSend;
import org.songline.model.edit.TrackEdit.PutTrack;
import org.songline.model.edit.TrackEdit.SetFader;
import org.songline.model.edit.TrackEdit.SetMuted;
import org.songline.model.edit.TrackEdit.SetOutput;
import org.songline.model.edit.TrackEdit.SetPan;
import org.songline.model.edit.TrackEdit.SetPanLaw;
import org.songline.model.edit.TrackEdit.SetSoloSafe;
import org.songline.model.edit.TrackEdit.SetSoloed;
import org.songline.model.edit.TrackEdit.SetTrackColor;
import org.songline.model.edit.TrackEdit.SetTrackFolder;
import org.songline.model.edit.TrackEdit.SetTrackName;
import org.songline.model.edit.TrackEdit.SetVca;
import org.songline.model.song.AudioSource;
import org.songline.model.song.Automation;
import org.songline.model.song.Automation.Target;
import org.songline.model.song.Brief;
import org.songline.model.song.Chord;
import org.songline.model.song.Chord.Tone;
import org.songline.model.song.ChordMark;
import org.songline.model.song.Clip;
import org.songline.model.song.Clip.AudioClip;
import org.songline.model.song.Clip.AudioLoop;
import org.songline.model.song.Clip.Fade;
import org.songline.model.song.Clip.FadeShape;
import org.songline.model.song.Clip.GainPoint;
import org.songline.model.song.Clip.NoteClip;
import org.songline.model.song.Clip.NoteLoop;
import org.songline.model.song.Control;
import org.songline.model.song.Device;
import org.songline.model.song.Device.Modulation;
import org.songline.model.song.Device.SideChain;
import org.songline.model.song.Expression;
import org.songline.model.song.Id.ClipId;
import org.songline.model.song.Id.DeviceId;
import org.songline.model.song.Id.MarkerId;
import org.songline.model.song.Id.PatternId;
import org.songline.model.song.Id.PersonId;
import org.songline.model.song.Id.SectionId;
import org.songline.model.song.Id.SnapshotId;
import org.songline.model.song.Id.SourceId;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Marker;
import org.songline.model.song.Note;
import org.songline.model.song.Pattern;
import org.songline.model.song.Person;
import org.songline.model.song.Point;
import org.songline.model.song.Row;
import org.songline.model.song.RowStep;
import org.songline.model.song.Section;
import org.songline.model.song.Snapshot;
import org.songline.model.song.Song;
import org.songline.model.song.Track;
import org.songline.model.song.Track.Output;
import org.songline.model.song.Track.PanLaw;
import org.songline.model.song.Track.Send;
import org.songline.model.time.Frames;
import org.songline.model.time.Meter;
import org.songline.model.time.Tempo;
import org.songline.model.time.TickPosition;
import org.songline.model.time.Ticks;

/**
 * Random songs and random changes to them from a seed. Some of the changes do not fit the song, as
 * those of people do not; {@link #change} leaves them out, {@link #attempt} does not.
 */
public final class RandomSongs extends RandomValues {
  public RandomSongs(long seed) {
    super(seed);
  }

  /** A song after a number of random changes. */
  public Song song(int changes) {
    Song song = Song.empty("Random", 48_000);
    for (int i = 0; i < changes; i++) {
      song = change(song).apply(song);
    }
    return song;
  }

  /** A change of one or more edits that fits the song. */
  public Transaction change(Song song) {
    for (; ; ) {
      Transaction tried = attempt(song);
      try {
        var _ = tried.apply(song);
        return tried;
      } catch (SongProblem e) {
        // Try another one.
      }
    }
  }

  /** A change that may not fit the song. */
  public Transaction attempt(Song song) {
    if (chance(0.03) && song.tracks().size() > 4) {
      return Edits.removeTrack(song, any(song.tracks()).id());
    }
    if (chance(0.02) && !song.patterns().isEmpty()) {
      return Edits.removePattern(song, any(List.copyOf(song.patterns().keySet())));
    }
    if (chance(0.02) && !song.sources().isEmpty()) {
      return Edits.removeSource(song, any(List.copyOf(song.sources().keySet())));
    }
    Optional<Device> device = device(song);
    if (chance(0.02) && device.isPresent()) {
      return Edits.removeDevice(song, device.get().id());
    }
    return Transaction.of(text(), edit(song));
  }

  private Edit edit(Song song) {
    return switch (random.nextInt(11)) {
      case 0 -> head(song);
      case 1 -> time(song);
      case 2 -> form(song);
      case 3 -> pattern(song);
      case 4 -> note(song);
      case 5 -> tracks(song);
      case 6 -> mix(song);
      case 7 -> device(song).map(device -> setting(song, device)).orElseGet(() -> chain(song));
      case 8 -> chain(song);
      case 9 -> clip(song);
      default -> lane(song);
    };
  }

  private Edit head(Song song) {
    return switch (random.nextInt(4)) {
      case 0 -> new SetTitle(song.title(), text());
      case 1 ->
          new SetBrief(
              song.brief(),
              chance(0.2)
                  ? Brief.EMPTY
                  : new Brief(text(), text(), text(), "one\ntwo", text(), text()));
      case 2 -> new SetRate(song.rate(), pick(44_100, 48_000, 96_000));
      default -> {
        int index = random.nextInt(song.people().size() + 1);
        Person person =
            new Person(
                new PersonId(id("who", 6)),
                text(),
                chance(0.5) ? List.of() : List.of("mix", text()));
        Optional<Person> old =
            index < song.people().size() && chance(0.7)
                ? Optional.of(song.people().get(index))
                : Optional.empty();
        yield new PutPerson(
            index, old, old.isPresent() && chance(0.4) ? Optional.empty() : Optional.of(person));
      }
    };
  }

  private Edit time(Song song) {
    if (chance(0.5)) {
      Tempo tempo =
          new Tempo(position(), 10 + random.nextInt(9900) / 10.0, pick(Tempo.Shape.values()));
      return new PutTempo(
          some(song.tempos(), 0.4), chance(0.3) ? Optional.empty() : Optional.of(tempo));
    }
    Meter meter =
        new Meter(
            chance(0.3) ? TickPosition.START : TickPosition.quarters(4L * random.nextInt(40)),
            1 + random.nextInt(9),
            pick(2, 4, 8));
    return new PutMeter(
        some(song.meters(), 0.6), chance(0.3) ? Optional.empty() : Optional.of(meter));
  }

  private Edit form(Song song) {
    return switch (random.nextInt(5)) {
      case 4 -> {
        int index = random.nextInt(song.snapshots().size() + 1);
        Optional<Snapshot> old =
            index < song.snapshots().size() && chance(0.7)
                ? Optional.of(song.snapshots().get(index))
                : Optional.empty();
        Snapshot now = Snapshots.taken(song, new SnapshotId(id("mix", 6)), text());
        yield new PutSnapshot(
            index, old, old.isPresent() && chance(0.4) ? Optional.empty() : Optional.of(now));
      }
      case 3 -> new PutChord(some(song.chords(), 0.5), chance(0.3) ? Optional.empty() : chord());
      case 0 -> {
        Optional<Section> old = some(song.sections(), 0.5);
        Section now =
            new Section(
                new SectionId(id("part", 20)),
                pick(Section.Kind.values()),
                text(),
                position(),
                length());
        yield new PutSection(
            old, old.isPresent() && chance(0.4) ? Optional.empty() : Optional.of(now));
      }
      case 1 -> {
        Optional<Marker> old = some(song.markers(), 0.5);
        Marker now = new Marker(new MarkerId(id("mark", 20)), text(), position());
        yield new PutMarker(
            old, old.isPresent() && chance(0.4) ? Optional.empty() : Optional.of(now));
      }
      default -> {
        SourceId id = new SourceId(id("take", 6));
        AudioSource now =
            new AudioSource(
                id, text(), "%064x.wav".formatted(random.nextInt(1 << 30)), 48_000, 2, 1_000_000);
        yield new PutSource(song.source(id), chance(0.2) ? Optional.empty() : Optional.of(now));
      }
    };
  }

  private Optional<ChordMark> chord() {
    Chord chord =
        new Chord(
            new Tone(pick("C", "F#", "Bb")),
            pick(Chord.Quality.values()),
            chance(0.7) ? Optional.empty() : Optional.of(new Tone(pick("A", "Gb"))));
    return Optional.of(
        new ChordMark(position(), chance(0.1) ? Optional.empty() : Optional.of(chord)));
  }

  private List<GainPoint> envelope() {
    List<GainPoint> points = new ArrayList<>();
    for (int i = chance(0.5) ? 0 : random.nextInt(5); i > 0; i--) {
      Point like = point(random.nextInt(60) - 48);
      points.add(
          new GainPoint(
              new Frames(random.nextInt(1_000_000)), like.value(), like.shape(), like.bend()));
    }
    return points;
  }

  private String color() {
    return chance(0.5) ? "" : "#%06x".formatted(random.nextInt(1 << 24));
  }

  private Edit pattern(Song song) {
    if (song.patterns().isEmpty() || chance(0.3)) {
      PatternId id = new PatternId(id("pattern", 12));
      List<Note> notes = new ArrayList<>();
      List<Control> controls = new ArrayList<>();
      for (int i = random.nextInt(12); i > 0; i--) {
        notes.add(note());
      }
      for (int i = random.nextInt(4); i > 0; i--) {
        controls.add(control());
      }
      return song.pattern(id).isPresent()
          ? new PutPattern(song.pattern(id), Optional.empty())
          : new PutPattern(
              Optional.empty(),
              Optional.of(
                  new Pattern(
                      id, text(), notes, controls, chance(0.5) ? List.of() : List.of(row()))));
    }
    Pattern pattern = any(List.copyOf(song.patterns().values()));
    if (chance(0.4)) {
      return grid(pattern);
    }
    if (chance(0.5)) {
      return new SetPatternName(pattern.id(), pattern.name(), text());
    }
    return new PutControl(
        pattern.id(),
        some(pattern.controls(), 0.5),
        chance(0.3) ? Optional.empty() : Optional.of(control()));
  }

  private Edit grid(Pattern pattern) {
    Optional<Row> old = some(pattern.rows(), 0.8);
    if (old.isEmpty() || chance(0.4)) {
      Row row = row();
      Row now =
          old.isEmpty()
              ? row
              : new Row(
                  chance(0.9) ? old.get().key() : row.key(),
                  row.name(),
                  row.length(),
                  row.rate(),
                  row.swing(),
                  row.choke(),
                  row.muted(),
                  row.seed(),
                  row.steps());
      return new PutRow(pattern.id(), old, chance(0.2) ? Optional.empty() : Optional.of(now));
    }
    return new PutStep(
        pattern.id(),
        old.get().key(),
        some(old.get().steps(), 0.5),
        chance(0.3) ? Optional.empty() : Optional.of(step()));
  }

  private Row row() {
    List<RowStep> steps = new ArrayList<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      steps.add(step());
    }
    boolean usual = chance(0.3);
    return new Row(
        random.nextInt(128),
        text(),
        usual ? Row.USUAL_LENGTH : 1 + random.nextInt(130),
        usual ? Row.SIXTEENTH : new Ticks(Ticks.PER_QUARTER / (1 + random.nextInt(33))),
        usual ? Row.STRAIGHT : 50 + random.nextInt(26),
        usual ? 0 : random.nextInt(17),
        chance(0.2),
        usual ? 0 : random.nextInt(1000),
        steps);
  }

  private RowStep step() {
    RowStep plain = new RowStep(random.nextInt(24), 1 + random.nextInt(127));
    return chance(0.5)
        ? plain
        : new RowStep(
            plain.index(),
            plain.velocity(),
            1 + random.nextInt(8) / 4.0,
            (1 + random.nextInt(10)) / 10.0,
            1 + random.nextInt(4),
            (random.nextInt(11) - 5) / 10.0);
  }

  private Edit note(Song song) {
    if (song.patterns().isEmpty()) {
      return pattern(song);
    }
    Pattern pattern = any(List.copyOf(song.patterns().values()));
    return new PutNote(
        pattern.id(),
        some(pattern.notes(), 0.5),
        chance(0.2) ? Optional.empty() : Optional.of(note()));
  }

  private Note note() {
    List<Expression> expressions =
        chance(0.8)
            ? List.of()
            : List.of(
                new Expression(
                    pick(Expression.Kind.values()),
                    List.of(
                        point(0.0), new Point(TickPosition.quarters(90), 1, Point.Shape.HOLD, 0))));
    return new Note(
        position(),
        length(),
        random.nextInt(128),
        chance(0.3) ? 100 : 1 + random.nextInt(1260) / 10.0,
        chance(0.7) ? Note.DEFAULT_RELEASE : random.nextInt(128),
        expressions);
  }

  private Control control() {
    Control.Kind kind = pick(Control.Kind.values());
    boolean numbered = kind == Control.Kind.CONTROLLER || kind == Control.Kind.KEY_PRESSURE;
    double value = kind == Control.Kind.BEND ? random.nextDouble() * 2 - 1 : random.nextInt(128);
    return new Control(position(), kind, numbered ? random.nextInt(128) : 0, value);
  }

  private Edit tracks(Song song) {
    Track track = any(song.tracks());
    return switch (random.nextInt(5)) {
      case 4 ->
          new SetVca(
              track.id(),
              track.vca(),
              chance(0.2)
                  ? Optional.empty()
                  : some(song.tracks().stream().filter(RandomSongs::vca).toList(), 0.9)
                      .map(Track::id));
      case 0 ->
          new MoveTrack(
              track.id(), song.trackIndex(track.id()), random.nextInt(song.tracks().size()));
      case 1 ->
          new SetTrackFolder(
              track.id(),
              track.folder(),
              chance(0.3) ? Optional.empty() : Optional.of(any(song.tracks()).id()));
      case 2 -> new SetOutput(track.id(), track.output(), output(song));
      default -> {
        if (song.tracks().size() > 12) {
          yield new PutTrack(song.trackIndex(track.id()), Optional.of(track), Optional.empty());
        }
        Track.Kind kind = pick(Track.Kind.values());
        Track made = Track.of(new TrackId(id("track", 30)), kind, text());
        yield new PutTrack(
            random.nextInt(song.tracks().size() + 1),
            Optional.empty(),
            Optional.of(chance(0.5) ? made : made.withOutput(output(song))));
      }
    };
  }

  private static boolean vca(Track track) {
    return track.kind() == Track.Kind.VCA;
  }

  private Output output(Song song) {
    return switch (random.nextInt(6)) {
      case 0 -> new Output.None();
      case 1 -> new Output.Direct(1 + random.nextInt(8));
      default -> new Output.To(any(song.tracks()).id());
    };
  }

  private Edit mix(Song song) {
    Track track = any(song.tracks());
    TrackId id = track.id();
    Track.Strip strip = track.strip();
    return switch (random.nextInt(9)) {
      case 0 -> new SetFader(id, strip.fader(), decibels());
      case 1 -> new SetPan(id, strip.pan(), pan());
      case 2 -> new SetPanLaw(id, strip.panLaw(), pick(PanLaw.values()));
      case 3 -> new SetMuted(id, strip.muted(), !strip.muted());
      case 4 -> new SetSoloed(id, strip.soloed(), !strip.soloed());
      case 5 -> new SetSoloSafe(id, strip.soloSafe(), !strip.soloSafe());
      case 6 -> new SetTrackName(id, track.name(), text());
      case 7 -> new SetTrackColor(id, track.color(), "#%06x".formatted(random.nextInt(1 << 24)));
      default -> {
        int index = random.nextInt(track.sends().size() + 1);
        Optional<Send> old =
            index < track.sends().size() ? Optional.of(track.sends().get(index)) : Optional.empty();
        Send now = new Send(any(song.tracks()).id(), chance(0.5), decibels(), pan(), chance(0.8));
        yield new PutSend(
            id, index, old, old.isPresent() && chance(0.3) ? Optional.empty() : Optional.of(now));
      }
    };
  }

  private Optional<Device> device(Song song) {
    List<Device> devices = song.tracks().stream().flatMap(t -> t.devices().stream()).toList();
    return devices.isEmpty() ? Optional.empty() : Optional.of(any(devices));
  }

  private Edit setting(Song song, Device device) {
    DeviceId id = device.id();
    return switch (random.nextInt(7)) {
      case 5 -> modulation(song, device);
      case 6 -> {
        String output = pick("pad-1", "pad-2");
        yield new SetDeviceOutput(
            id,
            output,
            Optional.ofNullable(device.outputs().get(output)),
            chance(0.4) ? Optional.empty() : Optional.of(any(song.tracks()).id()));
      }
      case 0 -> new SetDeviceEnabled(id, device.enabled(), !device.enabled());
      case 1 -> {
        String slot = pick("sample", "soundfont");
        yield new SetAsset(
            id,
            slot,
            Optional.ofNullable(device.assets().get(slot)),
            chance(0.4) ? Optional.empty() : Optional.of("library:Grand " + random.nextInt(9)));
      }
      case 2 ->
          new SetSideChain(
              id,
              device.sideChain(),
              chance(0.4)
                  ? Optional.empty()
                  : Optional.of(new SideChain(any(song.tracks()).id(), chance(0.5))));
      default -> {
        String parameter = pick("cutoff", "gain", "low-gain");
        yield new SetParameter(
            id,
            parameter,
            Optional.ofNullable(device.parameters().get(parameter)),
            chance(0.3) ? Optional.empty() : Optional.of(random.nextGaussian() * 1e3));
      }
    };
  }

  private Edit modulation(Song song, Device device) {
    Optional<Modulation> old = some(device.modulations(), 0.6);
    if (old.isPresent() && chance(0.4)) {
      return new PutModulation(device.id(), old, Optional.empty());
    }
    Track track = song.trackOf(device.id()).orElseThrow();
    DeviceId target = old.map(Modulation::device).orElseGet(() -> any(track.devices()).id());
    Modulation now =
        new Modulation(target, pick("cutoff", "gain", "low-gain"), random.nextInt(21) / 10.0 - 1);
    return new PutModulation(device.id(), old, Optional.of(now));
  }

  private Edit chain(Song song) {
    Track track = any(song.tracks());
    int index = random.nextInt(track.devices().size() + 1);
    if (index < track.devices().size()) {
      Device device = track.devices().get(index);
      if (chance(0.6)) {
        Track to = chance(0.5) ? track : any(song.tracks());
        return new MoveDevice(
            device.id(), track.id(), index, to.id(), random.nextInt(to.devices().size() + 1));
      }
      return new PutDevice(track.id(), index, Optional.of(device), Optional.empty());
    }
    return new PutDevice(
        track.id(),
        index,
        Optional.empty(),
        Optional.of(
            new Device(
                new DeviceId(id("device", 40)),
                pick("eq", "synth", "reverb"),
                chance(0.9),
                new TreeMap<>(),
                new TreeMap<>(),
                Optional.empty())));
  }

  private Edit clip(Song song) {
    Track track = any(song.tracks());
    Optional<Clip> old = some(track.clips(), 0.6);
    if (old.isPresent() && chance(0.3)) {
      return new PutClip(track.id(), old, Optional.empty());
    }
    ClipId id = old.map(Clip::id).orElseGet(() -> new ClipId(id("clip", 60)));
    Ticks length = length();
    Clip now;
    if (track.kind() == Track.Kind.AUDIO) {
      now =
          new AudioClip(
              id,
              text(),
              position(),
              length,
              chance(0.1),
              new SourceId(id("take", 6)),
              new Frames(random.nextInt(1000)),
              chance(0.8)
                  ? Optional.empty()
                  : Optional.of(new AudioLoop(new Frames(100), new Frames(50_000))),
              chance(0.5) ? 0 : -random.nextInt(200) / 10.0,
              chance(0.5)
                  ? Fade.NONE
                  : new Fade(new Ticks(length.count() / 3), pick(FadeShape.values())),
              chance(0.5)
                  ? Fade.NONE
                  : new Fade(new Ticks(length.count() / 2), pick(FadeShape.values())),
              chance(0.1),
              envelope(),
              color());
    } else {
      now =
          new NoteClip(
              id,
              text(),
              position(),
              length,
              chance(0.1),
              new PatternId(id("pattern", 12)),
              chance(0.7) ? Ticks.ZERO : length(),
              chance(0.7)
                  ? Optional.empty()
                  : Optional.of(new NoteLoop(Ticks.quarters(1), length())),
              random.nextInt(25) - 12,
              color());
    }
    return new PutClip(track.id(), old, Optional.of(now));
  }

  private Edit lane(Song song) {
    Track track = any(song.tracks());
    if (track.automation().isEmpty() || chance(0.2)) {
      Target target =
          switch (random.nextInt(6)) {
            case 0 -> new Target.Fader();
            case 1 -> new Target.Pan();
            case 2 -> new Target.Mute();
            case 3 ->
                track.sends().isEmpty()
                    ? new Target.Pan()
                    : chance(0.5)
                        ? new Target.SendLevel(any(track.sends()).to())
                        : new Target.SendPan(any(track.sends()).to());
            default ->
                track.devices().isEmpty()
                    ? new Target.Fader()
                    : chance(0.3)
                        ? new Target.Enabled(any(track.devices()).id())
                        : new Target.Parameter(any(track.devices()).id(), "cutoff");
          };
      return new PutLane(
          track.id(),
          random.nextInt(track.automation().size() + 1),
          Optional.empty(),
          Optional.of(
              new Automation(
                  target,
                  chance(0.9),
                  List.of(new Point(position(), random.nextInt(2), Point.Shape.HOLD, 0)))));
    }
    int index = random.nextInt(track.automation().size());
    Automation lane = track.automation().get(index);
    return switch (random.nextInt(6)) {
      case 0 -> new PutLane(track.id(), index, Optional.of(lane), Optional.empty());
      case 1 -> new SetLaneEnabled(track.id(), lane.target(), lane.enabled(), !lane.enabled());
      default ->
          new PutPoint(
              track.id(),
              lane.target(),
              some(lane.points(), 0.4),
              chance(0.2) ? Optional.empty() : Optional.of(point(random.nextDouble())));
    };
  }
}
