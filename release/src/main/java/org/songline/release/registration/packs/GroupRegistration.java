package org.songline.release.registration.packs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.CatalogId.PartyId;
import org.songline.release.catalog.Contribution.Role;
import org.songline.release.catalog.Recording;
import org.songline.release.catalog.Release;
import org.songline.release.catalog.SoundFile;
import org.songline.release.catalog.Work;
import org.songline.release.registration.Pack;

/**
 * The group registrations of works on an album at the US Copyright Office (37 CFR 202.4(k)): one
 * application for its musical works (GRAM-PA), one for its sound recordings (GRAM-SR). Both are
 * filled in by hand; this says whether they may be used and lists what they ask for.
 */
public final class GroupRegistration {
  private static final int MOST = 20;

  private GroupRegistration() {}

  /** Which of the two. */
  public enum Form {
    /** Musical works. */
    PA,
    /** Sound recordings. */
    SR
  }

  /** A condition of the group option, and whether the release meets it. */
  public record Condition(String rule, boolean met, String reason) {}

  /** What is registered: a title, who made it, who claims it. */
  private record Item(String title, Set<PartyId> authors, Set<PartyId> claimants) {}

  /**
   * The conditions in order.
   *
   * @param clock whose day must not be before the day of publication
   */
  public static List<Condition> conditions(
      Catalog catalog, Release release, Form form, Clock clock) {
    List<Item> items = items(catalog, release, form);
    List<Condition> conditions = new ArrayList<>();
    int count = items.size();
    conditions.add(
        new Condition("album", count >= 2, "an album holds at least two, this has " + count));
    conditions.add(
        new Condition("number", count <= MOST, "at most 20 go into one group, this has " + count));
    LocalDate today = LocalDate.now(clock);
    conditions.add(
        new Condition(
            "published",
            release.date().filter(date -> !date.isAfter(today)).isPresent(),
            release
                .date()
                .map(date -> "it is published on " + date + ", today is " + today)
                .orElse("its day of publication is not known")));
    Set<PartyId> common = new TreeSet<>();
    if (!items.isEmpty()) {
      common.addAll(items.getFirst().authors());
      items.forEach(item -> common.retainAll(item.authors()));
    }
    conditions.add(
        new Condition(
            "author",
            !common.isEmpty(),
            common.isEmpty()
                ? "nobody is an author of every title"
                : names(catalog, common) + " is an author of every title"));
    Set<Set<PartyId>> claims =
        items.stream().map(Item::claimants).collect(Collectors.toCollection(HashSet::new));
    boolean same = claims.size() == 1 && !claims.iterator().next().isEmpty();
    conditions.add(
        new Condition(
            "claimant",
            same,
            same
                ? names(catalog, claims.iterator().next()) + " claim every title"
                : "the titles are not all claimed by the same parties"));
    return conditions;
  }

  /** Titles, deposit copies and conditions of one application. */
  public static Pack of(Catalog catalog, Release release, Form form, Clock clock) {
    List<Condition> conditions = conditions(catalog, release, form, clock);
    String kind = form.name().toLowerCase(Locale.ROOT);
    StringBuilder titles = new StringBuilder(release.fullTitle()).append("\r\n\r\n");
    int number = 0;
    for (Item item : items(catalog, release, form)) {
      number++;
      titles
          .append(number)
          .append(". ")
          .append(item.title())
          .append(" (")
          .append(names(catalog, item.authors()))
          .append(")\r\n");
    }
    titles.append("\r\n");
    conditions.forEach(
        one ->
            titles.append(one.met() ? "met: " : "NOT MET: ").append(one.reason()).append("\r\n"));
    Table deposit = new Table("Track", "Title", "File", "SHA-256", "Seconds");
    List<String> faults = new ArrayList<>();
    int track = 0;
    for (Recording recording : catalog.recordingsOf(release)) {
      track++;
      if (recording.file().isEmpty()) {
        faults.add(
            "recording "
                + recording.id().text()
                + ": there is no sound file to deposit; bind its master to it");
      }
      deposit.row(
          List.of(
              Integer.toString(track),
              recording.fullTitle(),
              recording.file().map(SoundFile::path).orElse(""),
              recording.file().map(SoundFile::sha256).orElse(""),
              recording.file().map(file -> Long.toString(Math.round(file.seconds()))).orElse("")));
    }
    conditions.stream()
        .filter(one -> !one.met())
        .forEach(
            one ->
                faults.add(
                    "GRAM-"
                        + form
                        + " "
                        + one.rule()
                        + ": "
                        + one.reason()
                        + "; register the titles one by one, or mend it"));
    return new Pack(
        List.of(
            new Pack.Entry(
                "gram-" + kind + "-titles.txt", titles.toString().getBytes(StandardCharsets.UTF_8)),
            new Pack.Entry("gram-" + kind + "-deposit.csv", deposit.bytes())),
        List.of("GRAM-" + form + ": " + fee("gram") + "; look at copyright.gov before you pay"),
        faults);
  }

  /** A fee and since when it is so, as the list of fees has it. */
  static String fee(String name) {
    try (InputStream in = GroupRegistration.class.getResourceAsStream("fees.txt")) {
      if (in == null) {
        throw new IllegalStateException("the list of fees is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> List.of(line.split(" ")))
          .filter(words -> words.getFirst().equals(name))
          .map(
              words ->
                  "the fee is " + String.join(" ", words.subList(1, 3)) + " since " + words.get(3))
          .findFirst()
          .orElse("look up the fee");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Item> items(Catalog catalog, Release release, Form form) {
    List<Item> items = new ArrayList<>();
    if (form == Form.SR) {
      for (Recording recording : catalog.recordingsOf(release)) {
        Set<PartyId> authors = new TreeSet<>();
        recording.contributions().stream()
            .filter(one -> one.performs() || one.roles().contains(Role.PRODUCER))
            .forEach(one -> authors.add(one.party()));
        Set<PartyId> owners = new TreeSet<>();
        recording.owners().forEach(owner -> owners.add(owner.party()));
        items.add(new Item(recording.fullTitle(), authors, owners));
      }
      return items;
    }
    Set<Work> works = new LinkedHashSet<>();
    catalog.recordingsOf(release).forEach(one -> works.addAll(catalog.worksOf(one)));
    for (Work work : works) {
      Set<PartyId> authors = new TreeSet<>();
      Set<PartyId> claimants = new TreeSet<>();
      for (Work.Writer writer : work.writers()) {
        authors.add(writer.party());
        if (!writer.kept().isNothing()) {
          claimants.add(writer.party());
        }
        writer.publishers().stream()
            .filter(one -> !one.part().isNothing())
            .forEach(one -> claimants.add(one.publisher()));
      }
      items.add(new Item(work.title(), authors, claimants));
    }
    return items;
  }

  private static String names(Catalog catalog, Set<PartyId> parties) {
    return parties.stream()
        .map(id -> catalog.party(id).contractName())
        .collect(Collectors.joining(", "));
  }
}
