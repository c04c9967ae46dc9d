package org.songline.coach.fault;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.songline.coach.mending.Chain;
import org.songline.engine.media.SongFiles;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.AudioWriter;
import org.songline.media.audio.WriteFormat;
import org.songline.media.audio.tags.Tags;
import org.songline.model.song.AudioSource;
import org.songline.model.song.Automation.Target;
import org.songline.model.song.Clip;
import org.songline.model.song.Id.ClipId;
import org.songline.model.song.Id.SourceId;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Song;
import org.songline.model.song.Track;
import org.songline.model.time.Frames;
import org.songline.model.time.TickPosition;
import org.songline.model.time.Ticks;

/** Recordings as tracks of a song. */
final class Takes {
  private Takes() {}

  /** The lead as a recording in the place of what made it. */
  static Song frozen(Scene scene, float[] stereo) {
    AudioSource source = stored(scene.files(), scene.song().rate(), stereo, "take");
    return with(scene.song(), source).with(frozen(scene.song(), scene.clean().lead(), source));
  }

  /** A track that plays a recording of what it sounds like after its fader. */
  static Track frozen(Song song, TrackId id, AudioSource source) {
    Track old = song.track(id).orElseThrow();
    return new Track(
        old.id(),
        Track.Kind.AUDIO,
        old.name(),
        old.color(),
        old.folder(),
        old.output(),
        Optional.empty(),
        Track.Strip.DEFAULT,
        List.of(),
        old.sends(),
        List.of(clip(song, source)),
        old.automation().stream()
            .filter(
                lane ->
                    lane.target() instanceof Target.SendLevel
                        || lane.target() instanceof Target.SendPan)
            .toList());
  }

  /** The song with one more recording on a track of its own that goes where another goes. */
  static Song beside(Scene scene, Song song, TrackId like, String name, float[] stereo) {
    AudioSource source = stored(scene.files(), song.rate(), stereo, name);
    Track model = song.track(like).orElseThrow();
    Track added =
        Track.of(new TrackId(name), Track.Kind.AUDIO, name)
            .withOutput(model.output())
            .withClips(List.of(clip(song, source)));
    Song known = with(song, source);
    List<Track> tracks = new ArrayList<>(known.tracks());
    tracks.add(known.trackIndex(like) + 1, added);
    return known.withTracks(tracks);
  }

  static Song with(Song song, AudioSource source) {
    var sources = new TreeMap<>(song.sources());
    sources.put(source.id(), source);
    return song.withSources(sources);
  }

  private static Clip clip(Song song, AudioSource source) {
    return new Clip.AudioClip(
        new ClipId(Chain.free(song, source.id().text() + "-clip")),
        "",
        TickPosition.START,
        new Ticks(song.end().tick()),
        false,
        source.id(),
        new Frames(0),
        Optional.empty(),
        0,
        Clip.Fade.NONE,
        Clip.Fade.NONE,
        false);
  }

  static AudioSource stored(SongFiles files, int rate, float[] stereo, String name) {
    Path media = files.folder().resolve("media");
    int frames = stereo.length / 2;
    try {
      Path part = Files.createTempFile(media, "take", ".wav");
      try (AudioWriter writer = AudioFiles.create(part, WriteFormat.wavFloat(rate, 2), Tags.NONE)) {
        writer.write(stereo, 0, frames);
        writer.finish();
      }
      String file = hash(part) + ".wav";
      Files.move(part, media.resolve(file), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      return new AudioSource(new SourceId("injected-" + name), name, file, rate, 2, frames);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
        in.transferTo(java.io.OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
