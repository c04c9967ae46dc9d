package org.songline.coach.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.songline.coach.listening.HeardTrack;
import org.songline.coach.listening.Listener;
import org.songline.coach.listening.Listening;
import org.songline.devices.builtin.BuiltIn;
import org.songline.engine.media.SongFiles;
import org.songline.engine.plan.Outlet;
import org.songline.engine.plan.Port;
import org.songline.engine.render.RenderRequest;
import org.songline.engine.render.Renderer;
import org.songline.engine.render.SampleSink;
import org.songline.media.Progress;
import org.songline.model.song.AudioSource;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Song;
import org.songline.model.song.Track;
import org.songline.model.time.TickPosition;

/**
 * A clean song, how it sounds, and a folder for the recordings that faults are made of.
 *
 * @param files finds the song's own recordings and those that are added
 * @param heard the clean song
 * @param take the lead after its fader, interleaved stereo at the song's rate
 * @param recordings what each track sounds like that depends on no other
 */
@SuppressWarnings("ArrayRecordComponent") // a recording, compared by nobody
public record Scene(
    CleanSong clean,
    SongFiles files,
    Listening heard,
    float[] take,
    Map<TrackId, AudioSource> recordings) {

  /**
   * Listens to a clean song.
   *
   * @param folder an empty one that outlives the scene
   */
  public static Scene of(CleanSong clean, Path folder) throws IOException {
    Path own = clean.files().folder().resolve("media");
    Path media = Files.createDirectories(folder.resolve("media"));
    if (Files.isDirectory(own)) {
      try (Stream<Path> entries = Files.list(own)) {
        for (Path file : entries.toList()) {
          Files.createSymbolicLink(media.resolve(file.getFileName()), file.toAbsolutePath());
        }
      }
    }
    SongFiles files = new SongFiles(folder, clean.files().libraries());
    Map<TrackId, SampleSink> strips = new LinkedHashMap<>();
    new Renderer(BuiltIn.catalogue(), files)
        .render(
            clean.song(),
            RenderRequest.MIX
                .outlets(Outlet.STRIPS)
                .range(TickPosition.START, Optional.of(clean.song().end())),
            (port, rate) -> {
              SampleSink sink = new SampleSink();
              if (port instanceof Port.Strip(var id)) {
                strips.put(id, sink);
              }
              return sink;
            },
            Progress.NONE);
    Listening heard =
        Listener.song(
            clean.song(),
            BuiltIn.catalogue(),
            files,
            Optional.of(clean.song().end()),
            Progress.NONE);
    Map<TrackId, AudioSource> recordings = new LinkedHashMap<>();
    for (HeardTrack track : heard.sources()) {
      if (stands(clean.song(), track.track())) {
        TrackId id = track.track().id();
        recordings.put(
            id,
            Takes.stored(
                files,
                clean.song().rate(),
                Objects.requireNonNull(strips.get(id)).samples(),
                id.text()));
      }
    }
    return new Scene(
        clean,
        files,
        heard,
        Objects.requireNonNull(strips.get(clean.lead())).samples(),
        recordings);
  }

  /** Whether all that others hear of a track is its strip after the fader. */
  private static boolean stands(Song song, Track track) {
    boolean own =
        track.devices().stream().allMatch(device -> device.outputs().isEmpty())
            && track.sends().stream().noneMatch(Track.Send::preFader);
    return own
        && song.tracks().stream()
            .flatMap(other -> other.devices().stream())
            .flatMap(device -> device.sideChain().stream())
            .noneMatch(side -> side.preFader() && side.source().equals(track.id()));
  }

  /** Whether nothing that a track listens to was changed. */
  private boolean same(Song song, Track track) {
    return song.track(track.id()).equals(clean.song().track(track.id()))
        && track.devices().stream()
            .flatMap(device -> device.sideChain().stream())
            .allMatch(side -> song.track(side.source()).equals(clean.song().track(side.source())));
  }

  /** Hears this song with a fault or a remedy; what did not change is played from recordings. */
  public Listening hear(Song song) {
    Song played = song;
    Set<TrackId> known = new LinkedHashSet<>();
    for (Track track : song.tracks()) {
      AudioSource source = recordings.get(track.id());
      if (source != null && same(song, track)) {
        played = Takes.with(played, source).with(Takes.frozen(played, track.id(), source));
        known.add(track.id());
      }
    }
    try {
      return Listener.again(song, played, known, heard, BuiltIn.catalogue(), files, Progress.NONE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Song song() {
    return clean.song();
  }
}
