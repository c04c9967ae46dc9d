package org.songline.release.personal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.songline.model.json.Json;
import org.songline.model.json.JsonReader;
import org.songline.model.json.JsonWriter;
import org.songline.release.ReleaseProblem;
import org.songline.release.catalog.Agreement;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.CatalogFolder;
import org.songline.release.catalog.CatalogId;
import org.songline.release.catalog.CatalogId.PartyId;
import org.songline.release.catalog.CatalogText;
import org.songline.release.catalog.Party;
import org.songline.release.catalog.Release;
import org.songline.release.split.SplitFolder;

/**
 * Erases a party. A party that nothing refers to goes altogether; otherwise it stays under a
 * pseudonym, without legal name, contact, payment and tax number.
 */
public final class Erasure {
  /** Keys of the catalog's text whose values are ids of parties. */
  private static final Set<String> REFERENCES = Set.of("party", "artist", "publisher", "label");

  private static final String MEMBERS = "members";
  private static final String PSEUDONYM = "Erased ";

  private Erasure() {}

  /**
   * What was done.
   *
   * @param pseudonym the id under which the party stays; empty when it is gone
   * @param erased what is gone, a line each
   * @param remains what is still there and why, a line each
   */
  public record Report(Optional<PartyId> pseudonym, List<String> erased, List<String> remains) {
    public Report {
      erased = List.copyOf(erased);
      remains = List.copyOf(remains);
    }
  }

  /**
   * Erases.
   *
   * @throws ReleaseProblem when there is no such party, or it is the label of the catalog itself
   */
  public static Report erase(CatalogFolder folder, PartyId id) throws IOException {
    Catalog before = folder.read();
    Party party = before.party(id);
    if (before.label().party().equals(Optional.of(id))) {
      throw new ReleaseProblem(
          id.text(), "it is the label whose catalog this is", "name another label first");
    }
    SplitFolder splits = new SplitFolder(folder);
    List<String> erased = new ArrayList<>();
    splits
        .forget(id)
        .forEach(title -> erased.add("the proposal to split " + title + ", which nobody accepted"));
    Set<String> words = Mentions.of(party);
    List<String> files = Mentions.in(folder.path(), List.of(id.text()));
    boolean writes =
        before.works().values().stream()
            .flatMap(work -> work.writers().stream())
            .anyMatch(writer -> writer.party().equals(id));
    erased.add("legal name, sort name, contact, payment and tax number");
    List<String> remains = new ArrayList<>();
    Optional<PartyId> pseudonym;
    if (files.isEmpty() && isFree(before, id)) {
      folder.change(catalog -> catalog.without(id));
      erased.add("the entry itself: nothing referred to it");
      pseudonym = Optional.empty();
    } else {
      PartyId after = files.isEmpty() ? fresh(before) : id;
      folder.change(catalog -> renamed(catalog, id, after, party.name(), writes));
      pseudonym = Optional.of(after);
      erased.add("the name wherever the catalog says it, but where releases are out under it");
      if (writes) {
        remains.add("IPI and societies: registrations of works name their writers by them");
      } else {
        erased.add("IPI, ISNI and other identifiers, and societies");
      }
      if (!files.isEmpty()) {
        remains.add(
            "the id "
                + id.text()
                + ": what was signed, sent or booked refers to it, and changing that would break"
                + " it");
      }
      remains.add("credits and shares, under the pseudonym: contracts and payments rest on them");
    }
    for (String file : Mentions.in(folder.path(), words)) {
      remains.add(file + ": " + why(file));
    }
    folder.read().releases().values().stream()
        .filter(release -> release.date().isPresent() && names(release, party))
        .forEach(
            release ->
                remains.add(
                    "the public name on \"" + release.title() + "\": it is released under it"));
    if (Mentions.inSong(folder.path(), party.name())) {
      remains.add("the song's own list of people: take the name out there");
    }
    return new Report(pseudonym, erased, remains);
  }

  private static String why(String file) {
    if (file.startsWith("agreements/")) {
      return "an agreement that was sent or signed; it proves what was promised";
    }
    if (file.startsWith("splits/")) {
      return "a split that somebody signed; it proves who owns what";
    }
    if (file.startsWith("royalties/")) {
      return "books of money that was divided; the law asks to keep them";
    }
    return "look at it and remove what need not stay";
  }

  private static boolean names(Release release, Party party) {
    return release.artist().parts().stream().anyMatch(part -> part.as().equals(party.name()));
  }

  private static boolean isFree(Catalog catalog, PartyId id) {
    try {
      return !catalog.without(id).parties().containsKey(id);
    } catch (ReleaseProblem referred) {
      return false;
    }
  }

