package org.songline.mastering.playback;

import java.util.List;
import java.util.Optional;

/**
 * A loudspeaker, earphone or room that music is heard on.
 *
 * @param id what a command names it by
 * @param name what people read
 * @param date of the data, year and month
 * @param source where the data come from
 */
public record PlaybackDevice(
    String id,
    String name,
    Basis basis,
    String date,
    String source,
    Tone tone,
    Sides sides,
    Surroundings surroundings) {
  /** What all others are compared with: flat, wide, in a silent room at a level for mixing. */
  public static final PlaybackDevice MONITORS =
      new PlaybackDevice(
          "monitors",
          "Flat monitors",
          Basis.STANDARD,
          "2025-11",
          "flat by definition",
          new Tone(List.of()),
          Sides.STEREO,
          new Surroundings(80, Optional.empty(), Optional.empty()));

  /** Both sides joined, and nothing else. */
  public static final PlaybackDevice MONO =
      new PlaybackDevice(
          "mono",
          "Mono",
          Basis.STANDARD,
          "2025-11",
          "half the sum of both sides by definition",
          new Tone(List.of()),
          Sides.MONO,
          new Surroundings(80, Optional.empty(), Optional.empty()));

  /** The same with another response, labelled as the user's. */
  public PlaybackDevice measuredAs(Points response, String from) {
    return new PlaybackDevice(
        id,
        name,
        Basis.USER,
        date,
        from,
        new Tone(List.of(new Tone.Measured(response))),
        sides,
        surroundings);
  }
}
