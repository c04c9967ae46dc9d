package org.songline.release.ddex;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import org.songline.release.catalog.ArtistCredit;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.CatalogId.PartyId;
import org.songline.release.catalog.Contribution;
import org.songline.release.catalog.Notice;
import org.songline.release.catalog.Recording;
import org.songline.release.catalog.Release;
import org.songline.release.catalog.SoundFile;
import org.songline.release.catalog.Work;
import org.songline.release.ddex.Ern.Measure;
import org.songline.release.ddex.Ern.Proprietary;
import org.songline.release.ddex.Ern.Term;
import org.songline.release.ddex.Ern.Text;
import org.songline.release.ddex.Ern.Title;
import org.songline.release.ddex.Ern.Warning;
import org.songline.release.ddex.Ern.When;
import org.songline.release.ddex.ErnResource.AudioFile;
import org.songline.release.ddex.ErnResource.Edition;
import org.songline.release.ddex.ErnResource.Image;
import org.songline.release.ddex.ErnResource.ImageId;
import org.songline.release.ddex.ErnResource.ImageTechnical;
import org.songline.release.ddex.ErnResource.Language;
import org.songline.release.ddex.ErnResource.RecordingId;
import org.songline.release.ddex.ErnResource.SoundRecording;
import org.songline.release.ddex.ErnResource.Technical;
import org.songline.release.ddex.ErnResource.WorkId;
import org.songline.release.id.Identifier;

/** Recordings and covers of a message. */
final class ResourceMaker {
  private static final Measure NO_MEASURE = new Measure("", "");
  private static final String MAIN_ARTIST = "MainArtist";

  private final Catalog catalog;
  private final MessageOrder order;
  private final PartyBook parties;

  ResourceMaker(Catalog catalog, MessageOrder order, PartyBook parties) {
    this.catalog = catalog;
    this.order = order;
    this.parties = parties;
  }

  private String sender() {
    return order.sender().dpid().text();
  }

