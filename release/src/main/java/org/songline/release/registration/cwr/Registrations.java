package org.songline.release.registration.cwr;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.songline.release.ReleaseProblem;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.CatalogId.PartyId;
import org.songline.release.catalog.CatalogId.WorkId;
import org.songline.release.catalog.Party;
import org.songline.release.catalog.Recording;
import org.songline.release.catalog.Work;
import org.songline.release.catalog.Work.Part;
import org.songline.release.id.IpiBase;
import org.songline.release.id.IpiName;
import org.songline.release.id.Iswc;
import org.songline.release.registration.cwr.RegisteredWork.Link;
import org.songline.release.registration.cwr.RegisteredWork.Original;
import org.songline.release.registration.cwr.RegisteredWork.OtherTitle;
import org.songline.release.registration.cwr.RegisteredWork.Publisher;
import org.songline.release.registration.cwr.RegisteredWork.Shares;
import org.songline.release.registration.cwr.RegisteredWork.Writer;

/**
 * Works of the catalog as registrations.
 *
 * @param submitter the publisher, or the writer without one, that sends them
 */
public record Registrations(Catalog catalog, PartyId submitter, Version version) {
  private static final int TITLE = 60;
  private static final int NAME = 45;

  /**
   * Who sends a catalog's works when nobody is named: the label when it publishes, else the only
   * publisher, else the only writer.
   *
   * @throws ReleaseProblem when several could
   */
  public static PartyId submitterOf(Catalog catalog) {
    Set<PartyId> publishers = new LinkedHashSet<>();
    Set<PartyId> writers = new LinkedHashSet<>();
    for (Work work : catalog.works().values()) {
      for (Work.Writer writer : work.writers()) {
        writers.add(writer.party());
        writer.publishers().forEach(one -> publishers.add(one.publisher()));
      }
    }
    Optional<PartyId> label = catalog.label().party().filter(publishers::contains);
    if (label.isPresent()) {
      return label.get();
    }
    Set<PartyId> candidates = publishers.isEmpty() ? writers : publishers;
    if (candidates.size() != 1) {
      throw new ReleaseProblem(
          "registration",
          candidates.isEmpty() ? "no work has a writer" : "it is not clear who sends it",
          "name the publisher, or the writer, with --submitter");
    }
    return candidates.iterator().next();
  }

  /**
   * A work.
   *
   * @param revised whether it was registered before
   * @throws ReleaseProblem when its shares are not whole, or its title cannot be written in the
   *     characters of the format
   */
  public RegisteredWork of(WorkId id, boolean revised) {
    Work work = catalog.work(id);
    if (!work.total().isWhole()) {
      throw new ReleaseProblem(
          "work " + id.text(),
          "its writers have " + work.total().text() + " together",
          "settle the split so that it is 100%");
    }
    Split performing = Split.of(work, true);
    Split other = Split.of(work, false);
    Collecting collecting = new Collecting(work, performing, other);
    List<Publisher> publishers = publishers(work, performing, other, collecting);
    List<Recording> recordings =
        catalog.recordings().values().stream()
            .filter(recording -> recording.works().contains(id))
            .toList();
    PartsOfWork parts = new PartsOfWork(catalog, version);
    boolean modified = work.derived().isPresent();
    String title = title(work);
    return new RegisteredWork(
        revised ? "REV" : "NWR",
        title,
        work.hasLyrics() ? Tables.language(work.language()) : "",
        number(work),
        work.iswc().map(Iswc::text).orElse(""),
        "POP",
        recordings.stream()
            .flatMap(recording -> recording.file().stream())
            .mapToInt(file -> (int) Math.min(Math.round(file.seconds()), 359_999))
            .findFirst()
            .orElse(0),
        recordings.isEmpty() ? "U" : "Y",
        work.hasLyrics() ? "MTX" : "MUS",
        modified ? "MOD" : "ORI",
        modified ? (has(work, Part.ARRANGER, Part.SUB_ARRANGER) ? "ARR" : "ORI") : "",
        modified ? adaptation(work) : "",
        publishers,
        writers(work, publishers, performing, other, collecting),
        titles(work, title),
        work.derived().map(this::original).stream().toList(),
        recordings.stream()
            .flatMap(recording -> recording.artist().parts().stream())
            .map(parts::performer)
            .distinct()
            .toList(),
        recordings.stream().map(parts::sound).toList());
  }

  /** The submitter's number of a work: its own, or one made of its id. */
  static String number(Work work) {
    return work.number().isEmpty() ? Codes.of(work.id().text(), 14) : Cis.title(work.number());
  }

