package org.songline.release.ddex;

import static org.songline.release.ddex.MessageRule.error;
import static org.songline.release.ddex.MessageRule.warning;
import static org.songline.release.ddex.MessageView.place;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Songline's own rules about terms and identifiers; the numbers begin with S. */
final class TermRules {
  static final List<MessageRule> RULES =
      List.of(
          warning(
              "S30",
              "The message has terms; without any it takes the release down",
              "add a deal, unless that is meant",
              (view, report) -> {
                if (view.deals().isEmpty()) {
                  report.found("DealList", "nobody may use the release");
                }
              }),
          error(
              "S31",
              "The release and every track have terms when there are any",
              "name them in a deal",
              TermRules::everyRelease),
          error(
              "S32",
              "Terms say where they hold",
              "give TerritoryCode or ExcludedTerritoryCode",
              (view, report) ->
                  view.terms().stream()
                      .filter(
                          one ->
                              one.texts("TerritoryCode").isEmpty()
                                  && one.texts("ExcludedTerritoryCode").isEmpty())
                      .forEach(one -> report.found("DealTerms", "they hold nowhere"))),
          error(
              "S33",
              "Terms say who pays, in a way for the uses",
              "give CommercialModelType",
              (view, report) ->
                  view.terms().stream()
                      .filter(one -> one.texts("CommercialModelType").isEmpty())
                      .forEach(one -> report.found("DealTerms", "they have no commercial model"))),
          error(
              "S34",
              "Terms say what may be done",
              "give UseType",
              (view, report) ->
                  view.terms().stream()
                      .filter(one -> one.texts("UseType").isEmpty())
                      .forEach(one -> report.found("DealTerms", "they allow no use"))),
          error(
              "S35",
              "A deal has terms, or says that they are told elsewhere",
              "give DealTerms",
              (view, report) ->
                  view.deals().stream()
                      .filter(
                          one ->
                              one.all("DealTerms").isEmpty()
                                  && !one.first("IsCommunicatedOutOfBand").equals(Ern.TRUE))
                      .forEach(one -> report.found("Deal", "it has no terms"))),
          error("S36", "Terms do not end before they begin", "correct the days", TermRules::days),
          warning(
              "S37",
              "A visibility says from when the release is shown",
              "give ReleaseDisplayStartDateTime",
              (view, report) ->
                  view.root().at("DealList", "ReleaseVisibility").stream()
                      .filter(one -> one.first("ReleaseDisplayStartDateTime").isEmpty())
                      .forEach(one -> report.found(place(one), "it has no beginning"))),
          warning(
              "S38",
              "An image links by what it is",
              "give the cover's link LinkDescription CoverArt",
              (view, report) ->
                  view.groups().stream()
                      .flatMap(one -> one.all("LinkedReleaseResourceReference").stream())
                      .filter(link -> link.attribute("LinkDescription").isEmpty())
                      .forEach(link -> report.found(link.text(), "it is not told what it is"))));

  private TermRules() {}

  private static void everyRelease(MessageView view, MessageRule.Report report) {
    if (view.deals().isEmpty()) {
      return;
    }
    Set<String> offered = view.everywhere("DealReleaseReference");
    view.releases().stream()
        .map(one -> one.first("ReleaseReference"))
        .filter(one -> !offered.contains(one))
        .forEach(one -> report.found(one, "it has no terms"));
  }

  private static void days(MessageView view, MessageRule.Report report) {
    Set<String> told = new HashSet<>();
    for (XmlElement period :
        view.terms().stream().flatMap(one -> one.all("ValidityPeriod").stream()).toList()) {
      String begin = period.first("StartDate") + period.first("StartDateTime");
      String end = period.first("EndDate") + period.first("EndDateTime");
      if (!end.isEmpty()
          && begin.length() >= 10
          && end.length() >= 10
          && begin.substring(0, 10).compareTo(end.substring(0, 10)) > 0
          && told.add(begin + end)) {
        report.found("ValidityPeriod", "it ends on " + end + ", before " + begin);
      }
    }
  }
}
