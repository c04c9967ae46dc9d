package org.songline.release.registration.allocation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.songline.release.ReleaseProblem;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.CatalogId.ReleaseId;
import org.songline.release.catalog.Label;
import org.songline.release.catalog.Release;
import org.songline.release.id.Barcode;
import org.songline.release.id.Grid;

/** Gives out barcodes that the label bought, in their order, each to one release. */
public final class Barcodes {
  private static final Pattern DIGITS = Pattern.compile("(?<![0-9A-Za-z])[0-9][0-9 .-]{10,24}");
  private static final Pattern ISSUER = Pattern.compile("[A-Z0-9]{5}");
  private static final int LONGEST_LIST = 1 << 20;

  private Barcodes() {}

  /** A code and whose it is now. */
  public record Given(ReleaseId release, Barcode barcode) {}

  /** The catalog after codes were given out, and which. */
  public record Outcome(Catalog catalog, List<Given> given) {
    public Outcome {
      given = List.copyOf(given);
    }
  }

  /**
   * What a bought list holds.
   *
   * @param fresh codes that are new, in their order
   * @param known how many the label or a release has already
   * @param wrong lines that hold no good code, told with their number
   */
  public record Bought(List<Barcode> fresh, int known, List<String> wrong) {
    public Bought {
      fresh = List.copyOf(fresh);
      wrong = List.copyOf(wrong);
    }
  }

  /**
   * Gives each release the next code.
   *
   * @throws ReleaseProblem when a release has one or none is left; then nothing is given
   */
  public static Outcome give(Catalog catalog, List<ReleaseId> releases) {
    List<Given> given = new ArrayList<>();
    Catalog now = catalog;
    for (ReleaseId id : new LinkedHashSet<>(releases)) {
      Release release = now.release(id);
      release
          .barcode()
          .ifPresent(
              barcode -> {
                throw new ReleaseProblem(
                    "release " + id.text(),
                    "it has the barcode " + barcode.text(),
                    "make a release of its own of another product");
              });
      Set<Barcode> taken = taken(now);
      Optional<Barcode> next =
          now.label().barcodes().stream().filter(code -> !taken.contains(code)).findFirst();
      Barcode barcode =
          next.orElseThrow(
              () ->
                  new ReleaseProblem(
                      "label",
                      "no barcode is left",
                      "buy some, or have the distributor give one, and import them with --import"));
      given.add(new Given(id, barcode));
      now = now.with(release.withBarcode(barcode));
      now = now.with(with(now.label(), unused(now)));
    }
    return new Outcome(now, given);
  }

  /** Releases without a code. */
  public static List<ReleaseId> without(Catalog catalog) {
    return catalog.releases().values().stream()
        .filter(release -> release.barcode().isEmpty())
        .map(Release::id)
        .toList();
  }

  /** Codes of the label that no release has. */
  public static List<Barcode> unused(Catalog catalog) {
    Set<Barcode> taken = taken(catalog);
    return catalog.label().barcodes().stream()
        .distinct()
        .filter(code -> !taken.contains(code))
        .toList();
  }

  /**
   * Looks through a list as it was bought: a code on each line, alone or in a column of its own;
   * lines without a digit are headings.
   *
   * @throws ReleaseProblem when it is longer than a list of barcodes can be
   */
  public static Bought look(Catalog catalog, String list) {
    if (list.length() > LONGEST_LIST) {
      throw new ReleaseProblem("the list", "it is longer than 1 MB", "name a list of barcodes");
    }
    Set<Barcode> known = new HashSet<>(catalog.label().barcodes());
    known.addAll(taken(catalog));
    Set<Barcode> fresh = new LinkedHashSet<>();
    List<String> wrong = new ArrayList<>();
    int already = 0;
    int number = 0;
    for (String line : list.lines().toList()) {
      number++;
      if (line.chars().noneMatch(c -> c >= '0' && c <= '9')) {
        continue;
      }
      Optional<Barcode> code = code(line);
      if (code.isEmpty()) {
        wrong.add("line " + number + ": " + why(line));
      } else if (known.contains(code.get()) || !fresh.add(code.get())) {
        already++;
      }
    }
    return new Bought(List.copyOf(fresh), already, wrong);
  }

  /** The catalog with new codes behind those that the label has. */
  public static Catalog add(Catalog catalog, Bought bought) {
    List<Barcode> codes = new ArrayList<>(catalog.label().barcodes());
    bought.fresh().stream().filter(code -> !codes.contains(code)).forEach(codes::add);
    return catalog.with(with(catalog.label(), codes));
  }

  /**
   * The GRid of a release: its number is the barcode in base 36, so that no two releases of an
   * issuer share one.
   *
   * @param issuer five characters that the registration agency gave
   * @throws ReleaseProblem when the release has no barcode, or another GRid
   */
  public static Catalog withGrid(Catalog catalog, ReleaseId id, String issuer) {
    Release release = catalog.release(id);
    if (!ISSUER.matcher(issuer).matches()) {
      throw new ReleaseProblem(
          issuer, "it is no issuer code of GRids", "type the five characters, such as 2425G");
    }
    Barcode barcode =
        release
            .barcode()
            .orElseThrow(
                () ->
                    new ReleaseProblem(
                        "release " + id.text(), "it has no barcode", "give it one first"));
    String number = Long.toString(Long.parseLong(barcode.text()), 36).toUpperCase(Locale.ROOT);
    Grid grid = Grid.complete("A1" + issuer + "0".repeat(10 - number.length()) + number);
    if (release.grid().filter(had -> !had.equals(grid)).isPresent()) {
      throw new ReleaseProblem(
          "release " + id.text(), "it has another GRid", "keep it, for it stays for life");
    }
    return catalog.with(release.withGrid(grid));
  }

  private static Optional<Barcode> code(String line) {
    return DIGITS.matcher(line).results().flatMap(found -> made(found.group())).findFirst();
  }

  private static Stream<Barcode> made(String text) {
    try {
      return Stream.of(new Barcode(text.strip()));
    } catch (IllegalArgumentException wrong) {
      return Stream.empty();
    }
  }

  private static String why(String line) {
    Matcher matcher = DIGITS.matcher(line);
    String text = matcher.find() ? matcher.group().strip() : line.strip();
    String shown = text.length() > 40 ? text.substring(0, 40) : text;
    try {
      return new Barcode(shown).text();
    } catch (IllegalArgumentException wrong) {
      return String.valueOf(wrong.getMessage());
    }
  }

  private static Set<Barcode> taken(Catalog catalog) {
    return catalog.releases().values().stream()
        .flatMap(release -> release.barcode().stream())
        .collect(Collectors.toSet());
  }

  private static Label with(Label label, List<Barcode> barcodes) {
    return new Label(label.party(), label.isrcs(), barcodes, label.sender());
  }
}
