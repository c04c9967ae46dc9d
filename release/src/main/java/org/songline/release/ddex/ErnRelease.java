package org.songline.release.ddex;

import java.util.List;
import org.songline.release.ddex.Binding.Attribute;
import org.songline.release.ddex.Binding.Content;
import org.songline.release.ddex.Binding.Named;
import org.songline.release.ddex.Ern.DisplayArtist;
import org.songline.release.ddex.Ern.ReleaseId;
import org.songline.release.ddex.Ern.Term;
import org.songline.release.ddex.Ern.Text;
import org.songline.release.ddex.Ern.Title;
import org.songline.release.ddex.Ern.Warning;
import org.songline.release.ddex.Ern.When;

/** The release of a message and its tracks; referred to by words that begin with R. */
public final class ErnRelease {
  private ErnRelease() {}

  /** The whole release. */
  public record Main(
      @Attribute String languageAndScriptCode,
      String releaseReference,
      List<Term> releaseType,
      @Named("ContainsAI") String containsAi,
      ReleaseId releaseId,
      List<Text> displayTitleText,
      List<Title> displayTitle,
      List<Title> additionalTitle,
      List<Term> versionType,
      List<Text> displayArtistName,
      List<DisplayArtist> displayArtist,
      List<LabelReference> releaseLabelReference,
      List<XmlElement> administratingRecordCompany,
      @Named("PLine") List<Ern.PhonogramLine> phonogram,
      @Named("CLine") List<Ern.CopyrightLine> copyright,
      List<XmlElement> courtesyLine,
      String duration,
      List<Genre> genre,
      List<When> releaseDate,
      List<When> originalReleaseDate,
      List<String> releaseVisibilityReference,
      List<Warning> parentalWarningType,
      List<XmlElement> avRating,
      List<XmlElement> relatedRelease,
      List<XmlElement> relatedResource,
      String isSingleArtistCompilation,
      String isMultiArtistCompilation,
      Group resourceGroup,
      List<XmlElement> externalResourceLink,
      @Named("TargetURL") String targetUrl,
      List<Text> keywords,
      List<XmlElement> synopsis,
      List<XmlElement> raga,
      List<XmlElement> tala,
      List<XmlElement> deity,
      String hiResMusicDescription,
      String isSoundtrack,
      String isHiResMusic,
      List<Text> marketingComment) {
    public Main {
      releaseType = List.copyOf(releaseType);
      displayTitleText = List.copyOf(displayTitleText);
      displayTitle = List.copyOf(displayTitle);
      additionalTitle = List.copyOf(additionalTitle);
      versionType = List.copyOf(versionType);
      displayArtistName = List.copyOf(displayArtistName);
      displayArtist = List.copyOf(displayArtist);
      releaseLabelReference = List.copyOf(releaseLabelReference);
      administratingRecordCompany = List.copyOf(administratingRecordCompany);
      phonogram = List.copyOf(phonogram);
      copyright = List.copyOf(copyright);
      courtesyLine = List.copyOf(courtesyLine);
      genre = List.copyOf(genre);
      releaseDate = List.copyOf(releaseDate);
      originalReleaseDate = List.copyOf(originalReleaseDate);
      releaseVisibilityReference = List.copyOf(releaseVisibilityReference);
      parentalWarningType = List.copyOf(parentalWarningType);
      avRating = List.copyOf(avRating);
      relatedRelease = List.copyOf(relatedRelease);
      relatedResource = List.copyOf(relatedResource);
      externalResourceLink = List.copyOf(externalResourceLink);
      keywords = List.copyOf(keywords);
      synopsis = List.copyOf(synopsis);
      raga = List.copyOf(raga);
      tala = List.copyOf(tala);
      deity = List.copyOf(deity);
      marketingComment = List.copyOf(marketingComment);
    }
  }

