package org.songline.measure.music;

import java.util.List;

/**
 * The key of a recording.
 *
 * @param name for example {@code "F# minor"}
 * @param tonic pitch class, 0 for C to 11 for B
 * @param minor or else major
 * @param camelot the same as disc jockeys write it, {@code "11A"}
 * @param confidence 0 to 1
 * @param alternative the next likely key
 * @param tuningCents how far the recording is tuned above A = 440 Hz, -50 to 50
 * @param chroma share of each pitch class from C to B; the largest is 1
 */
public record Key(
    String name,
    int tonic,
    boolean minor,
    String camelot,
    double confidence,
    String alternative,
    double tuningCents,
    List<Double> chroma) {
  private static final String[] NAMES = {
    "C", "Db", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B"
  };
  private static final String[] MINOR_NAMES = {
    "C", "C#", "D", "Eb", "E", "F", "F#", "G", "G#", "A", "Bb", "B"
  };

  public Key {
    chroma = List.copyOf(chroma);
  }

  static String name(int tonic, boolean minor) {
    return minor ? MINOR_NAMES[tonic] + " minor" : NAMES[tonic] + " major";
  }

  static String camelot(int tonic, boolean minor) {
    int major = minor ? (tonic + 3) % 12 : tonic;
    return (major * 7 + 7) % 12 + 1 + (minor ? "A" : "B");
  }
}