  private List<Publisher> publishers(
      Work work, Split performing, Split other, Collecting collecting) {
    Set<PartyId> ids = new LinkedHashSet<>();
    for (Work.Writer writer : work.writers()) {
      writer.publishers().forEach(one -> ids.add(one.publisher()));
    }
    List<PartyId> order = new ArrayList<>(ids);
    order.sort(Comparator.comparing(id -> !id.equals(submitter)));
    List<Publisher> publishers = new ArrayList<>();
    for (PartyId id : order) {
      Party party = catalog.party(id);
      boolean controlled = id.equals(submitter);
      int others = owned(work, other, id);
      if (controlled && others == 0) {
        throw new ReleaseProblem(
            "work " + work.id().text(),
            party.name() + " owns nothing of it, which this format cannot tell",
            "give it a part of a writer's share, or name another submitter");
      }
      publishers.add(
          new Publisher(
              controlled,
              publishers.size() + 1,
              PartsOfWork.ip(id),
              Cis.cut(Cis.name(party.contractName()), NAME),
              "E",
              party.ipi().map(IpiName::text).orElse(""),
              party.ipiBase().map(IpiBase::display).orElse(""),
              PartsOfWork.societies(party),
              new Shares(owned(work, performing, id), others, others),
              controlled ? collecting.publisher(id) : List.of()));
    }
    return publishers;
  }

  private static int owned(Work work, Split split, PartyId publisher) {
    int sum = 0;
    for (int w = 0; w < work.writers().size(); w++) {
      List<Work.Publishing> all = work.writers().get(w).publishers();
      for (int p = 0; p < all.size(); p++) {
        sum += all.get(p).publisher().equals(publisher) ? split.published().get(w).get(p) : 0;
      }
    }
    return sum;
  }

  private List<Writer> writers(
      Work work, List<Publisher> publishers, Split performing, Split other, Collecting collecting) {
    List<Writer> writers = new ArrayList<>();
    for (int w = 0; w < work.writers().size(); w++) {
      Work.Writer writer = work.writers().get(w);
      Party party = catalog.party(writer.party());
      boolean controlled =
          writer.party().equals(submitter)
              || writer.publishers().stream().anyMatch(one -> one.publisher().equals(submitter));
      int kept = other.kept().get(w);
      String[] name = PartsOfWork.names(party);
      writers.add(
          new Writer(
              controlled,
              PartsOfWork.ip(writer.party()),
              name[0],
              name[1],
              role(work, writer.part()),
              party.ipi().map(IpiName::text).orElse(""),
              party.ipiBase().map(IpiBase::display).orElse(""),
              PartsOfWork.societies(party),
              new Shares(performing.kept().get(w), kept, kept),
              controlled ? collecting.writer(w) : List.of(),
              writer.publishers().stream()
                  .map(one -> PartsOfWork.ip(one.publisher()))
                  .distinct()
                  .flatMap(ip -> publishers.stream().filter(one -> one.ip().equals(ip)))
                  .map(one -> new Link(one.ip(), one.name(), one.sequence()))
                  .toList()));
    }
    writers.sort(Comparator.comparing(one -> !one.controlled()));
    return writers;
  }

  private static String role(Work work, Part part) {
    return switch (part) {
      case COMPOSER -> "C";
      case LYRICIST -> "A";
      case COMPOSER_LYRICIST -> work.hasLyrics() ? "CA" : "C";
      case ARRANGER -> "AR";
      case ADAPTER -> "AD";
      case TRANSLATOR -> "TR";
      case SUB_ARRANGER -> "SR";
      case SUB_AUTHOR -> "SA";
    };
  }

  private static boolean has(Work work, Part... parts) {
    return work.writers().stream().anyMatch(writer -> List.of(parts).contains(writer.part()));
  }

  private static String adaptation(Work work) {
    if (!work.hasLyrics()) {
      return "NON";
    }
    return has(work, Part.TRANSLATOR)
        ? "TRA"
        : has(work, Part.ADAPTER, Part.SUB_AUTHOR) ? "MOD" : "ORI";
  }

  private static String title(Work work) {
    List<String> titles = new ArrayList<>(List.of(work.title()));
    work.alternates().forEach(one -> titles.add(one.title()));
    return titles.stream()
        .map(Cis::title)
        .filter(text -> !text.isEmpty() && Cis.allowed("titles", text))
        .map(text -> Cis.cut(text, TITLE))
        .findFirst()
        .orElseThrow(
            () ->
                new ReleaseProblem(
                    "work " + work.id().text(),
                    "societies have no letters for the title " + work.title(),
                    "add an alternate title in Latin letters"));
  }

  private static List<OtherTitle> titles(Work work, String main) {
    return work.alternates().stream()
        .map(
            one ->
                new OtherTitle(
                    Cis.cut(Cis.title(one.title()), TITLE), "AT", Tables.language(one.language())))
        .filter(one -> !one.title().isEmpty() && Cis.allowed("titles", one.title()))
        .filter(one -> !one.title().equals(main))
        .distinct()
        .toList();
  }

  private Original original(Work.Derived from) {
    return new Original(
        Cis.cut(Cis.title(from.title()), TITLE),
        from.iswc().map(Iswc::text).orElse(""),
        Cis.cut(Cis.name(from.writers()), NAME));
  }
}
