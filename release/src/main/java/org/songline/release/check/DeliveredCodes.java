package org.songline.release.check;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.songline.model.json.BadText;
import org.songline.model.json.Codec;
import org.songline.model.json.Codec.Field;
import org.songline.model.json.JsonReader;
import org.songline.model.json.JsonWriter;
import org.songline.model.json.Values;
import org.songline.model.store.WholeFile;
import org.songline.release.ReleaseProblem;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.CatalogFolder;
import org.songline.release.catalog.CatalogId.RecordingId;
import org.songline.release.catalog.CatalogId.ReleaseId;
import org.songline.release.catalog.Release;
import org.songline.release.catalog.SoundFile;
import org.songline.release.check.rule.Delivered;

/**
 * The codes under which releases were delivered, kept beside the catalog in {@code
 * deliveries/codes.json}: whoever delivers notes them, and rules 6 and 9 hold later changes against
 * them.
 */
public final class DeliveredCodes {
  private static final String FILE = "deliveries/codes.json";
  private static final long MOST_BYTES = 64L << 20;

  private static final Codec<List<Delivered>> LIST = delivered().lines();

  private DeliveredCodes() {}

  /**
   * What was delivered before.
   *
   * @throws ReleaseProblem when the text is no such list
   */
  public static List<Delivered> read(CatalogFolder folder) throws IOException {
    Path file = folder.file(FILE);
    if (!Files.isRegularFile(file)) {
      return List.of();
    }
    if (Files.size(file) > MOST_BYTES) {
      throw new ReleaseProblem(FILE, "it is too long for a list of codes", "look at it");
    }
    try {
      return LIST.read(JsonReader.read(Files.readString(file, StandardCharsets.UTF_8)));
    } catch (BadText bad) {
      throw new ReleaseProblem(FILE + ": line " + bad.line(), bad.what(), bad.mend(), bad);
    }
  }

  /** Notes that a release was delivered; in place of an older note for the same destination. */
  public static void note(
      CatalogFolder folder, Catalog catalog, Release release, String destination, LocalDate date)
      throws IOException {
    List<Delivered> all = new ArrayList<>(read(folder));
    all.removeIf(
        one -> one.release().equals(release.id()) && one.destination().equals(destination));
    all.add(
        new Delivered(
            release.id(),
            destination,
            date,
            release.barcode().map(code -> code.text()).orElse(""),
            catalog.recordingsOf(release).stream()
                .map(
                    one ->
                        new Delivered.Code(
                            one.id(),
                            one.isrc().map(code -> code.text()).orElse(""),
                            one.file().map(SoundFile::frames).orElse(0L)))
                .toList()));
    all.sort(
        Comparator.comparing((Delivered one) -> one.release().text())
            .thenComparing(Delivered::destination));
    Path file = folder.file(FILE);
    Files.createDirectories(folder.file("deliveries"));
    WholeFile.write(file, JsonWriter.blocks(LIST.write(all)));
  }

  private static Codec<Delivered> delivered() {
    Codec<RecordingId> recordingId = Values.TEXT.map(RecordingId::new, RecordingId::text);
    Codec<ReleaseId> releaseId = Values.TEXT.map(ReleaseId::new, ReleaseId::text);
    Codec<LocalDate> day = Values.TEXT.map(DeliveredCodes::date, LocalDate::toString);
    var recording = Field.of("recording", recordingId, Delivered.Code::recording);
    var isrc = Field.of("isrc", Values.TEXT, Delivered.Code::isrc).or("");
    var frames = Field.of("frames", Values.LONG, Delivered.Code::frames).or(0L);
    Codec<Delivered.Code> code =
        Codec.line(
            Delivered.Code.class,
            keys -> new Delivered.Code(keys.of(recording), keys.of(isrc), keys.of(frames)),
            recording,
            isrc,
            frames);
    var release = Field.of("release", releaseId, Delivered::release);
    var destination = Field.of("destination", Values.TEXT, Delivered::destination);
    var date = Field.of("date", day, Delivered::date);
    var barcode = Field.of("barcode", Values.TEXT, Delivered::barcode).or("");
    var codes = Field.of("codes", code.lines(), Delivered::codes).or(List.of());
    return Codec.block(
        Delivered.class,
        keys ->
            new Delivered(
                keys.of(release),
                keys.of(destination),
                keys.of(date),
                keys.of(barcode),
                keys.of(codes)),
        release,
        destination,
        date,
        barcode,
        codes);
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (java.time.DateTimeException e) {
      throw new IllegalArgumentException("\"" + text + "\", which is no date,", e);
    }
  }
}
