package org.songline.release.split;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.songline.release.ReleaseProblem;
import org.songline.release.catalog.ArtistCredit;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.CatalogId.PartyId;
import org.songline.release.catalog.CatalogId.RecordingId;
import org.songline.release.catalog.CatalogId.WorkId;
import org.songline.release.catalog.Contribution;
import org.songline.release.catalog.Party;
import org.songline.release.catalog.Recording;
import org.songline.release.catalog.Work;
import org.songline.release.exact.Share;
import org.songline.release.split.SplitSheet.Line;

/** What to begin a split with. */
public final class SplitProposal {
  private SplitProposal() {}

  /**
   * Equal shares: of a composition among its writers, of a master among its artists and producers.
   *
   * @throws ReleaseProblem when the catalog names none
   */
  public static List<Line> equal(Catalog catalog, SplitSheet.Of of, String subject) {
    SortedMap<PartyId, String> roles = roles(catalog, of, subject);
    if (roles.isEmpty()) {
      throw new ReleaseProblem(
          subject, "the catalog names nobody to share it", "take in the credits, or set shares");
    }
    List<Share> shares = Share.equal(roles.size());
    List<Line> lines = new ArrayList<>();
    roles.forEach(
        (party, role) -> lines.add(line(catalog.party(party), role, shares.get(lines.size()))));
    return List.copyOf(lines);
  }

  /** The same people with the shares that the catalog has, when they are whole. */
  public static Optional<List<Line>> asCatalog(Catalog catalog, SplitSheet.Of of, String subject) {
    List<Line> lines = new ArrayList<>();
    if (of == SplitSheet.Of.COMPOSITION) {
      catalog
          .work(new WorkId(subject))
          .writers()
          .forEach(
              writer ->
                  lines.add(
                      line(catalog.party(writer.party()), word(writer.part()), writer.share())));
    } else {
      SortedMap<PartyId, String> roles = roles(catalog, of, subject);
      catalog
          .recording(new RecordingId(subject))
          .owners()
          .forEach(
              owner ->
                  lines.add(
                      line(
                          catalog.party(owner.party()),
                          roles.getOrDefault(owner.party(), "owner"),
                          owner.share())));
    }
    boolean whole = Share.sum(lines.stream().map(Line::share).toList()).isWhole();
    return whole ? Optional.of(List.copyOf(lines)) : Optional.empty();
  }

  /**
   * What somebody typed.
   *
   * @param typed shares by a party's id or name, each as {@code 50%} or {@code 50%:role}
   * @param before lines whose roles stay when none is typed
   * @throws ReleaseProblem when nobody is called so, or a share cannot be read
   */
  public static List<Line> typed(
      Catalog catalog, SplitSheet sheet, Map<String, String> typed, Collection<Line> before) {
    SortedMap<PartyId, String> roles = roles(catalog, sheet.of(), sheet.subject());
    before.forEach(line -> roles.put(line.party(), line.role()));
    String usual = sheet.of() == SplitSheet.Of.COMPOSITION ? word(Work.Part.COMPOSER) : "owner";
    List<Line> lines = new ArrayList<>();
    typed.forEach(
        (who, what) -> {
          Party party = party(catalog, who);
          int colon = what.indexOf(':');
          String share = colon < 0 ? what : what.substring(0, colon);
          String role =
              colon < 0 ? roles.getOrDefault(party.id(), usual) : what.substring(colon + 1).strip();
          try {
            if (sheet.of() == SplitSheet.Of.COMPOSITION) {
              role = word(part(role));
            }
            lines.add(line(party, role, Share.parse(share)));
          } catch (IllegalArgumentException wrong) {
            throw new ReleaseProblem(
                who, String.valueOf(wrong.getMessage()), "write for example 50%:composer", wrong);
          }
        });
    return List.copyOf(lines);
  }

  /**
   * The party of an id or a name.
   *
   * @throws ReleaseProblem when there is none
   */
  public static Party party(Catalog catalog, String idOrName) {
    return catalog.parties().values().stream()
        .filter(one -> one.id().text().equals(idOrName))
        .findFirst()
        .or(() -> catalog.partyNamed(idOrName))
        .orElseThrow(
            () ->
                new ReleaseProblem(
                    idOrName,
                    "nobody in the catalog is called so",
                    "add them, or look at the list"));
  }

  /** The part of a composition that a word names. */
  static Work.Part part(String role) {
    for (Work.Part part : Work.Part.values()) {
      if (word(part).equals(role.toLowerCase(Locale.ROOT))) {
        return part;
      }
    }
    throw new IllegalArgumentException("\"" + role + "\" is no part of a composition");
  }

  private static SortedMap<PartyId, String> roles(
      Catalog catalog, SplitSheet.Of of, String subject) {
    SortedMap<PartyId, String> roles = new TreeMap<>();
    if (of == SplitSheet.Of.COMPOSITION) {
      catalog
          .work(new WorkId(subject))
          .writers()
          .forEach(writer -> roles.put(writer.party(), word(writer.part())));
      return roles;
    }
    Recording recording = catalog.recording(new RecordingId(subject));
    for (Contribution one : recording.contributions()) {
      if (one.roles().contains(Contribution.Role.PRODUCER)) {
        roles.put(one.party(), "producer");
      }
    }
    for (ArtistCredit.Part part : recording.artist().of(ArtistCredit.Role.MAIN)) {
      roles.merge(part.artist(), "artist", (producer, artist) -> artist + " and " + producer);
    }
    return roles;
  }

  private static Line line(Party party, String role, Share share) {
    return new Line(party.id(), party.contractName(), role, share);
  }

  private static String word(Work.Part part) {
    return part.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
