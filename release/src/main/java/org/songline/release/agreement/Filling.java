package org.songline.release.agreement;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.songline.release.ReleaseProblem;
import org.songline.release.catalog.Agreement;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.CatalogId.PartyId;
import org.songline.release.catalog.EntryText;
import org.songline.release.catalog.Party;
import org.songline.release.catalog.Recording;
import org.songline.release.exact.Share;

/** Puts what is typed, and what the catalog knows, into an agreement. */
final class Filling {
  private static final int LONGEST = 4000;

  private final Template template;
  private final Catalog catalog;

  Filling(Template template, Catalog catalog) {
    this.template = template;
    this.catalog = catalog;
  }

  /**
   * With values at its sides, its fields, and the keys of every agreement such as {@code
   * recordings}, {@code from} and {@code territories}.
   *
   * @throws ReleaseProblem when a value does not fit
   */
  Agreement with(Agreement old, Map<String, String> values) {
    List<Agreement.Side> sides = new ArrayList<>(old.sides());
    SortedMap<String, String> terms = new TreeMap<>(old.terms());
    Map<String, String> common = new TreeMap<>();
    values.forEach(
        (key, value) -> {
          Optional<Template.Field> field = template.field(key);
          if (template.side(key).isPresent()) {
            sides.removeIf(side -> side.role().equals(key));
            for (String who : value.split(",", -1)) {
              if (!who.isBlank()) {
                sides.add(new Agreement.Side(party(who.strip()), key));
              }
            }
          } else if (field.isPresent()) {
            if (value.isBlank()) {
              terms.remove(key);
            } else {
              terms.put(key, checked(field.get(), value.strip()));
            }
          } else {
            common.put(commonKey(key), value);
          }
        });
    Agreement filled =
        new Agreement(
            old.id(),
            old.kind(),
            old.title(),
            ordered(sides),
            old.territories(),
            old.from(),
            old.until(),
            old.scope(),
            terms,
            old.status(),
            old.text());
    return EntryText.AGREEMENT.with(filled, common);
  }

  /** With what the catalog knows wherever nothing stands yet. */
  Agreement withUsual(Agreement old) {
    Optional<Recording> recording =
        old.scope().recordings().stream().findFirst().map(catalog::recording);
    Map<String, String> values = new TreeMap<>();
    List<Agreement.Side> sides = new ArrayList<>(old.sides());
    Usual usual = new Usual(catalog);
    for (Template.Side side : template.sides()) {
      if (sides.stream().noneMatch(one -> one.role().equals(side.id()))) {
        usual
            .party(side.from(), recording)
            .filter(id -> sides.stream().noneMatch(one -> one.party().equals(id)))
            .ifPresent(id -> sides.add(new Agreement.Side(id, side.id())));
      }
    }
    Agreement seated = with(old, Map.of());
    for (Agreement.Side side : sides) {
      values.merge(side.role(), side.party().text(), (first, second) -> first + "," + second);
    }
    seated = with(seated, values);
    Map<String, String> terms = new TreeMap<>();
    for (Template.Field field : template.fields()) {
      if (!old.terms().containsKey(field.id())) {
        String value = usual.value(field, seated, recording);
        if (!value.isEmpty()) {
          terms.put(field.id(), value);
        }
      }
    }
    return with(seated, terms);
  }

  private List<Agreement.Side> ordered(List<Agreement.Side> sides) {
    List<Agreement.Side> ordered = new ArrayList<>();
    for (Template.Side side : template.sides()) {
      sides.stream().filter(one -> one.role().equals(side.id())).forEach(ordered::add);
    }
    return ordered;
  }

  private String commonKey(String key) {
    return switch (key) {
      case "title", "territories", "from", "until" -> key;
      case "recordings", "works", "releases" -> "scope." + key;
      default -> {
        List<String> known = new ArrayList<>();
        template.sides().forEach(side -> known.add(side.id()));
        template.fields().forEach(field -> known.add(field.id()));
        throw new ReleaseProblem(
            key,
            "a " + template.id() + " agreement has no such field",
            "use one of "
                + String.join(", ", known)
                + ", title, recordings, works, releases, territories, from, until");
      }
    };
  }

  private PartyId party(String who) {
    return catalog.parties().keySet().stream()
        .filter(id -> id.text().equals(who))
        .findFirst()
        .or(() -> catalog.partyNamed(who).map(Party::id))
        .orElseThrow(
            () ->
                new ReleaseProblem(
                    who, "nobody in the catalog is called so", "add them with rights person"));
  }

  private static String checked(Template.Field field, String value) {
    boolean fits =
        switch (field.type()) {
          case TEXT -> value.length() <= LONGEST;
          case MONEY -> value.matches("\\d{1,12}(\\.\\d{1,4})? [A-Z]{3}");
          case NUMBER -> value.matches("\\d{1,9}");
          case FLAG -> value.equals("yes") || value.equals("no");
          case DATE -> isDate(value);
          case SHARE -> isShare(value);
        };
    if (!fits) {
      throw new ReleaseProblem(
          field.id(),
          "\"" + value + "\" does not fit \"" + field.label() + "\"",
          "write "
              + switch (field.type()) {
                case TEXT -> "at most " + LONGEST + " letters";
                case MONEY -> "an amount with its currency, such as 500 EUR";
                case NUMBER -> "a whole number";
                case FLAG -> "yes or no";
                case DATE -> "a date such as 2026-11-22";
                case SHARE -> "a share such as 3% or 1/3";
              });
    }
    return field.type() == Template.Type.SHARE ? Share.parse(value).text() : value;
  }

  private static boolean isDate(String value) {
    try {
      return LocalDate.parse(value).getYear() > 0;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private static boolean isShare(String value) {
    try {
      return Share.parse(value).compareTo(Share.WHOLE) <= 0;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
