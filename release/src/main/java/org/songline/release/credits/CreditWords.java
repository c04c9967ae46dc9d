package org.songline.release.credits;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.songline.release.catalog.ArtistCredit;
import org.songline.release.catalog.Contribution.Role;
import org.songline.release.catalog.Work.Part;

/** What the words mean with which people are credited on a song. */
final class CreditWords {
  /**
   * What one credit says.
   *
   * @param part of the composition
   * @param instrument in plain words; empty for none
   * @param artist the place on the artist's line
   */
  record Meaning(
      Set<Role> roles,
      Optional<Part> part,
      String instrument,
      Optional<ArtistCredit.Role> artist) {}

  private static final Map<String, Part> PARTS =
      Map.ofEntries(
          Map.entry("composer", Part.COMPOSER),
          Map.entry("composition", Part.COMPOSER),
          Map.entry("composed by", Part.COMPOSER),
          Map.entry("music", Part.COMPOSER),
          Map.entry("lyricist", Part.LYRICIST),
          Map.entry("lyrics", Part.LYRICIST),
          Map.entry("words", Part.LYRICIST),
          Map.entry("text", Part.LYRICIST),
          Map.entry("songwriter", Part.COMPOSER_LYRICIST),
          Map.entry("writer", Part.COMPOSER_LYRICIST),
          Map.entry("written by", Part.COMPOSER_LYRICIST),
          Map.entry("music and lyrics", Part.COMPOSER_LYRICIST),
          Map.entry("topline", Part.COMPOSER_LYRICIST),
          Map.entry("arranger", Part.ARRANGER),
          Map.entry("arrangement", Part.ARRANGER),
          Map.entry("adapter", Part.ADAPTER),
          Map.entry("translator", Part.TRANSLATOR),
          Map.entry("beat maker", Part.COMPOSER),
          Map.entry("beatmaker", Part.COMPOSER),
          Map.entry("beat", Part.COMPOSER));

  private static final Map<String, Role> ROLES =
      Map.ofEntries(
          Map.entry("producer", Role.PRODUCER),
          Map.entry("production", Role.PRODUCER),
          Map.entry("produced by", Role.PRODUCER),
          Map.entry("co-producer", Role.CO_PRODUCER),
          Map.entry("executive producer", Role.EXECUTIVE_PRODUCER),
          Map.entry("engineer", Role.RECORDING_ENGINEER),
          Map.entry("recording", Role.RECORDING_ENGINEER),
          Map.entry("recording engineer", Role.RECORDING_ENGINEER),
          Map.entry("tracking", Role.RECORDING_ENGINEER),
          Map.entry("assistant engineer", Role.ASSISTANT_ENGINEER),
          Map.entry("editor", Role.EDITOR),
          Map.entry("editing", Role.EDITOR),
          Map.entry("mix", Role.MIXING_ENGINEER),
          Map.entry("mixer", Role.MIXING_ENGINEER),
          Map.entry("mixing", Role.MIXING_ENGINEER),
          Map.entry("mixing engineer", Role.MIXING_ENGINEER),
          Map.entry("mixed by", Role.MIXING_ENGINEER),
          Map.entry("master", Role.MASTERING_ENGINEER),
          Map.entry("mastering", Role.MASTERING_ENGINEER),
          Map.entry("mastering engineer", Role.MASTERING_ENGINEER),
          Map.entry("mastered by", Role.MASTERING_ENGINEER),
          Map.entry("remix", Role.REMIXER),
          Map.entry("remixer", Role.REMIXER),
          Map.entry("dj", Role.DJ),
          Map.entry("turntables", Role.DJ),
          Map.entry("conductor", Role.CONDUCTOR),
          Map.entry("programmer", Role.PROGRAMMER),
          Map.entry("programming", Role.PROGRAMMER),
          Map.entry("sequencing", Role.PROGRAMMER),
          Map.entry("beat maker", Role.PROGRAMMER),
          Map.entry("beatmaker", Role.PROGRAMMER),
          Map.entry("beat", Role.PROGRAMMER),
          Map.entry("singer", Role.VOCALIST),
          Map.entry("vocals", Role.VOCALIST),
          Map.entry("vocal", Role.VOCALIST),
          Map.entry("voice", Role.VOCALIST),
          Map.entry("lead vocals", Role.VOCALIST),
          Map.entry("sung by", Role.VOCALIST),
          Map.entry("backing vocals", Role.BACKGROUND_VOCALIST),
          Map.entry("background vocals", Role.BACKGROUND_VOCALIST),
          Map.entry("choir", Role.BACKGROUND_VOCALIST),
          Map.entry("rap", Role.RAPPER),
          Map.entry("rapper", Role.RAPPER));

