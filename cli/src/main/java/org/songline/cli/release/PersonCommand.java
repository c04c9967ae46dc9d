package org.songline.cli.release;

import java.util.List;
import java.util.Locale;
import org.songline.cli.shell.Shell;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.CatalogId.PartyId;
import org.songline.release.catalog.EntryText;
import org.songline.release.catalog.Party;
import org.songline.release.id.Identifier;
import picocli.CommandLine.Command;

/** People, bands, labels, publishers and societies. */
@Command(
    name = "person",
    mixinStandardHelpOptions = true,
    description = {
      "List, add, change or remove people, bands, labels, publishers and societies.",
      "For example: songline rights person SONG set \"Anna Berg\" ipi=00014107338"
          + " contact.email=anna@example.org \"societies=35:performing+mechanical:world\""
    })
final class PersonCommand extends EntryCommand<Party> {
  PersonCommand(Shell shell) {
    super(shell, EntryText.PARTY);
  }

  @Override
  List<Party> all(Catalog catalog) {
    return List.copyOf(catalog.parties().values());
  }

  @Override
  String id(Party party) {
    return party.id().text();
  }

  @Override
  String name(Party party) {
    return party.name();
  }

  @Override
  Party fresh(Catalog catalog, String called) {
    PartyId id = Catalog.fresh(catalog.parties().keySet(), called, PartyId::new);
    return Party.named(id, Party.Kind.PERSON, called);
  }

  @Override
  Catalog with(Catalog catalog, Party party) {
    return catalog.with(party);
  }

  @Override
  Catalog without(Catalog catalog, Party party) {
    return catalog.without(party.id());
  }

  @Override
  String line(Party party) {
    return "%-10s %-28s %-28s %-11s %s"
        .formatted(
            party.kind().name().toLowerCase(Locale.ROOT),
            party.name(),
            party.legalName(),
            party.ipi().map(Identifier::text).orElse(""),
            party.id().text());
  }
}
