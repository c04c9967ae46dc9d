package org.songline.release.credits;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.songline.release.catalog.ArtistCredit;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.CatalogId.PartyId;
import org.songline.release.catalog.CatalogId.RecordingId;
import org.songline.release.catalog.CatalogId.WorkId;
import org.songline.release.catalog.Contribution;
import org.songline.release.catalog.Contribution.Role;
import org.songline.release.catalog.Party;
import org.songline.release.catalog.Recording;
import org.songline.release.catalog.Work;
import org.songline.release.credits.SongCredits.Credited;
import org.songline.release.credits.SongCredits.Performance;
import org.songline.release.exact.Share;

/** Adds what a song says to a catalog. What stands there stays as it is. */
public final class CreditMerge {
  private final List<String> added = new ArrayList<>();
  private Catalog catalog;

  private CreditMerge(Catalog catalog) {
    this.catalog = catalog;
  }

  /**
   * A catalog with the credits of a song.
   *
   * @param recording the song's recording; empty when the song names nobody
   * @param added what was added, a line each
   */
  public record Merged(Catalog catalog, Optional<RecordingId> recording, List<String> added) {
    public Merged {
      added = List.copyOf(added);
    }
  }

  /**
   * Merges; doing it again adds nothing.
   *
   * @param song the song's folder relative to the catalog's
   */
  public static Merged into(Catalog catalog, SongCredits credits, String song) {
    CreditMerge merge = new CreditMerge(catalog);
    Optional<RecordingId> recording =
        credits.people().isEmpty() ? Optional.empty() : Optional.of(merge.merge(credits, song));
    return new Merged(merge.catalog, recording, merge.added);
  }

  private RecordingId merge(SongCredits credits, String song) {
    List<PartyId> parties = credits.people().stream().map(this::party).toList();
    Optional<Recording> known = known(credits, song);
    WorkId work = work(credits, parties, known);
    Recording recording =
        known.orElseGet(() -> recording(credits, artist(credits.people(), parties), work));
    Recording full = filled(recording, credits, parties, work, song);
    catalog = catalog.with(full);
    return full.id();
  }

  private PartyId party(Credited person) {
    Optional<Party> known = catalog.partyNamed(person.name());
    if (known.isPresent()) {
      return known.get().id();
    }
    PartyId id = Catalog.fresh(catalog.parties().keySet(), person.name(), PartyId::new);
    catalog = catalog.with(Party.named(id, Party.Kind.PERSON, person.name()));
    added.add("person " + person.name());
    return id;
  }

  private Optional<Recording> known(SongCredits credits, String song) {
    Collection<Recording> all = catalog.recordings().values();
    return all.stream()
        .filter(one -> !song.isEmpty() && one.song().equals(song) && one.version().isEmpty())
        .findFirst()
        .or(
            () ->
                all.stream()
                    .filter(one -> one.song().isEmpty() && one.version().isEmpty())
                    .filter(one -> one.title().equalsIgnoreCase(credits.title()))
                    .findFirst());
  }

  private WorkId work(SongCredits credits, List<PartyId> parties, Optional<Recording> known) {
    Optional<Work> old =
        known
            .filter(one -> !one.works().isEmpty())
            .map(one -> catalog.work(one.works().getFirst()))
            .or(
                () ->
                    catalog.works().values().stream()
                        .filter(one -> known.isEmpty())
                        .filter(one -> one.title().equalsIgnoreCase(credits.title()))
                        .findFirst());
    Work work = old.orElseGet(() -> newWork(credits));
    List<Work.Writer> writers = new ArrayList<>(work.writers());
    if (!work.total().isWhole()) {
      for (int i = 0; i < parties.size(); i++) {
        PartyId party = parties.get(i);
        Optional<Work.Part> part = credits.people().get(i).part();
        if (part.isPresent() && writers.stream().noneMatch(one -> one.party().equals(party))) {
          writers.add(new Work.Writer(party, part.get(), Share.NOTHING, List.of()));
          added.add("writer of " + work.title() + ": " + party.text() + ", " + words(part.get()));
        }
      }
    }
    catalog =
        catalog.with(
            new Work(
                work.id(),
                work.title(),
                work.alternates(),
                work.iswc(),
                work.language(),
                writers,
                work.derived(),
                work.number(),
                work.completed().or(credits::begun)));
    return work.id();
  }

  private Work newWork(SongCredits credits) {
    WorkId id = Catalog.fresh(catalog.works().keySet(), credits.title(), WorkId::new);
    added.add("work " + credits.title());
    return new Work(
        id,
        credits.title(),
        List.of(),
        Optional.empty(),
        "",
        List.of(),
        Optional.empty(),
        "",
        Optional.empty());
  }

