package org.songline.release.ddex;

import static org.songline.release.ddex.MessageRule.error;
import static org.songline.release.ddex.MessageRule.warning;
import static org.songline.release.ddex.MessageView.place;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.songline.release.id.Isrc;

/** The rules of the Audio and SimpleAudioSingle profiles, by the standard's numbers. */
final class ProfileRules {
  private static final Set<String> AUTHORS =
      Set.of("Composer", "Lyricist", "ComposerLyricist", "Author", "NonLyricAuthor", "Librettist");
  private static final Set<String> MUSIC =
      Set.of("MusicalWorkSoundRecording", "NonMusicalWorkSoundRecording");
  private static final Pattern GUEST =
      Pattern.compile("(^|[\\s(\\[])(feat\\.?|ft\\.?|featuring)\\s", Pattern.CASE_INSENSITIVE);
  private static final String NO_NUMBER = "it has no place in the order";

  static final List<MessageRule> RULES =
      List.of(
          error(
              "1011",
              "An ISRC has twelve characters and begins with a country or agency that exists",
              "correct the code",
              ProfileRules::isrcs),
          error(
              "1012",
              "A value of one's own is given exactly where UserDefined stands",
              "give both or neither",
              ProfileRules::userDefined),
          error(
              "1013",
              "A share is 0 to 100 percent",
              "correct the share",
              ProfileRules::percentages),
          error(
              "1014",
              "At most one of several alternatives is the default",
              "leave one",
              ProfileRules::defaults),
          warning(
              "1015",
              "Composers and lyricists of every recording are given",
              "add the writers of the work",
              (view, report) ->
                  view.recordings().stream()
                      .filter(one -> one.first("Type").equals("MusicalWorkSoundRecording"))
                      .filter(
                          one ->
                              one.texts("Contributor", "Role").stream()
                                  .noneMatch(AUTHORS::contains))
                      .forEach(
                          one -> report.found(place(one), "nobody is told to have written it"))),
          error(
              "1020",
              "Tracks, discs and their parts are numbered",
              "number them from 1",
              ProfileRules::sequence),
          error(
              "1025",
              "A release has a GRid, an ICPN or an identifier of the sender",
              "give it a barcode",
              (view, report) ->
                  view.releases().stream()
                      .filter(
                          one ->
                              one.first("ReleaseId", "GRid").isEmpty()
                                  && one.first("ReleaseId", "ICPN").isEmpty()
                                  && one.first("ReleaseId", "ProprietaryId").isEmpty())
                      .forEach(one -> report.found(place(one), "it has no identifier"))),
          error(
              "1029",
              "A picture has an identifier of the sender",
              "give it one",
              (view, report) ->
                  view.secondary().stream()
                      .filter(one -> one.first("ResourceId", "ProprietaryId").isEmpty())
                      .forEach(one -> report.found(place(one), "it has no identifier"))),
          error(
              "1030",
              "A contributor stands once, with all roles",
              "put the roles together",
              (view, report) -> view.recordings().forEach(one -> twice(one, report))),
          error(
              "1045",
              "In the Audio profile every recording of the release has exactly one track release",
              "give each recording one",
              ProfileRules::trackReleases),
          error(
              "1052",
              "Tracks are recordings of music",
              "leave other resources out of the order",
              ProfileRules::primaries),
          error(
              "1053",
              "There is exactly one front cover; none or one in SimpleAudioSingle",
              "add the cover, or leave one",
              (view, report) -> {
                int covers = view.covers().size();
                if (covers > 1 || (covers == 0 && !view.simple())) {
                  report.found("ResourceList", "it has " + covers + " front covers");
                }
              }),
          error(
              "1057",
              "The cover is linked from the top group of the release",
              "link it there as CoverArt",
              ProfileRules::coverLink),
          error(
              "1058",
              "Every recording has an ISRC",
              "assign one",
              (view, report) ->
                  view.recordings().stream()
                      .filter(
                          one -> one.first("SoundRecordingEdition", "ResourceId", "ISRC").isEmpty())
                      .forEach(one -> report.found(place(one), "it has no ISRC"))),
          error(
              "G.1",
              "Every party is referred to, and every reference to one leads somewhere",
              "add the party, or take it out",
              (view, report) ->
                  anchors(
                      view.parties().stream().map(one -> one.first("PartyReference")).toList(),
                      view.partiesReferred(),
                      report)),
          error(
              "G.2",
              "Every resource is part of a release, and every reference to one leads somewhere",
              "add the resource, or take it out",
              (view, report) ->
                  anchors(List.copyOf(view.resources()), view.resourcesReferred(), report)),
          error(
              "G.3",
              "Terms refer to releases of the message",
              "correct the reference",
              (view, report) -> {
                Set<String> there = new HashSet<>();
                view.releases().forEach(one -> there.add(one.first("ReleaseReference")));
                view.everywhere("DealReleaseReference").stream()
                    .filter(one -> !there.contains(one))
                    .forEach(one -> report.found("DealList", one + " is not in the message"));
              }),
          error(
              "G.4",
              "Every visibility is referred to, and every reference to one leads somewhere",
              "add the visibility, or take it out",
              (view, report) ->
                  anchors(
                      List.copyOf(view.everywhere("VisibilityReference")),
                      view.everywhere("ReleaseVisibilityReference"),
                      report)),
          error(
              "G.5",
              "No two things have the same reference",
              "give each its own",
              ProfileRules::unique),
          error(
              "7.2",
              "Artists are numbered, one of them is the main artist, and a guest stands alone",
              "number them; give a guest the role FeaturedArtist",
              ProfileRules::artists),
          error(
              "7.3",
              "A release has a label wherever it is offered, a date, and an ISRC only as an"
                  + " identifier of the sender",
              "add the label or the date",
              ProfileRules::labels));

