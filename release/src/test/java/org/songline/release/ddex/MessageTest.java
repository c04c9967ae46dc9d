package org.songline.release.ddex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.songline.release.ReleaseProblem;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.Examples;

class MessageTest {
  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Test
  void equalCatalogsGiveEqualBytes() {
    assertThat(Messages.make(Examples.album()).write(ErnVersion.V43))
        .isEqualTo(Messages.make(Examples.album()).write(ErnVersion.V43));
  }

  @Test
  void messagesOfTheExamplesPassEveryRule() {
    for (Catalog catalog : List.of(Examples.single(), Examples.ep(), Examples.album())) {
      for (ErnVersion version : ErnVersion.values()) {
        for (MessageOrder.Kind kind : List.of(MessageOrder.Kind.NEW, MessageOrder.Kind.UPDATE)) {
          assertThat(
                  MessageCheck.check(
                      "message", Messages.make(catalog, kind, version).write(version)))
              .isEmpty();
        }
      }
    }
  }

  @Test
  void aTakedownOfSomethingThatHasNotBegunHasNoTermsAndSaysSo() {
    byte[] message =
        Messages.make(Examples.single(), MessageOrder.Kind.TAKEDOWN, ErnVersion.V43)
            .write(ErnVersion.V43);
    assertThat(text(message)).doesNotContain("<Deal>").doesNotContain("<URI>");
    assertThat(MessageCheck.check("message", message))
        .extracting(MessageFinding::rule)
        .containsExactly("S30");
  }

  @Test
  void anAlbumOfTwoDiscsHasAGroupForEachAndATrackReleaseForEachRecording() {
    XmlElement root =
        XmlText.read("m", Messages.make(Examples.album()).write(ErnVersion.V43)).root();
    XmlElement top = root.at("ReleaseList", "Release", "ResourceGroup").getFirst();
    assertThat(top.texts("ResourceGroup", "SequenceNumber")).containsExactly("1", "2");
    assertThat(top.at("ResourceGroup", "ResourceGroupContentItem")).hasSize(12);
    assertThat(top.first("LinkedReleaseResourceReference")).isEqualTo("A13");
    assertThat(root.at("ReleaseList", "TrackRelease")).hasSize(12);
    assertThat(root.texts("DealList", "ReleaseDeal", "DealReleaseReference")).hasSize(13);
    assertThat(root.texts("ResourceList", "SoundRecording", "Duration").getFirst())
        .isEqualTo("PT2M37S");
  }

  @Test
  void aContributorStandsOnceWithAllRolesOfPlayingAndWriting() {
    XmlElement recording =
        XmlText.read("m", Messages.make(Examples.single()).write(ErnVersion.V43))
            .root()
            .at("ResourceList", "SoundRecording")
            .getFirst();
    XmlElement anna = recording.all("Contributor").getFirst();
    assertThat(anna.texts("Role")).containsExactly("Performer", "Vocalist", "ComposerLyricist");
    assertThat(recording.texts("Contributor", "ContributorPartyReference"))
        .containsExactly("P_anna-berg", "P_tom-reed", "P_quay-songs");
  }

  @Test
  void whatThisWritesIsReadBackEqual() {
    for (Catalog catalog :
        List.of(Examples.single(), Examples.ep(), Examples.album(), Rich.catalog())) {
      for (ErnVersion version : ErnVersion.values()) {
        ErnMessage message = Messages.make(catalog, MessageOrder.Kind.NEW, version);
        ErnMessage.Reading read = ErnMessage.read("message", message.write(version));
        assertThat(read.version()).isEqualTo(version);
        assertThat(read.left()).isEmpty();
        assertThat(read.message().write(version)).isEqualTo(message.write(version));
      }
    }
  }

  @Test
  void randomMessagesSurviveWritingAndReading() {
    for (long seed = 1; seed <= 25; seed++) {
      ErnMessage message = random(new Random(seed), ErnMessage.class, 0);
      ErnMessage.Reading read = ErnMessage.read("seed " + seed, message.write(ErnVersion.V43));
      ErnMessage plain =
          Binding.read(
              ErnMessage.class, ErnVersion.V43.from43(Binding.write(ErnMessage.ROOT, message)));
      assertThat(read.message()).as("seed %d", seed).isEqualTo(plain);
      assertThat(read.left()).as("seed %d", seed).isEmpty();
      assertThat(read.message().write(ErnVersion.V43)).isEqualTo(message.write(ErnVersion.V43));
    }
  }

