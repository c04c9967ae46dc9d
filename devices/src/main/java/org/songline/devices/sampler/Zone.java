package org.songline.devices.sampler;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songline.media.soundfont.Generator;
import org.songline.media.soundfont.Modulator;

/**
 * One sample as one sound of a program plays it. The values are SoundFont generators, in their
 * units, whatever file they come from, and those of {@link Target} where it has an articulation.
 * Immutable by agreement: arrays are never written to after {@link Builder#build}.
 */
final class Zone {
  /** What makes the voice start. */
  enum Trigger {
    ATTACK,
    /** A note while no other key is down. */
    FIRST,
    /** A note while another key is down. */
    LEGATO,
    /** The end of a note: key and pedal are up. */
    RELEASE,
    /** A key goes up, whatever the pedal does. */
    RELEASE_KEY,
    /** A controller comes into a range. */
    CONTROL
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
    NOTCH,
    PEAK,
    LOW_SHELF,
    HIGH_SHELF,
    /** Six decibels an octave. */
    ONE_LOW,
    ONE_HIGH,
    /** Turns the phase by half a turn. */
    ONE_ALL;

    boolean onePole() {
      return this == ONE_LOW || this == ONE_HIGH || this == ONE_ALL;
    }

    /** Whether it has a gain of its own. */
    boolean boosts() {
      return this == PEAK || this == LOW_SHELF || this == HIGH_SHELF;
    }
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

  /** Filters of two poles in a row, 1 to 3. */
  final int stages;

  /** Gain of a filter that boosts, decibels. */
  final float filterGain;

  final Trigger trigger;

  /** What a SoundFont cannot say; null for its zones. */
  final @Nullable Articulation articulation;

  /** Which channel of a stereo recording it is, -1 left and 1 right; 0 for a mono one. */
  final int side;

  /** Its number among the regions of a file: the same for both sides of a recording. */
  final int region;

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

  private Zone(Builder b) throws IOException {
    sample = b.sample;
    end = Math.clamp(b.end, 0, b.sample.frames);
    start = Math.clamp(b.start, 0, end);
    int loopEnd = Math.min(b.loopEnd, end);
    int loopStart = Math.max(0, b.loopStart);
    boolean loops =
        (b.looping == Looping.ALWAYS || b.looping == Looping.UNTIL_RELEASE) && loopEnd > loopStart;
    loop = loops ? new Loop(b.sample, loopStart, loopEnd, b.crossfade) : null;
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
    stages = b.stages;
    filterGain = b.filterGain;
    articulation = b.articulation;
    side = b.side;
    region = b.region;
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
    float[] generators = new float[Generator.COUNT];
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
    int stages = 1;
    float filterGain;
    @Nullable Articulation articulation;
    int side;
    int region;

    /** Frames before the loop's end that fade into those before its start. */
    int crossfade;

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

    /** Makes room for the values of {@link Target}, at their defaults. */
    Builder widen() {
      generators = java.util.Arrays.copyOf(generators, Target.COUNT);
      generators[Target.AMPLITUDE] = 100;
      generators[Target.WIDTH] = 100;
      generators[Target.VELOCITY_TRACK] = 100;
      generators[Target.BEND_UP] = 200;
      generators[Target.BEND_DOWN] = -200;
      generators[Target.AMP + Target.ENV_SUSTAIN] = 100;
      generators[Target.AMP + Target.ENV_RELEASE] = 0.001f;
      generators[Target.FILTER + Target.ENV_SUSTAIN] = 100;
      generators[Target.PITCH + Target.ENV_SUSTAIN] = 100;
      return this;
    }

    Builder set(int generator, double value) {
      generators[generator] = (float) value;
      return this;
    }

    /**
     * The zone.
     *
     * @throws IOException when the sample lies in a file and that cannot be read
     */
    Zone build() throws IOException {
      return new Zone(this);
    }
  }
}
