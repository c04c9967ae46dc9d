package org.songline.model.song;

import java.util.Comparator;
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

  default TickPosition end() {
    return start().plus(length());
  }

  /**
   * Plays a pattern.
   *
   * @param offset where in the pattern the clip begins
   * @param loop when present, the part of the pattern that repeats
   * @param transpose semitones
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
      int transpose)
      implements Clip {}

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
      boolean reversed)
      implements Clip {}

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