  /** A record in which about two thirds of everything is filled, with texts that XML must guard. */
  private static <T> T random(Random random, Class<T> type, int depth) {
    List<Class<?>> types = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      types.add(component.getType());
      if (component.getGenericType() instanceof ParameterizedType list) {
        List<Object> items = new ArrayList<>();
        for (int left = depth > 6 ? 0 : random.nextInt(3); left > 0; left--) {
          items.add(value(random, (Class<?>) list.getActualTypeArguments()[0], depth + 1));
        }
        values.add(items);
      } else {
        values.add(value(random, component.getType(), depth + 1));
      }
    }
    try {
      return type.getDeclaredConstructor(types.toArray(Class<?>[]::new))
          .newInstance(values.toArray());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  private static Object value(Random random, Class<?> type, int depth) {
    if (type == String.class) {
      String[] texts = {"", "", "plain", "a & b <c> \"d\"", "ünï ☂ 𝄞", "]]> '", "2027-03-05"};
      return texts[random.nextInt(texts.length)];
    }
    if (type == XmlElement.class) {
      TreeMap<String, String> attributes = new TreeMap<>();
      attributes.put("Namespace", "x\"y" + random.nextInt(9));
      return new XmlElement(
          "Kept", attributes, List.of(XmlElement.of("Inner", "z" + random.nextInt(9))), "");
    }
    return random(random, type, depth);
  }

  @Test
  void whatTheModelHasNoPlaceForIsToldByItsPath() {
    String foreign =
        text(Messages.make(Examples.single()).write(ErnVersion.V43))
            .replace("<CreationDate>", "<Strange>x</Strange><CreationDate Odd=\"1\">");
    assertThat(ErnMessage.read("message", foreign.getBytes(StandardCharsets.UTF_8)).left())
        .containsExactly(
            "/NewReleaseMessage/ResourceList/SoundRecording/CreationDate/@Odd",
            "/NewReleaseMessage/ResourceList/SoundRecording/Strange");
  }

  @Test
  void version432HasItsOwnNamesAndTheDeclarationsAboutArtificialIntelligence() {
    String message =
        text(
            Messages.make(Examples.single(), MessageOrder.Kind.NEW, ErnVersion.V432)
                .write(ErnVersion.V432));
    assertThat(message)
        .contains("xmlns:ern=\"http://ddex.net/xml/ern/432\"")
        .contains("AvsVersionId=\"9\"")
        .contains("<DisplayGenre ApplicableTerritoryCode=\"Worldwide\" IsDefault=\"true\">")
        .contains("<ContainsAI>None</ContainsAI>")
        .containsPattern("<Role>\\s+<Value>StudioProducer</Value>\\s+</Role>")
        .doesNotContain("<Genre ")
        .doesNotContain("AdditionalTitle");
    assertThat(text(Messages.make(Examples.single()).write(ErnVersion.V43)))
        .doesNotContain("ContainsAI")
        .contains("<Role>StudioProducer</Role>");
  }

  @Test
  void hostileTextIsRefusedInOneLine() {
    String bomb = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]><x>&b;</x>";
    String outside = "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><x>&a;</x>";
    String deep = "<a>".repeat(100) + "</a>".repeat(100);
    String torn = "<a><b>";
    String other = "<a xmlns=\"http://example.org\"/>";
    for (String text : List.of(bomb, outside, deep, torn, other, "", "plain")) {
      assertThatThrownBy(() -> ErnMessage.read("it", text.getBytes(StandardCharsets.UTF_8)))
          .isInstanceOf(ReleaseProblem.class)
          .hasMessageStartingWith("it")
          .hasMessageNotContaining("\n");
    }
  }

  @Test
  void aCharacterThatNoMessageCanCarryIsNamed() {
    assertThatThrownBy(() -> XmlText.write("e", "urn:x", XmlElement.of("Title", "a\u0007b")))
        .hasMessageContaining("U+0007");
  }
}
