package org.songline.release.registration.cwr;

import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.songline.release.catalog.ArtistCredit;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.CatalogId.PartyId;
import org.songline.release.catalog.Party;
import org.songline.release.catalog.Recording;
import org.songline.release.catalog.Release;
import org.songline.release.id.Barcode;
import org.songline.release.id.IpiName;
import org.songline.release.id.Isrc;
import org.songline.release.registration.cwr.RegisteredWork.Performer;
import org.songline.release.registration.cwr.RegisteredWork.Societies;
import org.songline.release.registration.cwr.RegisteredWork.Sound;

/** Names, societies, performers and recordings as registrations tell them. */
record PartsOfWork(Catalog catalog, Version version) {
  private static final int TITLE = 60;
  private static final int NAME = 45;
  private static final int FIRST = 30;
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT);

  Performer performer(ArtistCredit.Part part) {
    Party party = catalog.party(part.artist());
    String ipi = party.ipi().map(IpiName::text).orElse("");
    int comma = party.sortName().indexOf(", ");
    if (party.kind() == Party.Kind.PERSON && comma > 0 && part.as().equals(party.name())) {
      return new Performer(
          Cis.cut(Cis.name(party.sortName().substring(0, comma)), NAME),
          Cis.cut(Cis.name(party.sortName().substring(comma + 2)), FIRST),
          ipi);
    }
    return new Performer(Cis.cut(Cis.name(part.as()), NAME), "", ipi);
  }

  /** Last and first name as contracts have them. */
  static String[] names(Party party) {
    String name = party.contractName().strip();
    int comma = party.sortName().indexOf(", ");
    String last = comma > 0 ? party.sortName().substring(0, comma) : "";
    int cut =
        !last.isEmpty() && name.endsWith(" " + last)
            ? name.length() - last.length() - 1
            : name.lastIndexOf(' ');
    boolean single = party.kind() != Party.Kind.PERSON || cut < 0;
    return new String[] {
      Cis.cut(Cis.name(single ? name : name.substring(cut + 1)), NAME),
      single ? "" : Cis.cut(Cis.name(name.substring(0, cut)), FIRST)
    };
  }

  static Societies societies(Party party) {
    return new Societies(
        society(party, Party.Right.PERFORMING),
        society(party, Party.Right.MECHANICAL),
        society(party, Party.Right.SYNCHRONISATION));
  }

  private static String society(Party party, Party.Right right) {
    return party.affiliations().stream()
        .filter(one -> one.rights().contains(right) && one.society().matches("\\d{1,3}"))
        .map(one -> "%03d".formatted(Integer.parseInt(one.society())))
        .findFirst()
        .orElse("");
  }

  static String ip(PartyId party) {
    return Codes.of(party.text(), 9);
  }

  Sound sound(Recording recording) {
    Optional<Release> out =
        catalog.releases().values().stream()
            .filter(
                release ->
                    release.tracks().stream()
                        .anyMatch(track -> track.recording().equals(recording.id())))
            .min(
                Comparator.comparing(
                    release -> release.date().map(Object::toString).orElse("9999")));
    boolean newer = version == Version.V22;
    String label =
        out.flatMap(Release::label)
            .map(id -> Cis.cut(Cis.title(catalog.party(id).name()), TITLE))
            .orElse("");
    return new Sound(
        out.flatMap(Release::date).map(DATE::format).orElse(""),
        recording.file().map(file -> (int) Math.min(Math.round(file.seconds()), 359_999)).orElse(0),
        out.map(release -> Cis.cut(Cis.title(release.fullTitle()), TITLE)).orElse(""),
        label,
        out.map(release -> Cis.cut(Cis.title(release.catalogNumber()), 18)).orElse(""),
        out.flatMap(Release::barcode)
            .map(Barcode::ean)
            .filter(ean -> ean.length() == 13)
            .orElse(""),
        recording.isrc().map(Isrc::text).orElse(""),
        newer ? Cis.cut(Cis.title(recording.title()), TITLE) : "",
        newer ? Cis.cut(Cis.title(recording.version()), TITLE) : "",
        newer ? Cis.cut(Cis.title(recording.artist().text()), TITLE) : "",
        newer ? label : "",
        newer ? Codes.of(recording.id().text(), 14) : "");
  }
}
