package org.songline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.songline.devices.builtin.BuiltIn;
import org.songline.dsp.Exact;
import org.songline.model.song.AudioSource;
import org.songline.model.song.Clip;
import org.songline.model.song.Device;
import org.songline.model.song.Id.ClipId;
import org.songline.model.song.Id.DeviceId;
import org.songline.model.song.Id.SourceId;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Song;
import org.songline.model.song.Track;
import org.songline.model.time.Frames;
import org.songline.model.time.Tempo;
import org.songline.model.time.TickPosition;
import org.songline.model.time.Ticks;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * W1 and W1e as a song: 64 stereo recordings through four bands of equaliser, in W1 also a
 * compressor, and a fader with balance, summed. Every number comes from the job's own description,
 * {@code w1.json}.
 */
final class MixWorkload {
  private static final int RATE = 48000;

  /** The bell among the types of a band. */
  private static final double BELL = 0;

  /** The response of the classic digital equaliser, which the other programs have. */
  private static final double DIGITAL = 1;

  private MixWorkload() {}

  /**
   * The song.
   *
   * @param data the folder with {@code w1.json} and the recordings
   * @param pool where the recordings are to be found
   */
  static Song song(Path data, Pool pool, boolean compressor) throws IOException {
    JsonNode spec =
        JsonMapper.builder().build().readTree(Files.readString(data.resolve("w1.json")));
    int seconds = spec.get("seconds").asInt();
    var sources =
        new TreeMap<SourceId, AudioSource>(java.util.Comparator.comparing(SourceId::text));
    List<Track> tracks = new ArrayList<>();
    int number = 0;
    for (JsonNode each : spec.get("tracks")) {
      String file = each.get("file").asString();
      var source = new SourceId(file.substring(0, file.indexOf('.')));
      sources.put(
          source,
          new AudioSource(
              source, file, pool.add(data.resolve(file)), RATE, 2, (long) seconds * RATE));
      tracks.add(track(++number, each, source, seconds, compressor));
    }
    Song empty = Song.empty("Mix of " + number, RATE);
    tracks.add(empty.master());
    return empty
        .withTempos(List.of(new Tempo(TickPosition.START, 120, Tempo.Shape.STEP)))
        .withSources(sources)
        .withTracks(tracks);
  }

  private static Track track(
      int number, JsonNode spec, SourceId source, int seconds, boolean compressor) {
    double left = spec.get("left").asDouble();
    double right = spec.get("right").asDouble();
    double louder = Math.max(left, right);
    double pan = left >= right ? right / left - 1 : 1 - left / right;
    List<Device> devices = new ArrayList<>();
    devices.add(device("eq-" + number, "eq", equaliser(spec.get("eq"))));
    if (compressor) {
      devices.add(device("compressor-" + number, "compressor", compressor(spec.get("comp"))));
    }
    var clip =
        new Clip.AudioClip(
            new ClipId("clip-" + number),
            "",
            TickPosition.START,
            Ticks.quarters(2L * seconds),
            false,
            source,
            Frames.ZERO,
            Optional.empty(),
            0,
            Clip.Fade.NONE,
            Clip.Fade.NONE,
            false);
    Track track = Track.of(new TrackId("track-" + number), Track.Kind.AUDIO, "Track " + number);
    return track
        .withStrip(Track.Strip.DEFAULT.withFader(Exact.decibels(louder)).withPan(pan))
        .withDevices(devices)
        .withClips(List.of(clip));
  }

  private static SortedMap<String, Double> equaliser(JsonNode bands) {
    var values = new TreeMap<String, Double>();
    int number = 0;
    for (JsonNode band : bands) {
      number++;
      String id = "band-" + number + "-";
      values.put(id + "on", 1.0);
      values.put(id + "type", BELL);
      values.put(id + "frequency", band.get("hz").asDouble());
      values.put(id + "q", band.get("q").asDouble());
      values.put(id + "gain", band.get("db").asDouble());
    }
    values.put("response", DIGITAL);
    return values;
  }

  private static SortedMap<String, Double> compressor(JsonNode spec) {
    var values = new TreeMap<String, Double>();
    values.put("threshold", spec.get("threshold_db").asDouble());
    values.put("ratio", spec.get("ratio").asDouble());
    values.put("attack", spec.get("attack_ms").asDouble());
    values.put("release", spec.get("release_ms").asDouble());
    values.put("knee", spec.get("knee_db").asDouble());
    values.put("makeup", spec.get("makeup_db").asDouble());
    return values;
  }

  /** A device; a parameter that it does not have would silently change the job. */
  static Device device(String id, String type, SortedMap<String, Double> values) {
    var known = BuiltIn.catalogue().find(type).orElseThrow();
    for (String parameter : values.keySet()) {
      if (known.parameter(parameter) < 0) {
        throw new IllegalArgumentException(type + " has no parameter " + parameter);
      }
    }
    return new Device(new DeviceId(id), type, true, values, new TreeMap<>(), Optional.empty());
  }
}
