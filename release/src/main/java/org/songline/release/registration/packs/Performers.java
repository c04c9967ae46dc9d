package org.songline.release.registration.packs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.Contribution;
import org.songline.release.catalog.Party;
import org.songline.release.catalog.Recording;
import org.songline.release.exact.Share;
import org.songline.release.id.IpiName;
import org.songline.release.id.Isni;
import org.songline.release.id.Isrc;
import org.songline.release.registration.Pack;

/** Who performs on which recording, for societies of performers' neighbouring rights. */
public final class Performers {
  private Performers() {}

  /**
   * A row for each performer of each recording. Performers of a kind, featured or not, have equal
   * shares of what is paid to that kind.
   */
  public static Pack of(Catalog catalog) {
    Table table =
        new Table(
            "ISRC",
            "Title",
            "Version",
            "Artist",
            "Recorded",
            "Performer",
            "Legal name",
            "IPI",
            "ISNI",
            "Kind",
            "Roles",
            "Instruments",
            "Share of kind");
    List<String> faults = new ArrayList<>();
    int rows = 0;
    for (Recording recording : catalog.recordings().values()) {
      List<Contribution> performers =
          recording.contributions().stream().filter(Contribution::performs).toList();
      String place = "recording " + recording.id().text() + ": ";
      if (recording.isrc().isEmpty()) {
        faults.add(place + "it has no ISRC; give it one with \"songline rights isrc\"");
      }
      if (performers.isEmpty()) {
        faults.add(place + "nobody performs on it; add its performers");
      }
      for (Contribution one : performers) {
        rows++;
        table.row(row(catalog, recording, one, performers));
      }
    }
    if (rows == 0 && faults.isEmpty()) {
      faults.add("catalog: it has no recording; add recordings with their performers");
    }
    return new Pack(
        List.of(new Pack.Entry("performers.csv", table.bytes())),
        List.of(rows + " performances; each society has a form of its own to copy them into"),
        faults);
  }

  private static List<String> row(
      Catalog catalog, Recording recording, Contribution one, List<Contribution> performers) {
    Party party = catalog.party(one.party());
    long same = performers.stream().filter(other -> other.featured() == one.featured()).count();
    return List.of(
        recording.isrc().map(Isrc::text).orElse(""),
        recording.title(),
        recording.version(),
        recording.artist().text(),
        recording.recorded().map(Object::toString).orElse(""),
        party.name(),
        party.contractName(),
        party.ipi().map(IpiName::text).orElse(""),
        party.isni().map(Isni::text).orElse(""),
        one.featured() ? "featured" : "non-featured",
        one.roles().stream()
            .filter(Contribution.Role::performs)
            .map(role -> role.name().toLowerCase(Locale.ROOT).replace('_', ' '))
            .collect(Collectors.joining("; ")),
        String.join("; ", one.instruments()),
        Share.of(1, same).text());
  }
}
