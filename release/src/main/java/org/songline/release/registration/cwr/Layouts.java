package org.songline.release.registration.cwr;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.songline.release.registration.cwr.Layout.Check;
import org.songline.release.registration.cwr.Layout.Field;
import org.songline.release.registration.cwr.Layout.Kind;

/** All records of the format, as the file {@code records.txt} describes them. */
final class Layouts {
  static final String TRANSACTION = "transaction";
  static final String RECORD = "record";
  private static final int TYPE = 3;
  private static final Map<String, Layout> ALL = read();

  private Layouts() {}

  static Collection<Layout> all() {
    return ALL.values();
  }

  /** The layout of a type; one without fields for a type that the format does not have. */
  static Layout of(String type) {
    Layout layout = ALL.get(type);
    return layout == null ? new Layout(type, "", true, Version.V21, List.of()) : layout;
  }

  /** The lines of a resource beside this class, without remarks. */
  static List<String> lines(String name) {
    try (InputStream in = Layouts.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing beside " + Layouts.class);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Layout> read() {
    Map<String, Layout> all = new LinkedHashMap<>();
    Layout head = new Layout("", "", false, Version.V21, List.of());
    List<Field> fields = new ArrayList<>();
    for (String line : lines("records.txt")) {
      List<String> words = List.of(line.strip().split("\\s+"));
      if (!line.startsWith(" ")) {
        put(all, head, fields);
        Version since = words.get(2).equals("2.2") ? Version.V22 : Version.V21;
        String what = String.join(" ", words.subList(3, words.size()));
        head = new Layout(words.get(0), what, words.get(1).equals("detail"), since, List.of());
        fields = new ArrayList<>();
        if (head.detail()) {
          fields.add(number(TRANSACTION, TYPE + 1));
          fields.add(number(RECORD, TYPE + 9));
        }
      } else if (words.getFirst().equals("=")) {
        fields = new ArrayList<>(of(all, words.get(1)).fields());
      } else {
        fields.add(field(words));
      }
    }
    put(all, head, fields);
    return all;
  }

  private static Layout of(Map<String, Layout> all, String type) {
    Layout layout = all.get(type);
    if (layout == null) {
      throw new IllegalStateException("records.txt copies " + type + " before it is there");
    }
    return layout;
  }

  private static void put(Map<String, Layout> all, Layout head, List<Field> fields) {
    if (!head.type().isEmpty()) {
      all.put(
          head.type(), new Layout(head.type(), head.what(), head.detail(), head.since(), fields));
    }
  }

  private static Field number(String name, int start) {
    return new Field(
        name,
        start,
        8,
        Kind.NUMBER,
        false,
        "",
        0,
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Field field(List<String> words) {
    Map<String, String> options = new LinkedHashMap<>();
    for (String option : words.subList(4, words.size())) {
      int equals = option.indexOf('=');
      options.put(option.substring(0, equals), option.substring(equals + 1));
    }
    String chars = options.getOrDefault("chars", "");
    int colon = chars.indexOf(':');
    return new Field(
        words.get(0),
        Integer.parseInt(words.get(1)),
        Integer.parseInt(words.get(2)),
        Kind.of(words.get(3).charAt(0)),
        options.containsKey("since"),
        options.getOrDefault("table", ""),
        Integer.parseInt(options.getOrDefault("max", "0")),
        colon < 0 ? "" : chars.substring(0, colon),
        check(options.getOrDefault("need", "")),
        check(options.getOrDefault("check", "")),
        check(colon < 0 ? "" : chars.substring(colon + 1)));
  }

  private static Optional<Check> check(String text) {
    int colon = text.indexOf(':');
    return colon < 0
        ? Optional.empty()
        : Optional.of(
            new Check(
                Integer.parseInt(text.substring(0, colon)),
                Level.valueOf(text.substring(colon + 1))));
  }
}
