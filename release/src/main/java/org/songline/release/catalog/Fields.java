package org.songline.release.catalog;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.songline.model.json.Codec;
import org.songline.model.json.Values;
import org.songline.release.exact.Share;
import org.songline.release.id.Identifier;

/** How the plain values of a catalog are written and read. */
final class Fields {
  static final Codec<Share> SHARE = Values.TEXT.map(Share::parse, Share::text);
  static final Codec<Territories> TERRITORIES =
      Values.TEXT.map(Territories::parse, Territories::text);
  static final Codec<LocalDate> DATE = Values.TEXT.map(Fields::date, LocalDate::toString);

  private Fields() {}

  static <I extends CatalogId> Codec<I> id(Function<String, I> make) {
    return Values.TEXT.map(make, CatalogId::text);
  }

  static <I extends Identifier> Codec<I> identifier(Function<String, I> make) {
    return Values.TEXT.map(make, Identifier::display);
  }

  static <E extends Enum<E>> Codec<Set<E>> choices(Class<E> type) {
    return Values.choice(type)
        .inline()
        .map(
            list -> list.isEmpty() ? Set.of() : EnumSet.copyOf(list),
            set -> set.stream().sorted().toList());
  }

  static Codec<List<String>> texts() {
    return Values.TEXT.inline();
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is no date, which looks like 2026-11-22", e);
    }
  }
}
