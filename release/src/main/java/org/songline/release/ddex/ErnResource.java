package org.songline.release.ddex;

import java.util.List;
import org.songline.release.ddex.Binding.Attribute;
import org.songline.release.ddex.Binding.Content;
import org.songline.release.ddex.Binding.Named;
import org.songline.release.ddex.Ern.Contributor;
import org.songline.release.ddex.Ern.Controller;
import org.songline.release.ddex.Ern.DisplayArtist;
import org.songline.release.ddex.Ern.FileInfo;
import org.songline.release.ddex.Ern.Measure;
import org.songline.release.ddex.Ern.Proprietary;
import org.songline.release.ddex.Ern.Term;
import org.songline.release.ddex.Ern.Text;
import org.songline.release.ddex.Ern.Title;
import org.songline.release.ddex.Ern.Warning;
import org.songline.release.ddex.Ern.When;

/** Recordings and pictures of a message; referred to by words that begin with A. */
public final class ErnResource {
  private ErnResource() {}

  /** A recording. */
  public record SoundRecording(
      @Attribute String languageAndScriptCode,
      @Attribute String isSupplemental,
      @Attribute String applyClassicalProfileVariant,
      String resourceReference,
      Term type,
      @Named("ContainsAI") String containsAi,
      List<Edition> soundRecordingEdition,
      List<Term> recordingFormat,
      List<WorkId> workId,
      List<Text> displayTitleText,
      List<Title> displayTitle,
      List<Title> additionalTitle,
      List<Term> versionType,
      List<Text> displayArtistName,
      List<DisplayArtist> displayArtist,
      List<Contributor> contributor,
      List<XmlElement> character,
      List<Controller> resourceRightsController,
      List<Controller> workRightsController,
      List<XmlElement> courtesyLine,
      String duration,
      When creationDate,
      When masteredDate,
      When remasteredDate,
      List<When> firstPublicationDate,
      List<XmlElement> locationAndDateOfSession,
      List<Warning> parentalWarningType,
      List<XmlElement> relatedRelease,
      List<XmlElement> relatedResource,
      String compositeMusicalWorkType,
      String isCover,
      String hasVocalPerformance,
      String hasForegroundVocalPerformance,
      String isInstrumental,
      String containsHiddenContent,
      String isRemastered,
      String isHiResMusic,
      String disableCrossfade,
      String disableSearch,
      List<XmlElement> displayCredits,
      List<Language> languageOfPerformance,
      List<XmlElement> raga,
      List<XmlElement> tala,
      List<XmlElement> deity,
      List<String> audioChapterReference) {
    public SoundRecording {
      soundRecordingEdition = List.copyOf(soundRecordingEdition);
      recordingFormat = List.copyOf(recordingFormat);
      workId = List.copyOf(workId);
      displayTitleText = List.copyOf(displayTitleText);
      displayTitle = List.copyOf(displayTitle);
      additionalTitle = List.copyOf(additionalTitle);
      versionType = List.copyOf(versionType);
      displayArtistName = List.copyOf(displayArtistName);
      displayArtist = List.copyOf(displayArtist);
      contributor = List.copyOf(contributor);
      character = List.copyOf(character);
      resourceRightsController = List.copyOf(resourceRightsController);
      workRightsController = List.copyOf(workRightsController);
      courtesyLine = List.copyOf(courtesyLine);
      firstPublicationDate = List.copyOf(firstPublicationDate);
      locationAndDateOfSession = List.copyOf(locationAndDateOfSession);
      parentalWarningType = List.copyOf(parentalWarningType);
      relatedRelease = List.copyOf(relatedRelease);
      relatedResource = List.copyOf(relatedResource);
      displayCredits = List.copyOf(displayCredits);
      languageOfPerformance = List.copyOf(languageOfPerformance);
      raga = List.copyOf(raga);
      tala = List.copyOf(tala);
      deity = List.copyOf(deity);
      audioChapterReference = List.copyOf(audioChapterReference);
    }
  }

  /** A form of a recording with its code, line and files. */
  public record Edition(
      String type,
      List<RecordingId> resourceId,
      List<XmlElement> editionContributor,
      @Named("PLine") List<Ern.PhonogramLine> phonogram,
      String recordingMode,
      List<Technical> technicalDetails) {
    public Edition {
      resourceId = List.copyOf(resourceId);
      editionContributor = List.copyOf(editionContributor);
      phonogram = List.copyOf(phonogram);
      technicalDetails = List.copyOf(technicalDetails);
    }
  }

  /** The codes of a recording. */
  public record RecordingId(
      @Attribute String isReplaced,
      @Named("ISRC") String isrc,
      List<Proprietary> catalogNumber,
      List<Proprietary> proprietaryId) {
    public RecordingId {
      catalogNumber = List.copyOf(catalogNumber);
      proprietaryId = List.copyOf(proprietaryId);
    }
  }

