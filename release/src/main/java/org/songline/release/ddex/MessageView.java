package org.songline.release.ddex;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A message as rules look at it: in the names of version 4.3, whoever wrote it. */
final class MessageView {
  /** Every element that names a party. */
  private static final Set<String> PARTY_REFERENCES =
      Set.of(
          "ArtistPartyReference",
          "ContributorPartyReference",
          "RightsControllerPartyReference",
          "ReleaseLabelReference",
          "PartyAffiliateReference",
          "PartyRelatedPartyReference",
          "RecordCompanyPartyReference",
          "CharacterPartyReference");

  private final XmlElement root;

  MessageView(XmlElement root) {
    this.root = root;
  }

  XmlElement root() {
    return root;
  }

  boolean simple() {
    return root.attribute("ReleaseProfileVersionId").equals("SimpleAudioSingle");
  }

  boolean audio() {
    return root.attribute("ReleaseProfileVersionId").equals("Audio");
  }

  List<XmlElement> recordings() {
    return root.at("ResourceList", "SoundRecording");
  }

  /** Everything but recordings. */
  List<XmlElement> secondary() {
    return root.at("ResourceList").stream()
        .flatMap(list -> list.children().stream())
        .filter(one -> !one.name().equals("SoundRecording"))
        .toList();
  }

  List<XmlElement> covers() {
    return root.at("ResourceList", "Image").stream()
        .filter(image -> image.first("Type").equals("FrontCoverImage"))
        .toList();
  }

  List<XmlElement> main() {
    return root.at("ReleaseList", "Release");
  }

  List<XmlElement> tracks() {
    return root.at("ReleaseList", "TrackRelease");
  }

  /** The release and its tracks. */
  List<XmlElement> releases() {
    return Stream.concat(main().stream(), tracks().stream()).toList();
  }

  List<XmlElement> parties() {
    return root.at("PartyList", "Party");
  }

  List<XmlElement> deals() {
    return root.at("DealList", "ReleaseDeal", "Deal");
  }

  List<XmlElement> terms() {
    return deals().stream().flatMap(deal -> deal.all("DealTerms").stream()).toList();
  }

  /** The groups of the release, the top one first. */
  List<XmlElement> groups() {
    return main().stream()
        .flatMap(one -> one.all("ResourceGroup").stream())
        .flatMap(XmlElement::everything)
        .filter(one -> one.name().equals("ResourceGroup"))
        .toList();
  }

  List<XmlElement> items() {
    return groups().stream()
        .flatMap(group -> group.all("ResourceGroupContentItem").stream())
        .toList();
  }

  /** References to recordings that are the release's own. */
  Set<String> primary() {
    return items().stream()
        .map(item -> item.first("ReleaseResourceReference"))
        .collect(Collectors.toSet());
  }

  Set<String> resources() {
    return root.at("ResourceList").stream()
        .flatMap(list -> list.children().stream())
        .map(one -> one.first("ResourceReference"))
        .collect(Collectors.toSet());
  }

  /** References to resources from releases. */
  Set<String> resourcesReferred() {
    return everything()
        .filter(
            one ->
                one.name().equals("ReleaseResourceReference")
                    || one.name().equals("LinkedReleaseResourceReference"))
        .map(XmlElement::text)
        .collect(Collectors.toSet());
  }

  Set<String> partiesReferred() {
    return everything()
        .filter(one -> PARTY_REFERENCES.contains(one.name()))
        .map(XmlElement::text)
        .collect(Collectors.toSet());
  }

  /** The texts of all elements of a name, anywhere. */
  Set<String> everywhere(String name) {
    return everything()
        .filter(one -> one.name().equals(name))
        .map(XmlElement::text)
        .collect(Collectors.toSet());
  }

  Stream<XmlElement> everything() {
    return root.everything();
  }

  /** Files of resources: every {@code File} with what it is a file of. */
  List<XmlElement> soundFiles(XmlElement recording) {
    return recording.at("SoundRecordingEdition", "TechnicalDetails", "DeliveryFile");
  }

  /** Whether something is said not to come with the message. */
  static boolean absent(XmlElement delivered) {
    return delivered.first("IsProvidedInDelivery").equals("false");
  }

  /** What an element is called in findings: its name with its reference. */
  static String place(XmlElement element) {
    for (String reference :
        List.of("ResourceReference", "ReleaseReference", "PartyReference", "VisibilityReference")) {
      String text = element.first(reference);
      if (!text.isEmpty()) {
        return element.name() + " " + text;
      }
    }
    return element.name();
  }
}
