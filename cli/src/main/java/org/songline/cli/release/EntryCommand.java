package org.songline.cli.release;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.songline.cli.shell.ExitCode;
import org.songline.cli.shell.Failures;
import org.songline.cli.shell.Shell;
import org.songline.model.json.Json;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.EntryText;
import picocli.CommandLine.Parameters;

/** Lists, adds, changes and removes entries of one kind by the keys of the catalog's text. */
abstract class EntryCommand<T> extends CatalogCommand {
  private final EntryText<T> text;

  /** What is done. */
  enum Action {
    LIST,
    ADD,
    SET,
    REMOVE,
    KEYS
  }

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "ACTION",
      defaultValue = "list",
      description = "list, add, set, remove, or keys for all that can be set (${DEFAULT-VALUE}).")
  private Action action = Action.LIST;

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "NAME|ID",
      description = "The name of a new entry; the id or the name of one that is there.")
  private String name = "";

  @Parameters(
      index = "3..*",
      paramLabel = "KEY=VALUE",
      description =
          "What is set; an empty value takes it away. Parts of a value stand between colons, items"
              + " of a list between commas or semicolons; the action keys lists every key.")
  private List<String> words = List.of();

  EntryCommand(Shell shell, EntryText<T> text) {
    super(shell);
    this.text = text;
  }

  abstract List<T> all(Catalog catalog);

  abstract String id(T entry);

  abstract String name(T entry);

  /** A new entry with nothing but a name, and what it needs to be whole. */
  abstract T fresh(Catalog catalog, String called);

  abstract Catalog with(Catalog catalog, T entry);

  abstract Catalog without(Catalog catalog, T entry);

  /** The entry for people, in one line. */
  abstract String line(T entry);

  @Override
  int run() throws IOException {
    if (action == Action.KEYS) {
      List<String> lines = new ArrayList<>();
      text.keys().forEach((key, told) -> lines.add("%-24s %s".formatted(key, told)));
      result(text.keys(), lines);
      return ExitCode.DONE;
    }
    if (action == Action.LIST) {
      Catalog catalog = folder().read();
      List<T> found = name.isEmpty() ? all(catalog) : List.of(find(catalog));
      List<String> lines = new ArrayList<>(found.stream().map(this::line).toList());
      if (!name.isEmpty()) {
        lines.clear();
        lines.add(text.line(found.getFirst()));
      }
      result(
          found.stream().map(entry -> plain(text.json(entry))).toList(),
          lines.isEmpty() ? List.of("there is no " + text.kind() + " yet") : lines);
      return ExitCode.DONE;
    }
    if (name.isBlank()) {
      throw new Failures.WrongCall("name the " + text.kind());
    }
    Map<String, String> values = Words.values(words);
    List<T> shown = new ArrayList<>();
    folder().change(catalog -> changed(catalog, values, shown));
    result(
        shown.stream().map(entry -> plain(text.json(entry))).toList(),
        shown.stream().map(this::line).toList());
    return ExitCode.DONE;
  }

  private Catalog changed(Catalog catalog, Map<String, String> values, List<T> shown) {
    T entry = action == Action.ADD ? fresh(catalog, name) : find(catalog);
    if (action == Action.REMOVE) {
      return without(catalog, entry);
    }
    T next = text.with(entry, values);
    shown.add(next);
    return with(catalog, next);
  }

  private T find(Catalog catalog) {
    List<T> all = all(catalog);
    String wanted = name.toLowerCase(Locale.ROOT);
    return all.stream()
        .filter(entry -> id(entry).equals(name))
        .findFirst()
        .or(
            () ->
                all.stream()
                    .filter(entry -> name(entry).toLowerCase(Locale.ROOT).equals(wanted))
                    .findFirst())
        .orElseThrow(
            () -> new Failures.WrongCall("there is no " + text.kind() + " called " + name));
  }

  /** What is written, as what the printer of JSON knows. */
  static Object plain(Json json) {
    return switch (json) {
      case Json.Obj(int _, boolean _, Map<String, Json> fields) -> {
        Map<String, Object> map = new java.util.LinkedHashMap<>();
        fields.forEach((key, value) -> map.put(key, plain(value)));
        yield map;
      }
      case Json.Arr(int _, boolean _, List<Json> items) ->
          items.stream().map(EntryCommand::plain).toList();
      case Json.Str(int _, String value) -> value;
      case Json.Num(int _, String value) -> new java.math.BigDecimal(value);
      case Json.Bool(int _, boolean value) -> value;
      case Json.Nil _ -> "";
    };
  }
}
