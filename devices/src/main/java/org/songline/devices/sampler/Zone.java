package org.songline.devices.sampler;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songline.media.soundfont.Generator;
import org.songline.media.soundfont.Modulator;

/**
 * One sample as one sound of a program plays it. The values are SoundFont generators, in their
 * units, whatever file they come from. Immutable by agreement: arrays are never written to after
 * {@link Builder#build}.
 */
final class Zone {
  /** What makes the voice start. */
  enum Trigger {
    ATTACK,
    RELEASE
  }

  /** How the voice passes the loop. */
  enum Looping {
    NONE,
    ALWAYS,
    UNTIL_RELEASE,
    /** No loop, and the end of the note does not matter. */
    ONE_SHOT
  }

  /** The filter's shape. */
  enum Filter {
    LOW_PASS,
    HIGH_PASS,
    BAND_PASS,
    NOTCH
  }

  final Sample sample;
  final @Nullable Loop loop;
  final Looping looping;
  final int start;
  final int end;
  final int keyLow;
  final int keyHigh;
  final float velocityLow;
  final float velocityHigh;
  final float[] generators;
  final Modulator[] modulators;

  /** The key, in cents, at which the sample has the pitch that it was recorded with. */
  final double rootCents;

  /** Decibels added to the voice. */
  final float gain;

  final Filter filter;
  final Trigger trigger;

  /** A new voice of this group ends the voices that are {@link #offBy} it; 0 for none. */
  final int group;

  final int offBy;

  /** Plays at every {@code sequenceLength}th note, the {@code sequencePosition}th of them. */
  final int sequenceLength;

  final int sequencePosition;

  /** Its number in the program, from 0. */
  final int index;

  final float randomLow;
  final float randomHigh;

  private Zone(Builder b) {
    sample = b.sample;
    end = Math.clamp(b.end, 0, b.sample.frames);
    start = Math.clamp(b.start, 0, end);
    int loopEnd = Math.min(b.loopEnd, end);
    int loopStart = Math.max(0, b.loopStart);
    boolean loops =
        (b.looping == Looping.ALWAYS || b.looping == Looping.UNTIL_RELEASE) && loopEnd > loopStart;
    loop = loops ? new Loop(b.sample, loopStart, loopEnd) : null;
    looping = loops || b.looping == Looping.ONE_SHOT ? b.looping : Looping.NONE;
    keyLow = b.keyLow;
    keyHigh = b.keyHigh;
    velocityLow = b.velocityLow;
    velocityHigh = b.velocityHigh;
    generators = b.generators.clone();
    modulators = b.modulators.toArray(Modulator[]::new);
    rootCents = b.rootCents;
    gain = b.gain;
    filter = b.filter;
    trigger = b.trigger;
    group = b.group;
    offBy = b.offBy;
    sequenceLength = b.sequenceLength;
    sequencePosition = b.sequencePosition;
    index = b.index;
    randomLow = b.randomLow;
    randomHigh = b.randomHigh;
  }

  boolean covers(int key, float velocity) {
    return key >= keyLow && key <= keyHigh && velocity >= velocityLow && velocity <= velocityHigh;
  }

  /** Collects the values of a zone; starts as a SoundFont's defaults over the whole sample. */
  static final class Builder {
    final Sample sample;
    final float[] generators = new float[Generator.COUNT];
    List<Modulator> modulators = Modulator.defaults();
    Looping looping = Looping.NONE;
    int start;
    int end;
    int loopStart;
    int loopEnd;
    int keyLow;
    int keyHigh = 127;
    float velocityLow;
    float velocityHigh = 127;
    double rootCents = 6000;
    float gain;
    Filter filter = Filter.LOW_PASS;
    Trigger trigger = Trigger.ATTACK;
    int group;
    int offBy;
    int sequenceLength = 1;
    int sequencePosition = 1;
    int index;
    float randomLow;
    float randomHigh = 1;

    Builder(Sample sample) {
      this.sample = sample;
      end = sample.frames;
      loopEnd = sample.frames;
      int[] defaults = Generator.defaults();
      for (int i = 0; i < defaults.length; i++) {
        generators[i] = defaults[i];
      }
    }

    Builder set(int generator, double value) {
      generators[generator] = (float) value;
      return this;
    }

    Zone build() {
      return new Zone(this);
    }
  }
}