  private static PartyId fresh(Catalog catalog) {
    Predicate<String> taken = text -> catalog.parties().containsKey(new PartyId(text));
    return new PartyId(CatalogId.from(PSEUDONYM + "person", taken));
  }

  private static Catalog renamed(
      Catalog catalog, PartyId id, PartyId after, String name, boolean writes) {
    Json all = JsonReader.read(CatalogText.write(catalog));
    Set<String> kept = new TreeSet<>();
    for (Release release : catalog.releases().values()) {
      if (release.date().isPresent()) {
        kept.add("releases " + release.id().text());
        release.tracks().forEach(track -> kept.add("recordings " + track.recording().text()));
      }
    }
    for (Agreement agreement : catalog.agreements().values()) {
      if (agreement.status() != Agreement.Status.DRAFT) {
        kept.add("agreements " + agreement.id().text());
      }
    }
    Json changed =
        new Renaming(id.text(), after.text(), name, pseudonym(after), writes, kept).root(all);
    return CatalogText.read("the catalog without " + id.text(), JsonWriter.blocks(changed));
  }

  private static String pseudonym(PartyId id) {
    String number = id.text().replaceAll("^erased-person-?", "");
    return number.equals(id.text()) || number.isEmpty()
        ? PSEUDONYM + "person"
        : PSEUDONYM + "person " + number;
  }

  /**
   * The catalog's text with another id and name for one party.
   *
   * @param kept what is out or signed, and so keeps the names it was made with: kind and id
   */
  private record Renaming(
      String id, String after, String name, String pseudonym, boolean writes, Set<String> kept) {
    Json root(Json json) {
      if (!(json instanceof Json.Obj object)) {
        return json;
      }
      Map<String, Json> fields = new LinkedHashMap<>();
      object
          .fields()
          .forEach(
              (key, value) ->
                  fields.put(key, key.equals("parties") ? parties(value) : entries(key, value)));
      return new Json.Obj(0, object.block(), fields);
    }

    private Json entries(String kind, Json list) {
      if (!(list instanceof Json.Arr array)) {
        return value(kind, list, true);
      }
      List<Json> entries = new ArrayList<>();
      for (Json one : array.items()) {
        boolean keeps =
            one instanceof Json.Obj(int _, boolean _, Map<String, Json> fields)
                && kept.contains(kind + " " + text(fields.get("id")));
        entries.add(value(kind, one, keeps));
      }
      return new Json.Arr(0, array.block(), entries);
    }

    private Json parties(Json list) {
      if (!(list instanceof Json.Arr array)) {
        return list;
      }
      List<Json> parties = new ArrayList<>();
      for (Json one : array.items()) {
        boolean it =
            one instanceof Json.Obj(int _, boolean _, Map<String, Json> fields)
                && text(fields.get("id")).equals(id);
        parties.add(it && one instanceof Json.Obj object ? erased(object) : value("", one, true));
      }
      return new Json.Arr(0, array.block(), parties);
    }

    private Json erased(Json.Obj party) {
      Set<String> stays =
          writes
              ? Set.of("kind", "members", "ipi", "ipi-base", "societies")
              : Set.of("kind", "members");
      Map<String, Json> fields = new LinkedHashMap<>();
      party
          .fields()
          .forEach(
              (key, value) -> {
                if (key.equals("id")) {
                  fields.put(key, new Json.Str(0, after));
                } else if (key.equals("name")) {
                  fields.put(key, new Json.Str(0, pseudonym));
                } else if (stays.contains(key)) {
                  fields.put(key, value);
                }
              });
      return new Json.Obj(0, party.block(), fields);
    }

    /**
     * @param keepsNames whether names as they are credited stay
     */
    private Json value(String key, Json json, boolean keepsNames) {
      return switch (json) {
        case Json.Str(int _, String text) -> {
          boolean reference = REFERENCES.contains(key) && text.equals(id);
          boolean named = !keepsNames && text.equals(name);
          yield reference ? new Json.Str(0, after) : named ? new Json.Str(0, pseudonym) : json;
        }
        case Json.Arr array ->
            new Json.Arr(
                0,
                array.block(),
                array.items().stream()
                    .map(item -> value(key.equals(MEMBERS) ? "party" : key, item, keepsNames))
                    .toList());
        case Json.Obj object -> {
          Map<String, Json> fields = new LinkedHashMap<>();
          object
              .fields()
              .forEach((name, inner) -> fields.put(name, value(name, inner, keepsNames)));
          yield new Json.Obj(0, object.block(), fields);
        }
        default -> json;
      };
    }

    private static String text(@org.jspecify.annotations.Nullable Json json) {
      return json instanceof Json.Str(int _, String text) ? text : "";
    }
  }
}
