package org.songline.release.ddex;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.CatalogId.PartyId;
import org.songline.release.catalog.Party;
import org.songline.release.id.Identifier;

/** The parties that a message has named so far, each once. */
final class PartyBook {
  private final Catalog catalog;
  private final SortedMap<PartyId, ErnMessage.Party> named = new TreeMap<>();

  PartyBook(Catalog catalog) {
    this.catalog = catalog;
  }

  /** The word by which a party is referred to; it is in the list from now on. */
  String reference(PartyId id) {
    return named.computeIfAbsent(id, key -> told(catalog.party(key))).partyReference();
  }

  ErnMessage.PartyList list() {
    return new ErnMessage.PartyList(List.copyOf(named.values()));
  }

  private static ErnMessage.Party told(Party party) {
    Ern.PartyId ids =
        new Ern.PartyId(
            party.isni().map(Identifier::text).orElse(""),
            party.dpid().map(Identifier::text).orElse(""),
            party.ipi().map(Identifier::text).orElse(""),
            "",
            "",
            List.of());
    return new ErnMessage.Party(
        "P_" + party.id().text(),
        List.of(ErnMessage.PartyName.of(party.name(), party.sortName())),
        Binding.write("PartyId", ids).isBlank() ? List.of() : List.of(ids),
        List.of(),
        List.of(),
        List.of());
  }
}
