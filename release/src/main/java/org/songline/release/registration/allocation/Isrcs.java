package org.songline.release.registration.allocation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.songline.release.ReleaseProblem;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.CatalogId.RecordingId;
import org.songline.release.catalog.Label;
import org.songline.release.catalog.Label.IsrcRange;
import org.songline.release.catalog.Recording;
import org.songline.release.catalog.Release;
import org.songline.release.id.Isrc;

/**
 * Gives out the label's ISRCs: each code once, each recording at most one, with the year in which
 * it is given. A year's codes run from 00001 to 99999; a new year begins at 00001 again.
 */
public final class Isrcs {
  private static final int FIRST = 1;
  private static final int END = 100_000;

  private Isrcs() {}

  /** A code and whose it is now. */
  public record Given(RecordingId recording, Isrc isrc) {}

  /** The catalog after codes were given out, and which. */
  public record Outcome(Catalog catalog, List<Given> given) {
    public Outcome {
      given = List.copyOf(given);
    }
  }

  /** How many codes of a prefix are left this year. */
  public record Left(String prefix, int year, int codes) {}

  /**
   * Gives each recording the next code.
   *
   * @param prefix which range; without one the first that has a code left
   * @param clock whose zone and instant say which year it is
   * @throws ReleaseProblem when a recording has a code, its very sound has one under another id, or
   *     no code is left; then nothing is given
   */
  public static Outcome give(
      Catalog catalog, List<RecordingId> recordings, Optional<String> prefix, Clock clock) {
    Set<Isrc> taken = taken(catalog);
    List<Given> given = new ArrayList<>();
    Catalog now = catalog;
    for (RecordingId id : new LinkedHashSet<>(recordings)) {
      Recording recording = now.recording(id);
      refuseSecond(now, recording);
      String chosen = prefix.map(Isrcs::plain).orElse("");
      Label label = now.label();
      IsrcRange range = range(label, chosen, taken, clock);
      Isrc isrc = code(range);
      taken.add(isrc);
      given.add(new Given(id, isrc));
      now = now.with(with(label, used(range))).with(recording.withIsrc(isrc));
    }
    return new Outcome(now, given);
  }

  /** Recordings without a code, those on releases first in the order of their tracks. */
  public static List<RecordingId> without(Catalog catalog) {
    Set<RecordingId> order = new LinkedHashSet<>();
    for (Release release : catalog.releases().values()) {
      release.tracks().forEach(track -> order.add(track.recording()));
    }
    order.addAll(catalog.recordings().keySet());
    return order.stream().filter(id -> catalog.recording(id).isrc().isEmpty()).toList();
  }

  /**
   * Adds a prefix that an agency gave to the label.
   *
   * @throws ReleaseProblem when it is no prefix or is there already
   */
  public static Catalog withRange(Catalog catalog, String prefix, Clock clock) {
    IsrcRange range;
    try {
      range = new IsrcRange(plain(prefix), yearOf(clock), FIRST);
    } catch (IllegalArgumentException wrong) {
      throw new ReleaseProblem(
          prefix,
          "it is no prefix of ISRCs",
          "type the five characters that the agency gave, such as DEH01",
          wrong);
    }
    Label label = catalog.label();
    if (label.isrcs().stream().anyMatch(one -> one.prefix().equals(range.prefix()))) {
      throw new ReleaseProblem(
          range.prefix(), "the label has that prefix already", "use it with --range");
    }
    return catalog.with(with(label, range));
  }

  /** What is left of each prefix in the clock's year. */
  public static List<Left> left(Catalog catalog, Clock clock) {
    Set<Isrc> taken = taken(catalog);
    List<Left> left = new ArrayList<>();
    for (String prefix : prefixes(catalog.label())) {
      IsrcRange range = thisYear(catalog.label(), prefix, clock);
      long gone =
          taken.stream()
              .filter(isrc -> isrc.prefix().equals(prefix) && isrc.year() == range.year())
              .filter(isrc -> isrc.designation() >= range.next())
              .count();
      left.add(new Left(prefix, range.year(), END - range.next() - (int) gone));
    }
    return left;
  }

