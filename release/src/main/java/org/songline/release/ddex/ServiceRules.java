package org.songline.release.ddex;

import static org.songline.release.ddex.MessageRule.error;
import static org.songline.release.ddex.MessageRule.warning;
import static org.songline.release.ddex.MessageView.absent;
import static org.songline.release.ddex.MessageView.place;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.songline.release.id.Barcode;
import org.songline.release.id.Dpid;

/** Songline's own rules about who, what and which file; the numbers begin with S. */
final class ServiceRules {
  private static final Set<String> COMPRESSED = Set.of("MP3", "AAC", "Vorbis", "WMA", "Unknown");

  static final List<MessageRule> RULES =
      List.of(
          error(
              "S01",
              "The message names its profile, Audio or SimpleAudioSingle",
              "give ReleaseProfileVersionId",
              (view, report) -> {
                if (!view.audio() && !view.simple()) {
                  report.found(view.root().name(), "it names no profile that is known here");
                }
              }),
          error(
              "S02",
              "Sender and recipients have valid DPIDs",
              "correct the identifier",
              ServiceRules::dpids),
          error(
              "S03",
              "It says whether it is a live or a test message",
              "give MessageControlType",
              (view, report) ->
                  missing(view.root().all("MessageHeader"), report, "MessageControlType")),
          warning(
              "S04",
              "A thread binds all messages about one release",
              "give MessageThreadId",
              (view, report) ->
                  missing(view.root().all("MessageHeader"), report, "MessageThreadId")),
          error(
              "S05",
              "Every recording has a ℗ line with its year",
              "give year and owner",
              (view, report) -> {
                for (XmlElement one : view.recordings()) {
                  line(one, one.at("SoundRecordingEdition", "PLine"), "PLine", report);
                }
              }),
          error(
              "S06",
              "The release has ℗ and © lines with their years",
              "give year and owner",
              (view, report) -> {
                for (XmlElement one : view.main()) {
                  line(one, one.all("PLine"), "PLine", report);
                  line(one, one.all("CLine"), "CLine", report);
                }
              }),
          error(
              "S07",
              "Every recording has a sound file, or says that none comes with the message",
              "give TechnicalDetails with DeliveryFile and File",
              (view, report) -> {
                for (XmlElement one : view.recordings()) {
                  List<XmlElement> files = view.soundFiles(one);
                  if (files.isEmpty()) {
                    report.found(place(one), "it has no sound file");
                  }
                  files.stream()
                      .filter(file -> !absent(file) && file.first("File", "URI").isEmpty())
                      .forEach(file -> report.found(place(one), "a sound file has no place"));
                }
              }),
          error(
              "S08",
              "A sound file tells its codec, channels, sampling rate with unit and bits",
              "complete the technical details",
              ServiceRules::sound),
          error(
              "S09",
              "Every file has a hash sum of the right length",
              "hash the file again",
              ServiceRules::hashes),
          warning(
              "S10",
              "Every file tells its size",
              "give FileSize in bytes",
              (view, report) -> {
                for (XmlElement file : files(view)) {
                  if (!file.first("FileSize").matches("[1-9][0-9]*")) {
                    report.found(file.first("URI"), "its size is not told");
                  }
                }
              }),
          error(
              "S11",
              "A file lies within the delivery, and none has another's place",
              "use relative names without ..",
              ServiceRules::places),
          error(
              "S12",
              "A cover has a file with its codec, or says that none comes with the message",
              "give TechnicalDetails with ImageCodecType and File",
              (view, report) -> {
                for (XmlElement one : view.covers()) {
                  List<XmlElement> files = one.all("TechnicalDetails");
                  if (files.isEmpty() && !view.simple()) {
                    report.found(place(one), "it has no file");
                  }
                  for (XmlElement file : files) {
                    if (!absent(file) && file.first("File", "URI").isEmpty()) {
                      report.found(place(one), "its file has no place");
                    }
                    if (file.first("ImageCodecType").isEmpty()) {
                      report.found(place(one), "its codec is not told");
                    }
                  }
                }
              }),
          error(
              "S13",
              "In the Audio profile the release has an ICPN with a right check digit",
              "give it a barcode",
              ServiceRules::barcode),
          error(
              "S14",
              "Every recording is longer than nothing",
              "give Duration",
              (view, report) ->
                  view.recordings().stream()
                      .filter(one -> !one.first("Duration").matches("P.*[1-9].*"))
                      .forEach(one -> report.found(place(one), "it has no length"))),
          error(
              "S15",
              "Titles, artists and genres are not empty",
              "give the words",
              ServiceRules::words),
          warning(
              "S16",
              "A contributor has a role",
              "give at least one",
              (view, report) ->
                  view.recordings()
                      .forEach(
                          one ->
                              one.all("Contributor").stream()
                                  .filter(who -> who.texts("Role").isEmpty())
                                  .forEach(
                                      who ->
                                          report.found(
                                              place(one),
                                              who.first("ContributorPartyReference")
                                                  + " has no role")))),
          error(
              "S17",
              "A party that is referred to has a name",
              "give it one",
              (view, report) ->
                  view.parties().stream()
                      .filter(one -> one.texts("PartyName", "FullName").isEmpty())
                      .forEach(one -> report.found(place(one), "it has no name"))),
          error(
              "S18",
              "What is explicit in a track is explicit in the release",
              "set the release to Explicit",
              (view, report) -> {
                boolean track =
                    view.recordings().stream()
                        .anyMatch(one -> one.texts("ParentalWarningType").contains("Explicit"));
                view.main().stream()
                    .filter(one -> track && !one.texts("ParentalWarningType").contains("Explicit"))
                    .forEach(one -> report.found(place(one), "a track of it is explicit"));
              }),
          error(
              "S19",
              "The message tells of one release with at least one recording",
              "add what is missing",
              (view, report) -> {
                if (view.main().size() != 1 || view.recordings().isEmpty()) {
                  report.found("ReleaseList", "there is no release, or nothing to be heard");
                }
                view.main().stream()
                    .filter(one -> view.items().isEmpty())
                    .forEach(one -> report.found(place(one), "it has no track"));
              }));

