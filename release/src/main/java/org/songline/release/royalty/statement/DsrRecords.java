package org.songline.release.royalty.statement;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The cells of the records of a DSR flat file (DDEX Digital Sales Reporting, parts 6 and 8), by
 * name. A file may tell them itself in lines that begin with {@code #}; else they stand in the
 * order of the profiles' versions 1.0 (Financial Reporting to Record Companies) and 1.2 (Basic
 * Audio).
 */
final class DsrRecords {
  private static final String WORK =
      " ISWC ComposerAuthor ComposerAuthorPartyId Arranger ArrangerPartyId MusicPublisher"
          + " MusicPublisherPartyId WorkContributor WorkContributorPartyId";
  private static final String RESOURCE =
      " DspResourceId ISRC ResourceTitle ResourceSubTitle ResourceDisplayArtistName"
          + " ResourceDisplayArtistPartyId Duration ResourceType ProprietaryWorkId";
  private static final String RELEASE =
      " DspReleaseId ProprietaryReleaseId ReleaseCatalogNumber ICPN ReleaseDisplayArtistName"
          + " ReleaseDisplayArtistPartyId ReleaseTitle ReleaseSubTitle ReleaseType ReleaseLabel"
          + " PLine ReleaseDataProvider";
  private static final String SUMMARY =
      "SummaryRecordId DistributionChannel DistributionChannelDPID CommercialModel UseType";

