package org.songline.release.ddex;

import java.util.List;
import org.songline.release.ddex.Binding.Attribute;
import org.songline.release.ddex.Binding.Content;
import org.songline.release.ddex.Binding.Named;

/**
 * What is common to the parts of a message. Names and order are the standard's own; texts are as
 * they stand in the message and empty when they are not there.
 */
public final class Ern {
  /** That something holds everywhere. */
  public static final String WORLDWIDE = "Worldwide";

  static final String TRUE = "true";

  private Ern() {}

  /** A word of one of the standard's lists, or of the sender's own with its namespace. */
  public record Term(
      @Attribute String namespace,
      @Attribute String userDefinedValue,
      @Attribute String version,
      @Content String value) {
    /** A word of the standard's list. */
    public static Term of(String value) {
      return new Term("", "", "", value);
    }

    /** A word of one's own. */
    public static Term own(String namespace, String value) {
      return new Term(namespace, value, "", "UserDefined");
    }
  }

  /** A text with the part of the world and the language for which it holds. */
  public record Text(
      @Attribute String languageAndScriptCode,
      @Attribute String applicableTerritoryCode,
      @Attribute String isDefault,
      @Attribute String isInOriginalLanguage,
      @Content String value) {
    /** One that holds everywhere. */
    public static Text of(String value) {
      return new Text("", WORLDWIDE, TRUE, "", value);
    }
  }

  /** A title with the words that tell versions apart. */
  public record Title(
      @Attribute String languageAndScriptCode,
      @Attribute String applicableTerritoryCode,
      @Attribute String isDefault,
      @Attribute String isInOriginalLanguage,
      @Attribute String titleType,
      @Attribute String namespace,
      @Attribute String userDefinedValue,
      String titleText,
      List<SubTitle> subTitle) {
    public Title {
      subTitle = List.copyOf(subTitle);
    }

    /** One that holds everywhere. */
    public static Title of(String title, String version) {
      return new Title(
          "",
          WORLDWIDE,
          TRUE,
          "",
          "",
          "",
          "",
          title,
          version.isEmpty() ? List.of() : List.of(new SubTitle("", "", "", "Version", version)));
    }
  }

  /** What follows a title. */
  public record SubTitle(
      @Attribute String languageAndScriptCode,
      @Attribute String sequenceNumber,
      @Attribute String isDisplayedInTitle,
      @Attribute String subTitleType,
      @Content String value) {}

  /** An identifier of a sender's own. */
  public record Proprietary(@Attribute String namespace, @Content String value) {}

  /** A ℗ line. */
  public record PhonogramLine(
      @Attribute String applicableTerritoryCode,
      @Attribute String isDefault,
      @Attribute String languageAndScriptCode,
      String year,
      @Named("PLineCompany") String company,
      @Named("PLineText") String text) {}

  /** A © line. */
  public record CopyrightLine(
      @Attribute String applicableTerritoryCode,
      @Attribute String isDefault,
      @Attribute String languageAndScriptCode,
      String year,
      @Named("CLineCompany") String company,
      @Named("CLineText") String text) {}

  /** A warning of what is heard, with where it holds. */
  public record Warning(
      @Attribute String namespace,
      @Attribute String applicableTerritoryCode,
      @Attribute String userDefinedValue,
      @Attribute String isDefault,
      @Content String value) {
    /** A word of the standard's list. */
    public static Warning of(String value) {
      return new Warning("", "", "", "", value);
    }
  }

  /** A day, month or year. */
  public record When(
      @Attribute String isApproximate,
      @Attribute String applicableTerritoryCode,
      @Attribute String locationDescription,
      @Attribute String isDefault,
      @Content String value) {
    /** A day everywhere. */
    public static When of(String date) {
      return new When("", "", "", "", date);
    }
  }

  /** An artist on the line that listeners read. */
  public record DisplayArtist(
      @Attribute String sequenceNumber,
      String artistPartyReference,
      Term displayArtistRole,
      List<Term> artisticRole,
      List<XmlElement> titleDisplayInformation) {
    public DisplayArtist {
      artisticRole = List.copyOf(artisticRole);
      titleDisplayInformation = List.copyOf(titleDisplayInformation);
    }
  }

  /** Somebody who made something, once with all roles. */
  public record Contributor(
      @Attribute String sequenceNumber,
      String contributorPartyReference,
      List<Term> role,
      List<Term> instrumentType,
      String hasMadeFeaturedContribution,
      String hasMadeContractedContribution,
      List<XmlElement> isCredited,
      List<XmlElement> displayCredits,
      @Named("AiContribution") String aiContribution) {
    public Contributor {
      role = List.copyOf(role);
      instrumentType = List.copyOf(instrumentType);
      isCredited = List.copyOf(isCredited);
      displayCredits = List.copyOf(displayCredits);
    }
  }

  /** Somebody who controls rights. */
  public record Controller(
      @Attribute String sequenceNumber,
      String rightsControllerPartyReference,
      List<String> rightsControlType,
      String rightsControllerType,
      String rightShareUnknown,
      Percentage rightSharePercentage,
      List<XmlElement> delegatedUsageRights,
      List<XmlElement> territory,
      String startDate,
      String endDate) {
    public Controller {
      rightsControlType = List.copyOf(rightsControlType);
      delegatedUsageRights = List.copyOf(delegatedUsageRights);
      territory = List.copyOf(territory);
    }
  }

  /** A share in percent, 0 to 100, unless it says that one is the whole. */
  public record Percentage(@Attribute String hasMaxValueOfOne, @Content String value) {}

  /** A number with its unit. */
  public record Measure(@Attribute String unitOfMeasure, @Content String value) {}

  /** A file of the delivery; its place is relative to the message. */
  public record FileInfo(@Named("URI") String uri, HashSum hashSum, String fileSize) {
    public static final FileInfo NONE = new FileInfo("", HashSum.NONE, "");
  }

  /** What the bytes of a file add up to. */
  public record HashSum(
      Term algorithm, String version, String parameter, String dataType, String hashSumValue) {
    public static final HashSum NONE = new HashSum(Term.of(""), "", "", "", "");
  }

  /** A party's identifiers. */
  public record PartyId(
      @Named("ISNI") String isni,
      @Named("DPID") String dpid,
      String ipiNameNumber,
      @Named("IPN") String ipn,
      String cisacSocietyId,
      List<Proprietary> proprietaryId) {
    public PartyId {
      proprietaryId = List.copyOf(proprietaryId);
    }
  }

  /** A release's identifiers. */
  public record ReleaseId(
      @Named("GRid") String grid,
      @Named("ICPN") String icpn,
      List<Proprietary> catalogNumber,
      List<Proprietary> proprietaryId) {
    public ReleaseId {
      catalogNumber = List.copyOf(catalogNumber);
      proprietaryId = List.copyOf(proprietaryId);
    }
  }
}
