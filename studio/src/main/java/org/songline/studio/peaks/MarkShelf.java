package org.songline.studio.peaks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.songline.engine.media.SongFiles;
import org.songline.measure.Measure;
import org.songline.measure.Measurement;
import org.songline.measure.Part;
import org.songline.measure.music.Beats;
import org.songline.media.AtomicFile;
import org.songline.media.MediaProblem;
import org.songline.media.Progress;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where something begins to sound in recordings, and their beats: heard once for each content, and
 * kept in a file that is named by it. For any number of threads.
 */
public final class MarkShelf {
  /** Files of another version are made anew. */
  private static final int VERSION = 1;

  private static final JsonMapper JSON = new JsonMapper();

  private final SongFiles files;
  private final Path cache;
  private final ContentHashes hashes = new ContentHashes();
  private final Map<String, Marks> known = new ConcurrentHashMap<>();

  /**
   * @param cache folder of what was heard; made when it is not there
   */
  public MarkShelf(SongFiles files, Path cache) {
    this.files = files;
    this.cache = cache;
  }

  /**
   * A transient.
   *
   * @param frame of the recording
   * @param strength by how much the sound becomes louder, in nepers a band; 0.1 is faint, 2 a drum
   */
  public record Mark(long frame, double strength) {}

  /**
   * What begins in a recording.
   *
   * @param onsets in order of time
   * @param beats frames of the recording, in order of time; empty when nothing beats
   * @param downbeats which of the beats begin a bar, counted from 0
   * @param bpm empty when nothing beats
   */
  public record Marks(
      List<Mark> onsets, List<Long> beats, List<Integer> downbeats, Optional<Double> bpm) {
    public Marks {
      onsets = List.copyOf(onsets);
      beats = List.copyOf(beats);
      downbeats = List.copyOf(downbeats);
    }
  }

  private record Kept(int version, Marks marks) {}

  /**
   * The SHA-256 of a recording's content in hex.
   *
   * @param file as a recording of a song names it: within {@code media/}, or {@code library:NAME}
   * @throws MediaProblem when it is missing
   */
  public String hash(String file) throws IOException {
    return hashes.of(file, Recordings.find(files, file));
  }

  /** What was heard in a recording; empty when nobody listened to it yet. */
  public Optional<Marks> known(String file) throws IOException {
    String hash = hash(file);
    Marks there = known.get(hash);
    if (there != null) {
      return Optional.of(there);
    }
    Path kept = kept(hash);
    if (!Files.isRegularFile(kept)) {
      return Optional.empty();
    }
    try {
      Kept read = JSON.readValue(Files.readString(kept, StandardCharsets.UTF_8), Kept.class);
      if (read.version != VERSION) {
        return Optional.empty();
      }
      known.put(hash, read.marks);
      return Optional.of(read.marks);
    } catch (JacksonException | NullPointerException damaged) {
      return Optional.empty();
    }
  }

  /**
   * Listens to a recording, unless that was done.
   *
   * @throws java.util.concurrent.CancellationException when {@code progress} asks to stop
   */
  public Marks listen(String file, Progress progress) throws IOException {
    Optional<Marks> before = known(file);
    if (before.isPresent()) {
      return before.get();
    }
    Measurement heard =
        Measure.file(Recordings.find(files, file), Set.of(Part.TEMPO), progress).figures();
    Marks marks = marks(heard);
    String hash = hash(file);
    Files.createDirectories(cache);
    AtomicFile.write(kept(hash), JSON.writeValueAsBytes(new Kept(VERSION, marks)));
    known.put(hash, marks);
    return marks;
  }

  private Path kept(String hash) {
    return cache.resolve(hash + ".json");
  }

  private static Marks marks(Measurement heard) {
    int rate = heard.sampleRateHz();
    var music = heard.music();
    if (music == null) {
      return new Marks(List.of(), List.of(), List.of(), Optional.empty());
    }
    List<Mark> onsets =
        music.onsets().stream()
            .map(onset -> new Mark(Math.round(onset.seconds() * rate), onset.strength()))
            .toList();
    Beats beats = music.beats();
    var tempo = heard.tempo();
    return beats == null
        ? new Marks(onsets, List.of(), List.of(), Optional.empty())
        : new Marks(
            onsets,
            beats.seconds().stream().map(at -> Math.max(0, Math.round(at * rate))).toList(),
            beats.downbeats(),
            tempo == null ? Optional.empty() : Optional.of(tempo.bpm()));
  }
}