  private static final Map<String, ArtistCredit.Role> ARTISTS =
      Map.of(
          "artist", ArtistCredit.Role.MAIN,
          "main artist", ArtistCredit.Role.MAIN,
          "band", ArtistCredit.Role.MAIN,
          "featured artist", ArtistCredit.Role.FEATURED,
          "feature", ArtistCredit.Role.FEATURED,
          "featuring", ArtistCredit.Role.FEATURED,
          "remixer", ArtistCredit.Role.REMIXER,
          "remix", ArtistCredit.Role.REMIXER);

  /** Words of which one makes a credit that of an instrument. */
  private static final Set<String> INSTRUMENTS =
      Set.of(
          "accordion",
          "banjo",
          "bass",
          "bassoon",
          "bells",
          "bongos",
          "bouzouki",
          "brass",
          "cajon",
          "cello",
          "celesta",
          "charango",
          "clarinet",
          "clavinet",
          "congas",
          "cymbals",
          "djembe",
          "drum",
          "drums",
          "drumkit",
          "fiddle",
          "flute",
          "guitar",
          "glockenspiel",
          "handclaps",
          "claps",
          "hiss",
          "harp",
          "harmonica",
          "harmonics",
          "harpsichord",
          "horn",
          "horns",
          "kalimba",
          "keyboard",
          "keyboards",
          "keys",
          "kit",
          "koto",
          "lute",
          "mandolin",
          "marimba",
          "melodica",
          "mellotron",
          "oboe",
          "organ",
          "oud",
          "percussion",
          "piano",
          "pipe",
          "recorder",
          "sampler",
          "samples",
          "saxophone",
          "sax",
          "shaker",
          "sitar",
          "snaps",
          "strings",
          "synth",
          "synthesizer",
          "synthesiser",
          "tabla",
          "tambourine",
          "timpani",
          "theremin",
          "trombone",
          "trumpet",
          "tuba",
          "ukulele",
          "vibraphone",
          "viola",
          "violin",
          "whistle",
          "whistling",
          "xylophone",
          "zither");

  private CreditWords() {}

  /** What a credit says; empty when its words mean nothing here. */
  static Optional<Meaning> of(String credit) {
    String plain =
        credit
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\(.*?\\)", " ")
            .replaceAll("\\s+", " ")
            .strip();
    Optional<Part> part = Optional.ofNullable(PARTS.get(plain));
    Optional<Role> role = Optional.ofNullable(ROLES.get(plain));
    Optional<ArtistCredit.Role> artist = Optional.ofNullable(ARTISTS.get(plain));
    boolean played =
        role.isEmpty()
            && part.isEmpty()
            && List.of(plain.split("[ -]")).stream().anyMatch(INSTRUMENTS::contains);
    if (part.isEmpty() && role.isEmpty() && artist.isEmpty() && !played) {
      return Optional.empty();
    }
    EnumSet<Role> roles = EnumSet.noneOf(Role.class);
    role.ifPresent(roles::add);
    String instrument = "";
    if (played) {
      roles.add(Role.PERFORMER);
      instrument = plain;
    } else if (roles.contains(Role.VOCALIST) || roles.contains(Role.RAPPER)) {
      instrument = "vocals";
    } else if (roles.contains(Role.BACKGROUND_VOCALIST)) {
      instrument = "background vocals";
    }
    return Optional.of(new Meaning(roles, part, instrument, artist));
  }
}
