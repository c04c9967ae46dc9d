package org.songline.devices.sampler;

import java.util.Arrays;
import org.songline.media.soundfont.Modulator;

/**
 * The controllers that all voices of the device share, and what modulators read from them. Values
 * are as MIDI has them, 0 to 127, but need not be whole.
 */
final class Channel {
  /** MIDI's, and those that SFZ instruments have beside them. */
  private static final int CONTROLLERS = 512;

  private static final int NO_PARAMETER = 0x3FFF;
  private static final double CURVE = 40 / 96.0;

  private final float[] values = new float[CONTROLLERS];
  private float[] initial = new float[0];
  private float pressure;
  private float bend;
  private float bendRange;
  private float initialBendRange = 2;
  private float tuning;
  private int parameter = NO_PARAMETER;
  private boolean registered = true;

  /** Counts every change, so that a voice knows when to look again. */
  int version;

  Channel() {
    reset();
  }

  /** What controllers are at power-up, 0 to 127, where that is not below 0. */
  void initial(float[] controllers) {
    initial = controllers;
  }

  /** Power-up state. */
  void reset() {
    Arrays.fill(values, 0);
    values[7] = 100;
    values[8] = 64;
    values[10] = 64;
    bendRange = initialBendRange;
    tuning = 0;
    parameter = NO_PARAMETER;
    resetControllers();
    for (int i = 0; i < initial.length; i++) {
      values[i] = initial[i] >= 0 ? initial[i] : values[i];
    }
    version = 1;
  }

  /** Reset All Controllers, as the MIDI recommended practice RP-015 has it. */
  void resetControllers() {
    values[1] = 0;
    values[11] = 127;
    values[64] = 0;
    values[65] = 0;
    values[66] = 0;
    values[67] = 0;
    pressure = 0;
    bend = 0;
    parameter = NO_PARAMETER;
    version++;
  }

  void control(int controller, float value) {
    values[controller] = value;
    version++;
    switch (controller) {
      case 98, 99 -> registered = false;
      case 100, 101 -> {
        registered = true;
        parameter = (int) values[101] << 7 | (int) values[100];
      }
      case 6, 38 -> data();
      default -> {}
    }
  }

  private void data() {
    if (registered) {
      switch (parameter) {
        case 0 -> bendRange = values[6] + values[38] / 100;
        case 1 -> tuning = ((values[6] - 64) * 128 + values[38]) * (100 / 8192f);
        case 2 -> tuning = (values[6] - 64) * 100;
        default -> {}
      }
    }
  }

  void bend(float value) {
    bend = value;
    version++;
  }

  void pressure(float value) {
    pressure = value * 127;
    version++;
  }

  /** The range in semitones until a registered parameter says another. */
  void initialBendRange(float semitones) {
    if (semitones != initialBendRange) {
      initialBendRange = semitones;
      bendRange = semitones;
      version++;
    }
  }

  /** The pitch wheel, -1 to 1. */
  float bend() {
    return bend;
  }

  /** Pressure on the whole device, 0 to 127. */
  float pressure() {
    return pressure;
  }

  float value(int controller) {
    return values[controller];
  }

  /** Cents by which everything is out of tune, on purpose. */
  float tuning() {
    return tuning;
  }

  /** The sum that a modulator adds to its destination. */
  float amount(Modulator modulator, float key, float velocity, float keyPressure) {
    float source = source(modulator.source(), key, velocity, keyPressure);
    if (source == 0) {
      return 0;
    }
    float scale =
        modulator.amountSource() == 0
            ? 1
            : source(modulator.amountSource(), key, velocity, keyPressure);
    float value = modulator.amount() * source * scale;
    return modulator.transform() == 2 ? Math.abs(value) : value;
  }

  private float source(int source, float key, float velocity, float keyPressure) {
    int number = Modulator.controller(source);
    float value;
    if (Modulator.isMidi(source)) {
      value = values[number];
    } else {
      switch (number) {
        case Modulator.VELOCITY -> value = velocity;
        case Modulator.KEY -> value = key;
        case Modulator.KEY_PRESSURE -> value = keyPressure;
        case Modulator.CHANNEL_PRESSURE -> value = pressure;
        case Modulator.PITCH_WHEEL -> value = 64 + 64 * bend;
        case Modulator.PITCH_WHEEL_RANGE -> value = bendRange;
        default -> {
          return 1;
        }
      }
    }
    return curve(source, value);
  }

  /**
   * SoundFont 2.04, section 9.5.3: the shape, direction and polarity of a source. The greatest
   * controller value counts as 1, and the middle, 64, as 0 where the source goes both ways.
   */
  private static float curve(int source, float value) {
    boolean falling = Modulator.falling(source);
    boolean bipolar = Modulator.bipolar(source);
    int shape = Modulator.curve(source);
    if (shape == 0) {
      if (bipolar) {
        return falling ? (64 - value) / 64 : (value - 64) / 64;
      }
      return falling ? 1 - value / 127 : value / 127;
    }
    if (shape == 3) {
      boolean on = falling ? value < 64 : value >= 64;
      return on ? 1 : bipolar ? -1 : 0;
    }
    float x = falling ? 127 - value : value;
    if (!bipolar) {
      return bent(shape, x / 127);
    }
    float signed = (x - 64) / 63;
    return signed >= 0 ? bent(shape, Math.min(1, signed)) : -bent(shape, Math.min(1, -signed));
  }

  private static float bent(int shape, float unit) {
    double x = shape == 1 ? 1 - unit : unit;
    double steep = x <= 0 ? 1 : Math.min(1, -CURVE * StrictMath.log10(x));
    return (float) (shape == 1 ? steep : 1 - steep);
  }
}
