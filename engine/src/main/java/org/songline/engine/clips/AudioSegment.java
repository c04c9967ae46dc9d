package org.songline.engine.clips;

import java.util.List;
import org.songline.model.song.Id.ClipId;
import org.songline.model.song.Id.SourceId;

/**
 * An audible stretch of one audio clip, all in frames at the rate of the render.
 *
 * @param start first frame in the song
 * @param end the frame after its last; may pass the end of the clip by the length of a cut's fade
 * @param origin where the clip begins in the song
 * @param length length of the clip
 * @param offset where in the recording the clip begins
 * @param loopStart where the repeating part of the recording begins
 * @param loopLength its length; 0 for none
 * @param reversed whether the clip plays the same frames in reverse order
 * @param gain factor
 * @param envelope a gain over the recording
 * @param ramps fades, multiplied
 */
public record AudioSegment(
    ClipId clip,
    SourceId source,
    long start,
    long end,
    long origin,
    long length,
    long offset,
    long loopStart,
    long loopLength,
    boolean reversed,
    float gain,
    Envelope envelope,
    List<Ramp> ramps) {
  public AudioSegment {
    ramps = List.copyOf(ramps);
  }

  /** The frame of the recording that sounds at a frame of the song; may lie outside it. */
  public long position(long frame) {
    long within = frame - origin;
    return forward(reversed ? length - 1 - within : within);
  }

  /** How many frames from this one on lie side by side in the recording, in playing order. */
  public long run(long frame) {
    if (loopLength == 0) {
      return Long.MAX_VALUE;
    }
    long position = position(frame);
    if (!reversed) {
      return position < loopStart + loopLength ? loopStart + loopLength - position : 1;
    }
    // Backwards, the run ends where the part was entered: at the loop's start or the clip's own.
    long within = length - 1 - (frame - origin);
    boolean firstPass = offset + within < loopStart + loopLength;
    return firstPass ? Long.MAX_VALUE : position - loopStart + 1;
  }

  private long forward(long within) {
    long position = offset + within;
    if (loopLength == 0 || position < loopStart + loopLength) {
      return position;
    }
    return loopStart + (position - loopStart) % loopLength;
  }
}
