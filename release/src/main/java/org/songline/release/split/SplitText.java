package org.songline.release.split;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.songline.model.json.BadText;
import org.songline.model.json.Codec;
import org.songline.model.json.Codec.Field;
import org.songline.model.json.Json;
import org.songline.model.json.JsonReader;
import org.songline.model.json.JsonWriter;
import org.songline.model.json.Values;
import org.songline.release.ReleaseProblem;
import org.songline.release.accept.Acceptance;
import org.songline.release.catalog.CatalogId.PartyId;
import org.songline.release.exact.Share;

/** A split sheet as text: one layout for equal sheets. */
final class SplitText {
  private static final String FORMAT_KEY = "songline-split";
  private static final int FORMAT = 1;

  private static final Codec<SplitSheet> SHEET = sheet();

  private SplitText() {}

  /** Ends with a newline. */
  static String write(SplitSheet sheet) {
    Map<String, Json> fields = new LinkedHashMap<>();
    fields.put(FORMAT_KEY, new Json.Num(0, Integer.toString(FORMAT)));
    if (SHEET.write(sheet) instanceof Json.Obj object) {
      fields.putAll(object.fields());
    }
    return JsonWriter.blocks(new Json.Obj(0, true, fields));
  }

  /**
   * @throws ReleaseProblem with the line at which the text is wrong
   */
  static SplitSheet read(String file, String text) {
    try {
      Json root = JsonReader.read(text);
      if (!(root instanceof Json.Obj object) || !object.fields().containsKey(FORMAT_KEY)) {
        throw new BadText(1, "it is no split sheet", "begin it with \"" + FORMAT_KEY + "\"");
      }
      Map<String, Json> fields = new LinkedHashMap<>(object.fields());
      Json format = fields.remove(FORMAT_KEY);
      if (format == null || Values.INT.read(format) != FORMAT) {
        throw new BadText(1, "it is of a newer format", "open it with a newer Songline");
      }
      return SHEET.read(new Json.Obj(object.line(), true, fields));
    } catch (BadText bad) {
      throw new ReleaseProblem(file + ": line " + bad.line(), bad.what(), bad.mend(), bad);
    }
  }

  private static Codec<SplitSheet> sheet() {
    var of = Field.of("of", Values.choice(SplitSheet.Of.class), SplitSheet::of);
    var subject = Field.of("subject", Values.TEXT, SplitSheet::subject);
    var title = Field.of("title", Values.TEXT, SplitSheet::title);
    var versions = Field.of("versions", version().lines(), SplitSheet::versions);
    return Codec.block(
        SplitSheet.class,
        keys -> new SplitSheet(keys.of(of), keys.of(subject), keys.of(title), keys.of(versions)),
        of,
        subject,
        title,
        versions);
  }

  private static Codec<SplitSheet.Version> version() {
    Codec<Instant> time = Values.TEXT.map(Acceptance::time, Instant::toString);
    var made = Field.of("made", time, SplitSheet.Version::made);
    var lines = Field.of("lines", line().lines(), SplitSheet.Version::lines);
    var acceptances =
        Field.of("acceptances", Acceptance.CODEC.lines(), SplitSheet.Version::acceptances)
            .or(List.of());
    return Codec.block(
        SplitSheet.Version.class,
        keys -> new SplitSheet.Version(keys.of(made), keys.of(lines), keys.of(acceptances)),
        made,
        lines,
        acceptances);
  }

  private static Codec<SplitSheet.Line> line() {
    var party =
        Field.of("party", Values.TEXT.map(PartyId::new, PartyId::text), SplitSheet.Line::party);
    var name = Field.of("name", Values.TEXT, SplitSheet.Line::name);
    var role = Field.of("role", Values.TEXT, SplitSheet.Line::role);
    var share =
        Field.of("share", Values.TEXT.map(Share::parse, Share::text), SplitSheet.Line::share);
    return Codec.line(
        SplitSheet.Line.class,
        keys -> new SplitSheet.Line(keys.of(party), keys.of(name), keys.of(role), keys.of(share)),
        party,
        name,
        role,
        share);
  }
}
