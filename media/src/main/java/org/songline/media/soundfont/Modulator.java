package org.songline.media.soundfont;

import java.util.List;

/**
 * A modulator, SoundFont 2.04 section 8.2: destination += amount * source * amount source.
 *
 * @param source the controller and how it is mapped, section 8.2.1
 * @param destination a {@link Generator} number; {@link #INITIAL_PITCH} for the pitch wheel
 * @param amount in the units of the destination
 * @param amountSource a second controller that scales the amount; 0 for none
 * @param transform 0 linear, 2 absolute value
 */
public record Modulator(int source, int destination, int amount, int amountSource, int transform) {
  /** Destination of the default pitch wheel modulator: pitch in cents. */
  public static final int INITIAL_PITCH = 59;

  /** Controller numbers that are not MIDI controllers, section 8.2.1. */
  public static final int NONE = 0;

  public static final int VELOCITY = 2;
  public static final int KEY = 3;
  public static final int KEY_PRESSURE = 10;
  public static final int CHANNEL_PRESSURE = 13;
  public static final int PITCH_WHEEL = 14;
  public static final int PITCH_WHEEL_RANGE = 16;

  /** A source that reads a MIDI controller. */
  private static final int CC = 0x80;

  private static final int FALLING = 0x100;
  private static final int BIPOLAR = 0x200;
  private static final int CONCAVE = 0x400;

  /** Section 8.4: what every instrument has unless it says otherwise. */
  private static final List<Modulator> DEFAULTS =
      List.of(
          new Modulator(FALLING | CONCAVE | VELOCITY, Generator.ATTENUATION, 960, 0, 0),
          new Modulator(FALLING | VELOCITY, Generator.FILTER_CUTOFF, -2400, 0, 0),
          new Modulator(CHANNEL_PRESSURE, Generator.VIB_LFO_TO_PITCH, 50, 0, 0),
          new Modulator(CC | 1, Generator.VIB_LFO_TO_PITCH, 50, 0, 0),
          new Modulator(FALLING | CONCAVE | CC | 7, Generator.ATTENUATION, 960, 0, 0),
          new Modulator(BIPOLAR | CC | 10, Generator.PAN, 500, 0, 0),
          new Modulator(FALLING | CONCAVE | CC | 11, Generator.ATTENUATION, 960, 0, 0),
          new Modulator(CC | 91, Generator.REVERB_SEND, 200, 0, 0),
          new Modulator(CC | 93, Generator.CHORUS_SEND, 200, 0, 0),
          new Modulator(BIPOLAR | PITCH_WHEEL, INITIAL_PITCH, 12700, PITCH_WHEEL_RANGE, 0));

  public static List<Modulator> defaults() {
    return DEFAULTS;
  }

  /** The default modulator of section 8.4.2, from velocity to filter cutoff. */
  public static Modulator velocityToFilter() {
    return DEFAULTS.get(1);
  }

  /** Whether it is the same modulator with perhaps another amount. */
  public boolean identical(Modulator other) {
    return source == other.source
        && destination == other.destination
        && amountSource == other.amountSource
        && transform == other.transform;
  }

  public Modulator withAmount(int other) {
    return new Modulator(source, destination, other, amountSource, transform);
  }

  /** The controller number of a source: MIDI when {@link #isMidi}. */
  public static int controller(int source) {
    return source & 0x7F;
  }

  public static boolean isMidi(int source) {
    return (source & CC) != 0;
  }

  /** Whether the source goes from most to least. */
  public static boolean falling(int source) {
    return (source & FALLING) != 0;
  }

  /** Whether the source goes from -1 to 1 rather than 0 to 1. */
  public static boolean bipolar(int source) {
    return (source & BIPOLAR) != 0;
  }

  /** 0 linear, 1 concave, 2 convex, 3 switch. */
  public static int curve(int source) {
    return source >> 10 & 0x3F;
  }
}
