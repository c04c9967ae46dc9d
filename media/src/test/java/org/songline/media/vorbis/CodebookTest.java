package org.songline.media.vorbis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CodebookTest {
  /** The example of section 3.2.1 of the specification. */
  @Test
  void eachEntryHasTheLowestWordThatIsFree() throws VorbisDamage {
    Codebook book = book(2, 4, 4, 4, 4, 2, 3, 3);
    String[] words = {"00", "0100", "0101", "0110", "0111", "10", "110", "111"};
    for (int entry = 0; entry < words.length; entry++) {
      BitWriter bits = new BitWriter();
      for (char bit : words[entry].toCharArray()) {
        bits.write(bit - '0', 1);
      }
      assertThat(book.entry(bits.reader())).isEqualTo(entry);
    }
  }

  @Test
  void wordsOfAllLengthsAreRead() throws VorbisDamage {
    // 1, 2, 3 ... 31, 32 and 32 bits: each word is ones and a zero, but for the last.
    int[] lengths = new int[33];
    for (int i = 0; i < 32; i++) {
      lengths[i] = i + 1;
    }
    lengths[32] = 32;
    Codebook book = book(lengths);
    SplittableRandom random = new SplittableRandom(3);
    BitWriter bits = new BitWriter();
    List<Integer> written = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      int entry = random.nextInt(33);
      written.add(entry);
      for (int b = 0; b < lengths[entry]; b++) {
        bits.write(b < entry ? 1 : 0, 1);
      }
    }
    BitReader in = bits.reader();
    for (int entry : written) {
      assertThat(book.entry(in)).isEqualTo(entry);
    }
  }

  @Test
  void treesWithTooFewOrTooManyWordsAreRefused() {
    assertThatThrownBy(() -> book(1, 1, 1)).hasMessageContaining("too many words");
    assertThatThrownBy(() -> book(1, 2)).hasMessageContaining("too few words");
    assertThatThrownBy(() -> book(2, 2, 2, 3)).hasMessageContaining("too few words");
  }

  @Test
  void oneUsedEntryNeedsNoTree() throws VorbisDamage {
    BitReader in = new BitWriter().write(0, 1).write(1, 1).write(0, 6).reader();
    Codebook book = book(0, 0, 1, 0);
    assertThat(book.entry(in)).isEqualTo(2);
    assertThat(book.entry(in)).isEqualTo(2);
  }

  @Test
  void numbersAreUnpacked() {
    assertThat(Codebook.number(788 << 21 | 5)).isEqualTo(5);
    assertThat(Codebook.number(789 << 21 | 5)).isEqualTo(10);
    assertThat(Codebook.number(1 << 31 | 787 << 21 | 5)).isEqualTo(-2.5);
    assertThat(Codebook.number(0)).isZero();
  }

  @Test
  void rootsAreWhole() {
    assertThat(Codebook.root(81, 4)).isEqualTo(3);
    assertThat(Codebook.root(80, 4)).isEqualTo(2);
    assertThat(Codebook.root(1_000_000, 1)).isEqualTo(1_000_000);
    assertThat(Codebook.root(3, 60_000)).isEqualTo(1);
    assertThat(Codebook.root(0, 3)).isZero();
  }

  @Test
  void hugeBooksAreRefused() {
    BitWriter ordered = head(1, 0xffffff).write(1, 1).write(23, 5).write(0xffffff, 24);
    assertThatThrownBy(() -> Codebook.read(ordered.write(0, 4).reader(), new Codebook.Budget()))
        .isInstanceOf(VorbisDamage.class)
        .hasMessageContaining("codebook entries");
    BitWriter wide = head(65_535, 1024).write(1, 1).write(9, 5).write(1024, 11).write(1, 4);
    assertThatThrownBy(() -> Codebook.read(wide.reader(), new Codebook.Budget()))
        .isInstanceOf(VorbisDamage.class)
        .hasMessageContaining("codebook values");
  }

  private static BitWriter head(int dimensions, int entries) {
    return new BitWriter().write(0x564342, 24).write(dimensions, 16).write(entries, 24);
  }

  private static Codebook book(int... lengths) throws VorbisDamage {
    BitWriter bits = head(1, lengths.length).write(0, 1).write(1, 1);
    for (int length : lengths) {
      bits.write(length > 0 ? 1 : 0, 1);
      if (length > 0) {
        bits.write(length - 1, 5);
      }
    }
    return Codebook.read(bits.write(0, 4).reader(), new Codebook.Budget());
  }
}