  /** Which party is the label, and where. */
  public record LabelReference(
      @Attribute String languageAndScriptCode,
      @Attribute String isDefault,
      @Attribute String labelType,
      @Attribute String accessControlParty,
      @Attribute String namespace,
      @Attribute String userDefinedValue,
      @Attribute String applicableTerritoryCode,
      @Content String value) {}

  /** A genre in words. */
  public record Genre(
      @Attribute String languageAndScriptCode,
      @Attribute String applicableTerritoryCode,
      @Attribute String isDefault,
      String genreText,
      String subGenre,
      List<XmlElement> genreCategory,
      List<XmlElement> subGenreCategory) {
    public Genre {
      genreCategory = List.copyOf(genreCategory);
      subGenreCategory = List.copyOf(subGenreCategory);
    }
  }

  /** Discs, sides or the one list of tracks, in order. */
  public record Group(
      @Attribute String resourceGroupType,
      List<Text> displayTitleText,
      List<Title> displayTitle,
      List<Title> additionalTitle,
      String sequenceNumber,
      String noDisplaySequence,
      String displaySequence,
      List<DisplayArtist> displayArtist,
      List<Term> carrierType,
      String duration,
      String resourceGroupReleaseReference,
      ReleaseId releaseId,
      List<Group> resourceGroup,
      List<Item> resourceGroupContentItem,
      List<Link> linkedReleaseResourceReference) {
    public Group {
      displayTitleText = List.copyOf(displayTitleText);
      displayTitle = List.copyOf(displayTitle);
      additionalTitle = List.copyOf(additionalTitle);
      displayArtist = List.copyOf(displayArtist);
      carrierType = List.copyOf(carrierType);
      resourceGroup = List.copyOf(resourceGroup);
      resourceGroupContentItem = List.copyOf(resourceGroupContentItem);
      linkedReleaseResourceReference = List.copyOf(linkedReleaseResourceReference);
    }
  }

  /** A recording at its place. */
  public record Item(
      String sequenceNumber,
      String noDisplaySequence,
      String displaySequence,
      String releaseResourceReference,
      List<Link> linkedReleaseResourceReference,
      String isBonusResource,
      String isInstantGratificationResource,
      String isPreOrderIncentiveResource) {
    public Item {
      linkedReleaseResourceReference = List.copyOf(linkedReleaseResourceReference);
    }
  }

  /** What belongs to something, such as its cover. */
  public record Link(
      @Attribute String languageAndScriptCode,
      @Attribute String linkDescription,
      @Attribute String namespace,
      @Attribute String userDefinedValue,
      @Attribute String sequenceNumber,
      @Attribute String isMultiFile,
      @Content String value) {}

  /** One recording as it is sold alone. */
  public record TrackRelease(
      @Attribute String isMainRelease,
      @Attribute String languageAndScriptCode,
      String releaseReference,
      ReleaseId releaseId,
      List<Text> displayTitleText,
      List<Title> displayTitle,
      List<Title> additionalTitle,
      String releaseResourceReference,
      List<Link> linkedReleaseResourceReference,
      List<LabelReference> releaseLabelReference,
      List<Genre> genre,
      List<String> releaseVisibilityReference,
      List<XmlElement> relatedRelease,
      List<XmlElement> relatedResource,
      @Named("TargetURL") String targetUrl,
      List<Text> keywords,
      List<XmlElement> synopsis,
      List<Text> marketingComment) {
    public TrackRelease {
      displayTitleText = List.copyOf(displayTitleText);
      displayTitle = List.copyOf(displayTitle);
      additionalTitle = List.copyOf(additionalTitle);
      linkedReleaseResourceReference = List.copyOf(linkedReleaseResourceReference);
      releaseLabelReference = List.copyOf(releaseLabelReference);
      genre = List.copyOf(genre);
      releaseVisibilityReference = List.copyOf(releaseVisibilityReference);
      relatedRelease = List.copyOf(relatedRelease);
      relatedResource = List.copyOf(relatedResource);
      keywords = List.copyOf(keywords);
      synopsis = List.copyOf(synopsis);
      marketingComment = List.copyOf(marketingComment);
    }
  }
}
