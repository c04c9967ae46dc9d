package org.songline.measure.pitch;

import org.songline.dsp.Exact;
import org.songline.dsp.pitch.PitchTracker;

/**
 * A pitch.
 *
 * @param hertz of the fundamental
 * @param name the nearest note of equal temperament at A = 440 Hz, such as {@code "F#3"}; C4 is 262
 *     Hz
 * @param cents how far it lies above that note, -50 to 50
 */
public record Tone(double hertz, String name, double cents) {
  static final double CONCERT = 440;
  private static final String[] NAMES = {
    "C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B"
  };

  public static Tone of(double hertz) {
    double key = PitchTracker.semitones(hertz, CONCERT);
    return new Tone(hertz, name((int) Math.rint(key)), PitchTracker.cents(hertz, CONCERT));
  }

  /** A MIDI key with its fraction. */
  public static Tone ofKey(double key) {
    return of(CONCERT * Exact.pow(2, (key - 69) / 12));
  }

  /** The name of a MIDI key; 69 is A4. */
  public static String name(int key) {
    return NAMES[Math.floorMod(key, 12)] + (Math.floorDiv(key, 12) - 1);
  }
}
