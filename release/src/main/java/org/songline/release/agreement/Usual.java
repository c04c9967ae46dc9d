package org.songline.release.agreement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.songline.release.ReleaseProblem;
import org.songline.release.catalog.Agreement;
import org.songline.release.catalog.ArtistCredit;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.CatalogId.PartyId;
import org.songline.release.catalog.CatalogId.WorkId;
import org.songline.release.catalog.Contribution;
import org.songline.release.catalog.Contribution.Role;
import org.songline.release.catalog.Recording;
import org.songline.release.catalog.Work;
import org.songline.release.exact.Share;
import org.songline.release.id.Identifier;

/**
 * What the catalog knows of what a template asks for.
 *
 * @param catalog where it is looked up
 */
record Usual(Catalog catalog) {
  /** Who usually takes a side. */
  Optional<PartyId> party(String from, Optional<Recording> recording) {
    return switch (from) {
      case "artist" -> artist(recording, ArtistCredit.Role.MAIN);
      case "featured" -> artist(recording, ArtistCredit.Role.FEATURED);
      case "label" -> catalog.label().party().or(() -> artist(recording, ArtistCredit.Role.MAIN));
      case "producer" -> contributor(recording, Role.PRODUCER);
      case "mixer" -> contributor(recording, Role.MIXING_ENGINEER);
      case "remixer" -> contributor(recording, Role.REMIXER);
      default -> Optional.empty();
    };
  }

  private static Optional<PartyId> artist(Optional<Recording> recording, ArtistCredit.Role role) {
    return recording.stream()
        .flatMap(one -> one.artist().of(role).stream())
        .map(ArtistCredit.Part::artist)
        .findFirst();
  }

  private static Optional<PartyId> contributor(Optional<Recording> recording, Role role) {
    return recording.stream()
        .flatMap(one -> one.contributions().stream())
        .filter(one -> one.roles().contains(role))
        .map(Contribution::party)
        .findFirst();
  }

  /** A field's usual value: as it stands there, or from where it says behind an {@code @}. */
  String value(Template.Field field, Agreement seated, Optional<Recording> recording) {
    if (!field.usual().startsWith("@")) {
      return field.usual();
    }
    String[] parts = field.usual().substring(1).split(":", 2);
    String side = parts.length > 1 ? parts[1] : "";
    Optional<PartyId> party =
        seated.sides().stream()
            .filter(one -> one.role().equals(side))
            .map(Agreement.Side::party)
            .findFirst();
    return switch (parts[0]) {
      case "title" -> recording.map(Recording::fullTitle).orElse("");
      case "artist" -> recording.map(one -> one.artist().text()).orElse("");
      case "isrc" -> recording.flatMap(Recording::isrc).map(Identifier::display).orElse("");
      case "recorded" -> recording.flatMap(Recording::recorded).map(LocalDate::toString).orElse("");
      case "release-date" -> recording.flatMap(this::released).orElse("");
      case "country" ->
          party.map(id -> catalog.party(id).contact().country()).map(Usual::country).orElse("");
      case "instruments" ->
          party.flatMap(id -> recording.flatMap(one -> played(one, id))).orElse("");
      case "master" ->
          party
              .flatMap(
                  id ->
                      recording.stream()
                          .flatMap(one -> one.owners().stream())
                          .filter(owner -> owner.party().equals(id))
                          .findFirst())
              .map(owner -> owner.share().text())
              .orElse("");
      case "writing" -> party.flatMap(id -> written(seated, recording, id)).orElse("");
      default ->
          throw new ReleaseProblem(
              "template field " + field.id(), field.usual() + " is not known", "mend the template");
    };
  }

  /** A country as people say it in English. */
  static String country(String code) {
    return code.isEmpty() ? "" : Locale.of("", code).getDisplayCountry(Locale.ENGLISH);
  }

  private Optional<String> released(Recording recording) {
    return catalog.releases().values().stream()
        .filter(
            release ->
                release.tracks().stream()
                    .anyMatch(track -> track.recording().equals(recording.id())))
        .flatMap(release -> release.date().stream())
        .sorted()
        .map(LocalDate::toString)
        .findFirst();
  }

  private static Optional<String> played(Recording recording, PartyId party) {
    return recording.contributions().stream()
        .filter(one -> one.party().equals(party))
        .map(one -> String.join(", ", one.instruments()))
        .findFirst();
  }

  private Optional<String> written(Agreement seated, Optional<Recording> recording, PartyId party) {
    List<WorkId> works = new ArrayList<>(seated.scope().works());
    recording.ifPresent(one -> works.addAll(one.works()));
    return works.stream()
        .findFirst()
        .flatMap(
            id ->
                catalog.work(id).writers().stream()
                    .filter(writer -> writer.party().equals(party))
                    .map(Work.Writer::share)
                    .filter(share -> !share.isNothing())
                    .map(Share::text)
                    .findFirst());
  }
}
