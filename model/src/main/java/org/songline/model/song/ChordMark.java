package org.songline.model.song;

import java.util.Comparator;
import java.util.Optional;
import org.songline.model.time.TickPosition;

/**
 * The harmony from here to the next mark.
 *
 * @param chord absent where no chord sounds, which is written {@code N.C.}
 */
public record ChordMark(TickPosition at, Optional<Chord> chord) {
  /** By position. */
  public static final Comparator<ChordMark> ORDER = Comparator.comparing(ChordMark::at);

  private static final String NONE = "N.C.";

  /**
   * Reads a chord or {@code N.C.}.
   *
   * @throws IllegalArgumentException when it is neither, saying why
   */
  public static Optional<Chord> parse(String text) {
    return text.equals(NONE) ? Optional.empty() : Optional.of(Chord.parse(text));
  }

  /** A chord as it is read by {@link #parse}. */
  public static String text(Optional<Chord> chord) {
    return chord.map(Chord::text).orElse(NONE);
  }
}
