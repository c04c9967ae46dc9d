package org.songline.release.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Identifiers that were given out are taken, those that cannot have been are refused. */
class IdentifierTest {
  private static Function<String, Identifier> of(String kind) {
    return switch (kind) {
      case "isrc" -> Isrc::new;
      case "iswc" -> Iswc::new;
      case "ipi" -> IpiName::new;
      case "ipi-base" -> IpiBase::new;
      case "isni" -> Isni::new;
      case "barcode" -> Barcode::new;
      case "grid" -> Grid::new;
      case "dpid" -> Dpid::new;
      case "mbid" -> Mbid::new;
      default -> throw new IllegalArgumentException(kind);
    };
  }

  @ParameterizedTest
  @CsvSource({
    "isrc, GBAYC1700598",
    "isrc, DEC610900439",
    "isrc, ATW590800730",
    "isrc, GB-AYC-17-00598",
    "iswc, T0345246801",
    "iswc, T9110536293",
    "iswc, T1234567894",
    "iswc, T0000000010",
    "iswc, T-034.524.680-1",
    "iswc, T3351864278",
    "ipi, 00014107338",
    "ipi, 00130046332",
    "ipi, 00418430181",
    "ipi, 00000000199",
    "ipi, 00159586128",
    "ipi, 14107338",
    "ipi-base, I-000000229-7",
    "ipi-base, I-001631070-4",
    "ipi-base, I-001635861-3",
    "isni, 000000012150090X",
    "isni, 0000000121032683",
    "isni, 0000 0001 2103 2683",
    "barcode, 190295810726",
    "barcode, 093624920472",
    "barcode, 4006381333931",
    "barcode, 00602537022502",
    "grid, A12425GABC1234002M",
    "grid, A10302B0003989564F",
    "grid, A10302B00033760393",
    "dpid, PADPIDA2007050901U",
    "dpid, PADPIDA2013042401U",
    "dpid, PADPIDA2009101501Y",
    "dpid, PADPIDA20110330020",
    "dpid, PA-DPIDA-2007050901-U",
    "mbid, b9ad642e-b012-41c7-b72a-42cf4911f9ff"
  })
  void takesWhatWasGivenOut(String kind, String text) {
    Identifier read = of(kind).apply(text);
    assertThat(of(kind).apply(read.display())).isEqualTo(read);
    assertThat(of(kind).apply(read.text())).isEqualTo(read);
  }

  @ParameterizedTest
  @CsvSource({
    "isrc, GBAYC170059",
    "isrc, GBAYC17005980",
    "isrc, 1BAYC1700598",
    "isrc, GBAYC17O0598",
    "iswc, T3351864279",
    "iswc, T034524680",
    "iswc, 03452468010",
    "ipi, 00000000101",
    "ipi, 00854632549",
    "ipi, 00000000000",
    "ipi, 123456789012",
    "ipi-base, I-000000393-9",
    "isni, 0000000121032638",
    "isni, 000000012150090",
    "barcode, 123123123123",
    "barcode, 1234567890123",
    "barcode, 5099907138556",
    "barcode, 075992755296",
    "barcode, 12345",
    "grid, A1UCASE0000000007X",
    "grid, A12425GABC1234002N",
    "dpid, PADPIDA2014120301U",
    "dpid, PADPIDA2025010100A",
    "mbid, b9ad642e-b012-41c7-b72a-42cf4911f9f"
  })
  void refusesWhatCannotHaveBeen(String kind, String text) {
    assertThatThrownBy(() -> of(kind).apply(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is no");
  }

  @Test
  void anIsrcOfAYearToComeIsTold() {
    assertThat(new Isrc("US1234567890").assignable(2026)).isFalse();
    assertThat(new Isrc("GBAYC1700598").assignable(2026)).isTrue();
    assertThat(new Isrc("USRC18600001").assignable(2026)).isTrue();
    assertThat(new Isrc("USRC12700001").assignable(2026)).isTrue();
  }

  @Test
  void anIsrcOfAnUnknownCountryIsTold() {
    assertThat(new Isrc("XQABC2600001").knownCountry()).isFalse();
    assertThat(new Isrc("QZABC2600001").knownCountry()).isTrue();
  }

  @Test
  void barcodesThatDifferInLeadingZerosAreOne() {
    assertThat(new Barcode("00602537022502")).isEqualTo(new Barcode("602537022502"));
    assertThat(new Barcode("0093624920472").ean()).isEqualTo("0093624920472");
    assertThat(Barcode.complete("400638133393").text()).isEqualTo("4006381333931");
  }

  @ParameterizedTest
  @CsvSource({
    "isni, 0000000121032683",
    "barcode, 4006381333931",
    "dpid, PADPIDA2007050901U",
    "grid, A12425GABC1234002M",
    "ipi, 00014107338"
  })
  void oneWrongCharacterIsAlwaysFound(String kind, String text) {
    for (int at = 0; at < text.length(); at++) {
      if (Character.isDigit(text.charAt(at))) {
        for (char other = '0'; other <= '9'; other++) {
          String wrong = text.substring(0, at) + other + text.substring(at + 1);
          if (other != text.charAt(at)) {
            assertThatThrownBy(() -> of(kind).apply(wrong))
                .as(wrong)
                .isInstanceOf(IllegalArgumentException.class);
          }
        }
      }
    }
  }
}
