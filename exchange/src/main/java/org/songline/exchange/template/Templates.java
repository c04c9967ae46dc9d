package org.songline.exchange.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.songline.model.song.Device;
import org.songline.model.song.Id.DeviceId;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Track;

/** The templates that come with Songline. */
public final class Templates {
  private static final TrackId DRUMS = new TrackId("drums");
  private static final TrackId MUSIC = new TrackId("music");
  private static final TrackId REVERB = new TrackId("reverb");
  private static final TrackId ECHO = new TrackId("echo");

  private Templates() {}

  /** Nothing but the master. */
  public static Template bare() {
    return new Template("", 120, "", List.of());
  }

  public static Optional<Template> find(String genre) {
    return all().stream().filter(template -> template.genre().equals(genre)).findFirst();
  }

  public static List<Template> all() {
    return List.of(
        new Template("house", 124, "A minor", band(1, true)),
        new Template("techno", 132, "F minor", band(1, true)),
        new Template("trap", 140, "D minor", trap()),
        new Template("hip-hop", 90, "E minor", band(0, false)),
        new Template("drum-and-bass", 174, "G minor", band(1, false)),
        new Template("pop", 110, "C major", band(1, false)),
        new Template("lo-fi", 82, "D major", band(0, false)));
  }

  /** Beat, bass, chords and lead; with {@code pump}, the kick ducks bass and chords. */
  private static List<Track> band(int kit, boolean pump) {
    List<Track> tracks = new ArrayList<>();
    tracks.add(beat(kit));
    tracks.add(synth("bass", "Bass", "#d99d54", pump, -3));
    tracks.add(send(synth("chords", "Chords", "#52c2a0", pump, -8), -16, -24));
    tracks.add(send(synth("lead", "Lead", "#68b2ef", false, -8), -14, -14));
    addRouting(tracks);
    return tracks;
  }

  private static List<Track> trap() {
    List<Track> tracks = new ArrayList<>();
    tracks.add(beat(0));
    tracks.add(synth("bass", "808", "#d99d54", false, -3));
    tracks.add(send(synth("melody", "Melody", "#68b2ef", false, -8), -12, -16));
    tracks.add(send(synth("pad", "Pad", "#52c2a0", false, -12), -12, -30));
    addRouting(tracks);
    return tracks;
  }

  private static Track beat(int kit) {
    SortedMap<String, Double> values = values();
    values.put("kit", (double) kit);
    return Track.of(new TrackId("beat"), Track.Kind.INSTRUMENT, "Beat")
        .withColor("#ea8c8d")
        .withOutput(new Track.Output.To(DRUMS))
        .withDevices(List.of(device("beat-drums", "drums", values)));
  }

  private static Track synth(String id, String name, String color, boolean pumped, double fader) {
    List<Device> chain = new ArrayList<>();
    chain.add(device(id + "-synth", "synth", values()));
    chain.add(device(id + "-eq", "eq", values()));
    if (pumped) {
      SortedMap<String, Double> values = values();
      values.put("threshold", -30.0);
      values.put("ratio", 6.0);
      values.put("attack", 1.0);
      values.put("release", 140.0);
      chain.add(
          new Device(
              new DeviceId(id + "-pump"),
              "compressor",
              true,
              values,
              new TreeMap<>(),
              Optional.of(new Device.SideChain(new TrackId("beat"), true))));
    }
    return Track.of(new TrackId(id), Track.Kind.INSTRUMENT, name)
        .withColor(color)
        .withOutput(new Track.Output.To(MUSIC))
        .withStrip(Track.Strip.DEFAULT.withFader(fader))
        .withDevices(chain);
  }

  private static Track send(Track track, double reverb, double echo) {
    return track.withSends(
        List.of(
            new Track.Send(REVERB, false, reverb, 0, true),
            new Track.Send(ECHO, false, echo, 0, true)));
  }

  private static void addRouting(List<Track> tracks) {
    tracks.add(Track.of(DRUMS, Track.Kind.GROUP, "Drums").withColor("#ea8c8d"));
    tracks.add(Track.of(MUSIC, Track.Kind.GROUP, "Music").withColor("#52c2a0"));
    SortedMap<String, Double> wet = values();
    wet.put("mix", 100.0);
    tracks.add(
        Track.of(REVERB, Track.Kind.RETURN, "Reverb")
            .withDevices(List.of(device("reverb-1", "reverb", wet))));
    tracks.add(
        Track.of(ECHO, Track.Kind.RETURN, "Echo")
            .withDevices(List.of(device("echo-1", "delay", wet))));
  }

  private static SortedMap<String, Double> values() {
    return new TreeMap<>();
  }

  private static Device device(String id, String type, SortedMap<String, Double> values) {
    return new Device(new DeviceId(id), type, true, values, new TreeMap<>(), Optional.empty());
  }
}
