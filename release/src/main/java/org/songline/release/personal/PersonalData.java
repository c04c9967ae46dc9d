package org.songline.release.personal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.songline.model.json.Json;
import org.songline.model.json.JsonWriter;
import org.songline.release.ReleaseProblem;
import org.songline.release.catalog.Agreement;
import org.songline.release.catalog.ArtistCredit;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.CatalogFolder;
import org.songline.release.catalog.CatalogId.PartyId;
import org.songline.release.catalog.EntryText;
import org.songline.release.catalog.Party;
import org.songline.release.split.SplitFolder;
import org.songline.release.split.SplitSheet;

/** Everything that a catalog's folder holds about one party. */
public final class PersonalData {
  private PersonalData() {}

  /**
   * As one JSON document: the entry itself, every place that refers to it, and the files in which
   * its id, names or address are written.
   *
   * @throws ReleaseProblem when there is no such party
   */
  public static String export(CatalogFolder folder, PartyId id) throws IOException {
    Catalog catalog = folder.read();
    Party party = catalog.party(id);
    Map<String, Json> fields = new LinkedHashMap<>();
    fields.put("songline-personal-data", new Json.Num(0, "1"));
    fields.put("party", EntryText.PARTY.json(party));
    fields.put("bands", list(bands(catalog, id)));
    fields.put("works", list(works(catalog, id)));
    fields.put("recordings", list(recordings(catalog, id)));
    fields.put("releases", list(releases(catalog, id)));
    fields.put("agreements", list(agreements(catalog, id)));
    fields.put("splits", list(splits(folder, id)));
    fields.put(
        "files",
        list(
            Mentions.in(folder.path(), Mentions.of(party)).stream()
                .<Json>map(file -> new Json.Str(0, file))
                .toList()));
    return JsonWriter.blocks(new Json.Obj(0, true, fields));
  }

  private static Json list(List<Json> items) {
    return new Json.Arr(0, true, items);
  }

  private static Json entry(String... keysAndValues) {
    Map<String, Json> fields = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      fields.put(keysAndValues[i], new Json.Str(0, keysAndValues[i + 1]));
    }
    return new Json.Obj(0, false, fields);
  }

  private static List<Json> bands(Catalog catalog, PartyId id) {
    return catalog.parties().values().stream()
        .filter(one -> one.members().contains(id))
        .map(one -> entry("id", one.id().text(), "name", one.name()))
        .toList();
  }

  private static List<Json> works(Catalog catalog, PartyId id) {
    List<Json> found = new ArrayList<>();
    catalog
        .works()
        .values()
        .forEach(
            work ->
                work.writers()
                    .forEach(
                        writer -> {
                          if (writer.party().equals(id)) {
                            found.add(
                                entry(
                                    "id",
                                    work.id().text(),
                                    "title",
                                    work.title(),
                                    "part",
                                    Mentions.word(writer.part()),
                                    "share",
                                    writer.share().text()));
                          }
                          if (writer.publishers().stream()
                              .anyMatch(one -> one.publisher().equals(id))) {
                            found.add(
                                entry(
                                    "id",
                                    work.id().text(),
                                    "title",
                                    work.title(),
                                    "publisher-of",
                                    writer.party().text()));
                          }
                        }));
    return found;
  }

  private static List<Json> recordings(Catalog catalog, PartyId id) {
    List<Json> found = new ArrayList<>();
    catalog
        .recordings()
        .values()
        .forEach(
            one -> {
              String key = one.id().text();
              credited(one.artist(), id)
                  .forEach(as -> found.add(entry("id", key, "credited-as", as)));
              one.contributions().stream()
                  .filter(part -> part.party().equals(id))
                  .forEach(
                      part ->
                          found.add(
                              entry(
                                  "id",
                                  key,
                                  "roles",
                                  String.join(
                                      ", ", part.roles().stream().map(Mentions::word).toList()),
                                  "instruments",
                                  String.join(", ", part.instruments()))));
              one.owners().stream()
                  .filter(owner -> owner.party().equals(id))
                  .forEach(owner -> found.add(entry("id", key, "master", owner.share().text())));
            });
    return found;
  }

  private static List<Json> releases(Catalog catalog, PartyId id) {
    List<Json> found = new ArrayList<>();
    catalog
        .releases()
        .values()
        .forEach(
            one -> {
              credited(one.artist(), id)
                  .forEach(as -> found.add(entry("id", one.id().text(), "credited-as", as)));
              one.label()
                  .filter(id::equals)
                  .ifPresent(label -> found.add(entry("id", one.id().text(), "label", id.text())));
            });
    return found;
  }

  private static List<String> credited(ArtistCredit artist, PartyId id) {
    return artist.parts().stream()
        .filter(part -> part.artist().equals(id))
        .map(ArtistCredit.Part::as)
        .toList();
  }

  private static List<Json> agreements(Catalog catalog, PartyId id) {
    List<Json> found = new ArrayList<>();
    for (Agreement one : catalog.agreements().values()) {
      one.sides().stream()
          .filter(side -> side.party().equals(id))
          .forEach(
              side ->
                  found.add(
                      entry(
                          "id",
                          one.id().text(),
                          "title",
                          one.title(),
                          "role",
                          side.role(),
                          "status",
                          Mentions.word(one.status()))));
    }
    return found;
  }

  private static List<Json> splits(CatalogFolder folder, PartyId id) throws IOException {
    List<Json> found = new ArrayList<>();
    for (SplitSheet sheet : new SplitFolder(folder).all()) {
      for (int number = 1; number <= sheet.number(); number++) {
        SplitSheet.Version version = sheet.versions().get(number - 1);
        String place = Integer.toString(number);
        version.lines().stream()
            .filter(line -> line.party().equals(id))
            .forEach(
                line ->
                    found.add(
                        entry(
                            "of",
                            Mentions.word(sheet.of()),
                            "subject",
                            sheet.subject(),
                            "version",
                            place,
                            "name",
                            line.name(),
                            "role",
                            line.role(),
                            "share",
                            line.share().text())));
        version.acceptances().stream()
            .filter(one -> one.party().equals(id))
            .forEach(
                one ->
                    found.add(
                        entry(
                            "subject",
                            sheet.subject(),
                            "version",
                            place,
                            "accepted",
                            one.at().toString(),
                            "key",
                            one.key())));
      }
    }
    return found;
  }
}
