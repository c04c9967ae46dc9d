package org.songline.release.check.codes;

import static org.songline.release.check.rule.Subject.RELEASE;
import static org.songline.release.check.rule.Subject.TRACK;
import static org.songline.release.check.rule.Subject.WORK;

import java.util.List;
import java.util.Locale;
import org.songline.release.catalog.Recording;
import org.songline.release.catalog.Release;
import org.songline.release.check.rule.BadCode;
import org.songline.release.check.rule.Findings;
import org.songline.release.check.rule.Rule;
import org.songline.release.check.rule.Scene;
import org.songline.release.id.Isrc;

/** Rules 8 to 13 and 100: codes of releases, works and parties; and the syntax of all codes. */
public final class CodeRules {
  private CodeRules() {}

  public static List<Rule> rules() {
    return List.of(
        Rule.reject(
            1,
            TRACK,
            "ISRC syntax",
            "An ISRC has two letters, three letters or digits, and seven digits.",
            (scene, out) -> bad(scene, out, "isrc", "type the ISRC as the agency gave it")),
        Rule.reject(
            8,
            RELEASE,
            "barcode",
            "A UPC or EAN ends with the right check digit and stands on one release only.",
            CodeRules::barcode),
        Rule.reject(
            9,
            RELEASE,
            "codes stay after delivery",
            "What was delivered once keeps its barcode and its ISRCs for life.",
            CodeRules::delivered),
        Rule.reject(
            10,
            WORK,
            "ISWC check digit",
            "An ISWC ends with the right check digit.",
            (scene, out) -> bad(scene, out, "iswc", "type the ISWC as the society gave it")),
        Rule.reject(
            11,
            WORK,
            "IPI check digits",
            "IPI name and base numbers end with the right check digits.",
            (scene, out) -> {
              bad(scene, out, "ipi", "type the IPI name number as the society gave it");
              bad(scene, out, "ipi-base", "type the IPI base number as the society gave it");
            }),
        Rule.reject(
            12,
            RELEASE,
            "ISNI check character",
            "An ISNI ends with the right check character.",
            (scene, out) -> bad(scene, out, "isni", "type the ISNI as isni.org shows it")),
        Rule.reject(
            13,
            RELEASE,
            "DPID and GRid check characters",
            "Identifiers of senders and releases end with the right check character.",
            (scene, out) -> {
              bad(scene, out, "dpid", "type the DPID as DDEX gave it");
              bad(scene, out, "grid", "type the GRid as it was given");
            }),
        Rule.warn(
            100,
            RELEASE,
            "catalogue number unique",
            "A catalogue number names one release.",
            CodeRules::catalogNumber));
  }

  private static void bad(Scene scene, Findings out, String key, String mend) {
    for (BadCode code : scene.known().badCodes()) {
      if (code.key().equals(key)) {
        out.add(code.place(), code.why(), mend);
      }
    }
  }

  private static void barcode(Scene scene, Findings out) {
    bad(scene, out, "barcode", "type the barcode as it was bought, all digits");
    Release release = scene.release();
    if (release.barcode().isEmpty()) {
      boolean bad = scene.known().badCodes().stream().anyMatch(one -> one.key().equals("barcode"));
      if (!bad && release.grid().isEmpty() && !scene.destination().shape().givesCodes()) {
        out.add(scene.place(), "it has no barcode", "give it one of your list");
      }
      return;
    }
    for (Release other : scene.others()) {
      if (other.barcode().map(code -> code.ean()).equals(release.barcode().map(c -> c.ean()))) {
        out.add(
            scene.place(),
            "its barcode is that of " + other.title() + " too",
            "give one of them another barcode");
      }
    }
  }

  private static void delivered(Scene scene, Findings out) {
    Release release = scene.release();
    String now = release.barcode().map(code -> code.ean()).orElse("");
    for (var before : scene.known().delivered()) {
      String then = before.barcode().length() == 12 ? "0" + before.barcode() : before.barcode();
      if (before.release().equals(release.id()) && !then.isEmpty() && !then.equals(now)) {
        out.add(
            scene.place(),
            "it went to "
                + before.destination()
                + " with the barcode "
                + before.barcode()
                + " and has another now",
            "put the old barcode back, or take the release down first");
      }
      for (var code : before.codes()) {
        Recording recording = scene.catalog().recordings().get(code.recording());
        if (recording != null
            && scene.tracks().stream().anyMatch(t -> t.recording().equals(recording))
            && !recording.isrc().map(Isrc::text).orElse("").equals(code.isrc())) {
          out.add(
              "recording " + recording.title(),
              "it went to " + before.destination() + " as " + code.isrc() + " and has another ISRC",
              "put the old ISRC back, or make a new recording of it");
        }
      }
    }
  }

  private static void catalogNumber(Scene scene, Findings out) {
    String number = plain(scene.release().catalogNumber());
    for (Release other : scene.others()) {
      if (!number.isEmpty() && plain(other.catalogNumber()).equals(number)) {
        out.add(
            scene.place(),
            "its catalogue number " + number + " is that of " + other.title() + " too",
            "give it the next free number");
      }
    }
  }

  private static String plain(String number) {
    return number.strip().toUpperCase(Locale.ROOT);
  }
}
