package org.songline.model.song;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.songline.model.SongProblem;
import org.songline.model.song.Automation.Target;
import org.songline.model.song.Clip.AudioClip;
import org.songline.model.song.Clip.NoteClip;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Track.Kind;
import org.songline.model.time.TickPosition;

/** What makes a track whole within its song, but for {@link RoutingCheck}. */
public final class TrackCheck {
  private static final int MOST_OUTPUTS = 256;
  private static final double MOST_CLIP_GAIN = 48;

  private TrackCheck() {}

  public static void check(Song song, Track track) {
    mixer(song, track);
    track.clips().forEach(clip -> clip(song, track, clip));
  }

  /** All but the clips. */
  public static void mixer(Song song, Track track) {
    strip(track);
    routes(song, track);
    Set<TrackId> sends = new HashSet<>();
    for (Track.Send send : track.sends()) {
      send(song, track, send);
      if (!sends.add(send.to())) {
        throw new SongProblem(
            place(track), "there are two sends to " + send.to().text(), "keep one of them");
      }
    }
    track.devices().forEach(device -> device(song, track, device));
    Set<Target> targets = new HashSet<>();
    for (Automation lane : track.automation()) {
      lane(track, lane);
      if (!targets.add(lane.target())) {
        throw new SongProblem(place(track), "two lanes move one target", "join their points");
      }
    }
  }

  public static String place(Track track) {
    return "track " + track.id().text();
  }

  /**
   * Whether a track names another one as its folder, VCA, output, send, side-chain or device
   * output.
   */
  public static boolean refers(Track track, TrackId other) {
    return track.folder().filter(other::equals).isPresent()
        || track.vca().filter(other::equals).isPresent()
        || track.output().equals(new Track.Output.To(other))
        || track.sends().stream().anyMatch(send -> send.to().equals(other))
        || track.devices().stream()
            .anyMatch(
                device ->
                    device.outputs().containsValue(other)
                        || device.sideChain().filter(c -> c.source().equals(other)).isPresent());
  }

  /** The values of the strip, name and colour. */
  public static void strip(Track track) {
    String place = place(track);
    Limits.name(place, track.name());
    Limits.color(place, track.color());
    if (track.id().equals(TrackId.MASTER) != (track.kind() == Kind.MASTER)) {
      throw new SongProblem(
          place, "the master, and no other track, has the id master", "rename the track");
    }
    Limits.gain(place, "the fader", track.strip().fader());
    Limits.range(place, "the pan", track.strip().pan(), -1, 1);
    if (track.kind() == Kind.FOLDER && !track.strip().equals(Track.Strip.DEFAULT)) {
      throw new SongProblem(place, "a folder has no sound to mix", "use a group instead");
    }
    Track.Strip levelled = Track.Strip.DEFAULT.withFader(track.strip().fader());
    needs(
        track.kind() != Kind.VCA
            || levelled
                .withMuted(track.strip().muted())
                .withSoloed(track.strip().soloed())
                .equals(track.strip()),
        place,
        "a VCA has no sound to pan",
        "use a group instead");
  }

  /** The folder, the output and the VCA. */
  public static void routes(Song song, Track track) {
    String place = place(track);
    track
        .folder()
        .ifPresent(
            folder -> {
              if (referred(song, place, "the folder", folder).kind() != Kind.FOLDER) {
                throw new SongProblem(
                    place, "its folder " + folder.text() + " is no folder", "name a folder");
              }
            });
    track
        .vca()
        .ifPresent(
            vca -> {
              needs(
                  track.kind() != Kind.MASTER && track.kind() != Kind.FOLDER,
                  place,
                  "it cannot follow a VCA",
                  "let the tracks follow it");
              needs(
                  referred(song, place, "the VCA", vca).kind() == Kind.VCA,
                  place,
                  "it follows " + vca.text() + ", which is no VCA",
                  "name a VCA");
            });
    boolean silent = track.kind() == Kind.MASTER || !track.kind().sounds();
    switch (track.output()) {
      case Track.Output.None _ -> {}
      case Track.Output.Direct(int number) -> {
        Limits.range(place, "the number of the output", number, 1, MOST_OUTPUTS);
        needs(!silent, place, "it cannot have an output", "remove the output");
      }
      case Track.Output.To(TrackId to) -> {
        needs(!silent, place, "it cannot have an output", "remove the output");
        Kind kind = referred(song, place, "the output", to).kind();
        needs(
            kind == Kind.GROUP || kind == Kind.RETURN || kind == Kind.MASTER,
            place,
            "its output goes to " + to.text() + ", which takes no sound",
            "send it to a group, a return or the master");
      }
    }
  }

