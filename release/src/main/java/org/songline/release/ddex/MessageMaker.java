package org.songline.release.ddex;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.songline.release.ReleaseProblem;
import org.songline.release.catalog.AiUse;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.CatalogId.RecordingId;
import org.songline.release.catalog.Recording;
import org.songline.release.catalog.Release;
import org.songline.release.ddex.Ern.Proprietary;
import org.songline.release.ddex.Ern.Term;
import org.songline.release.ddex.Ern.Text;
import org.songline.release.ddex.Ern.Title;
import org.songline.release.ddex.Ern.Warning;
import org.songline.release.ddex.Ern.When;
import org.songline.release.ddex.ErnMessage.Header;
import org.songline.release.ddex.ErnMessage.Partner;
import org.songline.release.ddex.ErnMessage.ReleaseList;
import org.songline.release.ddex.ErnMessage.ResourceList;
import org.songline.release.ddex.ErnRelease.Genre;
import org.songline.release.ddex.ErnRelease.Group;
import org.songline.release.ddex.ErnRelease.Item;
import org.songline.release.ddex.ErnRelease.LabelReference;
import org.songline.release.ddex.ErnRelease.Link;
import org.songline.release.ddex.ErnRelease.Main;
import org.songline.release.ddex.ErnRelease.TrackRelease;
import org.songline.release.id.Identifier;

/** Makes the message about a release from the catalog; the same order gives an equal message. */
public final class MessageMaker {
  private static final String MAIN = "R0";

  private final Catalog catalog;
  private final Release release;
  private final MessageOrder order;
  private final PartyBook parties;
  private final ResourceMaker resources;
  private final DealMaker deals;
  private final List<Recording> recordings;

  private MessageMaker(Catalog catalog, Release release, MessageOrder order) {
    this.catalog = catalog;
    this.release = release;
    this.order = order;
    parties = new PartyBook(catalog);
    resources = new ResourceMaker(catalog, order, parties);
    deals = new DealMaker(release, order);
    recordings =
        release.tracks().stream()
            .map(Release.Track::recording)
            .distinct()
            .map(catalog::recording)
            .toList();
  }

  /**
   * The message.
   *
   * @throws ReleaseProblem when the release has no track, or more than the profile allows
   */
  public static ErnMessage make(Catalog catalog, Release release, MessageOrder order) {
    if (release.tracks().isEmpty()) {
      throw new ReleaseProblem(
          "release " + release.id().text(), "it has no track", "add what is to be heard");
    }
    if (order.profile() == MessageOrder.Profile.SIMPLE_AUDIO_SINGLE
        && release.tracks().size() != 1) {
      throw new ReleaseProblem(
          "release " + release.id().text(),
          "it has more tracks than the profile SimpleAudioSingle allows",
          "use the profile Audio");
    }
    return new MessageMaker(catalog, release, order).message();
  }

  private ErnMessage message() {
    boolean simple = order.profile() == MessageOrder.Profile.SIMPLE_AUDIO_SINGLE;
    List<ErnResource.SoundRecording> sounds = new ArrayList<>();
    recordings.forEach(one -> sounds.add(resources.recording(one, sounds.size() + 1)));
    List<ErnResource.Image> images =
        release.cover().stream()
            .map(cover -> resources.cover(release, cover, sounds.size() + 1))
            .toList();
    Main main = main();
    List<TrackRelease> tracks = new ArrayList<>();
    List<String> references = new ArrayList<>();
    references.add(MAIN);
    if (!simple) {
      for (Recording one : recordings) {
        tracks.add(track(one, tracks.size() + 1));
        references.add("R" + tracks.size());
      }
    }
    ErnDeal.DealList terms = deals.deals(references);
    return new ErnMessage(
        order.profile().word(),
        "",
        order.version().valueSets(),
        release.language().isEmpty() ? "en" : release.language(),
        header(),
        List.of(),
        parties.list(),
        List.of(),
        new ResourceList(sounds, List.of(), images, List.of(), List.of(), List.of()),
        List.of(),
        new ReleaseList(
            List.of(terms.releaseVisibility().isEmpty() ? unseen(main) : main), tracks, List.of()),
        terms,
        List.of());
  }

