package org.songline.release.ddex;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.songline.release.catalog.Examples;

/** Each rule finds the defect that is planted for it. */
class MessageRulesTest {
  private static final String GOOD =
      new String(Messages.make(Examples.ep()).write(ErnVersion.V43), StandardCharsets.UTF_8);

  private static UnaryOperator<String> swap(String from, String to) {
    return text -> {
      assertThat(text).contains(from);
      return text.replaceFirst(
          java.util.regex.Pattern.quote(from), java.util.regex.Matcher.quoteReplacement(to));
    };
  }

  /** Cuts the first element of a name, with all in it. */
  private static UnaryOperator<String> cut(String name) {
    return text -> {
      String less = text.replaceFirst("(?s)<" + name + "[ >].*?</" + name + ">", "");
      assertThat(less).isNotEqualTo(text);
      return less;
    };
  }

  private static UnaryOperator<String> cutAll(String name) {
    return text -> text.replaceAll("(?s)<" + name + "[ >].*?</" + name + ">", "");
  }

  private static Map<String, UnaryOperator<String>> defects() {
    Map<String, UnaryOperator<String>> defects = new TreeMap<>();
    defects.put("1011", swap("<ISRC>DEH", "<ISRC>XXH"));
    defects.put("1012", swap("UserDefinedValue=\"vocals\"", ""));
    defects.put("1013", swap("<RightSharePercentage>80<", "<RightSharePercentage>180<"));
    defects.put(
        "1014",
        swap(
            "</DisplayTitleText>",
            "</DisplayTitleText><DisplayTitleText IsDefault=\"true\">Other</DisplayTitleText>"));
    defects.put("1015", text -> text.replaceAll("<Role>(ComposerLyricist|Composer)</Role>", ""));
    defects.put(
        "1020",
        text ->
            text.replaceAll(
                "<SequenceNumber>2</SequenceNumber>", "<SequenceNumber>1</SequenceNumber>"));
    defects.put("1025", cutAll("ReleaseId"));
    defects.put(
        "1029",
        text -> text.replaceFirst("(?s)<ResourceId>\\s*<ProprietaryId.*?</ResourceId>", ""));
    defects.put(
        "1030",
        swap("<ContributorPartyReference>P_tom-reed", "<ContributorPartyReference>P_anna-berg"));
    defects.put("1045", cut("TrackRelease"));
    defects.put("1052", swap(">MusicalWorkSoundRecording<", ">SpokenWordSoundRecording<"));
    defects.put("1053", swap(">FrontCoverImage<", ">BackCoverImage<"));
    defects.put(
        "1057", swap("LinkDescription=\"CoverArt\"", "LinkDescription=\"VideoScreenCapture\""));
    defects.put("1058", cut("ISRC"));
    defects.put("G.1", swap("<ArtistPartyReference>P_anna-berg", "<ArtistPartyReference>P_nobody"));
    defects.put("G.2", swap("<ReleaseResourceReference>A2", "<ReleaseResourceReference>A77"));
    defects.put("G.3", swap("<DealReleaseReference>R2", "<DealReleaseReference>R77"));
    defects.put("G.4", cut("ReleaseVisibilityReference"));
    defects.put("G.5", swap("<ResourceReference>A2<", "<ResourceReference>A1<"));
    defects.put("7.2", swap(">MainArtist<", ">FeaturedArtist<"));
    defects.put("7.3", cut("ReleaseDate"));
    defects.put("S01", swap(" ReleaseProfileVersionId=\"Audio\"", ""));
    defects.put("S02", swap("PADPIDA2013042401U", "PADPIDA2014120301U"));
    defects.put("S03", cut("MessageControlType"));
    defects.put("S04", cut("MessageThreadId"));
    defects.put("S05", cut("PLine"));
    defects.put("S06", cut("CLine"));
    defects.put("S07", cut("DeliveryFile"));
    defects.put("S08", cut("BitsPerSample"));
    defects.put("S09", swap("000000000000001<", "1<"));
    defects.put("S10", cut("FileSize"));
    defects.put("S11", swap("<URI>resources/", "<URI>../"));
    defects.put("S12", cut("ImageCodecType"));
    defects.put("S13", swap("<ICPN>4006381333931", "<ICPN>4006381333932"));
    defects.put("S14", text -> text.replace("<Duration>PT2M44S", "<Duration>PT0S"));
    defects.put("S15", swap("<TitleText>Paper Boats<", "<TitleText><"));
    defects.put("S16", swap("<Role>MusicPublisher</Role>", ""));
    defects.put("S17", text -> text.replace("<FullName>Tom Reed</FullName>", ""));
    defects.put("S18", swap("<ParentalWarningType>NotExplicit", "<ParentalWarningType>Explicit"));
    defects.put("S19", cut("Release"));
    defects.put("S30", cut("DealList"));
    defects.put("S31", swap("<DealReleaseReference>R3</DealReleaseReference>", ""));
    defects.put("S32", cut("TerritoryCode"));
    defects.put("S33", cut("CommercialModelType"));
    defects.put("S34", text -> text.replaceAll("<UseType>[A-Za-z]*</UseType>", ""));
    defects.put("S35", cut("DealTerms"));
    defects.put("S36", swap("</StartDate>", "</StartDate><EndDate>2020-01-01</EndDate>"));
    defects.put("S37", cut("ReleaseDisplayStartDateTime"));
    defects.put("S38", swap(" LinkDescription=\"CoverArt\"", ""));
    return defects;
  }

  @Test
  void everyRuleFindsItsDefect() {
    Map<String, UnaryOperator<String>> defects = defects();
    assertThat(defects.keySet()).isEqualTo(new TreeSet<>(MessageCheck.claims().keySet()));
    defects.forEach(
        (number, defect) ->
            assertThat(
                    MessageCheck.check(number, defect.apply(GOOD).getBytes(StandardCharsets.UTF_8)))
                .as(number)
                .extracting(MessageFinding::rule)
                .contains(number));
  }

  @Test
  void aFindingIsOneLineWithItsNumberAndItsMend() {
    MessageFinding finding =
        MessageCheck.check("m", cut("ISRC").apply(GOOD).getBytes(StandardCharsets.UTF_8))
            .getFirst();
    assertThat(finding.text()).isEqualTo("1058 SoundRecording A1: it has no ISRC; assign one");
  }

  @Test
  void aGuestWithinAnArtistIsFound() {
    assertThat(
            MessageCheck.check(
                "m",
                swap("<FullName>Anna Berg<", "<FullName>Anna Berg feat. Tom Reed<")
                    .apply(GOOD)
                    .getBytes(StandardCharsets.UTF_8)))
        .extracting(MessageFinding::rule)
        .contains("7.2");
  }

  @Test
  void aSimpleSingleNeedsOneRecordingAndNoCover() {
    var catalog = Examples.single();
    var order = Messages.order(catalog, MessageOrder.Kind.NEW, ErnVersion.V43);
    byte[] message =
        MessageMaker.make(
                catalog,
                Examples.release(catalog),
                new MessageOrder(
                    order.kind(),
                    order.version(),
                    MessageOrder.Profile.SIMPLE_AUDIO_SINGLE,
                    order.sender(),
                    order.recipient(),
                    order.messageId(),
                    order.threadId(),
                    order.created(),
                    true,
                    order.sounds(),
                    order.cover()))
            .write(ErnVersion.V43);
    assertThat(MessageCheck.check("m", message)).isEmpty();
    String text = new String(message, StandardCharsets.UTF_8);
    assertThat(text).contains("<MessageControlType>TestMessage<").doesNotContain("<TrackRelease>");
  }
}
