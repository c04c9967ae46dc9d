package org.songline.release.agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.songline.release.ReleaseProblem;

/**
 * Reads templates. A file begins with lines {@code title}, {@code about}, {@code side ID | LABEL |
 * FROM} and {@code field ID | TYPE | LABEL | HELP | USUAL} (a field with {@code !} behind its id
 * must be filled). Clauses follow: {@code # HEADING}, then paragraphs parted by empty lines, with
 * {@code {FIELD}} and {@code {SIDE}} where something is filled in; {@code [if FIELD]}, {@code [if
 * FIELD=VALUE]} or {@code [unless ...]} in front of a paragraph says when it stands.
 */
final class TemplateText {
  private static final Pattern CONDITION =
      Pattern.compile("\\[(if|unless) ([a-z-]+)(?:=([^\\]]+))?\\] (.+)");
  static final Pattern PLACE = Pattern.compile("\\{([a-z-]+)\\}");

  private final String id;
  private String title = "";
  private String about = "";
  private final List<Template.Side> sides = new ArrayList<>();
  private final List<Template.Field> fields = new ArrayList<>();
  private final List<Template.Clause> clauses = new ArrayList<>();
  private final List<Template.Line> lines = new ArrayList<>();
  private final StringBuilder paragraph = new StringBuilder();
  private String heading = "";

  private TemplateText(String id) {
    this.id = id;
  }

  /**
   * @throws ReleaseProblem with the line that cannot be read
   */
  static Template read(String id, String text) {
    TemplateText reader = new TemplateText(id);
    int number = 0;
    for (String line : text.split("\\R", -1)) {
      number++;
      try {
        reader.line(line.strip());
      } catch (IllegalArgumentException wrong) {
        throw reader.problem(number, String.valueOf(wrong.getMessage()));
      }
    }
    reader.clause("");
    Template template =
        new Template(id, reader.title, reader.about, reader.sides, reader.fields, reader.clauses);
    reader.check(template);
    return template;
  }

  private void line(String line) {
    if (line.startsWith("# ")) {
      clause(line.substring(2));
    } else if (heading.isEmpty()) {
      head(line);
    } else if (line.isEmpty()) {
      paragraph();
    } else {
      paragraph.append(paragraph.isEmpty() ? "" : " ").append(line);
    }
  }

  private void head(String line) {
    int space = line.indexOf(' ');
    if (space < 0) {
      return;
    }
    String rest = line.substring(space + 1).strip();
    String[] parts = rest.split(" *\\| *", -1);
    switch (line.substring(0, space)) {
      case "title" -> title = rest;
      case "about" -> about = rest;
      case "side" -> sides.add(new Template.Side(parts[0], part(parts, 1), part(parts, 2)));
      case "field" ->
          fields.add(
              new Template.Field(
                  parts[0].replace("!", ""),
                  Template.Type.valueOf(part(parts, 1).toUpperCase(Locale.ROOT)),
                  parts[0].endsWith("!"),
                  part(parts, 2),
                  part(parts, 3),
                  part(parts, 4)));
      default -> throw new IllegalArgumentException("\"" + line + "\" is no line of a head");
    }
  }

  private static String part(String[] parts, int at) {
    return at < parts.length ? parts[at] : "";
  }

  private void clause(String next) {
    paragraph();
    if (!heading.isEmpty()) {
      clauses.add(new Template.Clause(heading, lines));
    }
    lines.clear();
    heading = next;
  }

  private void paragraph() {
    if (!paragraph.isEmpty()) {
      Matcher condition = CONDITION.matcher(paragraph);
      if (condition.matches()) {
        String value = condition.group(3) == null ? "" : condition.group(3);
        lines.add(
            new Template.Line(
                condition.group(1).equals("unless"),
                condition.group(2),
                value,
                condition.group(4)));
      } else {
        lines.add(new Template.Line(false, "", "", paragraph.toString()));
      }
      paragraph.setLength(0);
    }
  }

  private void check(Template template) {
    for (Template.Clause clause : clauses) {
      for (Template.Line line : clause.lines()) {
        boolean known = line.field().isEmpty() || template.field(line.field()).isPresent();
        Matcher place = PLACE.matcher(line.text());
        while (place.find()) {
          String name = place.group(1);
          known &=
              template.field(name).isPresent()
                  || template.side(name).isPresent()
                  || Draft.COMMON.contains(name);
        }
        if (!known) {
          throw problem(0, "\"" + line.text() + "\" names a field that is not there");
        }
      }
    }
  }

  private ReleaseProblem problem(int line, String what) {
    return new ReleaseProblem(
        "template " + id + (line > 0 ? ", line " + line : ""), what, "mend the template");
  }
}
