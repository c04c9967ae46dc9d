package org.songline.release.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.songline.model.json.BadText;
import org.songline.model.json.Codec;
import org.songline.model.json.Codec.Field;
import org.songline.model.json.Json;
import org.songline.model.json.JsonReader;
import org.songline.model.json.JsonWriter;
import org.songline.model.json.Values;
import org.songline.release.ReleaseProblem;
import org.songline.release.id.Barcode;

/**
 * A catalog as text: entries by kind, each list in the order of ids, one layout for equal values.
 * What is usual is left out.
 */
public final class CatalogText {
  private static final String FORMAT_KEY = "songline-catalog";
  private static final int FORMAT = 1;

  private static final Codec<Catalog> CATALOG = catalog();

  private CatalogText() {}

  /** Ends with a newline. */
  public static String write(Catalog catalog) {
    Map<String, Json> fields = new LinkedHashMap<>();
    fields.put(FORMAT_KEY, new Json.Num(0, Integer.toString(FORMAT)));
    if (CATALOG.write(catalog) instanceof Json.Obj object) {
      fields.putAll(object.fields());
    }
    return JsonWriter.blocks(new Json.Obj(0, true, fields));
  }

  /**
   * @param file as its user knows it
   * @throws ReleaseProblem with the line at which the text is wrong
   */
  public static Catalog read(String file, String text) {
    try {
      Json root = JsonReader.read(text);
      if (!(root instanceof Json.Obj object) || !object.fields().containsKey(FORMAT_KEY)) {
        throw new BadText(
            1, "it is no catalog of Songline", "begin it with \"" + FORMAT_KEY + "\"");
      }
      Map<String, Json> fields = new LinkedHashMap<>(object.fields());
      Json format = fields.remove(FORMAT_KEY);
      if (format == null || Values.INT.read(format) != FORMAT) {
        throw new BadText(1, "it is of a newer format", "open it with a newer Songline");
      }
      return CATALOG.read(new Json.Obj(object.line(), true, fields));
    } catch (BadText bad) {
      throw new ReleaseProblem(file + ": line " + bad.line(), bad.what(), bad.mend(), bad);
    }
  }

  private static Codec<Catalog> catalog() {
    var label = Field.of("label", label(), Catalog::label).or(Label.NONE);
    var parties =
        Field.of("parties", table(PartyCodec.PARTY, Party::id), Catalog::parties)
            .or(new TreeMap<>());
    var works =
        Field.of("works", table(WorkCodec.WORK, Work::id), Catalog::works).or(new TreeMap<>());
    var recordings =
        Field.of("recordings", table(RecordingCodec.RECORDING, Recording::id), Catalog::recordings)
            .or(new TreeMap<>());
    var releases =
        Field.of("releases", table(ReleaseCodec.RELEASE, Release::id), Catalog::releases)
            .or(new TreeMap<>());
    var agreements =
        Field.of("agreements", table(AgreementCodec.AGREEMENT, Agreement::id), Catalog::agreements)
            .or(new TreeMap<>());
    var materials =
        Field.of("materials", table(MaterialCodec.MATERIAL, Material::id), Catalog::materials)
            .or(new TreeMap<>());
    return Codec.block(
        Catalog.class,
        keys ->
            new Catalog(
                keys.of(label),
                keys.of(parties),
                keys.of(works),
                keys.of(recordings),
                keys.of(releases),
                keys.of(agreements),
                keys.of(materials)),
        label,
        parties,
        works,
        recordings,
        releases,
        agreements,
        materials);
  }

  private static Codec<Label> label() {
    var prefix = Field.of("prefix", Values.TEXT, Label.IsrcRange::prefix);
    var year = Field.of("year", Values.INT, Label.IsrcRange::year);
    var next = Field.of("next", Values.INT, Label.IsrcRange::next);
    Codec<Label.IsrcRange> range =
        Codec.line(
            Label.IsrcRange.class,
            keys -> new Label.IsrcRange(keys.of(prefix), keys.of(year), keys.of(next)),
            prefix,
            year,
            next);
    var party = Field.maybe("party", PartyCodec.ID, Label::party);
    var isrcs = Field.of("isrcs", range.inline(), Label::isrcs).or(List.of());
    Codec<List<Barcode>> free = ReleaseCodec.BARCODE.inline();
    var barcodes = Field.of("barcodes", free, Label::barcodes).or(List.of());
    var sender = Field.of("sender", Values.TEXT, Label::sender).or("");
    return Codec.block(
        Label.class,
        keys -> new Label(keys.of(party), keys.of(isrcs), keys.of(barcodes), keys.of(sender)),
        party,
        isrcs,
        barcodes,
        sender);
  }

  /** A list in the order of ids, none twice. */
  private static <I extends CatalogId, T> Codec<SortedMap<I, T>> table(
      Codec<T> codec, Function<T, I> id) {
    return codec
        .lines()
        .map(
            list -> {
              SortedMap<I, T> map = new TreeMap<>();
              for (T item : list) {
                if (map.put(id.apply(item), item) != null) {
                  throw new IllegalArgumentException(
                      "the id \"" + id.apply(item).text() + "\" stands there twice and so");
                }
              }
              return map;
            },
            map -> new ArrayList<>(map.values()));
  }
}
