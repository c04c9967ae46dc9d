package org.songline.release.ddex;

import java.util.ArrayList;
import java.util.List;
import org.songline.release.ReleaseProblem;
import org.songline.release.ddex.Binding.Attribute;
import org.songline.release.ddex.Binding.Named;
import org.songline.release.ddex.ErnResource.Image;
import org.songline.release.ddex.ErnResource.SoundRecording;

/**
 * A message that tells of a release: of a new one, of changes to one, or of its end. It is the one
 * model from which every version of the standard is written and into which messages of others are
 * read.
 *
 * @param cueSheetList and the other lists of {@link XmlElement} are kept as they came
 */
public record ErnMessage(
    @Attribute String releaseProfileVersionId,
    @Attribute String releaseProfileVariantVersionId,
    @Attribute String avsVersionId,
    @Attribute String languageAndScriptCode,
    Header messageHeader,
    List<XmlElement> releaseAdmin,
    PartyList partyList,
    List<XmlElement> cueSheetList,
    ResourceList resourceList,
    List<XmlElement> chapterList,
    ReleaseList releaseList,
    ErnDeal.DealList dealList,
    List<XmlElement> supplementalDocumentList) {
  /** The name of its root. */
  public static final String ROOT = "NewReleaseMessage";

  private static final String PREFIX = "ern";

  public ErnMessage {
    releaseAdmin = List.copyOf(releaseAdmin);
    cueSheetList = List.copyOf(cueSheetList);
    chapterList = List.copyOf(chapterList);
    supplementalDocumentList = List.copyOf(supplementalDocumentList);
  }

  /** From whom to whom, and when. */
  public record Header(
      String messageThreadId,
      String messageId,
      String messageFileName,
      Partner messageSender,
      Partner sentOnBehalfOf,
      List<Partner> messageRecipient,
      String messageCreatedDateTime,
      List<XmlElement> messageAuditTrail,
      String messageControlType) {
    public Header {
      messageRecipient = List.copyOf(messageRecipient);
      messageAuditTrail = List.copyOf(messageAuditTrail);
    }
  }

  /** A sender or recipient: by its DPID. */
  public record Partner(String partyId, FullName partyName, String tradingName) {
    public static final Partner NONE =
        new Partner("", new FullName("", "", "", "", "", "", ""), "");

    /** With a name; either may be empty. */
    public static Partner of(String dpid, String name) {
      return new Partner(dpid, new FullName(name, "", "", "", "", "", ""), "");
    }
  }

  /** A name without further attributes. */
  public record FullName(
      String fullName,
      String fullNameAsciiTranscribed,
      String fullNameIndexed,
      String namesBeforeKeyName,
      String keyName,
      String namesAfterKeyName,
      String abbreviatedName) {}

  /** Everybody who is named. */
  public record PartyList(List<Party> party) {
    public PartyList {
      party = List.copyOf(party);
    }
  }

  /** Somebody who is named; referred to by a word that begins with P. */
  public record Party(
      String partyReference,
      List<PartyName> partyName,
      List<Ern.PartyId> partyId,
      List<XmlElement> affiliation,
      List<XmlElement> relatedParty,
      List<String> artistProfilePage) {
    public Party {
      partyName = List.copyOf(partyName);
      partyId = List.copyOf(partyId);
      affiliation = List.copyOf(affiliation);
      relatedParty = List.copyOf(relatedParty);
      artistProfilePage = List.copyOf(artistProfilePage);
    }
  }

  /** A name with where and how it is used. */
  public record PartyName(
      @Attribute String languageAndScriptCode,
      @Attribute String isNickname,
      @Attribute String isStageName,
      @Attribute String isLegalName,
      @Attribute String applicableTerritoryCode,
      @Attribute String isDefault,
      @Attribute String isInOriginalLanguage,
      Ern.Text fullName,
      String fullNameAsciiTranscribed,
      Ern.Text fullNameIndexed,
      Ern.Text namesBeforeKeyName,
      Ern.Text keyName,
      Ern.Text namesAfterKeyName,
      Ern.Text abbreviatedName) {
    /** A name alone. */
    public static PartyName of(String name, String sorted) {
      Ern.Text none = plain("");
      return new PartyName(
          "", "", "", "", "", "", "", plain(name), "", plain(sorted), none, none, none, none);
    }

    private static Ern.Text plain(String name) {
      return new Ern.Text("", "", "", "", name);
    }
  }

  /** What is heard and seen. */
  public record ResourceList(
      List<SoundRecording> soundRecording,
      List<XmlElement> video,
      List<Image> image,
      List<XmlElement> text,
      List<XmlElement> sheetMusic,
      List<XmlElement> software) {
    public ResourceList {
      soundRecording = List.copyOf(soundRecording);
      video = List.copyOf(video);
      image = List.copyOf(image);
      text = List.copyOf(text);
      sheetMusic = List.copyOf(sheetMusic);
      software = List.copyOf(software);
    }
  }

  /** The release and its tracks. */
  public record ReleaseList(
      @Named("Release") List<ErnRelease.Main> release,
      List<ErnRelease.TrackRelease> trackRelease,
      List<XmlElement> clipRelease) {
    public ReleaseList {
      release = List.copyOf(release);
      trackRelease = List.copyOf(trackRelease);
      clipRelease = List.copyOf(clipRelease);
    }
  }

  /**
   * The message in a version of the standard, in UTF-8, the same bytes for equal messages.
   *
   * @throws ReleaseProblem when a text has a character that XML cannot carry
   */
  public byte[] write(ErnVersion version) {
    return XmlText.write(PREFIX, version.namespace(), version.from43(Binding.write(ROOT, this)));
  }

  /**
   * What was read.
   *
   * @param version of the standard in which it was written
   * @param left elements and attributes that this model has no place for, by path; they would be
   *     gone when it is written again
   */
  public record Reading(ErnMessage message, ErnVersion version, List<String> left) {
    public Reading {
      left = List.copyOf(left);
    }
  }

  /**
   * Reads a message of anybody.
   *
   * @param place the file as its user knows it
   * @throws ReleaseProblem when it is no message of a version that is known
   */
  public static Reading read(String place, byte[] bytes) {
    XmlText.Document document = XmlText.read(place, bytes);
    ErnVersion version = ErnVersion.of(place, document);
    XmlElement root = version.to43(document.root());
    ErnMessage message = Binding.read(ErnMessage.class, root);
    List<String> left = new ArrayList<>();
    compare("", root, Binding.write(ROOT, message), left);
    return new Reading(message, version, left.stream().distinct().sorted().toList());
  }

  private static void compare(String path, XmlElement given, XmlElement kept, List<String> left) {
    String here = path + "/" + given.name();
    given.attributes().keySet().stream()
        .filter(name -> !kept.attributes().containsKey(name))
        .forEach(name -> left.add(here + "/@" + name));
    for (String name : given.children().stream().map(XmlElement::name).distinct().toList()) {
      List<XmlElement> before = given.all(name).stream().filter(child -> !child.isBlank()).toList();
      List<XmlElement> after = kept.all(name).stream().filter(child -> !child.isBlank()).toList();
      if (before.size() > after.size()) {
        left.add(here + "/" + name);
      }
      for (int i = 0; i < Math.min(before.size(), after.size()); i++) {
        compare(here, before.get(i), after.get(i), left);
      }
    }
  }
}
