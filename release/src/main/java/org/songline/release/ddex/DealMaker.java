package org.songline.release.ddex;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.songline.release.catalog.Release;
import org.songline.release.catalog.Territories;
import org.songline.release.ddex.Ern.Term;
import org.songline.release.ddex.Ern.When;
import org.songline.release.ddex.ErnDeal.Deal;
import org.songline.release.ddex.ErnDeal.DealList;
import org.songline.release.ddex.ErnDeal.Period;
import org.songline.release.ddex.ErnDeal.Place;
import org.songline.release.ddex.ErnDeal.Price;
import org.songline.release.ddex.ErnDeal.ReleaseDeal;
import org.songline.release.ddex.ErnDeal.Terms;
import org.songline.release.ddex.ErnDeal.Use;
import org.songline.release.ddex.ErnDeal.Visibility;

/** The terms of a message. */
final class DealMaker {
  static final String VISIBILITY = "V1";

  private static final String PAY_AS_YOU_GO = "PayAsYouGoModel";
  private static final String ADVERTISEMENT = "AdvertisementSupportedModel";
  private static final DealList NONE = new DealList(List.of(), List.of(), List.of());

  private final Release release;
  private final MessageOrder order;

  DealMaker(Release release, MessageOrder order) {
    this.release = release;
    this.order = order;
  }

  /**
   * The terms for the release and its tracks. A takedown ends those that have begun on its day and
   * leaves out the others.
   */
  DealList deals(List<String> references) {
    List<Deal> deals = new ArrayList<>();
    for (Release.Deal one : release.deals()) {
      Optional<LocalDate> from = one.from().or(release::date);
      for (Release.Use use : one.uses()) {
        from.flatMap(begin -> deal(one, use, begin, one.until(), false)).ifPresent(deals::add);
        if (use == Release.Use.DOWNLOAD
            && release.preorder().isPresent()
            && from.isPresent()
            && release.preorder().get().isBefore(from.get())) {
          deal(one, use, release.preorder().get(), Optional.of(from.get().minusDays(1)), true)
              .ifPresent(deals::add);
        }
      }
    }
    if (deals.isEmpty()) {
      return NONE;
    }
    return new DealList(
        List.of(new ReleaseDeal(references, deals)), visibility().stream().toList(), List.of());
  }

  /** When it may be shown: from the day on which it can be ordered, else from its date. */
  Optional<Visibility> visibility() {
    return release
        .preorder()
        .or(release::date)
        .map(
            day ->
                new Visibility(
                    "",
                    VISIBILITY,
                    List.of(new Place("", Ern.WORLDWIDE)),
                    List.of(),
                    day + "T00:00:00",
                    "",
                    "",
                    "",
                    day + "T00:00:00"));
  }

  private Optional<Deal> deal(
      Release.Deal one,
      Release.Use use,
      LocalDate begin,
      Optional<LocalDate> given,
      boolean preorder) {
    Optional<LocalDate> end = given;
    if (order.kind() == MessageOrder.Kind.TAKEDOWN) {
      if (begin.isAfter(order.day())) {
        return Optional.empty();
      }
      end = Optional.of(end.filter(day -> day.isBefore(order.day())).orElse(order.day()));
    }
    Terms terms =
        new Terms(
            places(one.territories(), false),
            places(one.territories(), true),
            List.of(
                new Period(
                    When.of(begin.toString()),
                    When.of(end.map(LocalDate::toString).orElse("")),
                    When.of(""),
                    When.of(""))),
            List.of(Term.of(model(use))),
            uses(use).stream().map(word -> new Use("", "", "", word)).toList(),
            List.of(),
            List.of(),
            List.of(),
            "",
            List.of(),
            List.of(),
            use == Release.Use.RIGHTS_CLAIM
                ? List.of(
                    XmlElement.of(
                        "RightsClaimPolicy", XmlElement.of("RightsClaimPolicyType", "Monetize")))
                : List.of(),
            use == Release.Use.DOWNLOAD && !one.price().isEmpty()
                ? List.of(price(one.price()))
                : List.of(),
            "",
            List.of(),
            preorder ? Ern.TRUE : "",
            List.of(),
            List.of(),
            "");
    return Optional.of(new Deal(List.of(), "", terms, List.of(), List.of()));
  }

  private static List<Place> places(Territories territories, boolean excluded) {
    if (territories.world() && territories.countries().isEmpty()) {
      return excluded ? List.of() : List.of(new Place("", Ern.WORLDWIDE));
    }
    return territories.world() == excluded
        ? territories.countries().stream().map(country -> new Place("", country)).toList()
        : List.of();
  }

  private Price price(String code) {
    XmlElement element = XmlElement.of("PriceCode", code);
    SortedMap<String, String> attributes = new TreeMap<>();
    attributes.put("Namespace", order.recipient().dpid().text());
    return new Price(
        "",
        "",
        "",
        List.of(new XmlElement(element.name(), attributes, List.of(), code)),
        List.of(),
        List.of(),
        List.of());
  }

  private static String model(Release.Use use) {
    return switch (use) {
      case SUBSCRIPTION_STREAM -> "SubscriptionModel";
      case FREE_STREAM, USER_MADE, RADIO_STREAM -> ADVERTISEMENT;
      case DOWNLOAD -> PAY_AS_YOU_GO;
      case RIGHTS_CLAIM -> "RightsClaimModel";
    };
  }

  private static List<String> uses(Release.Use use) {
    return switch (use) {
      case SUBSCRIPTION_STREAM -> List.of("ConditionalDownload", "OnDemandStream");
      case FREE_STREAM -> List.of("OnDemandStream");
      case DOWNLOAD -> List.of("PermanentDownload");
      case USER_MADE -> List.of("UserMakeAvailableLabelProvided");
      case RIGHTS_CLAIM -> List.of("UserMakeAvailableUserProvided");
      case RADIO_STREAM -> List.of("NonInteractiveStream");
    };
  }
}