  SoundRecording recording(Recording recording, int number) {
    List<Work> works = catalog.worksOf(recording);
    return new SoundRecording(
        "",
        "",
        "",
        "A" + number,
        Term.of("MusicalWorkSoundRecording"),
        recording.ai().made() ? MessageWords.ai(recording.ai().whole()) : "",
        List.of(edition(recording, number)),
        List.of(),
        works.stream().map(this::work).flatMap(Optional::stream).toList(),
        List.of(Text.of(recording.fullTitle())),
        List.of(Title.of(recording.title(), recording.version())),
        List.of(),
        MessageWords.version(recording.type()).stream().map(Term::of).toList(),
        List.of(Text.of(recording.artist().text())),
        artists(recording.artist()),
        contributors(recording, works),
        List.of(),
        recording.owners().stream().map(this::owner).toList(),
        List.of(),
        List.of(),
        recording.file().map(file -> duration(file.frames(), file.rate())).orElse(""),
        recording.recorded().map(day -> When.of(day.toString())).orElse(When.of("")),
        recording.mastered().map(day -> When.of(day.toString())).orElse(When.of("")),
        When.of(""),
        List.of(),
        List.of(),
        List.of(Warning.of(MessageWords.advisory(recording.advisory()))),
        List.of(),
        List.of(),
        "",
        Boolean.toString(recording.cover()),
        "",
        "",
        Boolean.toString(recording.isInstrumental()),
        "",
        recording.type() == Recording.Type.REMASTER ? Ern.TRUE : "",
        "",
        "",
        "",
        List.of(),
        recording.isInstrumental() || recording.language().isEmpty()
            ? List.of()
            : List.of(new Language("", recording.language())),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private Edition edition(Recording recording, int number) {
    return new Edition(
        "",
        recording.isrc().stream()
            .map(code -> new RecordingId("", code.text(), List.of(), List.of()))
            .toList(),
        List.of(),
        recording.phonogram().stream().map(ResourceMaker::phonogram).toList(),
        "",
        recording.file().stream().map(file -> technical(recording, file, number)).toList());
  }

  static Ern.PhonogramLine phonogram(Notice line) {
    return new Ern.PhonogramLine(
        "", "", "", Integer.toString(line.year()), line.owner(), line.text());
  }

  static Ern.CopyrightLine copyright(Notice line) {
    return new Ern.CopyrightLine(
        "", "", "", Integer.toString(line.year()), line.owner(), line.text());
  }

  private Optional<WorkId> work(Work work) {
    if (work.iswc().isEmpty() && work.number().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new WorkId(
            "",
            work.iswc().map(Identifier::text).orElse(""),
            "",
            List.of(),
            work.number().isEmpty()
                ? List.of()
                : List.of(new Proprietary(sender(), work.number()))));
  }

  List<Ern.DisplayArtist> artists(ArtistCredit credit) {
    List<Ern.DisplayArtist> artists = new ArrayList<>();
    for (ArtistCredit.Part part : credit.parts()) {
      String role =
          switch (part.role()) {
            case MAIN -> MAIN_ARTIST;
            case FEATURED -> "FeaturedArtist";
            case REMIXER -> "Artist";
          };
      artists.add(
          new Ern.DisplayArtist(
              Integer.toString(artists.size() + 1),
              parties.reference(part.artist()),
              Term.of(role),
              part.role() == ArtistCredit.Role.REMIXER ? List.of(Term.of("Remixer")) : List.of(),
              List.of()));
    }
    return artists;
  }

  /** What one party did, gathered from the recording and its works. */
  private static final class Deeds {
    final SequencedSet<String> roles = new LinkedHashSet<>();
    final SequencedSet<String> instruments = new LinkedHashSet<>();
    String featured = "";
  }

  private List<Ern.Contributor> contributors(Recording recording, List<Work> works) {
    SequencedMap<PartyId, Deeds> deeds = new LinkedHashMap<>();
    for (Contribution one : recording.contributions()) {
      Deeds deed = deeds.computeIfAbsent(one.party(), id -> new Deeds());
      one.roles().forEach(role -> deed.roles.add(MessageWords.role(role)));
      deed.instruments.addAll(one.instruments());
      if (one.performs()) {
        deed.featured = Boolean.toString(one.featured());
      }
    }
    for (Work work : works) {
      for (Work.Writer writer : work.writers()) {
        deeds
            .computeIfAbsent(writer.party(), id -> new Deeds())
            .roles
            .add(MessageWords.part(writer.part()));
      }
      work.writers().stream()
          .flatMap(writer -> writer.publishers().stream())
          .forEach(
              one ->
                  deeds
                      .computeIfAbsent(one.publisher(), id -> new Deeds())
                      .roles
                      .add("MusicPublisher"));
    }
    List<Ern.Contributor> contributors = new ArrayList<>();
    for (Map.Entry<PartyId, Deeds> entry : deeds.entrySet()) {
      Deeds deed = entry.getValue();
      contributors.add(
          new Ern.Contributor(
              Integer.toString(contributors.size() + 1),
              parties.reference(entry.getKey()),
              deed.roles.stream().map(Term::of).toList(),
              deed.instruments.stream()
                  .map(plain -> MessageWords.instrument(sender(), plain))
                  .distinct()
                  .toList(),
              deed.featured,
              "",
              List.of(),
              List.of(),
              ""));
    }
    return contributors;
  }

  private Ern.Controller owner(Recording.Owner owner) {
    BigDecimal percent =
        new BigDecimal(owner.share().numerator().multiply(BigInteger.valueOf(100)))
            .divide(new BigDecimal(owner.share().denominator()), 4, RoundingMode.HALF_UP)
            .stripTrailingZeros();
    return new Ern.Controller(
        "",
        parties.reference(owner.party()),
        List.of("RightsController"),
        "",
        "",
        new Ern.Percentage("", percent.toPlainString()),
        List.of(),
        List.of(),
        "",
        "");
  }

  private Technical technical(Recording recording, SoundFile sound, int number) {
    Optional<MessageOrder.Delivered> delivered =
        Optional.ofNullable(order.sounds().get(recording.id()));
    AudioFile file =
        new AudioFile(
            "AudioFile",
            List.of(),
            Term.of(
                MessageWords.audioCodec(
                        delivered.map(MessageOrder.Delivered::uri).orElse(sound.path()))
                    .orElse("Unknown")),
            NO_MEASURE,
            NO_MEASURE,
            Integer.toString(sound.channels()),
            "",
            new Measure("Hz", Integer.toString(sound.rate())),
            NO_MEASURE,
            sound.bits() == 0 ? "" : Integer.toString(sound.bits()),
            duration(sound.frames(), sound.rate()),
            "",
            delivered.map(ResourceMaker::file).orElse(Ern.FileInfo.NONE),
            List.of(),
            delivered.isPresent() ? "" : "false");
    return new Technical(
        "",
        "",
        "",
        "T" + number,
        List.of(file),
        "",
        "",
        recording.preview().stream().map(start -> preview(start, number)).toList());
  }

  /** Thirty seconds from where shops are to begin. */
  private static XmlElement preview(int milliseconds, int number) {
    return XmlElement.of(
        "ClipDetails",
        XmlElement.of("TechnicalResourceDetailsReference", "T" + number + "P"),
        XmlElement.of("ClipType", "Preview"),
        XmlElement.of(
            "Timing",
            XmlElement.of(
                "StartPoint",
                new BigDecimal(milliseconds).movePointLeft(3).stripTrailingZeros().toPlainString()),
            XmlElement.of("DurationUsed", "PT30S")),
        XmlElement.of("ExpressionType", "Informative"));
  }

  private static Ern.FileInfo file(MessageOrder.Delivered file) {
    return new Ern.FileInfo(
        file.uri(),
        new Ern.HashSum(Term.of("SHA-256"), "", "", "", file.sha256()),
        Long.toString(file.size()));
  }

  Image cover(Release release, Release.Cover cover, int number) {
    Optional<MessageOrder.Delivered> delivered = order.cover();
    ImageTechnical technical =
        new ImageTechnical(
            "",
            "",
            "",
            "T" + number,
            Term.of(
                MessageWords.imageCodec(
                        delivered.map(MessageOrder.Delivered::uri).orElse(cover.path()))
                    .orElse("Unknown")),
            delivered.map(file -> pixels(file.height())).orElse(NO_MEASURE),
            delivered.map(file -> pixels(file.width())).orElse(NO_MEASURE),
            List.of(),
            "",
            "",
            "",
            "",
            List.of(),
            delivered.map(ResourceMaker::file).orElse(Ern.FileInfo.NONE),
            delivered.isPresent() ? "" : "false",
            List.of());
    return new Image(
        "",
        "",
        "A" + number,
        Term.of("FrontCoverImage"),
        cover.ai().map(MessageWords::ai).orElse(""),
        List.of(
            new ImageId("", List.of(new Proprietary(sender(), release.id().text() + "-cover")))),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        When.of(""),
        List.of(),
        List.of(Warning.of("NotExplicit")),
        List.of(),
        List.of(),
        "",
        List.of(),
        List.of(technical));
  }

  private static Measure pixels(int count) {
    return count == 0 ? NO_MEASURE : new Measure("Pixel", Integer.toString(count));
  }

  /** A length as the standard writes it, to the millisecond. */
  static String duration(long frames, int rate) {
    long all =
        BigInteger.valueOf(frames)
            .multiply(BigInteger.valueOf(1000))
            .add(BigInteger.valueOf(rate / 2))
            .divide(BigInteger.valueOf(rate))
            .longValueExact();
    long minutes = all / 60_000;
    String hours = minutes >= 60 ? minutes / 60 + "H" : "";
    String seconds =
        new BigDecimal(all % 60_000).movePointLeft(3).stripTrailingZeros().toPlainString();
    return "PT" + hours + minutes % 60 + "M" + seconds + "S";
  }
}
