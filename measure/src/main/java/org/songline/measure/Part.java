package org.songline.measure;

import java.util.EnumSet;
import java.util.Set;

/** What is measured beyond loudness and levels. Nothing that is not asked for costs time. */
public enum Part {
  /** Peaks between the samples. */
  TRUE_PEAK,
  /** The averaged spectrum, its balance, and the stereo image by band. */
  SPECTRUM,
  /** Tempo, beats and onsets. */
  TEMPO,
  KEY,
  /** Power over time in the bands of the ear. */
  HEARING,
  /** What pictures need: the waveform, correlation over time, the stereo cloud. */
  CURVES;

  /** Loudness, levels and true peak. */
  public static Set<Part> quick() {
    return EnumSet.of(TRUE_PEAK);
  }

  /**
   * All that figures and pictures are made of; not {@link #HEARING}, which grows with the sound.
   */
  public static Set<Part> all() {
    return EnumSet.complementOf(EnumSet.of(HEARING));
  }
}
