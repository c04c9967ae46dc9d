package org.songline.devices.sampler;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songline.dsp.envelope.Lfo;

/**
 * When a zone plays and how it answers controllers, beyond what a SoundFont can say. Immutable by
 * agreement: arrays are never written to after {@link Builder#build}.
 */
final class Articulation {
  /** Controller numbers that SFZ adds: what a voice knows about its note. */
  static final int BEND = 128;

  static final int CHANNEL_PRESSURE = 129;
  static final int KEY_PRESSURE = 130;
  static final int VELOCITY = 131;
  static final int KEY = 133;
  static final int RANDOM = 135;
  static final int RANDOM_BIPOLAR = 136;
  static final int ALTERNATE = 137;

  /** How a voice ends that another one chokes. */
  enum Off {
    FAST,
    /** By its own release. */
    NORMAL,
    /** In {@link #offSeconds}. */
    TIME
  }

  /**
   * A value that follows a controller.
   *
   * @param curve 128 values from the least controller value to the greatest
   */
  @SuppressWarnings("ArrayRecordComponent") // immutable by agreement
  record Move(int controller, int target, float amount, float[] curve) {}

  /** A gain that rises or falls while a controller, velocity or key goes from low to high. */
  record Fade(int controller, float low, float high, boolean rising, boolean power) {}

  /** A range, 0 to 127, in which a controller must be. */
  record Condition(int controller, float low, float high) {}

  final Move[] moves;
  final Fade[] fades;
  final Condition[] conditions;

  /** Ranges whose entering starts the zone; empty for zones that notes start. */
  final Condition[] starts;

  /** The gain at each velocity; null for the square. */
  final float @Nullable [] velocityGains;

  final float ampKeytrack;
  final float ampKeycenter;
  final float filterKeytrack;
  final float filterKeycenter;
  final float ampRandom;
  final float pitchRandom;
  final float filterRandom;
  final float offsetRandom;
  final float delayRandom;

  /** Keys that choose among zones, the choice that this zone needs, and the one at the start. */
  final int switchLow;

  final int switchHigh;
  final int chosenLow;
  final int chosenHigh;
  final int chosenFirst;
  final int keyDown;
  final int keyUp;
  final int keyBefore;

  /** Notes of its group, and of its key and group, that may sound; 0 for any number. */
  final int polyphony;

  final int notePolyphony;
  final Off off;
  final float offSeconds;

  /** Decibels a second by which a release zone is softer the longer the note was held. */
  final float releaseDecay;

  /** Whether the pitch wheel has this zone's own range. */
  final boolean bends;

  /** Shapes of the oscillators in use, by number; null for those that are not. */
  final @Nullable Lfo[] shapes;

  private Articulation(Builder b) {
    moves = b.moves.toArray(Move[]::new);
    fades = b.fades.toArray(Fade[]::new);
    conditions = b.conditions.toArray(Condition[]::new);
    starts = b.starts.toArray(Condition[]::new);
    velocityGains = b.velocityGains;
    ampKeytrack = b.ampKeytrack;
    ampKeycenter = b.ampKeycenter;
    filterKeytrack = b.filterKeytrack;
    filterKeycenter = b.filterKeycenter;
    ampRandom = b.ampRandom;
    pitchRandom = b.pitchRandom;
    filterRandom = b.filterRandom;
    offsetRandom = b.offsetRandom;
    delayRandom = b.delayRandom;
    switchLow = b.switchLow;
    switchHigh = b.switchHigh;
    chosenLow = b.chosenLow;
    chosenHigh = b.chosenHigh;
    chosenFirst = b.chosenFirst;
    keyDown = b.keyDown;
    keyUp = b.keyUp;
    keyBefore = b.keyBefore;
    polyphony = b.polyphony;
    notePolyphony = b.notePolyphony;
    off = b.off;
    offSeconds = b.offSeconds;
    releaseDecay = b.releaseDecay;
    bends = b.bends;
    shapes = b.shapes.clone();
  }

  /** Collects the values; starts as those of a zone that says nothing. */
  static final class Builder {
    final List<Move> moves = new ArrayList<>();
    final List<Fade> fades = new ArrayList<>();
    final List<Condition> conditions = new ArrayList<>();
    final List<Condition> starts = new ArrayList<>();
    float @Nullable [] velocityGains;
    float ampKeytrack;
    float ampKeycenter = 60;
    float filterKeytrack;
    float filterKeycenter = 60;
    float ampRandom;
    float pitchRandom;
    float filterRandom;
    float offsetRandom;
    float delayRandom;
    int switchLow = 128;
    int switchHigh = -1;
    int chosenLow = -1;
    int chosenHigh = -1;
    int chosenFirst = -1;
    int keyDown = -1;
    int keyUp = -1;
    int keyBefore = -1;
    int polyphony;
    int notePolyphony;
    Off off = Off.FAST;
    float offSeconds = 0.006f;
    float releaseDecay;
    boolean bends;
    final @Nullable Lfo[] shapes = new Lfo[Target.LFOS];

    Articulation build() {
      return new Articulation(this);
    }
  }
}