  /** The codes of a work. */
  public record WorkId(
      @Attribute String isReplaced,
      @Named("ISWC") String iswc,
      String opusNumber,
      List<String> composerCatalogNumber,
      List<Proprietary> proprietaryId) {
    public WorkId {
      composerCatalogNumber = List.copyOf(composerCatalogNumber);
      proprietaryId = List.copyOf(proprietaryId);
    }
  }

  /** A language; two or three letters. */
  public record Language(@Attribute String isMainLanguage, @Content String value) {}

  /** What the files of a recording are; referred to by words that begin with T. */
  public record Technical(
      @Attribute String languageAndScriptCode,
      @Attribute String applicableTerritoryCode,
      @Attribute String isDefault,
      String technicalResourceDetailsReference,
      List<AudioFile> deliveryFile,
      String hasImmersiveAudioMetadata,
      String isClip,
      List<XmlElement> clipDetails) {
    public Technical {
      deliveryFile = List.copyOf(deliveryFile);
      clipDetails = List.copyOf(clipDetails);
    }
  }

  /** A sound file of the delivery. */
  public record AudioFile(
      String type,
      List<XmlElement> containerFormat,
      Term audioCodecType,
      Measure bitRate,
      Measure originalBitRate,
      String numberOfChannels,
      String numberOfAudioObjects,
      Measure samplingRate,
      Measure originalSamplingRate,
      String bitsPerSample,
      String duration,
      String bitDepth,
      FileInfo file,
      List<XmlElement> fingerprint,
      String isProvidedInDelivery) {
    public AudioFile {
      containerFormat = List.copyOf(containerFormat);
      fingerprint = List.copyOf(fingerprint);
    }
  }

  /** A picture. */
  public record Image(
      @Attribute String languageAndScriptCode,
      @Attribute String isSupplemental,
      String resourceReference,
      Term type,
      @Named("ContainsAI") String containsAi,
      List<ImageId> resourceId,
      List<Text> displayTitleText,
      List<Title> displayTitle,
      List<Title> additionalTitle,
      List<Term> versionType,
      List<Text> displayArtistName,
      List<DisplayArtist> displayArtist,
      List<Contributor> contributor,
      List<Controller> resourceRightsController,
      List<Controller> workRightsController,
      @Named("CLine") List<Ern.CopyrightLine> copyright,
      List<XmlElement> courtesyLine,
      When creationDate,
      List<When> firstPublicationDate,
      List<Warning> parentalWarningType,
      List<XmlElement> relatedRelease,
      List<XmlElement> relatedResource,
      String containsHiddenContent,
      List<XmlElement> description,
      List<ImageTechnical> technicalDetails) {
    public Image {
      resourceId = List.copyOf(resourceId);
      displayTitleText = List.copyOf(displayTitleText);
      displayTitle = List.copyOf(displayTitle);
      additionalTitle = List.copyOf(additionalTitle);
      versionType = List.copyOf(versionType);
      displayArtistName = List.copyOf(displayArtistName);
      displayArtist = List.copyOf(displayArtist);
      contributor = List.copyOf(contributor);
      resourceRightsController = List.copyOf(resourceRightsController);
      workRightsController = List.copyOf(workRightsController);
      copyright = List.copyOf(copyright);
      courtesyLine = List.copyOf(courtesyLine);
      firstPublicationDate = List.copyOf(firstPublicationDate);
      parentalWarningType = List.copyOf(parentalWarningType);
      relatedRelease = List.copyOf(relatedRelease);
      relatedResource = List.copyOf(relatedResource);
      description = List.copyOf(description);
      technicalDetails = List.copyOf(technicalDetails);
    }
  }

  /** The codes of a picture. */
  public record ImageId(@Attribute String isReplaced, List<Proprietary> proprietaryId) {
    public ImageId {
      proprietaryId = List.copyOf(proprietaryId);
    }
  }

  /** What the file of a picture is. */
  public record ImageTechnical(
      @Attribute String languageAndScriptCode,
      @Attribute String applicableTerritoryCode,
      @Attribute String isDefault,
      String technicalResourceDetailsReference,
      Term imageCodecType,
      Measure imageHeight,
      Measure imageWidth,
      List<XmlElement> aspectRatio,
      String colorDepth,
      String imageResolution,
      String bitDepth,
      String isClip,
      List<XmlElement> clipDetails,
      FileInfo file,
      String isProvidedInDelivery,
      List<XmlElement> fingerprint) {
    public ImageTechnical {
      aspectRatio = List.copyOf(aspectRatio);
      clipDetails = List.copyOf(clipDetails);
      fingerprint = List.copyOf(fingerprint);
    }
  }
}