  private ProfileRules() {}

  private static void isrcs(MessageView view, MessageRule.Report report) {
    for (XmlElement recording : view.recordings()) {
      for (String code : recording.texts("SoundRecordingEdition", "ResourceId", "ISRC")) {
        try {
          if (!new Isrc(code).text().equals(code) || !new Isrc(code).knownCountry()) {
            report.found(place(recording), code + " is no ISRC as messages have it");
          }
        } catch (IllegalArgumentException bad) {
          report.found(place(recording), code + " is no ISRC");
        }
      }
    }
  }

  private static void userDefined(MessageView view, MessageRule.Report report) {
    view.everything()
        .filter(one -> one.children().isEmpty())
        .filter(
            one -> one.text().equals("UserDefined") == one.attribute("UserDefinedValue").isEmpty())
        .filter(
            one -> one.text().equals("UserDefined") || !one.attribute("UserDefinedValue").isEmpty())
        .forEach(one -> report.found(one.name(), "its own value is missing, or out of place"));
  }

  private static void percentages(MessageView view, MessageRule.Report report) {
    view.everything()
        .filter(one -> one.name().equals("RightSharePercentage"))
        .filter(
            one -> {
              try {
                BigDecimal share = new BigDecimal(one.text());
                return share.signum() < 0 || share.compareTo(BigDecimal.valueOf(100)) > 0;
              } catch (NumberFormatException bad) {
                return true;
              }
            })
        .forEach(one -> report.found(one.name(), one.text() + " is no share"));
  }

  private static void defaults(MessageView view, MessageRule.Report report) {
    view.everything()
        .forEach(
            parent -> {
              Set<String> seen = new HashSet<>();
              for (XmlElement child : parent.children()) {
                if (child.attribute("IsDefault").equals(Ern.TRUE) && !seen.add(child.name())) {
                  report.found(place(parent), "several " + child.name() + " are the default");
                }
              }
            });
  }

  private static void sequence(MessageView view, MessageRule.Report report) {
    for (XmlElement group : view.groups()) {
      if (!group.attribute("ResourceGroupType").isEmpty()
          && group.first("SequenceNumber").isEmpty()) {
        report.found(place(group), NO_NUMBER);
      }
      Set<String> seen = new HashSet<>();
      for (XmlElement item : group.all("ResourceGroupContentItem")) {
        String number = item.first("SequenceNumber");
        if (number.isEmpty() || !seen.add(number)) {
          report.found(
              "ResourceGroupContentItem " + item.first("ReleaseResourceReference"),
              number.isEmpty() ? NO_NUMBER : "its place is another's too");
        }
      }
    }
  }

  private static void twice(XmlElement recording, MessageRule.Report report) {
    Set<String> seen = new HashSet<>();
    recording.texts("Contributor", "ContributorPartyReference").stream()
        .filter(one -> !seen.add(one))
        .forEach(one -> report.found(place(recording), one + " contributes twice"));
  }

