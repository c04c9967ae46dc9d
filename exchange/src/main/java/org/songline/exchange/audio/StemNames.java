package org.songline.exchange.audio;

import java.nio.file.Path;
import org.songline.engine.plan.Port;
import org.songline.exchange.Slugs;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Song;

/** Names of stem files: the place in the arrangement and the track's name. */
public record StemNames(Song song) {
  /** The folder of the stems of a mix: {@code mix.wav} has {@code mix-stems}. */
  public static Path folder(Path mix) {
    String name = mix.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return mix.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + "-stems");
  }

  /** The name of an output's file, without extension. */
  public String name(Port port) {
    return switch (port) {
      case Port.Mix() -> "mix";
      case Port.Premaster() -> "premaster";
      case Port.Stem(TrackId track) -> numbered(track);
      case Port.Strip(TrackId track) -> numbered(track) + "-track";
      case Port.Prefader(TrackId track) -> numbered(track) + "-prefader";
      case Port.Tap tap -> numbered(tap.track()) + "-" + tap.name();
      case Port.Direct(int number) -> "output-" + number;
    };
  }

  private String numbered(TrackId id) {
    int place = song.trackIndex(id);
    String slug = Slugs.slug(song.tracks().get(place).name());
    return "%02d-%s".formatted(place + 1, slug.isEmpty() ? id.text() : slug);
  }
}
