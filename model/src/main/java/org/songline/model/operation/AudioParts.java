package org.songline.model.operation;

import java.util.Optional;
import org.songline.model.song.AudioSource;
import org.songline.model.song.Clip.AudioClip;
import org.songline.model.song.Clip.Fade;
import org.songline.model.song.Song;
import org.songline.model.time.FramePosition;
import org.songline.model.time.Frames;
import org.songline.model.time.TempoMap;
import org.songline.model.time.TickPosition;
import org.songline.model.time.Ticks;

/**
 * Parts of audio clips that play the very samples that the whole plays there, on the frames of the
 * song. A clip that goes on where its neighbour ends sounds as if it had never been cut.
 */
final class AudioParts {
  private static final int NEAR = 2;

  private final Song song;
  private final TempoMap tempo;
  private final int rate;

  AudioParts(Song song) {
    this.song = song;
    this.tempo = song.tempoMap();
    this.rate = song.rate();
  }

  /** A clip on frames of the song: where it lies and what of its recording it reads. */
  private record Reading(
      long start, long end, long offset, long loopStart, long loopLength, long frames) {
    /** The frame of the recording some frames after the offset; -1 when there is none. */
    long position(long within) {
      long position = offset + within;
      if (loopLength > 0 && (position < 0 || position >= loopStart + loopLength)) {
        return loopStart + Math.floorMod(position - loopStart, loopLength);
      }
      return Math.max(-1, position);
    }

    boolean wraps(long within) {
      return position(within) != offset + within;
    }
  }

  private Reading reading(AudioClip clip) {
    AudioSource source = source(clip);
    long loopStart = clip.loop().map(loop -> scaled(loop.start().count(), source)).orElse(0L);
    long loopEnd =
        clip.loop()
            .map(loop -> scaled(loop.start().count() + loop.length().count(), source))
            .orElse(0L);
    return new Reading(
        frame(clip.start()),
        frame(clip.end()),
        scaled(clip.offset().count(), source),
        loopStart,
        Math.max(clip.loop().isPresent() ? 1 : 0, loopEnd - loopStart),
        scaled(source.frames(), source));
  }

  /**
   * A clip from one position to another, within it or beyond its ends, its sound in place. Fades
   * stay at ends that stay.
   *
   * @param from at or after {@link #earliest}
   */
  AudioClip part(AudioClip clip, TickPosition from, TickPosition to) {
    Reading reading = reading(clip);
    long within = clip.reversed() ? reading.end - frame(to) : frame(from) - reading.start;
    Ticks length = to.since(from);
    return clip.withStart(from)
        .withLength(length)
        .withOffset(within == 0 ? clip.offset() : offset(reading, source(clip), within))
        .withFadeIn(from.equals(clip.start()) ? fitted(clip.fadeIn(), length) : Fade.NONE)
        .withFadeOut(to.equals(clip.end()) ? fitted(clip.fadeOut(), length) : Fade.NONE);
  }

  /** A fade no longer than a clip. */
  static Fade fitted(Fade fade, Ticks length) {
    return fade.length().compareTo(length) <= 0 ? fade : new Fade(length, fade.shape());
  }

  /**
   * Where to cut so that nothing is heard of it: the position itself, or the nearest frame at which
   * the recording, when it has another rate, has a frame of its own. Empty when the clip has no two
   * frames to part.
   */
  Optional<TickPosition> cut(AudioClip clip, TickPosition wanted) {
    Reading reading = reading(clip);
    long frame = frame(wanted);
    for (int distance = 0; distance <= NEAR; distance++) {
      for (long near : new long[] {frame + distance, frame - distance}) {
        if (near > reading.start && near < reading.end && exact(reading, clip, near)) {
          return Optional.of(near == frame ? wanted : tick(near));
        }
      }
    }
    return frame > reading.start && frame < reading.end ? Optional.of(wanted) : Optional.empty();
  }

  private boolean exact(Reading reading, AudioClip clip, long frame) {
    long within = clip.reversed() ? reading.end - frame : frame - reading.start;
    if (clip.reversed() && reading.wraps(within) && reading.position(within) == reading.loopStart) {
      return false;
    }
    long position = reading.position(within);
    AudioSource source = source(clip);
    return position >= reading.frames || scaled(unscaled(position, source), source) == position;
  }

  /** The earliest that a clip may begin and still find its recording. */
  TickPosition earliest(AudioClip clip) {
    Reading reading = reading(clip);
    if (reading.loopLength > 0) {
      return TickPosition.START;
    }
    long length = reading.end - reading.start;
    long before = clip.reversed() ? reading.frames - (reading.offset + length) : reading.offset;
    long frame = Math.max(0, reading.start - Math.max(0, before));
    return frame == reading.start ? clip.start() : tick(frame);
  }

  /** The latest that a clip may end and still find its recording; no limit when it loops. */
  Optional<TickPosition> latest(AudioClip clip) {
    Reading reading = reading(clip);
    if (reading.loopLength > 0) {
      return Optional.empty();
    }
    long length = reading.end - reading.start;
    long after = clip.reversed() ? reading.offset : reading.frames - (reading.offset + length);
    return Optional.of(after <= 0 ? clip.end() : tick(reading.end + after));
  }

  /** The length that a clip needs at another start to play as many frames. */
  Ticks lengthAt(AudioClip clip, TickPosition start) {
    long frames = frame(clip.end()) - frame(clip.start());
    long first = frame(start);
    if (Math.abs(frame(start.plus(clip.length())) - first - frames) <= 1) {
      return clip.length();
    }
    long end = tick(first + frames).tick();
    return new Ticks(Math.max(1, end - start.tick()));
  }

  /** A length of musical time from a position on, in frames of a clip's recording. */
  long sourceFrames(AudioClip clip, TickPosition from, Ticks length) {
    AudioSource source = source(clip);
    return unscaled(frame(from.plus(length)) - frame(from), source);
  }

  /** The last frame of the recording that a clip may begin at. */
  long sourceLength(AudioClip clip) {
    return source(clip).frames();
  }

  private Frames offset(Reading reading, AudioSource source, long within) {
    long position = Math.max(0, reading.position(within));
    return new Frames(Math.clamp(unscaled(position, source), 0L, source.frames()));
  }

  private AudioSource source(AudioClip clip) {
    return song.source(clip.source()).orElseThrow();
  }

  private long frame(TickPosition at) {
    return tempo.frameAt(at, rate).frame();
  }

  /** The tick nearest to the instant of a frame that stands on it. */
  private TickPosition tick(long frame) {
    TickPosition nearest =
        new TickPosition(Math.round(tempo.quartersAt(frame, rate) * Ticks.PER_QUARTER));
    return frame(nearest) == frame ? nearest : tempo.tickAt(new FramePosition(frame), rate);
  }

  /** Frames of a recording as frames of the song, to the nearest, as they are rendered. */
  private long scaled(long frames, AudioSource source) {
    if (source.rate() == rate) {
      return frames;
    }
    return (long) Math.floor(frames * (double) rate / source.rate() + 0.5);
  }

  /** Frames of the recording for frames of the song: those that scale to them, or the nearest. */
  private long unscaled(long frames, AudioSource source) {
    if (source.rate() == rate) {
      return frames;
    }
    long guess = Math.round(frames * (double) source.rate() / rate);
    for (long near : new long[] {guess, guess - 1, guess + 1}) {
      if (near >= 0 && scaled(near, source) == frames) {
        return near;
      }
    }
    return guess;
  }
}
