package org.songline.release.agreement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import org.songline.release.catalog.Agreement;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.Party;
import org.songline.release.catalog.Recording;
import org.songline.release.catalog.Work;
import org.songline.release.document.Block;
import org.songline.release.document.Paper;
import org.songline.release.id.Identifier;

/** A template filled with what an agreement of the catalog says. */
public final class Draft {
  /** What every template may name beside its own fields and sides. */
  static final Set<String> COMMON = Set.of("territories", "from", "until", "recordings", "works");

  static final String NOTE = "Information, not legal advice. Have it read before you sign.";

  private static final String GAP = "____________";
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

  private final Template template;
  private final Agreement agreement;
  private final Catalog catalog;

  public Draft(Template template, Agreement agreement, Catalog catalog) {
    this.template = template;
    this.agreement = agreement;
    this.catalog = catalog;
  }

  /** What must still be filled before anybody can accept: sides and fields, in order. */
  public List<String> missing() {
    Set<String> missing = new LinkedHashSet<>();
    for (Template.Side side : template.sides()) {
      if (parties(side.id()).isEmpty()) {
        missing.add(side.id());
      }
    }
    for (Template.Field field : template.fields()) {
      if (field.required() && value(field.id()).isEmpty()) {
        missing.add(field.id());
      }
    }
    for (Template.Clause clause : template.clauses()) {
      for (Template.Line line : clause.lines()) {
        Matcher place = TemplateText.PLACE.matcher(line.text());
        while (stands(line) && place.find()) {
          if (filled(place.group(1)).equals(GAP)) {
            missing.add(place.group(1));
          }
        }
      }
    }
    return List.copyOf(missing);
  }

  /** The document without anybody's signature. */
  public Paper paper(Instant made) {
    Paper paper = Paper.of(agreement.title(), under(), made).with(members());
    if (!agreement.scope().recordings().isEmpty()) {
      paper = paper.with(recordings());
    }
    if (!agreement.scope().works().isEmpty()) {
      paper = paper.with(works());
    }
    List<Block.Clause> clauses = new ArrayList<>();
    for (Template.Clause clause : template.clauses()) {
      List<String> texts =
          clause.lines().stream().filter(this::stands).map(line -> filledIn(line.text())).toList();
      if (!texts.isEmpty()) {
        clauses.add(new Block.Clause(clause.heading(), texts));
      }
    }
    return paper
        .with(new Block.Clauses(clauses))
        .with(new Block.Signatures(signatures()))
        .noted(NOTE);
  }

  List<Block.Signature> signatures() {
    return agreement.sides().stream()
        .map(
            side ->
                new Block.Signature(
                    catalog.party(side.party()).contractName(), label(side.role()), ""))
        .toList();
  }

  private String under() {
    List<String> names =
        template.sides().stream()
            .map(side -> names(side.id()))
            .filter(name -> !name.equals(GAP))
            .toList();
    return names.isEmpty() ? "" : "between " + String.join(" and ", names);
  }

  private Block members() {
    List<Block.Member> members = new ArrayList<>();
    for (Agreement.Side side : agreement.sides()) {
      Party party = catalog.party(side.party());
      List<String> details = new ArrayList<>();
      if (!party.name().equals(party.contractName())) {
        details.add("known as " + party.name());
      }
      for (String detail :
          List.of(
              party.contact().address(),
              Usual.country(party.contact().country()),
              party.contact().email())) {
        if (!detail.isEmpty()) {
          details.add(detail);
        }
      }
      members.add(new Block.Member(label(side.role()), party.contractName(), details));
    }
    return new Block.Parties(members);
  }

  private Block recordings() {
    List<List<String>> rows = new ArrayList<>();
    for (var id : agreement.scope().recordings()) {
      Recording one = catalog.recording(id);
      rows.add(
          List.of(
              one.fullTitle(),
              one.artist().text(),
              one.isrc().map(Identifier::display).orElse("")));
    }
    return new Block.Table(
        List.of(
            new Block.Column("Recording", 5, false),
            new Block.Column("Artist", 4, false),
            new Block.Column("ISRC", 3, false)),
        rows,
        List.of());
  }

  private Block works() {
    List<List<String>> rows = new ArrayList<>();
    for (var id : agreement.scope().works()) {
      Work one = catalog.work(id);
      List<String> writers =
          one.writers().stream().map(writer -> catalog.party(writer.party()).name()).toList();
      rows.add(
          List.of(
              one.title(),
              String.join(", ", writers),
              one.iswc().map(Identifier::display).orElse("")));
    }
    return new Block.Table(
        List.of(
            new Block.Column("Work", 5, false),
            new Block.Column("Writers", 4, false),
            new Block.Column("ISWC", 3, false)),
        rows,
        List.of());
  }

  private boolean stands(Template.Line line) {
    if (line.field().isEmpty()) {
      return true;
    }
    String value = value(line.field());
    boolean holds =
        line.value().isEmpty()
            ? !value.isEmpty() && !value.equals("no") && !value.matches("0(\\.0+)?(%| [A-Z]{3})?")
            : value.equals(line.value());
    return holds != line.unless();
  }

  private String value(String field) {
    return agreement.terms().getOrDefault(field, "");
  }

  private String filledIn(String text) {
    return TemplateText.PLACE
        .matcher(text)
        .replaceAll(place -> Matcher.quoteReplacement(filled(place.group(1))));
  }

  private String filled(String place) {
    if (template.side(place).isPresent()) {
      return names(place);
    }
    return template
        .field(place)
        .map(field -> told(field, value(place)))
        .orElseGet(() -> common(place));
  }

  private static String told(Template.Field field, String value) {
    if (value.isEmpty()) {
      return GAP;
    }
    return field.type() == Template.Type.DATE ? DATE.format(LocalDate.parse(value)) : value;
  }

  private String common(String place) {
    return switch (place) {
      case "territories" ->
          agreement.territories().equals(org.songline.release.catalog.Territories.WORLD)
              ? "the whole world"
              : agreement.territories().text();
      case "from" -> agreement.from().map(DATE::format).orElse(GAP);
      case "until" -> agreement.until().map(DATE::format).orElse("no end");
      case "recordings" ->
          listed(
              agreement.scope().recordings().stream()
                  .map(id -> catalog.recording(id).fullTitle())
                  .toList());
      default ->
          listed(agreement.scope().works().stream().map(id -> catalog.work(id).title()).toList());
    };
  }

  private static String listed(List<String> titles) {
    return titles.isEmpty()
        ? GAP
        : String.join(", ", titles.stream().map(title -> "\"" + title + "\"").toList());
  }

  private List<Party> parties(String side) {
    return agreement.sides().stream()
        .filter(one -> one.role().equals(side))
        .map(one -> catalog.party(one.party()))
        .toList();
  }

  private String names(String side) {
    List<String> names = parties(side).stream().map(Party::contractName).toList();
    if (names.size() < 2) {
      return names.isEmpty() ? GAP : names.getFirst();
    }
    return String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
  }

  private String label(String side) {
    return template.side(side).map(Template.Side::label).orElse(side);
  }
}
