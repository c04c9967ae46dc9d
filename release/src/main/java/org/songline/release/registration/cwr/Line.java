package org.songline.release.registration.cwr;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.songline.release.registration.cwr.Layout.Field;
import org.songline.release.registration.cwr.Layout.Kind;

/**
 * One record.
 *
 * @param number of its line in the file, from 1; 0 before it is in one
 * @param values of fields by name, without fill; fields that say nothing are left out
 */
public record Line(int number, Layout layout, SortedMap<String, String> values) {
  public Line {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  /** A record with values; empty ones are left out. */
  static Line of(String type, Map<String, String> values) {
    Layout layout = Layouts.of(type);
    SortedMap<String, String> kept = new TreeMap<>();
    values.forEach(
        (name, value) -> {
          Field field =
              layout
                  .field(name)
                  .orElseThrow(
                      () -> new IllegalArgumentException(type + " has no field called " + name));
          String plain = plain(field, value);
          if (plain.length() > field.size()) {
            throw new IllegalArgumentException(type + ": " + name + " is too long: " + plain);
          }
          if (!plain.isEmpty()) {
            kept.put(name, plain);
          }
        });
    return new Line(0, layout, kept);
  }

  /** Reads a line; what is behind the record's columns is left out. */
  static Line read(int number, String text) {
    String type = text.length() < 3 ? text : text.substring(0, 3);
    Layout layout = Layouts.of(type);
    SortedMap<String, String> values = new TreeMap<>();
    for (Field field : layout.fields()) {
      if (text.length() >= field.start()) {
        String raw = text.substring(field.start() - 1, Math.min(text.length(), field.end()));
        String plain = plain(field, raw);
        if (!plain.isEmpty()) {
          values.put(field.name(), plain);
        }
      }
    }
    return new Line(number, layout, values);
  }

  String type() {
    return layout.type();
  }

  boolean is(String type) {
    return layout.type().equals(type);
  }

  /** The value of a field; empty when it says nothing. */
  public String get(String field) {
    return values.getOrDefault(field, "");
  }

  /** The number in a field; 0 when it says nothing, -1 when it is none. */
  int number(String field) {
    String text = get(field);
    if (text.isEmpty()) {
      return 0;
    }
    return text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
  }

  Line with(String field, String value) {
    SortedMap<String, String> changed = new TreeMap<>(values);
    changed.remove(field);
    changed.putAll(of(type(), Map.of(field, value)).values());
    return new Line(number, layout, changed);
  }

  Line at(int newNumber) {
    return new Line(newNumber, layout, values);
  }

  /** All columns of a version, without an end of line. */
  String text(Version version) {
    StringBuilder text = new StringBuilder(" ".repeat(layout.length(version)));
    text.replace(0, layout.type().length(), layout.type());
    for (Field field : layout.fields()) {
      if (field.in(version)) {
        String value = get(field.name());
        String fill = " ".repeat(field.size() - value.length());
        String full =
            field.kind().zeros() && (value.isEmpty() || value.matches("\\d+"))
                ? "0".repeat(fill.length()) + value
                : value + fill;
        text.replace(field.start() - 1, field.end(), full);
      }
    }
    return text.toString();
  }

  private static String plain(Field field, String raw) {
    String text = raw.strip();
    if (field.kind().zeros() || field.kind() == Kind.IPI) {
      if (text.matches("0*")) {
        return "";
      }
      boolean number = field.kind() == Kind.NUMBER || field.kind() == Kind.SHARE;
      return number && text.matches("\\d+") ? text.replaceFirst("^0+", "") : text;
    }
    return text;
  }
}
