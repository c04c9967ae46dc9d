package org.songline.release.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.songline.release.ReleaseProblem;
import org.songline.release.exact.Share;

class EntryTextTest {
  private static final Catalog CATALOG = Examples.single();
  private static final Party ANNA = CATALOG.party(Examples.ANNA);
  private static final Recording BOATS = CATALOG.recordings().values().iterator().next();

  @Test
  void fieldsAreSetByTheirKeys() {
    Party changed =
        EntryText.PARTY.with(
            ANNA,
            Map.of(
                "legal-name", "Anna B",
                "ipi", "00130046332",
                "contact.email", "a@example.org",
                "payment.currency", "USD",
                "societies", "35:performing+mechanical:world -US; GVL:neighbouring"));
    assertThat(changed.legalName()).isEqualTo("Anna B");
    assertThat(changed.ipi().orElseThrow().text()).isEqualTo("00130046332");
    assertThat(changed.contact().email()).isEqualTo("a@example.org");
    assertThat(changed.contact().address()).isEqualTo(ANNA.contact().address());
    assertThat(changed.payment().currency()).isEqualTo("USD");
    assertThat(changed.affiliations())
        .containsExactly(
            new Party.Affiliation(
                "35",
                List.of(Party.Right.PERFORMING, Party.Right.MECHANICAL),
                Territories.parse("world -US")),
            new Party.Affiliation("GVL", List.of(Party.Right.NEIGHBOURING), Territories.WORLD));
    assertThat(EntryText.PARTY.with(changed, Map.of("ipi", "")).ipi()).isEmpty();
  }

  @Test
  void listsOfSharesAndDeclarationsAreSet() {
    Recording changed =
        EntryText.RECORDING.with(
            BOATS,
            Map.of(
                "owners", "anna-berg:1/3; tom-reed:2/3",
                "ai.vocals", "partly",
                "cover", "yes",
                "tempo", "91.5",
                "artist", "anna-berg:Anna: feat. ; tom-reed:Tom::featured"));
    assertThat(changed.owners().getFirst().share()).isEqualTo(Share.of(1, 3));
    assertThat(changed.ai().vocals()).isEqualTo(AiUse.PARTLY);
    assertThat(changed.cover()).isTrue();
    assertThat(changed.tempo()).isEqualTo(91.5);
    assertThat(changed.artist().text()).startsWith("Anna feat.");
  }

  @Test
  void aDeclarationThatNothingIsGeneratedIsOne() {
    Recording without = EntryText.RECORDING.with(BOATS, Map.of("ai", ""));
    assertThat(without.ai().made()).isFalse();
    assertThat(EntryText.RECORDING.with(without, Map.of("ai.vocals", "none")).ai())
        .isEqualTo(AiDeclaration.NONE);
  }

  @Test
  void everyKeyTellsWhatItTakes() {
    assertThat(EntryText.PARTY.keys())
        .containsKeys("legal-name", "contact.address", "payment.tax", "societies")
        .doesNotContainKey("id");
    assertThat(EntryText.RECORDING.keys().get("owners")).isEqualTo("party:share; ...");
    assertThat(EntryText.RECORDING.keys().get("advisory")).contains("not-explicit");
  }

  @Test
  void whatDoesNotFitIsToldInOneLine() {
    for (Map<String, String> wrong :
        List.of(
            Map.of("shoe-size", "42"),
            Map.of("id", "other"),
            Map.of("ipi", "00130046333"),
            Map.of("kind", "robot"),
            Map.of("name", ""),
            Map.of("contact.shoe", "1"),
            Map.of("societies", "35:performing:world:more"),
            Map.of("societies", "[{\"society\": 35"))) {
      assertThatThrownBy(() -> EntryText.PARTY.with(ANNA, wrong))
          .as(wrong.toString())
          .isInstanceOf(ReleaseProblem.class)
          .hasMessageNotContaining("\n");
    }
  }
}