  /** Who is named as artist; else the singers; else who comes first. */
  private ArtistCredit artist(List<Credited> people, List<PartyId> parties) {
    List<Integer> main = places(people, ArtistCredit.Role.MAIN);
    if (main.isEmpty()) {
      for (int i = 0; i < people.size(); i++) {
        if (people.get(i).roles().contains(Role.VOCALIST)
            || people.get(i).roles().contains(Role.RAPPER)) {
          main.add(i);
        }
      }
    }
    if (main.isEmpty()) {
      main.add(0);
    }
    List<Integer> featured = places(people, ArtistCredit.Role.FEATURED);
    featured.removeAll(main);
    List<ArtistCredit.Part> parts = new ArrayList<>();
    for (int i = 0; i < main.size(); i++) {
      boolean last = i == main.size() - 1;
      String join =
          last ? featured.isEmpty() ? "" : " feat. " : i == main.size() - 2 ? " & " : ", ";
      parts.add(part(parties, main.get(i), join, ArtistCredit.Role.MAIN));
    }
    for (int i = 0; i < featured.size(); i++) {
      String join = i == featured.size() - 1 ? "" : i == featured.size() - 2 ? " & " : ", ";
      parts.add(part(parties, featured.get(i), join, ArtistCredit.Role.FEATURED));
    }
    return new ArtistCredit(parts);
  }

  private static List<Integer> places(List<Credited> people, ArtistCredit.Role role) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < people.size(); i++) {
      if (people.get(i).artist().equals(Optional.of(role))) {
        places.add(i);
      }
    }
    return places;
  }

  private ArtistCredit.Part part(
      List<PartyId> parties, int place, String join, ArtistCredit.Role role) {
    PartyId party = parties.get(place);
    return new ArtistCredit.Part(party, catalog.party(party).name(), join, role);
  }

  private Recording recording(SongCredits credits, ArtistCredit artist, WorkId work) {
    RecordingId id =
        Catalog.fresh(catalog.recordings().keySet(), credits.title(), RecordingId::new);
    added.add("recording " + credits.title() + " by " + artist.text());
    return NewRecording.of(id, credits.title(), artist, Optional.of(work));
  }

  private Recording filled(
      Recording old, SongCredits credits, List<PartyId> parties, WorkId work, String song) {
    List<Contribution> contributions = new ArrayList<>(old.contributions());
    for (int i = 0; i < parties.size(); i++) {
      contribute(old, contributions, parties.get(i), credits.people().get(i), credits);
    }
    return new Recording(
        old.id(),
        old.works().isEmpty() ? List.of(work) : old.works(),
        old.title(),
        old.version(),
        old.type(),
        old.artist(),
        old.isrc(),
        contributions,
        old.owners(),
        old.phonogram(),
        old.language(),
        old.advisory(),
        old.ai(),
        old.cover(),
        old.materials(),
        old.file(),
        old.lyrics(),
        old.tempo() == 0 ? credits.tempo() : old.tempo(),
        old.key().isEmpty() ? credits.key() : old.key(),
        old.song().isEmpty() ? song : old.song(),
        old.recorded().or(credits::begun),
        old.mastered(),
        old.preview());
  }

  private void contribute(
      Recording recording,
      List<Contribution> contributions,
      PartyId party,
      Credited person,
      SongCredits credits) {
    EnumSet<Role> roles = EnumSet.noneOf(Role.class);
    roles.addAll(person.roles());
    SortedSet<String> instruments = new TreeSet<>(person.instruments());
    for (Performance played : credits.performances()) {
      if (!played.said() && played.person().equals(person.name())) {
        roles.add(Role.PROGRAMMER);
        instruments.add(played.instrument());
      }
    }
    if (roles.isEmpty()) {
      return;
    }
    int place = 0;
    while (place < contributions.size() && !contributions.get(place).party().equals(party)) {
      place++;
    }
    boolean line =
        recording.artist().parts().stream().anyMatch(part -> part.artist().equals(party));
    boolean performs = roles.stream().anyMatch(Role::performs);
    if (place == contributions.size()) {
      contributions.add(new Contribution(party, roles, List.copyOf(instruments), line && performs));
      added.add(told(recording, party, roles, instruments));
      return;
    }
    Contribution old = contributions.get(place);
    roles.removeAll(old.roles());
    instruments.removeIf(one -> old.instruments().stream().anyMatch(one::equalsIgnoreCase));
    if (roles.isEmpty() && instruments.isEmpty()) {
      return;
    }
    added.add(told(recording, party, roles, instruments));
    roles.addAll(old.roles());
    List<String> all = new ArrayList<>(old.instruments());
    all.addAll(instruments);
    contributions.set(place, new Contribution(party, roles, all, old.featured()));
  }

  private static String told(
      Recording recording, PartyId party, EnumSet<Role> roles, SortedSet<String> instruments) {
    List<String> words = new ArrayList<>();
    roles.forEach(role -> words.add(words(role)));
    words.addAll(instruments);
    return "credit on " + recording.title() + ": " + party.text() + ", " + String.join(", ", words);
  }

  private static String words(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
