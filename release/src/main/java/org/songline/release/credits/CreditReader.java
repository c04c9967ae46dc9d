package org.songline.release.credits;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.songline.model.song.Device;
import org.songline.model.song.Person;
import org.songline.model.song.Song;
import org.songline.model.song.Track;
import org.songline.release.catalog.ArtistCredit;
import org.songline.release.catalog.Contribution.Role;
import org.songline.release.catalog.Work.Part;
import org.songline.release.credits.CreditWords.Meaning;
import org.songline.release.credits.SongCredits.Credited;
import org.songline.release.credits.SongCredits.Kept;
import org.songline.release.credits.SongCredits.Performance;

/** Reads what a song says about people and tracks. */
final class CreditReader {
  /** What the instruments of Songline are called on a list of players. */
  private static final Map<String, String> INSTRUMENTS =
      Map.of(
          "synth", "synthesizer",
          "fm", "fm synthesizer",
          "drums", "drum machine",
          "keys", "keyboards",
          "string", "plucked strings",
          "sampler", "sampler",
          "grain", "granular synthesizer",
          "soundfont", "sampler");

  private final Song song;
  private final List<Kept> versions;
  private final List<String> notUnderstood = new ArrayList<>();

  CreditReader(Song song, Collection<Kept> versions) {
    this.song = song;
    this.versions = versions.stream().sorted(Comparator.comparing(Kept::date)).toList();
  }

  SongCredits read() {
    List<Credited> people = song.people().stream().map(this::credited).toList();
    List<Performance> played = new ArrayList<>();
    for (Track track : song.tracks()) {
      if (!track.clips().isEmpty()) {
        played.addAll(performances(track, people));
      }
    }
    return new SongCredits(
        song.title(),
        people,
        played,
        notUnderstood,
        song.tempos().getFirst().bpm(),
        song.brief().key(),
        versions.stream().map(Kept::date).findFirst(),
        versions.stream().map(Kept::date).reduce((first, second) -> second));
  }

  private Credited credited(Person person) {
    EnumSet<Role> roles = EnumSet.noneOf(Role.class);
    SortedSet<String> instruments = new TreeSet<>();
    Optional<Part> part = Optional.empty();
    Optional<ArtistCredit.Role> artist = Optional.empty();
    for (String credit : person.credits()) {
      Optional<Meaning> meaning = CreditWords.of(credit);
      if (meaning.isEmpty()) {
        notUnderstood.add(person.name() + ": " + credit);
        continue;
      }
      roles.addAll(meaning.get().roles());
      part = both(part, meaning.get().part());
      artist = artist.or(() -> meaning.get().artist());
      if (!meaning.get().instrument().isEmpty()) {
        instruments.add(meaning.get().instrument());
      }
    }
    return new Credited(person.name(), roles, part, instruments, artist);
  }

  /** Music and words by one person are one part; of others the first one said stays. */
  private static Optional<Part> both(Optional<Part> first, Optional<Part> second) {
    if (first.isEmpty() || second.isEmpty()) {
      return first.or(() -> second);
    }
    Set<Part> parts = EnumSet.of(first.get(), second.get());
    if (parts.contains(Part.COMPOSER_LYRICIST)
        || parts.equals(EnumSet.of(Part.COMPOSER, Part.LYRICIST))) {
      return Optional.of(Part.COMPOSER_LYRICIST);
    }
    return first.get() == Part.ARRANGER && second.get() != Part.ARRANGER ? second : first;
  }

  private List<Performance> performances(Track track, List<Credited> people) {
    List<String> gear = track.devices().stream().map(Device::type).toList();
    Optional<LocalDate> since =
        versions.stream()
            .filter(kept -> kept.song().track(track.id()).filter(this::plays).isPresent())
            .map(Kept::date)
            .findFirst();
    List<Performance> said = new ArrayList<>();
    for (Credited person : people) {
      person.instruments().stream()
          .filter(instrument -> names(track.name(), instrument))
          .max(Comparator.comparingInt(String::length))
          .ifPresent(
              instrument ->
                  said.add(
                      new Performance(track.name(), instrument, person.name(), true, gear, since)));
    }
    // Who is credited with the slide guitar plays that track, not who plays the guitar elsewhere.
    List<Performance> all = List.copyOf(said);
    said.removeIf(
        one ->
            all.stream()
                .map(other -> words(other.instrument()))
                .anyMatch(
                    other ->
                        other.containsAll(words(one.instrument()))
                            && other.size() > words(one.instrument()).size()));
    if (!said.isEmpty() || track.kind() != Track.Kind.INSTRUMENT) {
      return said;
    }
    return gear.stream()
        .filter(INSTRUMENTS::containsKey)
        .findFirst()
        .map(
            type ->
                new Performance(
                    track.name(),
                    INSTRUMENTS.getOrDefault(type, type),
                    programmer(people),
                    false,
                    gear,
                    since))
        .stream()
        .toList();
  }

  private boolean plays(Track track) {
    return !track.clips().isEmpty();
  }

  /** Who played what no credit names: the only programmer, else producer, else composer. */
  private static String programmer(List<Credited> people) {
    for (Role role : List.of(Role.PROGRAMMER, Role.PRODUCER)) {
      List<Credited> some = people.stream().filter(one -> one.roles().contains(role)).toList();
      if (!some.isEmpty()) {
        return some.size() == 1 ? some.getFirst().name() : "";
      }
    }
    List<Credited> writers =
        people.stream()
            .filter(one -> one.part().filter(part -> part != Part.LYRICIST).isPresent())
            .toList();
    return writers.size() == 1 ? writers.getFirst().name() : "";
  }

  /** Whether every word of an instrument stands in a track's name, in the singular or plural. */
  private static boolean names(String track, String instrument) {
    Set<String> words = words(track);
    return words.containsAll(words(instrument));
  }

  private static Set<String> words(String text) {
    Set<String> words = new TreeSet<>();
    for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+", -1)) {
      if (!word.isEmpty()) {
        words.add(
            word.length() > 3 && word.endsWith("s") ? word.substring(0, word.length() - 1) : word);
      }
    }
    return words;
  }
}