  private static final Map<String, String> USUAL =
      Map.ofEntries(
          Map.entry(
              "HEAD",
              "MessageVersion Profile ProfileVersion MessageId MessageCreatedDateTime FileNumber"
                  + " NumberOfFiles UsageStartDate UsageEndDate SenderPartyId SenderName"
                  + " ServiceDescription RecipientPartyId RecipientName RepresentedRepertoire"),
          Map.entry(
              "SY10",
              SUMMARY
                  + " ReportingPeriodStartDate ReportingPeriodEndDate SubscriberType Subscribers"
                  + " ActiveSubscribers PromotionalActivity Territory ServiceDescription OfferType"
                  + " Quality Usages AllocatedUsages Returns MusicUsageRatio CurrencyOfTransaction"
                  + " CurrencyOfAccounting ExchangeRate ExchangeRateSource DateOfCurrencyExchange"
                  + " GrossRevenueInCurrencyOfTransaction GrossRevenueInCurrencyOfAccounting"
                  + " CalculationType CalculationValue DeductionType"
                  + " DeductionsInCurrencyOfTransaction DeductionsInCurrencyOfAccounting"
                  + " NetRevenueInCurrencyOfTransaction NetRevenueInCurrencyOfAccounting"
                  + " AllocatedRevenueInCurrencyOfTransaction"
                  + " AllocatedRevenueInCurrencyOfAccounting"
                  + " AllocatedNetRevenueInCurrencyOfTransaction"
                  + " AllocatedNetRevenueInCurrencyOfAccounting RightsControllerMarketShare"
                  + " SubscriptionFeeInCurrencyOfTransaction SubscriptionFeeInCurrencyOfAccounting"
                  + " UsageIndependentFeeType UsageIndependentFeeInCurrencyOfTransaction"
                  + " UsageIndependentFeeInCurrencyOfAccounting"
                  + " FinalTotalAmountInCurrencyOfTransaction"
                  + " FinalTotalAmountInCurrencyOfAccounting"),
          Map.entry(
              "SR08",
              "SalesTransactionId ReleaseGRid ReleaseICPN DspReleaseId LabelReleaseId"
                  + " ProprietaryReleaseId ReleaseContextReleaseGRid ReleaseType ReleaseTitle"
                  + " ReleaseSubTitle ReleaseDisplayArtistName ReleaseDisplayArtistPartyId"
                  + " ResourceISRC ResourceISAN DspResourceId LabelResourceId ProprietaryResourceId"
                  + " ResourceContextReleaseGRid ResourceType ResourceTitle ResourceSubTitle"
                  + " ResourceDisplayArtistName ResourceDisplayArtistPartyId SummaryRecordId"
                  + " SalesTransactionDate TotalUsages Returns NetUsage"
                  + " WholesalePriceInCurrencyOfTransaction WholesalePriceInCurrencyOfAccounting"
                  + " SuggestedConsumerPriceInCurrencyOfTransaction"
                  + " SuggestedConsumerPriceInCurrencyOfAccounting PriceType PriceRangeType"
                  + " PriceConsumerPaidExcSalesTaxInCurrencyOfTransaction"
                  + " PriceConsumerPaidExcSalesTaxInCurrencyOfAccounting DeductionType"
                  + " DeductionsInCurrencyOfTransaction DeductionsInCurrencyOfAccounting"
                  + " RightSharePercentage CalculatedUnitPriceInCurrencyOfTransaction"
                  + " CalculatedUnitPriceInCurrencyOfAccounting"
                  + " AllocatedRevenueInCurrencyOfTransaction"
                  + " AllocatedRevenueInCurrencyOfAccounting"
                  + " AllocatedNetRevenueInCurrencyOfTransaction"
                  + " AllocatedNetRevenueInCurrencyOfAccounting CopyrightObligationWithDSP"),
          Map.entry(
              "SY01.01",
              SUMMARY
                  + " Territory ServiceDescription Usages Subscribers CurrencyOfReporting"
                  + " NetRevenue IndirectNetRevenue CurrencyOfTransaction ExchangeRate"),
          Map.entry(
              "SY02.02",
              SUMMARY
                  + " Territory ServiceDescription Usages Users CurrencyOfReporting NetRevenue"
                  + " RightsController RightsControllerPartyId AllocatedUsages AllocatedRevenue"
                  + " AllocatedNetRevenue RightsType ContentCategory CurrencyOfTransaction"
                  + " ExchangeRate RightsTypePercentage"),
          Map.entry(
              "SY05.02",
              SUMMARY
                  + " Territory ServiceDescription RightsController RightsControllerPartyId"
                  + " RightsType TotalUsages AllocatedUsages MusicUsageRatio AllocatedNetRevenue"
                  + " AllocatedRevenue RightsControllerMarketShare CurrencyOfReporting"
                  + " CurrencyOfTransaction ExchangeRate SubscriberType SubPeriodStartDate"
                  + " SubPeriodEndDate ContentCategory RightsTypePercentage"),
          Map.entry(
              "SR01",
              "SummaryRecordId"
                  + RESOURCE
                  + WORK
                  + RELEASE
                  + " NumberOfTransactedResources SalesTransactionId IsRoyaltyBearing SalesUpgrade"
                  + " Downloads Returns PriceConsumerPaidExcSalesTax"
                  + " CalculatedPriceConsumerPaidForResourceExcSalesTax PromotionalActivity"),
          Map.entry(
              "SR02",
              "SummaryRecordId"
                  + RESOURCE
                  + WORK
                  + RELEASE
                  + " SalesTransactionId IsRoyaltyBearing NumberOfStreams PromotionalActivity"),
          Map.entry(
              "AS01.01",
              "BlockId ResourceReference DspResourceId ISRC Title SubTitle DisplayArtistName"
                  + " DisplayArtistPartyId Duration ResourceType IsMasterRecording"),
          Map.entry(
              "AS02.02",
              "BlockId ResourceReference DspResourceId ISRC Title SubTitle DisplayArtistName"
                  + " DisplayArtistPartyId Duration ResourceType"
                  + WORK
                  + " ProprietaryWorkId IsMasterRecording"),
          Map.entry(
              "RE01",
              "BlockId ReleaseReference DspReleaseId ProprietaryReleaseId CatalogNumber ICPN"
                  + " DisplayArtistName DisplayArtistPartyId Title SubTitle ReleaseType Label PLine"
                  + " DataProvider"),
          Map.entry(
              "RE02",
              "BlockId ReleaseReference DspSubReleaseId ProprietarySubReleaseId UsedResources"),
          Map.entry(
              "SU01",
              "BlockId SummaryRecordId SalesTransactionId TransactedRelease TransactedResource"
                  + " IsRoyaltyBearing SalesUpgrade Usages Returns PriceConsumerPaidExcSalesTax"
                  + " PromotionalActivity"),
          Map.entry(
              "SU02",
              "BlockId SummaryRecordId SalesTransactionId TransactedRelease TransactedResource"
                  + " IsRoyaltyBearing NumberOfStreams PriceConsumerPaidExcSalesTax"
                  + " PromotionalActivity"));

  private final Map<String, Map<String, Integer>> cells = new HashMap<>();

  DsrRecords() {
    USUAL.forEach((type, names) -> tell(type, List.of(names.split(" ", -1))));
  }

  /** The cells of a record behind its type, as the file tells them. */
  void tell(String type, List<String> names) {
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      places.putIfAbsent(names.get(i).strip().toLowerCase(Locale.ROOT), i + 1);
    }
    cells.put(type, places);
  }

  boolean knows(String type) {
    return cells.containsKey(type);
  }

  /** The text of a record's cell; empty when it has none of that name. */
  String text(ByteRows row, String type, String cell) {
    Integer at = cells.getOrDefault(type, Map.of()).get(cell.toLowerCase(Locale.ROOT));
    return at == null ? "" : row.text(at);
  }
}
