package org.songline.measure;

import java.util.EnumSet;
import java.util.Set;

/** What is measured beyond loudness and levels. Nothing that is not asked for costs time. */
public enum Part {
  /** Peaks between the samples. */
  TRUE_PEAK,
  /** The averaged spectrum, its balance, and the stereo image by band. */
  SPECTRUM,
  /** How the levels of narrow bands are spread over time, and the noise floor under them. */
  DISTRIBUTION,
  /** What is broken, and where: overs, hum, clicks, dropouts, and more. */
  FAULTS,
  /** Peaks above the body of the sound, and jumps of loudness. */
  DYNAMICS,
  /** The true peak as ITU-R BS.1770 annex 2 prints its filter, beside the accurate one. */
  ITU_TRUE_PEAK,
  /** Tempo, beats and onsets. */
  TEMPO,
  KEY,
  /** The parts of a whole piece; takes {@link #TEMPO} and {@link #KEY} with it. */
  SECTIONS,
  /** Power over time in the bands of the ear. */
  HEARING,
  /** The pitch of one voice over time, and its notes. */
  PITCH,
  /** What pictures need: the waveform, correlation over time, the stereo cloud. */
  CURVES;

  /** Loudness, levels and true peak. */
  public static Set<Part> quick() {
    return EnumSet.of(TRUE_PEAK);
  }

  /**
   * All that figures and pictures are made of; not {@link #HEARING}, which grows with the sound,
   * and not {@link #PITCH}, which says nothing about a mix.
   */
  public static Set<Part> all() {
    return EnumSet.complementOf(EnumSet.of(HEARING, PITCH));
  }
}