  public static void send(Song song, Track track, Track.Send send) {
    String place = place(track);
    sounds(track, place, "has no sound to send");
    needs(
        referred(song, place, "the send to", send.to()).kind() == Kind.RETURN,
        place,
        "it sends to " + send.to().text() + ", which is no return",
        "send it to a return");
    Limits.gain(place, "the level of a send", send.level());
    Limits.range(place, "the pan of a send", send.pan(), -1, 1);
  }

  public static void device(Song song, Track track, Device device) {
    String place = "device " + device.id().text();
    sounds(track, place, "has no devices");
    needs(!device.type().isEmpty(), place, "the type is empty", "name a device of the catalogue");
    Limits.name(place, device.type());
    device
        .parameters()
        .forEach(
            (name, value) -> {
              id(place, "the parameter", name);
              Limits.range(place, name, value, -Double.MAX_VALUE, Double.MAX_VALUE);
            });
    device
        .assets()
        .forEach(
            (slot, file) -> {
              id(place, "the slot", slot);
              needs(
                  isAsset(file),
                  place,
                  "the file " + file + " is neither media/NAME nor library:NAME",
                  "import the file first");
              Limits.name(place, file);
            });
    device.sideChain().ifPresent(chain -> sideChain(song, place, chain));
    device.modulations().forEach(modulation -> modulation(track, device, modulation));
    device.outputs().forEach((name, to) -> output(song, place, name, to));
  }

  private static void modulation(Track track, Device device, Device.Modulation modulation) {
    String place = "device " + device.id().text();
    id(place, "the parameter", modulation.parameter());
    Limits.range(place, "the depth of a modulation", modulation.depth(), -1, 1);
    needs(
        track.deviceIndex(modulation.device()) >= 0 && !modulation.device().equals(device.id()),
        place,
        "it modulates the device " + modulation.device().text() + ", which its track does not have",
        "name another device of its track");
    needs(
        device.modulations().stream().filter(modulation::sameTarget).count() == 1,
        place,
        "it modulates " + modulation.parameter() + " twice",
        "keep one of them");
  }

  private static void output(Song song, String place, String name, TrackId to) {
    id(place, "the output", name);
    Kind kind = referred(song, place, "the output " + name, to).kind();
    needs(
        kind == Kind.GROUP || kind == Kind.RETURN || kind == Kind.MASTER,
        place,
        "its output " + name + " goes to " + to.text() + ", which takes no sound",
        "send it to a group, a return or the master");
  }

  private static boolean isAsset(String file) {
    return file.startsWith("media/")
        ? AudioSource.isStored(file.substring("media/".length()))
        : file.startsWith("library:") && file.length() > "library:".length();
  }

  private static void sideChain(Song song, String place, Device.SideChain chain) {
    Track source = referred(song, place, "the side-chain from", chain.source());
    needs(
        source.kind().sounds(),
        place,
        (source.kind() == Kind.VCA ? "a VCA" : "a folder") + " has no sound to listen to",
        "name another track");
  }

  public static void clip(Song song, Track track, Clip clip) {
    String place = "clip " + clip.id().text();
    Limits.name(place, clip.name());
    if (!clip.color().isEmpty()) {
      Limits.color(place, clip.color());
    }
    Limits.span(place, clip.start(), clip.length());
    switch (clip) {
      case NoteClip notes -> {
        needs(
            track.kind() == Kind.INSTRUMENT,
            place,
            "only instrument tracks play notes",
            "move it to an instrument track");
        needs(
            song.patterns().containsKey(notes.pattern()),
            place,
            "there is no pattern " + notes.pattern().text(),
            "name a pattern of the song");
        Limits.range(place, "the transposition", notes.transpose(), -127, 127);
        Limits.time(place, TickPosition.START.plus(notes.offset()));
        notes
            .loop()
            .ifPresent(
                loop -> {
                  var start = TickPosition.START.plus(loop.start());
                  Limits.span(place, start, loop.length());
                  needs(
                      notes.offset().count() < start.plus(loop.length()).tick(),
                      place,
                      "it begins behind the end of its loop",
                      "begin it before");
                });
      }
      case AudioClip audio -> audio(song, track, audio);
    }
  }

