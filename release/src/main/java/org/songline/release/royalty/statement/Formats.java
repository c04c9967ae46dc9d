package org.songline.release.royalty.statement;

import static java.util.Map.entry;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.songline.release.royalty.statement.Format.Decimal;
import org.songline.release.royalty.statement.Format.Meaning;

/** The formats that are known without a mapping, as they were seen until 2026. */
public final class Formats {
  /** The newer before the older where one header has all of the other. */
  public static final List<Format> KNOWN =
      List.of(
          format(
              "distrokid",
              "DistroKid",
              "sale month; source type; earnings; country of sale",
              "",
              Decimal.POINT,
              entry(Meaning.REPORTED, "reporting date"),
              entry(Meaning.SOLD, "sale month"),
              entry(Meaning.STORE, "store"),
              entry(Meaning.COUNTRY, "country of sale"),
              entry(Meaning.ISRC, "isrc"),
              entry(Meaning.UPC, "upc"),
              entry(Meaning.TITLE, "title"),
              entry(Meaning.ARTIST, "artist"),
              entry(Meaning.KIND, "source type"),
              entry(Meaning.UNITS, "quantity"),
              entry(Meaning.AMOUNT, "earnings")),
          format(
              "distrokid",
              "DistroKid, older",
              "sale month; song/album; earnings; country of sale",
              "",
              Decimal.POINT,
              entry(Meaning.REPORTED, "reporting date"),
              entry(Meaning.SOLD, "sale month"),
              entry(Meaning.STORE, "store"),
              entry(Meaning.COUNTRY, "country of sale"),
              entry(Meaning.ISRC, "isrc"),
              entry(Meaning.UPC, "upc"),
              entry(Meaning.TITLE, "title"),
              entry(Meaning.ARTIST, "artist"),
              entry(Meaning.KIND, "song/album"),
              entry(Meaning.UNITS, "quantity"),
              entry(Meaning.AMOUNT, "earnings")),
          format(
              "tunecore",
              "TuneCore",
              "sales period; posted date; store name; total earned; currency",
              "",
              Decimal.POINT,
              entry(Meaning.REPORTED, "posted date"),
              entry(Meaning.SOLD, "sales period"),
              entry(Meaning.STORE, "store name"),
              entry(Meaning.COUNTRY, "country of sale"),
              entry(Meaning.ISRC, "optional isrc; isrc"),
              entry(Meaning.UPC, "upc; optional upc"),
              entry(Meaning.TITLE, "song title"),
              entry(Meaning.ALBUM, "release title"),
              entry(Meaning.ARTIST, "artist"),
              entry(Meaning.KIND, "sales type"),
              entry(Meaning.UNITS, "# units sold"),
              entry(Meaning.AMOUNT, "total earned"),
              entry(Meaning.CURRENCY, "currency")),
          format(
              "soundcloud",
              "SoundCloud for Artists",
              "revenue; revenue share (%); split pay share (%)",
              "",
              Decimal.POINT,
              entry(Meaning.REPORTED, "reporting period; report period"),
              entry(Meaning.SOLD, "sale period; sales period; usage period"),
              entry(Meaning.STORE, "partner; store"),
              entry(Meaning.COUNTRY, "country; territory"),
              entry(Meaning.ISRC, "isrc"),
              entry(Meaning.UPC, "upc; barcode"),
              entry(Meaning.TITLE, "track; track title"),
              entry(Meaning.ALBUM, "release; release title"),
              entry(Meaning.ARTIST, "artist(s); artist"),
              entry(Meaning.KIND, "usage type; type"),
              entry(Meaning.UNITS, "units; quantity"),
              entry(Meaning.AMOUNT, "revenue")),
          believe("mois de vente; revenu net; isrc", "Believe, in French"),
          believe("sales month; net revenue; isrc", "Believe"),
          format(
              "kontor",
              "Kontor",
              "sales period; ch.-type; article no; isrc",
              "EUR",
              Decimal.SHOWN,
              entry(Meaning.SOLD, "sales period"),
              entry(Meaning.STORE, "store"),
              entry(Meaning.COUNTRY, "country"),
              entry(Meaning.ISRC, "isrc"),
              entry(Meaning.UPC, "ean"),
              entry(Meaning.TITLE, "product title"),
              entry(Meaning.ARTIST, "product artist"),
              entry(Meaning.KIND, "product type; ch.-type"),
              entry(Meaning.UNITS, "units; quantity"),
              entry(Meaning.AMOUNT, "royalties; royalty"),
              entry(Meaning.CURRENCY, "currency")),
          new Format(
              "bandcamp",
              "Bandcamp",
              names("item type; item name; net amount; currency"),
              columns(
                  entry(Meaning.SOLD, "date"),
                  entry(Meaning.COUNTRY, "buyer country code; country code; country"),
                  entry(Meaning.ISRC, "isrc"),
                  entry(Meaning.UPC, "upc"),
                  entry(Meaning.TITLE, "item name"),
                  entry(Meaning.ARTIST, "artist"),
                  entry(Meaning.KIND, "item type"),
                  entry(Meaning.UNITS, "quantity"),
                  entry(Meaning.AMOUNT, "net amount"),
                  entry(Meaning.CURRENCY, "currency")),
              new TreeMap<>(Map.of("item type", List.of("payout", "pending reversal"))),
              "",
              Decimal.SHOWN,
              false),
          format(
              "youtube",
              "YouTube",
              "asset id; partner revenue; adjustment type",
              "",
              Decimal.POINT,
              entry(Meaning.SOLD, "month; day; date"),
              entry(Meaning.COUNTRY, "country"),
              entry(Meaning.ISRC, "isrc"),
              entry(Meaning.UPC, "upc"),
              entry(Meaning.TITLE, "asset title"),
              entry(Meaning.ARTIST, "artist"),
              entry(Meaning.ALBUM, "album"),
              entry(Meaning.KIND, "adjustment type"),
              entry(Meaning.UNITS, "views; owned views"),
              entry(Meaning.AMOUNT, "partner revenue"),
              entry(Meaning.CURRENCY, "currency")));

