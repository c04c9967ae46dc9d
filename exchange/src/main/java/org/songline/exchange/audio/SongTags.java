package org.songline.exchange.audio;

import java.util.List;
import java.util.stream.Collectors;
import org.songline.media.audio.tags.Tag;
import org.songline.media.audio.tags.Tags;
import org.songline.model.song.Person;
import org.songline.model.song.Song;

/** What a song says of itself, as the tags of its files. */
public final class SongTags {
  private static final List<String> ARTISTS = List.of("artist", "performer");
  private static final List<String> COMPOSERS = List.of("composer", "writer", "songwriter");

  private SongTags() {}

  /** Title, artists, composers and genre; what the song does not say is left out. */
  public static Tags of(Song song) {
    return Tags.NONE
        .with(Tag.TITLE, song.title())
        .with(Tag.ARTIST, artists(song))
        .with(Tag.COMPOSER, names(song, COMPOSERS))
        .with(Tag.GENRE, song.brief().genre());
  }

  /** Who is to be named as artist; empty when the song names nobody. */
  public static String artists(Song song) {
    return names(song, ARTISTS);
  }

  private static String names(Song song, List<String> credits) {
    return song.people().stream()
        .filter(person -> person.credits().stream().anyMatch(credits::contains))
        .map(Person::name)
        .collect(Collectors.joining(", "));
  }
}