  private static void trackReleases(MessageView view, MessageRule.Report report) {
    if (!view.audio()) {
      if (view.simple() && view.recordings().size() != 1) {
        report.found(
            "ResourceList", "a SimpleAudioSingle has " + view.recordings().size() + " recordings");
      }
      return;
    }
    List<String> sold = new ArrayList<>();
    view.tracks().forEach(one -> sold.add(one.first("ReleaseResourceReference")));
    for (String reference : view.primary()) {
      long times = sold.stream().filter(reference::equals).count();
      if (times != 1) {
        report.found("TrackRelease", reference + " has " + times + " track releases");
      }
    }
  }

  private static void primaries(MessageView view, MessageRule.Report report) {
    Set<String> music = new HashSet<>();
    view.recordings().stream()
        .filter(one -> MUSIC.contains(one.first("Type")))
        .forEach(one -> music.add(one.first("ResourceReference")));
    view.primary().stream()
        .filter(one -> !music.contains(one))
        .forEach(one -> report.found("ResourceGroup", one + " is no recording of music"));
  }

  private static void coverLink(MessageView view, MessageRule.Report report) {
    if (view.simple()) {
      return;
    }
    Set<String> linked = new HashSet<>();
    view.main()
        .forEach(
            one ->
                one.at("ResourceGroup", "LinkedReleaseResourceReference").stream()
                    .filter(link -> link.attribute("LinkDescription").equals("CoverArt"))
                    .forEach(link -> linked.add(link.text())));
    view.covers().stream()
        .filter(one -> !linked.contains(one.first("ResourceReference")))
        .forEach(one -> report.found(place(one), "the release does not link it as its cover"));
  }

  private static void anchors(List<String> there, Set<String> referred, MessageRule.Report report) {
    there.stream()
        .filter(one -> !one.isEmpty() && !referred.contains(one))
        .forEach(one -> report.found(one, "nothing refers to it"));
    referred.stream()
        .filter(one -> !one.isEmpty() && !there.contains(one))
        .sorted()
        .forEach(one -> report.found(one, "it is not in the message"));
  }

  private static void unique(MessageView view, MessageRule.Report report) {
    for (String kind :
        List.of("PartyReference", "ResourceReference", "ReleaseReference", "VisibilityReference")) {
      Set<String> seen = new HashSet<>();
      view.everything()
          .filter(one -> one.name().equals(kind))
          .map(XmlElement::text)
          .filter(one -> !seen.add(one))
          .forEach(one -> report.found(one, "two have this " + kind));
    }
  }

  private static void artists(MessageView view, MessageRule.Report report) {
    List<XmlElement> shown = new ArrayList<>(view.recordings());
    shown.addAll(view.main());
    for (XmlElement one : shown) {
      List<XmlElement> artists = one.all("DisplayArtist");
      if (artists.stream().anyMatch(artist -> artist.attribute("SequenceNumber").isEmpty())) {
        report.found(place(one), "an artist has no number");
      }
      if (!artists.isEmpty()
          && artists.stream()
              .noneMatch(
                  artist ->
                      Set.of("MainArtist", "Artist", "Composer")
                          .contains(artist.first("DisplayArtistRole")))) {
        report.found(place(one), "it has no main artist");
      }
      for (XmlElement artist : artists) {
        String reference = artist.first("ArtistPartyReference");
        String name =
            view.parties().stream()
                .filter(party -> party.first("PartyReference").equals(reference))
                .map(party -> party.first("PartyName", "FullName"))
                .findFirst()
                .orElse("");
        if (GUEST.matcher(name).find()) {
          report.found(place(one), "\"" + name + "\" names a guest within an artist");
        }
      }
    }
  }

  private static void labels(MessageView view, MessageRule.Report report) {
    Set<String> offered = new HashSet<>();
    view.terms().forEach(terms -> offered.addAll(terms.texts("TerritoryCode")));
    for (XmlElement one : view.releases()) {
      Set<String> labelled = new HashSet<>();
      one.all("ReleaseLabelReference")
          .forEach(
              label -> {
                String where = label.attribute("ApplicableTerritoryCode");
                labelled.add(where.isEmpty() ? Ern.WORLDWIDE : where);
              });
      if (labelled.isEmpty()
          || (!labelled.contains(Ern.WORLDWIDE) && !labelled.containsAll(offered))) {
        report.found(place(one), "it has no label in some country where it is offered");
      }
    }
    view.main().stream()
        .filter(one -> one.texts("ReleaseDate").isEmpty())
        .forEach(one -> report.found(place(one), "it has no release date"));
    view.tracks().stream()
        .filter(one -> one.first("ReleaseId", "ProprietaryId").isEmpty())
        .forEach(one -> report.found(place(one), "it has no identifier of the sender"));
  }
}