  private static void refuseSecond(Catalog catalog, Recording recording) {
    String place = "recording " + recording.id().text();
    recording
        .isrc()
        .ifPresent(
            isrc -> {
              throw new ReleaseProblem(
                  place,
                  "it has the ISRC " + isrc.display() + ", which stays for life",
                  "make a recording of its own of another version");
            });
    recording
        .file()
        .flatMap(
            file ->
                catalog.recordings().values().stream()
                    .filter(other -> other.isrc().isPresent())
                    .filter(
                        other ->
                            other.file().filter(f -> f.sha256().equals(file.sha256())).isPresent())
                    .findFirst())
        .ifPresent(
            other -> {
              throw new ReleaseProblem(
                  place,
                  "the very same sound has an ISRC as " + other.id().text(),
                  "use that recording, for one sound has one code");
            });
  }

  private static IsrcRange range(Label label, String prefix, Set<Isrc> taken, Clock clock) {
    List<String> known = prefixes(label);
    if (known.isEmpty()) {
      throw new ReleaseProblem(
          "label", "it has no range of ISRCs", "add the agency's prefix with --add-range");
    }
    if (!prefix.isEmpty() && !known.contains(prefix)) {
      throw new ReleaseProblem(
          prefix,
          "the label has no such prefix, but " + String.join(", ", known),
          "choose one of them, or add it with --add-range");
    }
    for (String one : prefix.isEmpty() ? known : List.of(prefix)) {
      IsrcRange range = thisYear(label, one, clock);
      while (range.next() < END && taken.contains(code(range))) {
        range = used(range);
      }
      if (range.next() < END) {
        return range;
      }
    }
    throw new ReleaseProblem(
        prefix.isEmpty() ? String.join(", ", known) : prefix,
        "all ISRCs of this year are used up",
        "ask the agency for another prefix, or wait for the next year");
  }

  /** The range of a prefix as it is in the clock's year. */
  private static IsrcRange thisYear(Label label, String prefix, Clock clock) {
    int year = yearOf(clock);
    int next = FIRST;
    for (IsrcRange range : label.isrcs()) {
      if (range.prefix().equals(prefix)) {
        int ahead = Math.floorMod(range.year() - year, 100);
        if (ahead > 0 && ahead < 50) {
          throw new ReleaseProblem(
              prefix,
              "codes of the year %02d were given out, but it is %s"
                  .formatted(range.year(), LocalDate.now(clock)),
              "set this computer's date");
        }
        next = ahead == 0 ? Math.max(next, range.next()) : next;
      }
    }
    return new IsrcRange(prefix, year, next);
  }

  private static Set<Isrc> taken(Catalog catalog) {
    return catalog.recordings().values().stream()
        .flatMap(recording -> recording.isrc().stream())
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static List<String> prefixes(Label label) {
    return label.isrcs().stream().map(IsrcRange::prefix).distinct().toList();
  }

  /** The label with one range in place of all of its prefix. */
  private static Label with(Label label, IsrcRange range) {
    List<IsrcRange> ranges = new ArrayList<>();
    for (String prefix : prefixes(label)) {
      if (prefix.equals(range.prefix())) {
        ranges.add(range);
      } else {
        label.isrcs().stream().filter(one -> one.prefix().equals(prefix)).forEach(ranges::add);
      }
    }
    if (!prefixes(label).contains(range.prefix())) {
      ranges.add(range);
    }
    return new Label(label.party(), ranges, label.barcodes(), label.sender());
  }

  private static IsrcRange used(IsrcRange range) {
    return new IsrcRange(range.prefix(), range.year(), range.next() + 1);
  }

  private static Isrc code(IsrcRange range) {
    return new Isrc(range.prefix() + "%02d%05d".formatted(range.year(), range.next()));
  }

  private static int yearOf(Clock clock) {
    return Math.floorMod(LocalDate.now(clock).getYear(), 100);
  }

  private static String plain(String prefix) {
    return prefix.strip().replace("-", "").toUpperCase(Locale.ROOT);
  }
}
