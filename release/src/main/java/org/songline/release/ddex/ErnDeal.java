package org.songline.release.ddex;

import java.util.List;
import org.songline.release.ddex.Binding.Attribute;
import org.songline.release.ddex.Binding.Content;
import org.songline.release.ddex.Ern.Term;
import org.songline.release.ddex.Ern.When;

/** Who may do what with a release, where and when. */
public final class ErnDeal {
  private ErnDeal() {}

  /** All terms, and when what may be shown; visibilities are referred to by V. */
  public record DealList(
      List<ReleaseDeal> releaseDeal,
      List<Visibility> releaseVisibility,
      List<Visibility> trackReleaseVisibility) {
    public DealList {
      releaseDeal = List.copyOf(releaseDeal);
      releaseVisibility = List.copyOf(releaseVisibility);
      trackReleaseVisibility = List.copyOf(trackReleaseVisibility);
    }
  }

  /** The terms of releases. */
  public record ReleaseDeal(List<String> dealReleaseReference, List<Deal> deal) {
    public ReleaseDeal {
      dealReleaseReference = List.copyOf(dealReleaseReference);
      deal = List.copyOf(deal);
    }
  }

  /** One set of terms. */
  public record Deal(
      List<String> dealReference,
      String isCommunicatedOutOfBand,
      Terms dealTerms,
      List<XmlElement> dealTechnicalResourceDetailsReferenceList,
      List<XmlElement> distributionChannelPage) {
    public Deal {
      dealReference = List.copyOf(dealReference);
      dealTechnicalResourceDetailsReferenceList =
          List.copyOf(dealTechnicalResourceDetailsReferenceList);
      distributionChannelPage = List.copyOf(distributionChannelPage);
    }
  }

  /** What one set of terms says. */
  public record Terms(
      List<Place> territoryCode,
      List<Place> excludedTerritoryCode,
      List<Period> validityPeriod,
      List<Term> commercialModelType,
      List<Use> useType,
      List<Term> userInterfaceType,
      List<Term> carrierType,
      List<XmlElement> technicalInstantiation,
      String numberOfUsages,
      List<XmlElement> distributionChannel,
      List<XmlElement> excludedDistributionChannel,
      List<XmlElement> rightsClaimPolicy,
      List<Price> priceInformation,
      String isPromotional,
      List<XmlElement> promotionalCode,
      String isPreOrderDeal,
      List<XmlElement> instantGratificationResourceList,
      List<XmlElement> physicalReturns,
      String numberOfProductsPerCarton) {
    public Terms {
      territoryCode = List.copyOf(territoryCode);
      excludedTerritoryCode = List.copyOf(excludedTerritoryCode);
      validityPeriod = List.copyOf(validityPeriod);
      commercialModelType = List.copyOf(commercialModelType);
      useType = List.copyOf(useType);
      userInterfaceType = List.copyOf(userInterfaceType);
      carrierType = List.copyOf(carrierType);
      technicalInstantiation = List.copyOf(technicalInstantiation);
      distributionChannel = List.copyOf(distributionChannel);
      excludedDistributionChannel = List.copyOf(excludedDistributionChannel);
      rightsClaimPolicy = List.copyOf(rightsClaimPolicy);
      priceInformation = List.copyOf(priceInformation);
      promotionalCode = List.copyOf(promotionalCode);
      instantGratificationResourceList = List.copyOf(instantGratificationResourceList);
      physicalReturns = List.copyOf(physicalReturns);
    }
  }

  /** A country or {@code Worldwide}. */
  public record Place(@Attribute String identifierType, @Content String value) {}

  /** From when to when; the beginning is in it, a day at the end too. */
  public record Period(When startDate, When endDate, When startDateTime, When endDateTime) {}

  /** A use, such as {@code OnDemandStream}. */
  public record Use(
      @Attribute String namespace,
      @Attribute String isDiscoverable,
      @Attribute String userDefinedValue,
      @Content String value) {}

  /** What it costs. */
  public record Price(
      @Attribute String priceType,
      @Attribute String namespace,
      @Attribute String userDefinedValue,
      List<XmlElement> priceCode,
      List<XmlElement> wholesalePricePerUnit,
      List<XmlElement> bulkOrderWholesalePricePerUnit,
      List<XmlElement> suggestedRetailPrice) {
    public Price {
      priceCode = List.copyOf(priceCode);
      wholesalePricePerUnit = List.copyOf(wholesalePricePerUnit);
      bulkOrderWholesalePricePerUnit = List.copyOf(bulkOrderWholesalePricePerUnit);
      suggestedRetailPrice = List.copyOf(suggestedRetailPrice);
    }
  }

  /** When what of a release may be shown; times in ISO 8601. */
  public record Visibility(
      @Attribute String doNotDisplayDates,
      String visibilityReference,
      List<Place> territoryCode,
      List<Place> excludedTerritoryCode,
      String releaseDisplayStartDateTime,
      String coverArtPreviewStartDateTime,
      String fullTrackListingPreviewStartDateTime,
      String trackListingPreviewStartDateTime,
      String clipPreviewStartDateTime) {
    public Visibility {
      territoryCode = List.copyOf(territoryCode);
      excludedTerritoryCode = List.copyOf(excludedTerritoryCode);
    }
  }
}