  private ServiceRules() {}

  private static void missing(List<XmlElement> elements, MessageRule.Report report, String child) {
    elements.stream()
        .filter(one -> one.first(child).isEmpty())
        .forEach(one -> report.found(place(one), "it has no " + child));
  }

  private static void dpids(MessageView view, MessageRule.Report report) {
    List<String> all = new ArrayList<>();
    all.addAll(view.root().texts("MessageHeader", "MessageSender", "PartyId"));
    all.addAll(view.root().texts("MessageHeader", "SentOnBehalfOf", "PartyId"));
    all.addAll(view.root().texts("MessageHeader", "MessageRecipient", "PartyId"));
    for (String one : all) {
      try {
        if (!new Dpid(one).text().equals(one)) {
          report.found("MessageHeader", one + " is to be without hyphens");
        }
      } catch (IllegalArgumentException bad) {
        report.found("MessageHeader", one + " is no DPID");
      }
    }
  }

  private static void line(
      XmlElement owner, List<XmlElement> lines, String name, MessageRule.Report report) {
    if (lines.isEmpty()) {
      report.found(place(owner), "it has no " + name);
    }
    lines.stream()
        .filter(line -> line.first("Year").isEmpty() || line.first(name + "Text").isEmpty())
        .forEach(line -> report.found(place(owner), "its " + name + " has no year or no words"));
  }

  private static void sound(MessageView view, MessageRule.Report report) {
    for (XmlElement recording : view.recordings()) {
      for (XmlElement file : view.soundFiles(recording)) {
        String codec = file.first("AudioCodecType");
        List<String> gone = new ArrayList<>();
        if (codec.isEmpty()) {
          gone.add("codec");
        }
        if (file.first("NumberOfChannels").isEmpty()) {
          gone.add("channels");
        }
        if (file.first("SamplingRate").isEmpty()
            || file.all("SamplingRate").getFirst().attribute("UnitOfMeasure").isEmpty()) {
          gone.add("sampling rate");
        }
        if (file.first("BitsPerSample").isEmpty() && !COMPRESSED.contains(codec)) {
          gone.add("bits of a sample");
        }
        if (!gone.isEmpty()) {
          report.found(place(recording), "not told: " + String.join(", ", gone));
        }
      }
    }
  }

  private static List<XmlElement> files(MessageView view) {
    return view.root().at("ResourceList").stream()
        .flatMap(XmlElement::everything)
        .filter(one -> one.name().equals("File"))
        .toList();
  }

  private static void hashes(MessageView view, MessageRule.Report report) {
    for (XmlElement file : files(view)) {
      String sum = file.first("HashSum", "HashSumValue");
      int digits =
          switch (file.first("HashSum", "Algorithm")) {
            case "MD5" -> 32;
            case "SHA1" -> 40;
            case "SHA-224" -> 56;
            case "SHA-256" -> 64;
            case "SHA-384" -> 96;
            case "SHA-512" -> 128;
            default -> 0;
          };
      if (sum.isEmpty() || (digits != 0 && !sum.matches("[0-9a-fA-F]{" + digits + "}"))) {
        report.found(file.first("URI"), sum.isEmpty() ? "it has no hash" : sum + " is no hash");
      }
    }
  }

  private static void places(MessageView view, MessageRule.Report report) {
    Set<String> seen = new HashSet<>();
    for (XmlElement file : files(view)) {
      String uri = file.first("URI");
      if (!uri.isEmpty()
          && (uri.startsWith("/")
              || uri.contains("..")
              || uri.contains(":")
              || uri.contains("\\"))) {
        report.found(uri, "it leads out of the delivery");
      }
      if (!uri.isEmpty() && !seen.add(uri)) {
        report.found(uri, "two files lie there");
      }
    }
  }

  private static void barcode(MessageView view, MessageRule.Report report) {
    for (XmlElement one : view.main()) {
      String code = one.first("ReleaseId", "ICPN");
      if (code.isEmpty()) {
        if (view.audio()) {
          report.found(place(one), "it has no barcode");
        }
        continue;
      }
      try {
        if (new Barcode(code).text().isEmpty()) {
          report.found(place(one), "it has no barcode");
        }
      } catch (IllegalArgumentException bad) {
        report.found(place(one), code + " has a wrong check digit");
      }
    }
  }

  private static void words(MessageView view, MessageRule.Report report) {
    List<XmlElement> shown = new ArrayList<>(view.recordings());
    shown.addAll(view.releases());
    for (XmlElement one : shown) {
      one.everything()
          .filter(
              part ->
                  Set.of("DisplayTitleText", "TitleText", "DisplayArtistName", "GenreText")
                      .contains(part.name()))
          .filter(part -> part.text().isEmpty())
          .forEach(part -> report.found(place(one), "its " + part.name() + " is empty"));
    }
  }
}