  private static void audio(Song song, Track track, AudioClip clip) {
    String place = "clip " + clip.id().text();
    needs(
        track.kind() == Kind.AUDIO,
        place,
        "only audio tracks play recordings",
        "move it to an audio track");
    AudioSource source = song.sources().get(clip.source());
    if (source == null) {
      throw new SongProblem(
          place, "there is no source " + clip.source().text(), "name a source of the song");
    }
    Limits.range(place, "the gain", clip.gain(), -144, MOST_CLIP_GAIN);
    envelope(place, clip, source);
    needs(
        clip.offset().count() <= source.frames(),
        place,
        "it begins behind the end of its recording",
        "begin it before");
    for (Clip.Fade fade : List.of(clip.fadeIn(), clip.fadeOut())) {
      needs(
          fade.length().compareTo(clip.length()) <= 0,
          place,
          "a fade is longer than the clip",
          "shorten the fade");
    }
    clip.loop()
        .ifPresent(
            loop -> {
              long start = loop.start().count();
              long length = loop.length().count();
              needs(
                  length > 0 && start <= source.frames() && length <= source.frames() - start,
                  place,
                  "the loop is empty or leaves the recording",
                  "keep it within " + source.frames() + " frames");
              needs(
                  clip.offset().count() < start + length,
                  place,
                  "it begins behind the end of its loop",
                  "begin it before");
            });
  }

  private static void envelope(String place, AudioClip clip, AudioSource source) {
    for (int i = 0; i < clip.envelope().size(); i++) {
      Clip.GainPoint point = clip.envelope().get(i);
      Limits.range(place, "a point of its envelope", point.gain(), -144, MOST_CLIP_GAIN);
      Limits.range(place, "the bend of a point", point.bend(), -1, 1);
      PatternCheck.bend(place, point.shape(), point.bend());
      needs(
          point.at().count() <= source.frames(),
          place,
          "a point of its envelope lies behind the end of its recording",
          "keep it within " + source.frames() + " frames");
      needs(
          i == 0 || !point.at().equals(clip.envelope().get(i - 1).at()),
          place,
          "its envelope has two points at one place",
          "keep one of them");
    }
  }

  public static void lane(Track track, Automation lane) {
    String place = place(track);
    needs(track.kind() != Kind.FOLDER, place, "a folder has nothing to automate", "use a group");
    switch (lane.target()) {
      case Target.SendLevel(TrackId to) -> sends(track, to);
      case Target.SendPan(TrackId to) -> sends(track, to);
      case Target.Parameter(var device, String parameter) -> {
        id(place, "the parameter", parameter);
        holds(track, device);
      }
      case Target.Enabled(var device) -> holds(track, device);
      case Target.Pan _ -> sounds(track, place, "has no sound to pan");
      case Target.Fader _, Target.Mute _ -> {}
    }
    PatternCheck.points(place, lane.points());
    lane.points().forEach(point -> value(place, lane.target(), point));
  }

  /** A point by itself; {@link #lane} checks it with its neighbours. */
  public static void point(Track track, Target target, Point point) {
    PatternCheck.point(place(track), point);
    value(place(track), target, point);
  }

  private static void value(String place, Target target, Point point) {
    switch (target) {
      case Target.Fader _, Target.SendLevel _ ->
          Limits.gain(place, "a point of a level", point.value());
      case Target.Pan _, Target.SendPan _ ->
          Limits.range(place, "a point of a pan", point.value(), -1, 1);
      case Target.Mute _, Target.Enabled _ ->
          needs(
              (point.value() == 0 || point.value() == 1) && point.shape() == Point.Shape.HOLD,
              place,
              "a point of a switch is not 0 or 1 with shape hold",
              "make it so");
      case Target.Parameter _ -> {}
    }
  }

  private static void sounds(Track track, String place, String what) {
    needs(
        track.kind().sounds(),
        place,
        (track.kind() == Kind.VCA ? "a VCA " : "a folder ") + what,
        "use a group");
  }

  private static void sends(Track track, TrackId to) {
    needs(
        track.sends().stream().anyMatch(send -> send.to().equals(to)),
        place(track),
        "a lane moves a send to " + to.text() + " that is not there",
        "add the send or remove the lane");
  }

  private static void holds(Track track, Id.DeviceId device) {
    needs(
        track.deviceIndex(device) >= 0,
        place(track),
        "a lane moves the device " + device.text() + " that is not there",
        "add the device or remove the lane");
  }

  private static void id(String place, String what, String text) {
    needs(Id.isOne(text), place, what + " " + text + " is no id", "write it as a device lists it");
  }

  private static Track referred(Song song, String place, String what, TrackId id) {
    return song.track(id)
        .orElseThrow(
            () ->
                new SongProblem(
                    place,
                    what + " " + id.text() + " is no track of the song",
                    "name a track of the song"));
  }

  private static void needs(boolean holds, String place, String what, String mend) {
    if (!holds) {
      throw new SongProblem(place, what, mend);
    }
  }
}
