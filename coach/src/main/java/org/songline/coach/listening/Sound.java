package org.songline.coach.listening;

import java.util.Objects;
import org.songline.measure.Measured;
import org.songline.measure.Measurement;
import org.songline.measure.hearing.Cochleagram;
import org.songline.measure.loudness.LoudnessSeries;

/** What was measured of one sound, its cochleagram included. */
public record Sound(Measured measured) {
  public Sound {
    Objects.requireNonNull(measured.curves().hearing());
  }

  public Measurement figures() {
    return measured.figures();
  }

  /** Power by tenth of a second and band of the ear. */
  public Cochleagram hearing() {
    return Objects.requireNonNull(measured.curves().hearing());
  }

  /** Loudness every tenth of a second. */
  public LoudnessSeries loudness() {
    return measured.curves().loudness();
  }
}
