package org.songline.mastering.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class AbxPageTest {
  private static final float[] SOFT = Pieces.noise(2, 1, 3, -6, 1);
  private static final float[] LOUD = Pieces.noise(2, 2, 4, -6, 12);

  private static String page() throws IOException {
    return AbxPage.html(
        "My <mix> & \"more\"",
        "Record",
        Pieces.RATE,
        List.of(new AbxPage.Excerpt("chorus", SOFT, LOUD)));
  }

  private static List<float[]> sounds(String page) {
    List<float[]> sounds = new ArrayList<>();
    Matcher matcher = Pattern.compile("\"([A-Za-z0-9+/=]{100,})\"").matcher(page);
    while (matcher.find()) {
      ByteBuffer wav =
          ByteBuffer.wrap(Base64.getDecoder().decode(matcher.group(1)))
              .order(ByteOrder.LITTLE_ENDIAN);
      assertThat(wav.getInt(24)).isEqualTo(Pieces.RATE);
      assertThat(wav.getInt(40)).isEqualTo(wav.capacity() - 44);
      float[] x = new float[(wav.capacity() - 44) / 2];
      for (int i = 0; i < x.length; i++) {
        x[i] = wav.getShort(44 + 2 * i) / 32768f;
      }
      sounds.add(x);
    }
    return sounds;
  }

  @Test
  void bothSoundsAreEquallyLoud() throws IOException {
    List<float[]> sounds = sounds(page());
    assertThat(sounds).hasSize(2);
    assertThat(Pieces.profile(SOFT).lufs() - Pieces.profile(LOUD).lufs()).isLessThan(-10);
    double a = Pieces.profile(sounds.get(0)).lufs();
    double b = Pieces.profile(sounds.get(1)).lufs();
    assertThat(a).isCloseTo(b, within(0.1));
    assertThat(a).isCloseTo(Pieces.profile(SOFT).lufs(), within(0.1));
  }

  @Test
  void whatIsOverFullScaleIsTurnedDownOnBothSides() {
    float[] hot = Pieces.gained(SOFT, 40);
    float[][] pair = AbxPage.matched(Pieces.RATE, new AbxPage.Excerpt("x", hot, hot));
    for (float value : pair[0]) {
      assertThat(Math.abs(value)).isLessThanOrEqualTo(0.9801f);
    }
    assertThat(pair[1]).isEqualTo(pair[0]);
  }

  @Test
  void thePageNeedsNothingFromOutside() throws IOException {
    assertThat(page())
        .doesNotContain("http:", "https:", "src=", "href=", "@import", "url(", "fetch(")
        .doesNotContain("@TITLE@", "@EXCERPTS@", "@TRIALS@", "@CHANCE@", "@NAMES@");
  }

  @Test
  void namesAreTextAndNothingElse() throws IOException {
    assertThat(page())
        .contains("My \\u003cmix\\u003e \\u0026 \\u0022more\\u0022")
        .doesNotContain("<mix>");
  }

  @Test
  void nothingInThePageTellsWhichIsWhich() throws IOException {
    Matcher sounds = Pattern.compile("\"([A-Za-z0-9+/=]{100,})\"").matcher(page());
    assertThat(sounds.find()).isTrue();
    String one = sounds.group(1);
    assertThat(sounds.find()).isTrue();
    String other = sounds.group(1);
    assertThat(one).hasSameSizeAs(other).isNotEqualTo(other);
    byte[] head = Base64.getDecoder().decode(one.substring(0, 56));
    assertThat(Base64.getDecoder().decode(other.substring(0, 56))).isEqualTo(head);
    assertThat(page())
        .contains("let called = draw(), hidden = draw();")
        .isEqualTo(page())
        .containsOnlyOnce("Record");
  }

  @Test
  void everythingCanBeReachedByKeysAndReaders() throws IOException {
    assertThat(page())
        .contains(
            "lang=\"en\"", "role=\"status\"", "aria-live=\"polite\"", "<label for=\"excerpt\"")
        .contains("aria-pressed", "keydown", ":focus-visible");
  }

  @Test
  void guessingIsAsLikelyAsTheBinomialLawSays() {
    double[][] chance = AbxPage.chance(16);
    assertThat(chance[15][16]).isCloseTo(1.0 / 65536, within(1e-12));
    assertThat(chance[15][12]).isCloseTo(0.038406, within(1e-6));
    assertThat(chance[15][0]).isCloseTo(1, within(1e-12));
    assertThat(chance[0]).containsExactly(1, 0.5);
  }
}
