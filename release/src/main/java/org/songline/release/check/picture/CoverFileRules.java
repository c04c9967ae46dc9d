package org.songline.release.check.picture;

import static org.songline.release.check.rule.Subject.COVER;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.songline.release.catalog.Release;
import org.songline.release.check.rule.Findings;
import org.songline.release.check.rule.Rule;
import org.songline.release.check.rule.Scene;
import org.songline.release.cover.CoverFacts;
import org.songline.release.cover.CoverFacts.Colour;
import org.songline.release.cover.CoverFacts.Picture;
import org.songline.release.cover.PerceptualHash;

/** Rules 30 to 35, 42, 45, 47, 48 and 97: the cover's file and pixels. */
public final class CoverFileRules {
  private static final double MEGABYTE = 1e6;

  private CoverFileRules() {}

  public static List<Rule> rules() {
    return List.of(
        Rule.reject(
            30,
            COVER,
            "square",
            "A cover is as wide as it is high.",
            each(
                (scene, cover) -> cover.square() ? "" : "it has " + size(cover) + " pixels",
                "cut it to a square")),
        Rule.reject(
            31,
            COVER,
            "large enough",
            "A cover has 3000 pixels a side, or what the destination asks for.",
            each(
                (scene, cover) ->
                    Math.min(cover.width(), cover.height()) < scene.destination().cover().least()
                        ? "it has %s pixels, and %d a side are the least"
                            .formatted(size(cover), scene.destination().cover().least())
                        : "",
                "export it larger from its source, not by enlarging it")),
        Rule.reject(
            32,
            COVER,
            "JPEG or PNG",
            "A cover is JPEG or PNG, TIFF only where that is taken.",
            each(
                (scene, cover) ->
                    scene.destination().cover().kinds().contains(cover.kind())
                        ? ""
                        : "it is " + cover.kind().toUpperCase(Locale.ROOT),
                "save it as JPEG or PNG")),
        Rule.reject(
            33,
            COVER,
            "RGB",
            "A cover is in RGB, not in CMYK, grey or a table of colours.",
            each(
                (scene, cover) ->
                    cover.colour() == Colour.RGB || cover.colour() == Colour.RGBA
                        ? ""
                        : "its colours are " + cover.colour(),
                "convert it to RGB")),
        Rule.warn(
            34,
            COVER,
            "8 bits, sRGB",
            "A cover has 8 bits a colour in sRGB, no transparency, no other profile and no"
                + " orientation tag.",
            each(CoverFileRules::depth, "save it as 8-bit sRGB, upright, without a profile")),
        Rule.warn(
            35,
            COVER,
            "picture not too large",
            "Destinations limit a cover's bytes and pixels.",
            each(CoverFileRules::weight, "save it smaller, as JPEG")),
        Rule.confirm(
            42,
            COVER,
            "no QR code, no barcode",
            "A cover carries nothing for machines to read.",
            pixels(
                (scene, picture) ->
                    picture.code().isEmpty()
                        ? ""
                        : "there seems to be " + picture.code() + " on it",
                "look at it, and take it off or confirm")),
        Rule.warn(
            45,
            COVER,
            "sharp",
            "A cover is not blurred, made of blocks or enlarged from a smaller one.",
            pixels(CoverFileRules::blurred, "export it from its source at full size")),
        Rule.warn(
            47,
            COVER,
            "not another release's cover",
            "Each release has a picture of its own.",
            CoverFileRules::reused),
        Rule.warn(
            48,
            COVER,
            "upright, no border",
            "A cover stands upright and fills its square, without bars or a border.",
            CoverFileRules::framed),
        Rule.reject(
            97,
            COVER,
            "exactly one front cover",
            "A release has one front cover, whose file is there.",
            (scene, out) -> {
              if (scene.release().cover().isEmpty()) {
                out.add(scene.place(), "it has no cover", "add a square picture");
              }
            }));
  }

  /** What is wrong with a cover, or nothing. */
  private interface Judge {
    String wrong(Scene scene, CoverFacts cover);
  }

  /** What is wrong with a cover's pixels, or nothing. */
  private interface PixelJudge {
    String wrong(Scene scene, Picture picture);
  }

  private static Rule.Look each(Judge judge, String mend) {
    return (scene, out) ->
        scene
            .known()
            .cover()
            .map(cover -> judge.wrong(scene, cover))
            .filter(what -> !what.isEmpty())
            .ifPresent(what -> out.add(scene.coverPlace(), what, mend));
  }

  private static Rule.Look pixels(PixelJudge judge, String mend) {
    return each(
        (scene, cover) -> cover.picture().map(one -> judge.wrong(scene, one)).orElse(""), mend);
  }

  private static String size(CoverFacts cover) {
    return cover.width() + " x " + cover.height();
  }

  private static String depth(Scene scene, CoverFacts cover) {
    if (cover.bits() != 8) {
      return "it has " + cover.bits() + " bits a colour";
    }
    if (cover.colour() == Colour.RGBA) {
      return "it has a channel of transparency";
    }
    return cover.profile() ? "it carries a colour profile other than sRGB" : "";
  }

  private static String weight(Scene scene, CoverFacts cover) {
    int megabytes = scene.destination().cover().mostMegabytes();
    int megapixels = scene.destination().cover().mostMegapixels();
    if (cover.bytes() > megabytes * MEGABYTE) {
      return "it has %.1f MB, and %d are taken".formatted(cover.bytes() / MEGABYTE, megabytes);
    }
    return cover.megapixels() > megapixels
        ? "it has %.0f million pixels, and %d are taken".formatted(cover.megapixels(), megapixels)
        : "";
  }

  private static String blurred(Scene scene, Picture picture) {
    if (picture.blocks() > 1) {
      return "it is made of squares of " + picture.blocks() + " pixels";
    }
    if (picture.enlarged()) {
      return "its finest details are empty, as after enlarging";
    }
    return picture.blurred() ? "it is blurred" : "";
  }

  private static void reused(Scene scene, Findings out) {
    scene
        .known()
        .cover()
        .flatMap(CoverFacts::picture)
        .ifPresent(
            picture -> {
              String others =
                  scene.others().stream()
                      .filter(
                          other -> {
                            Long hash = scene.known().covers().get(other.id());
                            return hash != null
                                && PerceptualHash.distance(hash, picture.hash())
                                    <= PerceptualHash.ALIKE;
                          })
                      .map(Release::fullTitle)
                      .collect(Collectors.joining(", "));
              if (!others.isEmpty()) {
                out.add(
                    scene.coverPlace(),
                    "it looks like the cover of " + others,
                    "give this release a picture of its own");
              }
            });
  }

  private static void framed(Scene scene, Findings out) {
    scene
        .known()
        .cover()
        .ifPresent(
            cover -> {
              if (cover.orientation() != 1) {
                out.add(
                    scene.coverPlace(),
                    "a tag turns it, and shops ignore that tag",
                    "save it upright without the tag");
              }
              if (cover.picture().map(Picture::frame).orElse(false)) {
                out.add(
                    scene.coverPlace(),
                    "bars or a border surround it",
                    "cut them away, or confirm that they are meant");
              }
            });
  }
}
