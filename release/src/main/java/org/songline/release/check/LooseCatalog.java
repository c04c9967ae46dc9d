package org.songline.release.check;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.songline.model.json.BadText;
import org.songline.model.json.Json;
import org.songline.model.json.JsonReader;
import org.songline.model.json.JsonWriter;
import org.songline.release.ReleaseProblem;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.CatalogFolder;
import org.songline.release.catalog.CatalogText;
import org.songline.release.catalog.Territories;
import org.songline.release.check.rule.BadCode;
import org.songline.release.id.Barcode;
import org.songline.release.id.Dpid;
import org.songline.release.id.Grid;
import org.songline.release.id.IpiBase;
import org.songline.release.id.IpiName;
import org.songline.release.id.Isni;
import org.songline.release.id.Isrc;
import org.songline.release.id.Iswc;

/**
 * A catalog's text read although codes in it are wrong: those are set aside and told as findings.
 *
 * @param catalog without the bad codes
 */
public record LooseCatalog(Catalog catalog, List<BadCode> badCodes) {
  private static final Map<String, Consumer<String>> CODES =
      Map.of(
          "isrc",
          Isrc::new,
          "iswc",
          Iswc::new,
          "ipi",
          IpiName::new,
          "ipi-base",
          IpiBase::new,
          "isni",
          Isni::new,
          "dpid",
          Dpid::new,
          "grid",
          Grid::new,
          "barcode",
          Barcode::new,
          "territories",
          Territories::parse);
  private static final Map<String, String> KINDS =
      Map.of(
          "parties",
          "party ",
          "works",
          "work ",
          "recordings",
          "recording ",
          "releases",
          "release, ");

  private static final long MOST_BYTES = 64L << 20;

  public LooseCatalog {
    badCodes = List.copyOf(badCodes);
  }

  /** The catalog of a folder; empty when there is none. */
  public static LooseCatalog read(CatalogFolder folder) throws IOException {
    Path file = folder.path().resolve(CatalogFolder.FILE);
    if (!folder.exists() || Files.size(file) > MOST_BYTES) {
      return new LooseCatalog(folder.read(), List.of());
    }
    return read(file.toString(), Files.readString(file, StandardCharsets.UTF_8));
  }

  /**
   * @throws ReleaseProblem when anything but codes is wrong
   */
  public static LooseCatalog read(String file, String text) {
    List<BadCode> bad = new ArrayList<>();
    Json cut;
    try {
      cut = without(JsonReader.read(text), "catalog", bad);
    } catch (BadText broken) {
      return new LooseCatalog(CatalogText.read(file, text), List.of());
    }
    if (bad.isEmpty()) {
      return new LooseCatalog(CatalogText.read(file, text), List.of());
    }
    return new LooseCatalog(CatalogText.read(file, JsonWriter.blocks(cut)), bad);
  }

  private static Json without(Json json, String place, List<BadCode> bad) {
    return switch (json) {
      case Json.Obj object -> {
        Map<String, Json> kept = new LinkedHashMap<>();
        object
            .fields()
            .forEach(
                (key, value) -> {
                  if (good(key, value, place, bad)) {
                    kept.put(key, within(key, value, place, bad));
                  }
                });
        yield new Json.Obj(object.line(), true, kept);
      }
      case Json.Arr array ->
          new Json.Arr(
              array.line(),
              true,
              array.items().stream().map(item -> without(item, place, bad)).toList());
      default -> json;
    };
  }

  /** An entry of a table is a place of its own. */
  private static Json within(String key, Json value, String place, List<BadCode> bad) {
    String kind = place.equals("catalog") ? KINDS.get(key) : null;
    if (kind != null && value instanceof Json.Arr array) {
      return new Json.Arr(
          array.line(),
          true,
          array.items().stream().map(item -> without(item, kind + name(item), bad)).toList());
    }
    return without(value, place, bad);
  }

  private static String name(Json entry) {
    if (entry instanceof Json.Obj object) {
      for (String key : List.of("title", "name", "id")) {
        if (object.fields().get(key) instanceof Json.Str text) {
          return text.text();
        }
      }
    }
    return "without a name";
  }

  private static boolean good(String key, Json value, String place, List<BadCode> bad) {
    Consumer<String> code = CODES.get(key);
    if (code == null || !(value instanceof Json.Str text)) {
      return true;
    }
    try {
      code.accept(text.text());
      return true;
    } catch (IllegalArgumentException wrong) {
      bad.add(new BadCode(key, place, text.text(), String.valueOf(wrong.getMessage())));
      return false;
    }
  }
}
