package org.songline.exchange.audio;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.songline.exchange.Imported;
import org.songline.exchange.Slugs;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.AudioFormat;
import org.songline.media.audio.AudioReader;
import org.songline.model.SongProblem;
import org.songline.model.edit.ClipEdit.PutClip;
import org.songline.model.edit.Edit;
import org.songline.model.edit.SongEdit.PutSource;
import org.songline.model.edit.TrackEdit.PutTrack;
import org.songline.model.edit.Transaction;
import org.songline.model.operation.TrackColors;
import org.songline.model.song.AudioSource;
import org.songline.model.song.Clip;
import org.songline.model.song.Id.ClipId;
import org.songline.model.song.Id.SourceId;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Song;
import org.songline.model.song.Track;
import org.songline.model.time.FramePosition;
import org.songline.model.time.Frames;
import org.songline.model.time.TickPosition;
import org.songline.model.time.Ticks;

/** Brings a recording into a song: the recording itself and an audio track with one clip of it. */
public final class RecordingToSong {
  private RecordingToSong() {}

  /**
   * What a recording holds.
   *
   * @param frames counted, where the file itself does not say
   */
  public record Probe(int rate, int channels, long frames) {}

  /** What people read of a recording that came as a file: its name without the ending. */
  public static String title(String file) {
    int dot = file.lastIndexOf('.');
    return dot > 0 ? file.substring(0, dot) : file;
  }

  /** Opens a recording and finds its length. */
  public static Probe probe(Path file) throws IOException {
    try (AudioReader reader = AudioFiles.open(file)) {
      AudioFormat format = reader.format();
      long frames = format.frames() >= 0 ? format.frames() : count(reader, format.channels());
      return new Probe(format.rate(), format.channels(), frames);
    }
  }

  private static long count(AudioReader reader, int channels) throws IOException {
    int block = Math.max(1, (1 << 16) / channels);
    float[] scratch = new float[block * channels];
    long frames = 0;
    for (int read = reader.read(scratch, 0, block);
        read > 0;
        read = reader.read(scratch, 0, block)) {
      frames += read;
    }
    return frames;
  }

  /**
   * The edits that bring a recording in.
   *
   * @param file its name in the media folder, where it already is
   * @param name what people read
   * @param at where the clip begins
   */
  public static Imported edits(Song song, String file, String name, Probe probe, TickPosition at) {
    return edits(song, file, name, probe, at, Optional.empty());
  }

  /**
   * The edits that bring a recording in.
   *
   * @param file its name in the media folder, where it already is, or {@code library:NAME}
   * @param onto the audio track that gets the clip; a new one when absent
   * @throws SongProblem when that is no audio track
   */
  public static Imported edits(
      Song song, String file, String name, Probe probe, TickPosition at, Optional<TrackId> onto) {
    var slugs = new Slugs(song);
    List<Edit> edits = new ArrayList<>();
    Optional<AudioSource> known =
        song.sources().values().stream().filter(each -> each.file().equals(file)).findFirst();
    AudioSource source =
        known.orElseGet(
            () ->
                new AudioSource(
                    new SourceId(slugs.fresh(name, "recording")),
                    name,
                    file,
                    probe.rate(),
                    probe.channels(),
                    probe.frames()));
    if (known.isEmpty()) {
      edits.add(new PutSource(Optional.empty(), Optional.of(source)));
    }
    var clip =
        new Clip.AudioClip(
            new ClipId(slugs.fresh(name, "clip")),
            name,
            at,
            length(song, at, probe),
            false,
            source.id(),
            Frames.ZERO,
            Optional.empty(),
            0,
            Clip.Fade.NONE,
            Clip.Fade.NONE,
            false);
    if (onto.isPresent()) {
      needsAudio(song, onto.get());
      edits.add(new PutClip(onto.get(), Optional.empty(), Optional.of(clip)));
    } else {
      Track track =
          Track.of(new TrackId(slugs.fresh(name, "track")), Track.Kind.AUDIO, name)
              .withColor(TrackColors.of(song, name))
              .withClips(List.of(clip));
      edits.add(
          new PutTrack(song.trackIndex(TrackId.MASTER), Optional.empty(), Optional.of(track)));
    }
    return new Imported(
        new Transaction("Import " + name, edits),
        "%s: %.1f s, %d Hz, %d channel%s"
            .formatted(
                name,
                (double) probe.frames() / probe.rate(),
                probe.rate(),
                probe.channels(),
                probe.channels() == 1 ? "" : "s"),
        List.of());
  }

  private static void needsAudio(Song song, TrackId id) {
    if (song.track(id).filter(track -> track.kind() == Track.Kind.AUDIO).isEmpty()) {
      throw new SongProblem(
          "track " + id.text(), "it is no audio track", "drop the recording on an audio track");
    }
  }

  /** From the clip's start to the first tick at which the recording is over. */
  private static Ticks length(Song song, TickPosition at, Probe probe) {
    long frames = Math.ceilDiv(Math.multiplyExact(probe.frames(), song.rate()), probe.rate());
    FramePosition start = song.tempoMap().frameAt(at, song.rate());
    TickPosition end = song.tempoMap().tickAt(start.plus(new Frames(frames)), song.rate());
    return new Ticks(Math.max(1, end.tick() - at.tick()));
  }
}
