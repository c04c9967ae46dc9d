package org.songline.studio.production;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.songline.measure.plot.Drawing;
import org.songline.measure.plot.Picture;

/**
 * One page that needs nothing else, in dark or light as its reader likes, on wide and slim screens
 * and on paper; well formed also as XML. Every picture has its words.
 */
abstract class Page {
  static final double WIDE = 1152;
  static final double HALF = 570;

  /** Pictures for screens on which others would be too small to read. */
  private static final double SLIM = 440;

  private final StringBuilder page = new StringBuilder(1 << 18);
  private boolean inSection;

  /** Begins the page; text is escaped here. */
  final void begin(String title, String kind, String... facts) {
    add("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\" />\n");
    add("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />\n");
    add("<meta name=\"color-scheme\" content=\"dark light\" />\n");
    add("<title>", text(title), " - ", text(kind), "</title>\n<style>\n", style());
    add("</style>\n</head>\n<body>\n<main>\n<header>\n<p class=\"mark\">Songline <span>");
    add(text(kind), "</span></p>\n<h1>", text(title), "</h1>\n<p class=\"facts\">");
    String separator = "";
    for (String fact : facts) {
      if (!fact.isEmpty()) {
        add(separator, "<span>", text(fact), "</span>");
        separator = "\n";
      }
    }
    add("</p>\n</header>\n");
  }

  /** A verdict at the top: words beside a mark. */
  final void verdict(boolean good, String words) {
    add("<li class=\"", good ? "good" : "bad", "\"><span aria-hidden=\"true\">");
    add(good ? "\u2713" : "!", "</span> ", text(words), "</li>\n");
  }

  /** Ends the page. */
  final String end(String footer) {
    endSection();
    add("<footer>", text(footer), "</footer>\n</main>\n</body>\n</html>\n");
    return page.toString();
  }

  final void heading(String words) {
    endSection();
    add("<section>\n<h2>", text(words), "</h2>\n");
    inSection = true;
  }

  private void endSection() {
    if (inSection) {
      add("</section>\n");
      inSection = false;
    }
  }

  final void tile(String name, String value, String unit) {
    add("<div><dt>", text(name), "</dt><dd>", text(value));
    add(unit.isEmpty() ? "" : " <small>" + unit + "</small>", "</dd></div>\n");
  }

  /**
   * A picture, drawn for wide and for slim screens, and what it shows in words.
   *
   * @param id of its own in the page; letters and digits
   * @param words adds them
   */
  final void figure(
      Picture picture, double width, double height, String id, String title, Runnable words) {
    add("<figure>\n<div class=\"wide\">", Drawing.svg(picture, width, height, id, title));
    add("</div>\n<div class=\"slim\">");
    double slim = Math.max(height * 0.75, Math.min(height, 280));
    add(Drawing.svg(picture, SLIM, slim, id + "slim", title), "</div>\n");
    add("<details>\n<summary>", text(title), ", in words</summary>\n");
    words.run();
    add("</details>\n</figure>\n");
  }

  final void words(String words) {
    add("<p>", text(words), "</p>\n");
  }

  /** Begins a table; heads that begin with # stand over numbers. */
  final void table(String... heads) {
    add("<div class=\"scroll\" tabindex=\"0\"><table><thead><tr>");
    for (String head : heads) {
      boolean number = head.startsWith("#");
      add(number ? "<th class=\"n\">" : "<th>", text(number ? head.substring(1) : head), "</th>");
    }
    add("</tr></thead><tbody>\n");
  }

  final void row() {
    add("<tr>");
  }

  final void cell(String words) {
    add("<td>", text(words), "</td>");
  }

  /** A cell of figures. */
  final void count(String words) {
    add("<td class=\"n\">", text(words), "</td>");
  }

  /** A cell that explains others. */
  final void why(String words) {
    add("<td class=\"why\">", text(words), "</td>");
  }

  final void state(boolean good, String words) {
    add("<td class=\"", good ? "kept" : "broken", "\">", text(words), "</td>");
  }

  final void endRow() {
    add("</tr>\n");
  }

  final void endTable() {
    add("</tbody></table></div>\n");
  }

  /** Adds what is HTML already. */
  final void add(String... parts) {
    for (String part : parts) {
      page.append(part);
    }
  }

  static String number(@Nullable Double value, int digits) {
    if (value == null || !Double.isFinite(value)) {
      return "\u2013";
    }
    String digital = String.format(Locale.ROOT, "%." + digits + "f", value);
    boolean zero = digital.chars().allMatch(c -> c == '-' || c == '0' || c == '.');
    return zero ? digital.replace("-", "") : digital.replace('-', '\u2212');
  }

  /** Escaped, and without what no page may hold. */
  static String text(String raw) {
    return raw.replaceAll("[\\p{Cntrl}\\p{Cs}\\x{FFFE}\\x{FFFF}]", " ")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static String style() {
    try (InputStream stream = Page.class.getResourceAsStream("report.css")) {
      if (stream == null) {
        throw new IllegalStateException("report.css is missing from the program");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          + "@media print, (prefers-color-scheme: light) {\n"
          + Drawing.lightStyle("figure svg")
          + "}\n";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