  private Header header() {
    return new Header(
        order.threadId(),
        order.messageId(),
        "",
        Partner.of(order.sender().dpid().text(), order.sender().name()),
        Partner.NONE,
        List.of(Partner.of(order.recipient().dpid().text(), order.recipient().name())),
        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
            order.created().truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC)),
        List.of(),
        order.test() ? "TestMessage" : "LiveMessage");
  }

  private Main main() {
    return new Main(
        "",
        MAIN,
        List.of(Term.of(MessageWords.type(release.type()))),
        declared(),
        releaseId(),
        List.of(Text.of(release.fullTitle())),
        List.of(Title.of(release.title(), release.version())),
        List.of(),
        List.of(),
        List.of(Text.of(release.artist().text())),
        resources.artists(release.artist()),
        label(),
        List.of(),
        release.phonogram().stream().map(ResourceMaker::phonogram).toList(),
        release.copyright().stream().map(ResourceMaker::copyright).toList(),
        List.of(),
        duration(),
        genre(),
        release.date().stream().map(MessageMaker::everywhere).toList(),
        release.original().or(release::date).stream().map(MessageMaker::everywhere).toList(),
        List.of(DealMaker.VISIBILITY),
        List.of(Warning.of(MessageWords.advisory(advisory()))),
        List.of(),
        List.of(),
        List.of(),
        "",
        "",
        groups(),
        List.of(),
        "",
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        "",
        "",
        "",
        release.texts().oneLine().isEmpty()
            ? List.of()
            : List.of(Text.of(release.texts().oneLine())));
  }

  /** Without a reference to a visibility that is not told. */
  private static Main unseen(Main main) {
    XmlElement element = Binding.write("Release", main);
    return Binding.read(
        Main.class,
        element.with(
            element.children().stream()
                .filter(child -> !child.name().equals("ReleaseVisibilityReference"))
                .toList()));
  }

  private static When everywhere(LocalDate day) {
    return new When("", Ern.WORLDWIDE, "", Ern.TRUE, day.toString());
  }

  private Ern.ReleaseId releaseId() {
    String sender = order.sender().dpid().text();
    return new Ern.ReleaseId(
        release.grid().map(Identifier::text).orElse(""),
        release.barcode().map(Identifier::text).orElse(""),
        release.catalogNumber().isEmpty()
            ? List.of()
            : List.of(new Proprietary(sender, release.catalogNumber())),
        List.of(new Proprietary(sender, release.id().text())));
  }

  private List<LabelReference> label() {
    return release.label().or(() -> catalog.label().party()).stream()
        .map(
            id ->
                new LabelReference(
                    "", Ern.TRUE, "", "", "", "", Ern.WORLDWIDE, parties.reference(id)))
        .toList();
  }

  private List<Genre> genre() {
    return release.genre().isEmpty()
        ? List.of()
        : List.of(
            new Genre(
                "",
                Ern.WORLDWIDE,
                Ern.TRUE,
                release.genre(),
                release.subgenre(),
                List.of(),
                List.of()));
  }

  /** The length of all tracks, when every one is known. */
  private String duration() {
    List<Recording> all = catalog.recordingsOf(release);
    if (all.stream().anyMatch(one -> one.file().isEmpty())) {
      return "";
    }
    long milliseconds =
        all.stream()
            .flatMap(one -> one.file().stream())
            .mapToLong(file -> (file.frames() * 1000 + file.rate() / 2) / file.rate())
            .sum();
    return ResourceMaker.duration(milliseconds, 1000);
  }

  private Recording.Advisory advisory() {
    for (Recording.Advisory strongest :
        List.of(
            Recording.Advisory.EXPLICIT, Recording.Advisory.CLEANED, Recording.Advisory.UNKNOWN)) {
      if (recordings.stream().anyMatch(one -> one.advisory() == strongest)) {
        return strongest;
      }
    }
    return Recording.Advisory.NOT_EXPLICIT;
  }

  /** What the recordings declare together; nothing unless all do. */
  private String declared() {
    if (recordings.stream().anyMatch(one -> !one.ai().made())) {
      return "";
    }
    return recordings.stream()
        .map(one -> one.ai().whole())
        .reduce(AiUse::with)
        .map(MessageWords::ai)
        .orElse("");
  }

  private Group groups() {
    List<Link> cover =
        release.cover().isEmpty()
            ? List.of()
            : List.of(new Link("", "CoverArt", "", "", "", "", "A" + (recordings.size() + 1)));
    if (release.media().size() == 1) {
      return group("", "", "", List.of(), items(release.media().getFirst()), cover);
    }
    List<Group> discs = new ArrayList<>();
    for (Release.Medium medium : release.media()) {
      discs.add(
          group(
              "Component",
              medium.title(),
              Integer.toString(discs.size() + 1),
              List.of(),
              items(medium),
              List.of()));
    }
    return group("", "", "", discs, List.of(), cover);
  }

  private static Group group(
      String type,
      String title,
      String sequence,
      List<Group> inner,
      List<Item> items,
      List<Link> links) {
    return new Group(
        type,
        title.isEmpty() ? List.of() : List.of(Text.of(title)),
        title.isEmpty() ? List.of() : List.of(Title.of(title, "")),
        List.of(),
        sequence,
        "",
        "",
        List.of(),
        List.of(),
        "",
        "",
        new Ern.ReleaseId("", "", List.of(), List.of()),
        inner,
        items,
        links);
  }

  private List<Item> items(Release.Medium medium) {
    List<RecordingId> known = recordings.stream().map(Recording::id).toList();
    List<Item> items = new ArrayList<>();
    for (Release.Track track : medium.tracks()) {
      items.add(
          new Item(
              Integer.toString(items.size() + 1),
              "",
              "",
              "A" + (known.indexOf(track.recording()) + 1),
              List.of(),
              "",
              "",
              ""));
    }
    return items;
  }

  private TrackRelease track(Recording recording, int number) {
    Optional<String> code =
        recording
            .isrc()
            .map(Identifier::text)
            .map(isrc -> isrc + release.barcode().map(one -> "_" + one.text()).orElse(""));
    return new TrackRelease(
        "",
        "",
        "R" + number,
        new Ern.ReleaseId(
            "",
            "",
            List.of(),
            List.of(
                new Proprietary(order.sender().dpid().text(), code.orElse(recording.id().text())))),
        List.of(Text.of(recording.fullTitle())),
        List.of(Title.of(recording.title(), recording.version())),
        List.of(),
        "A" + number,
        List.of(),
        label(),
        genre(),
        List.of(),
        List.of(),
        List.of(),
        "",
        List.of(),
        List.of(),
        List.of());
  }
}