  private Formats() {}

  private static Format believe(String header, String name) {
    return new Format(
        "believe",
        name,
        names(header),
        columns(
            entry(
                Meaning.REPORTED,
                "reporting month; mois de reporting; mois de rapport; mois du rapport;"
                    + " mois de declaration"),
            entry(Meaning.SOLD, "sales month; mois de vente"),
            entry(Meaning.STORE, "platform; plateforme"),
            entry(Meaning.COUNTRY, "country / region; pays / region; pays"),
            entry(Meaning.ISRC, "isrc"),
            entry(Meaning.UPC, "upc; ean"),
            entry(
                Meaning.TITLE, "track title; titre de la piste; titre du morceau; titre du titre"),
            entry(
                Meaning.ALBUM,
                "release title; titre de la sortie; titre de la release; titre de l'album;"
                    + " titre du produit"),
            entry(Meaning.ARTIST, "artist name; nom de l'artiste; nom d'artiste; artiste"),
            entry(Meaning.KIND, "sales type; type de vente"),
            entry(Meaning.UNITS, "quantity; quantite"),
            entry(Meaning.AMOUNT, "net revenue; revenu net"),
            entry(
                Meaning.CURRENCY,
                "client payment currency; devise de paiement du client; devise de paiement client;"
                    + " devise de paiement; devise")),
        new TreeMap<>(),
        "",
        Decimal.SHOWN,
        true);
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // The list is only read.
  private static Format format(
      String id,
      String name,
      String header,
      String currency,
      Decimal decimal,
      Map.Entry<Meaning, String>... columns) {
    return new Format(
        id, name, names(header), columns(columns), new TreeMap<>(), currency, decimal, false);
  }

  @SafeVarargs
  private static SortedMap<Meaning, List<String>> columns(Map.Entry<Meaning, String>... columns) {
    SortedMap<Meaning, List<String>> map = new TreeMap<>();
    for (Map.Entry<Meaning, String> column : columns) {
      map.put(column.getKey(), names(column.getValue()));
    }
    return map;
  }

  private static List<String> names(String text) {
    return Arrays.stream(text.split(";", -1)).map(String::strip).toList();
  }
}
