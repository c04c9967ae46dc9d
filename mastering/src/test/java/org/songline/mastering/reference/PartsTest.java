package org.songline.mastering.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.songline.measure.plot.Span;

/** Parts of a finished piece that nobody has written down. */
class PartsTest {
  private static final float[] QUIET = Pieces.gained(Pieces.noise(20, 1, 5, -20, 1), -14);
  private static final float[] LOUD = Pieces.noise(20, 2, 2, -6, 1);
  private static final float[] PIECE = Pieces.joined(QUIET, LOUD, QUIET, LOUD);

  @Test
  void theyAreHeardAndNamed() {
    List<Span> parts = Pieces.heard(PIECE).parts();
    assertThat(parts).hasSize(4);
    for (int i = 0; i < 4; i++) {
      assertThat(parts.get(i).fromSeconds()).isCloseTo(20 * i, within(1.0));
    }
    assertThat(parts.stream().map(Span::name)).doesNotHaveDuplicates();
    assertThat(parts.stream().map(part -> part.name().substring(0, 6)))
        .containsExactly("part A", "part B", "part A", "part B");
    assertThat(Pieces.heard(LOUD).parts()).isEmpty();
  }

  @Test
  void aPartIsComparedWithOneOfItsLoudnessWhateverItsLetter() {
    var heard = Pieces.heard(PIECE);
    Profile mix = heard.profile(heard.parts());
    var other = Pieces.heard(Pieces.joined(LOUD, QUIET, LOUD, QUIET));
    var reference = Reference.of(other.profile(other.parts()));
    for (Portrait part : mix.sections()) {
      assertThat(reference.counterpart(mix, part).lufs()).isCloseTo(part.lufs(), within(1.0));
    }
  }
}
