package org.songline.model.song;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.songline.model.song.Id.ClipId;
import org.songline.model.song.Id.PatternId;
import org.songline.model.song.Id.SourceId;
import org.songline.model.time.Frames;
import org.songline.model.time.TickPosition;
import org.songline.model.time.Ticks;

/**
 * A stretch of a track that plays something.
 *
 * <p>Where clips of one track overlap, the one that starts later covers the earlier one (on equal
 * starts, the later in id order). While the covering clip fades in, the covered one fades out by
 * the complement of that fade, so a fade-in over an overlap is a crossfade.
 */
public sealed interface Clip {
  /** By start, then id. */
  Comparator<Clip> ORDER =
      Comparator.comparing(Clip::start).thenComparing(clip -> clip.id().text());

  ClipId id();

  String name();

  TickPosition start();

  Ticks length();

  boolean muted();

  /** {@code #rrggbb}; empty for the color of the track. */
  String color();

  default TickPosition end() {
    return start().plus(length());
  }

  Clip withId(ClipId id);

  Clip withName(String name);

  Clip withStart(TickPosition start);

  Clip withLength(Ticks length);

  Clip withMuted(boolean muted);

  Clip withColor(String color);

  /**
   * Plays a pattern.
   *
   * @param offset where in the pattern the clip begins
   * @param loop when present, the part of the pattern that repeats
   * @param transpose semitones
   * @param color {@code #rrggbb}; empty for the color of the track
   */
  record NoteClip(
      ClipId id,
      String name,
      TickPosition start,
      Ticks length,
      boolean muted,
      PatternId pattern,
      Ticks offset,
      Optional<NoteLoop> loop,
      int transpose,
      String color)
      implements Clip {
    /** In the color of the track. */
    public NoteClip(
        ClipId id,
        String name,
        TickPosition start,
        Ticks length,
        boolean muted,
        PatternId pattern,
        Ticks offset,
        Optional<NoteLoop> loop,
        int transpose) {
      this(id, name, start, length, muted, pattern, offset, loop, transpose, "");
    }

    @Override
    public NoteClip withId(ClipId id) {
      return new NoteClip(id, name, start, length, muted, pattern, offset, loop, transpose, color);
    }

    @Override
    public NoteClip withName(String name) {
      return new NoteClip(id, name, start, length, muted, pattern, offset, loop, transpose, color);
    }

    @Override
    public NoteClip withStart(TickPosition start) {
      return new NoteClip(id, name, start, length, muted, pattern, offset, loop, transpose, color);
    }

    @Override
    public NoteClip withLength(Ticks length) {
      return new NoteClip(id, name, start, length, muted, pattern, offset, loop, transpose, color);
    }

    @Override
    public NoteClip withMuted(boolean muted) {
      return new NoteClip(id, name, start, length, muted, pattern, offset, loop, transpose, color);
    }

    @Override
    public NoteClip withColor(String color) {
      return new NoteClip(id, name, start, length, muted, pattern, offset, loop, transpose, color);
    }

    public NoteClip withPattern(PatternId pattern) {
      return new NoteClip(id, name, start, length, muted, pattern, offset, loop, transpose, color);
    }

    public NoteClip withOffset(Ticks offset) {
      return new NoteClip(id, name, start, length, muted, pattern, offset, loop, transpose, color);
    }

    public NoteClip withLoop(Optional<NoteLoop> loop) {
      return new NoteClip(id, name, start, length, muted, pattern, offset, loop, transpose, color);
    }

    public NoteClip withTranspose(int transpose) {
      return new NoteClip(id, name, start, length, muted, pattern, offset, loop, transpose, color);
    }
  }

  /** A repeating part of a pattern; playing that reaches its end goes on at its start. */
  record NoteLoop(Ticks start, Ticks length) {}

