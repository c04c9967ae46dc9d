package org.songline.mastering.playback;

import java.util.List;
import org.songline.dsp.Exact;
import org.songline.dsp.filter.MatchedEq;
import org.songline.measure.hearing.EqualLoudness;

/**
 * A frequency response: the sum of its parts in decibels. Nothing is weaker than {@link #FLOOR}.
 */
public record Tone(List<Component> parts) {
  public static final double FLOOR = -100;

  public Tone {
    parts = List.copyOf(parts);
  }

  /** One of the things that make up a response. */
  public sealed interface Component {
    double decibels(double hertz);
  }

  /** A second-order or first-order curve as electrical engineers draw it. */
  public record Band(MatchedEq.Shape shape, double centre, double q, double gain)
      implements Component {
    @Override
    public double decibels(double hertz) {
      double power = MatchedEq.power(shape, hertz, centre, q, gain);
      return Math.max(2 * FLOOR, 0.5 * Exact.decibels(Math.max(1e-30, power)));
    }
  }

  /** A measured curve. */
  public record Measured(Points points) implements Component {
    @Override
    public double decibels(double hertz) {
      return points.at(hertz);
    }
  }

  /**
   * What the ear makes of a softer playing level.
   *
   * @param from the loudness level of mixing, phon
   * @param to the loudness level of listening, phon
   */
  public record Quieter(double from, double to) implements Component {
    @Override
    public double decibels(double hertz) {
      return EqualLoudness.change(from, to, hertz);
    }
  }

  /** The response at a frequency above 0, dB. */
  public double decibels(double hertz) {
    double sum = 0;
    for (Component part : parts) {
      sum += part.decibels(hertz);
    }
    return Math.max(FLOOR, sum);
  }

  /** How much of it is the ear's own doing, dB: it weakens noise too. */
  double inTheEar(double hertz) {
    double sum = 0;
    for (Component part : parts) {
      sum += part instanceof Quieter ? part.decibels(hertz) : 0;
    }
    return sum;
  }
}
