package org.songline.mastering.reference;

import java.util.List;
import org.songline.measure.plot.Span;

/**
 * How one section of a piece sounds. Lists by band have one value for each of the {@link Bands}.
 *
 * @param part which section; the same name, apart from numbers, is the same kind of section
 * @param lufs its loudness, without gates: that of the very spectra
 * @param mid levels of the mid in dB of full scale
 * @param side levels of the side
 * @param percentiles levels of mid and side together that are not reached {@link #LEVELS} percent
 *     of the time: one list for each level, by band
 * @param crests peak over mean level of each octave from 31.5 Hz to 16 kHz in dB; empty when not
 *     measured
 */
public record Portrait(
    Span part,
    double lufs,
    List<Double> mid,
    List<Double> side,
    List<List<Double>> percentiles,
    List<Double> crests) {
  /** Percentiles of level, as of a distribution: from what is rarely undercut to what is rare. */
  public static final List<Double> LEVELS = List.of(8.0, 21.0, 50.0, 83.0, 98.0);

  /** All that was played. */
  public static final String WHOLE = "whole";

  /** The parts not quieter than the whole on average. */
  public static final String LOUD = "loud";

  /** The loudest half minute of a piece whose sections are not known, and all else of it. */
  public static final String LOUDEST = "loudest 30 s";

  public static final String REST = "the rest";

  /**
   * How names of parts begin that were heard and not written; their letters say which are alike
   * within a piece, and nothing about another's.
   */
  public static final String HEARD = "part ";

  /** What silence is told as, dB. */
  public static final double SILENT = -140;

  public Portrait {
    mid = List.copyOf(mid);
    side = List.copyOf(side);
    percentiles = percentiles.stream().map(List::copyOf).toList();
    crests = List.copyOf(crests);
  }

  /** The level of the mid beside the section's own loudness, dB. */
  public double relativeMid(int band) {
    return mid.get(band) - lufs;
  }

  /** The level of the side beside the section's own loudness, dB. */
  public double relativeSide(int band) {
    return side.get(band) - lufs;
  }

  /** Side over mid in dB. */
  public double width(int band) {
    return side.get(band) - mid.get(band);
  }

  /** How far the level of a band moves: what 17 % exceed over what 79 % exceed, in dB. */
  public double spread(int band) {
    return percentiles.get(3).get(band) - percentiles.get(1).get(band);
  }

  /** Whether a band sounds at all: not 80 dB under the loudness. */
  public boolean sounds(int band) {
    return relativeMid(band) > -80;
  }
}
