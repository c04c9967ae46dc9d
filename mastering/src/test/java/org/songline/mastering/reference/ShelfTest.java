package org.songline.mastering.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.songline.measure.plot.Span;
import org.songline.media.MediaProblem;

class ShelfTest {
  private static final String HASH = "0123456789abcdef".repeat(4);
  private static final Profile PIECE =
      Pieces.profile(
          Pieces.noise(6, 1, 3, -6, 2), new Span("verse 1", 0, 3), new Span("chorus", 3, 6));

  private static Shelf shelf() {
    Reference reference = new Reference(PIECE, 2.5, Map.of("drop", "chorus"));
    return Shelf.EMPTY.with(new Shelf.Entry(reference, HASH));
  }

  @Test
  void whatIsWrittenIsReadBack() throws MediaProblem {
    String text = ShelfText.write(shelf());
    Shelf read = ShelfText.read("shelf", text);
    assertThat(ShelfText.write(read)).isEqualTo(text);
    Reference reference = read.references().getFirst();
    assertThat(reference.weight()).isEqualTo(2.5);
    assertThat(reference.sections()).containsEntry("drop", "chorus");
    assertThat(reference.profile().sections()).hasSize(2);
    assertThat(reference.profile().range()).isNaN();
    for (int band = 0; band < Bands.COUNT; band++) {
      assertThat(reference.profile().loud().mid().get(band))
          .isCloseTo(PIECE.loud().mid().get(band), within(0.005));
    }
    assertThat(Comparison.of(PIECE, List.of(reference), List.of()).deviations()).isEmpty();
  }

  @Test
  void aReferenceIsThereOnlyOnce() {
    Shelf twice = shelf().with(new Shelf.Entry(Reference.of(PIECE), HASH));
    assertThat(twice.entries()).hasSize(1);
    assertThat(twice.references().getFirst().weight()).isEqualTo(1);
    assertThat(twice.without("piece").entries()).isEmpty();
  }

  @Test
  void aBrokenLineIsNamed() {
    String text = ShelfText.write(shelf());
    assertThatThrownBy(() -> ShelfText.read("shelf", "songs\n"))
        .isInstanceOf(MediaProblem.class)
        .hasMessageContaining("shelf: line 1:");
    assertThatThrownBy(() -> ShelfText.read("shelf", text.replace("weight 2.50", "weight much")))
        .isInstanceOf(MediaProblem.class)
        .hasMessageContaining("line 6")
        .hasMessageContaining("is no number");
    assertThatThrownBy(() -> ShelfText.read("shelf", text.replaceFirst("  mid .*\n", "")))
        .isInstanceOf(MediaProblem.class)
        .hasMessageContaining("31 numbers of mid");
    assertThatThrownBy(() -> ShelfText.read("shelf", text.replaceFirst("hash .*\n", "hash x\n")))
        .isInstanceOf(MediaProblem.class)
        .hasMessageContaining("64 hexadecimal digits");
  }
}