  /**
   * Plays a recording at its own speed.
   *
   * @param offset where in the recording the clip begins, in frames of the recording
   * @param loop when present, the part of the recording that repeats
   * @param gain decibels
   * @param fadeIn from silence at the start
   * @param fadeOut to silence at the end
   * @param reversed whether the recording plays backwards
   * @param envelope a curve of decibels over the recording, sorted by {@link GainPoint#ORDER}, that
   *     adds to the gain; before its first point and after its last their values hold. Empty for
   *     none
   * @param color {@code #rrggbb}; empty for the color of the track
   */
  record AudioClip(
      ClipId id,
      String name,
      TickPosition start,
      Ticks length,
      boolean muted,
      SourceId source,
      Frames offset,
      Optional<AudioLoop> loop,
      double gain,
      Fade fadeIn,
      Fade fadeOut,
      boolean reversed,
      List<GainPoint> envelope,
      String color)
      implements Clip {
    public AudioClip {
      envelope = Sorted.of(GainPoint.ORDER, envelope);
      gain = Zero.unsigned(gain);
    }

    /** Without an envelope, in the color of the track. */
    public AudioClip(
        ClipId id,
        String name,
        TickPosition start,
        Ticks length,
        boolean muted,
        SourceId source,
        Frames offset,
        Optional<AudioLoop> loop,
        double gain,
        Fade fadeIn,
        Fade fadeOut,
        boolean reversed) {
      this(
          id, name, start, length, muted, source, offset, loop, gain, fadeIn, fadeOut, reversed,
          List.of(), "");
    }

    @Override
    public AudioClip withId(ClipId id) {
      return new AudioClip(
          id, name, start, length, muted, source, offset, loop, gain, fadeIn, fadeOut, reversed,
          envelope, color);
    }

    @Override
    public AudioClip withName(String name) {
      return new AudioClip(
          id, name, start, length, muted, source, offset, loop, gain, fadeIn, fadeOut, reversed,
          envelope, color);
    }

    @Override
    public AudioClip withStart(TickPosition start) {
      return new AudioClip(
          id, name, start, length, muted, source, offset, loop, gain, fadeIn, fadeOut, reversed,
          envelope, color);
    }

    @Override
    public AudioClip withLength(Ticks length) {
      return new AudioClip(
          id, name, start, length, muted, source, offset, loop, gain, fadeIn, fadeOut, reversed,
          envelope, color);
    }

    @Override
    public AudioClip withMuted(boolean muted) {
      return new AudioClip(
          id, name, start, length, muted, source, offset, loop, gain, fadeIn, fadeOut, reversed,
          envelope, color);
    }

    @Override
    public AudioClip withColor(String color) {
      return new AudioClip(
          id, name, start, length, muted, source, offset, loop, gain, fadeIn, fadeOut, reversed,
          envelope, color);
    }

    public AudioClip withSource(SourceId source) {
      return new AudioClip(
          id, name, start, length, muted, source, offset, loop, gain, fadeIn, fadeOut, reversed,
          envelope, color);
    }

    public AudioClip withOffset(Frames offset) {
      return new AudioClip(
          id, name, start, length, muted, source, offset, loop, gain, fadeIn, fadeOut, reversed,
          envelope, color);
    }

    public AudioClip withLoop(Optional<AudioLoop> loop) {
      return new AudioClip(
          id, name, start, length, muted, source, offset, loop, gain, fadeIn, fadeOut, reversed,
          envelope, color);
    }

    public AudioClip withGain(double gain) {
      return new AudioClip(
          id, name, start, length, muted, source, offset, loop, gain, fadeIn, fadeOut, reversed,
          envelope, color);
    }

    public AudioClip withFadeIn(Fade fadeIn) {
      return new AudioClip(
          id, name, start, length, muted, source, offset, loop, gain, fadeIn, fadeOut, reversed,
          envelope, color);
    }

    public AudioClip withFadeOut(Fade fadeOut) {
      return new AudioClip(
          id, name, start, length, muted, source, offset, loop, gain, fadeIn, fadeOut, reversed,
          envelope, color);
    }

    public AudioClip withReversed(boolean reversed) {
      return new AudioClip(
          id, name, start, length, muted, source, offset, loop, gain, fadeIn, fadeOut, reversed,
          envelope, color);
    }

    public AudioClip withEnvelope(List<GainPoint> envelope) {
      return new AudioClip(
          id, name, start, length, muted, source, offset, loop, gain, fadeIn, fadeOut, reversed,
          envelope, color);
    }
  }

  /**
   * A breakpoint of the gain of an audio clip. It belongs to the recording, not to the clip: what
   * was turned down stays turned down wherever the clip is trimmed, split, looped, reversed or
   * moved, and at every tempo.
   *
   * @param at frames of the recording
   * @param gain decibels; -144 is silence
   * @param shape how the decibels go from here to the next point
   * @param bend as {@link Point#bend}
   */
  record GainPoint(Frames at, double gain, Point.Shape shape, double bend) {
    /** By position. */
    public static final Comparator<GainPoint> ORDER = Comparator.comparing(GainPoint::at);

    public GainPoint {
      gain = Zero.unsigned(gain);
      bend = Zero.unsigned(bend);
    }
  }

  /** A repeating part of a recording, in frames of the recording. */
  record AudioLoop(Frames start, Frames length) {}

  /** A fade; no length, no fade (a cut is still smoothed over a millisecond). */
  record Fade(Ticks length, FadeShape shape) {
    public static final Fade NONE = new Fade(Ticks.ZERO, FadeShape.LINEAR);
  }

  /** The gain of a fade over its travel t from 0 to 1. */
  enum FadeShape {
    /** t: complements add up to one; for alike material. */
    LINEAR,
    /** sin(t pi/2): complements have equal power; for unlike material. */
    EQUAL_POWER,
    /** (1 - cos(t pi))/2. */
    S_CURVE,
    /** t squared: slow start. */
    SLOW,
    /** 1 - (1-t) squared: fast start. */
    FAST
  }
}
