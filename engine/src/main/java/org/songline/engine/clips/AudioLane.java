package org.songline.engine.clips;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.songline.dsp.Exact;
import org.songline.engine.values.Gains;
import org.songline.model.song.AudioSource;
import org.songline.model.song.Clip;
import org.songline.model.song.Clip.AudioClip;
import org.songline.model.song.Clip.FadeShape;
import org.songline.model.song.Clip.GainPoint;
import org.songline.model.song.Id.SourceId;
import org.songline.model.song.Point;
import org.songline.model.time.TempoMap;
import org.songline.model.time.TickPosition;
import org.songline.model.time.Ticks;

/**
 * Resolves the audio clips of one track into segments that simply add up.
 *
 * <p>A clip that starts later covers an earlier one until it ends; while it fades in, the covered
 * clip fades out by the complement. A cut, which is a place where a clip begins or ends in the
 * middle of its recording, or is covered or uncovered, is smoothed over a millisecond: with another
 * clip beyond the cut as a crossfade that reads on a millisecond past the end, otherwise inside the
 * clip. Where one clip goes on exactly where the other ends, as after a split, nothing is smoothed
 * and nothing changes.
 */
final class AudioLane {
  private final Map<SourceId, AudioSource> sources;
  private final TempoMap tempo;
  private final int rate;
  private final long cut;

  AudioLane(Map<SourceId, AudioSource> sources, TempoMap tempo, int rate) {
    this.sources = sources;
    this.tempo = tempo;
    this.rate = rate;
    this.cut = Math.max(1, rate / 1000);
  }

  /** A clip on frames. */
  private record Placed(
      AudioClip clip,
      long start,
      long end,
      long offset,
      long loopStart,
      long loopLength,
      long sourceLength,
      long fadeIn,
      long fadeOut,
      Envelope envelope) {
    long length() {
      return end - start;
    }

    /** The segment of the whole clip, for its positions. */
    AudioSegment whole() {
      return segment(start, end, List.of());
    }

    AudioSegment segment(long from, long to, List<Ramp> ramps) {
      return new AudioSegment(
          clip.id(),
          clip.source(),
          from,
          to,
          start,
          length(),
          offset,
          loopStart,
          loopLength,
          clip.reversed(),
          (float) Exact.gain(clip.gain()),
          envelope,
          ramps);
    }

    /** Whether the recording has sound right before the clip's first frame. */
    boolean cutAtStart() {
      long before = whole().position(start - 1);
      long first = whole().position(start);
      return before >= 0 && before < sourceLength && first >= 0 && first < sourceLength;
    }

    boolean cutAtEnd() {
      long after = whole().position(end);
      long last = whole().position(end - 1);
      return after >= 0 && after < sourceLength && last >= 0 && last < sourceLength;
    }

    /** Whether {@code next} goes on with the very frame that would follow. */
    boolean runsInto(Placed next) {
      return next.start == end
          && next.clip.source().equals(clip.source())
          && next.clip.reversed() == clip.reversed()
          && next.clip.gain() == clip.gain()
          && next.envelope.equals(envelope)
          && fadeOut == 0
          && next.fadeIn == 0
          && next.whole().position(next.start) == whole().position(end);
    }
  }

  List<AudioSegment> segments(List<? extends Clip> clips) {
    List<Placed> placed = new ArrayList<>();
    clips.stream()
        .filter(AudioClip.class::isInstance)
        .map(AudioClip.class::cast)
        .filter(clip -> !clip.muted() && sources.containsKey(clip.source()))
        .sorted(Comparator.comparing(Clip::start).thenComparing(clip -> clip.id().text()))
        .map(this::place)
        .filter(clip -> clip.length() > 0)
        .forEach(placed::add);
    List<AudioSegment> segments = new ArrayList<>();
    for (int i = 0; i < placed.size(); i++) {
      resolve(placed, i, segments);
    }
    segments.sort(Comparator.comparingLong(AudioSegment::start));
    return List.copyOf(segments);
  }

  private Placed place(AudioClip clip) {
    AudioSource source = sources.get(clip.source());
    if (source == null) {
      throw new IllegalStateException("no recording " + clip.source());
    }
    long start = frame(clip.start());
    long end = frame(clip.end());
    long length = end - start;
    TickPosition in = clip.start().plus(shorter(clip.fadeIn().length(), clip.length()));
    TickPosition out = clip.end().minus(shorter(clip.fadeOut().length(), clip.length()));
    long loopStart = clip.loop().map(loop -> scaled(loop.start().count(), source)).orElse(0L);
    long loopEnd =
        clip.loop()
            .map(loop -> scaled(loop.start().count() + loop.length().count(), source))
            .orElse(0L);
    return new Placed(
        clip,
        start,
        end,
        scaled(clip.offset().count(), source),
        loopStart,
        Math.max(clip.loop().isPresent() ? 1 : 0, loopEnd - loopStart),
        scaled(source.frames(), source),
        Math.min(length, frame(in) - start),
        Math.min(length, end - frame(out)),
        envelope(clip.envelope(), source));
  }

  private Envelope envelope(List<GainPoint> points, AudioSource source) {
    List<Envelope.Node> nodes = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      GainPoint point = points.get(i);
      boolean last = i + 1 == points.size();
      boolean holds = last || point.shape() == Point.Shape.HOLD;
      boolean jumps = i > 0 && points.get(i - 1).shape() == Point.Shape.HOLD;
      nodes.add(
          new Envelope.Node(
              scaled(point.at().count(), source),
              point.gain(),
              holds ? 0 : points.get(i + 1).gain() - point.gain(),
              Point.sharpness(point.shape(), point.bend()),
              jumps ? Gains.level(points.get(i - 1).gain()) - Gains.level(point.gain()) : 0));
    }
    return nodes.isEmpty() ? Envelope.NONE : new Envelope(nodes, (int) cut);
  }

  private static Ticks shorter(Ticks a, Ticks b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  private long frame(TickPosition at) {
    return tempo.frameAt(at, rate).frame();
  }

  /** Frames of a recording as frames of the render, to the nearest. */
  private long scaled(long frames, AudioSource source) {
    if (source.rate() == rate) {
      return frames;
    }
    return (long) Math.floor(frames * (double) rate / source.rate() + 0.5);
  }

  /** Adds the audible stretches of one clip under the clips that start after it. */
  private void resolve(List<Placed> all, int index, List<AudioSegment> segments) {
    Placed clip = all.get(index);
    List<Placed> above = all.subList(index + 1, all.size());
    List<Ramp> ramps = new ArrayList<>();
    long start = clip.start;
    long end = clip.end;
    if (clip.fadeIn > 0) {
      ramps.add(new Ramp(start, clip.fadeIn, clip.clip.fadeIn().shape(), true));
    } else if (clip.cutAtStart() && all.stream().noneMatch(other -> other.runsInto(clip))) {
      ramps.add(new Ramp(start, Math.min(cut, clip.length()), FadeShape.LINEAR, true));
    }
    if (clip.fadeOut > 0) {
      ramps.add(new Ramp(end - clip.fadeOut, clip.fadeOut, clip.clip.fadeOut().shape(), false));
    } else if (clip.cutAtEnd()
        && all.stream().noneMatch(clip::runsInto)
        && above.stream().noneMatch(over -> silences(over, clip))) {
      if (all.stream().anyMatch(other -> other.start == clip.end && other.fadeIn == 0)) {
        ramps.add(new Ramp(end, cut, FadeShape.LINEAR, false));
        end += cut;
      } else {
        long length = Math.min(cut, clip.length());
        ramps.add(new Ramp(end - length, length, FadeShape.LINEAR, false));
      }
    }
    List<long[]> open = new ArrayList<>(List.of(new long[] {start, end}));
    for (Placed over : above) {
      if (over.start < clip.end && over.end > clip.start) {
        cover(clip, over, above, open, ramps);
      }
    }
    for (long[] stretch : open) {
      segments.add(clip.segment(stretch[0], stretch[1], within(ramps, stretch)));
    }
  }

  /** Whether a clip has faded another one out before that ends. */
  private boolean silences(Placed over, Placed clip) {
    long fade = over.fadeIn > 0 ? over.fadeIn : Math.min(cut, over.length());
    return over.start + fade <= clip.end && clip.end <= over.end;
  }

  /**
   * Takes what one clip covers away from another.
   *
   * @param above all that may cover it; one that goes on where another ends covers on without a cut
   */
  private void cover(
      Placed clip, Placed over, List<Placed> above, List<long[]> open, List<Ramp> ramps) {
    boolean on = above.stream().anyMatch(other -> other.runsInto(over));
    boolean goesOn = above.stream().anyMatch(over::runsInto);
    long fade = on ? 0 : over.fadeIn > 0 ? over.fadeIn : Math.min(cut, over.length());
    FadeShape shape = over.fadeIn > 0 ? over.clip.fadeIn().shape() : FadeShape.LINEAR;
    List<long[]> rest = new ArrayList<>();
    for (long[] stretch : open) {
      if (stretch[1] <= over.start || stretch[0] >= over.end) {
        rest.add(stretch);
        continue;
      }
      long covered = Math.min(stretch[1], over.start + fade);
      if (covered > stretch[0]) {
        rest.add(new long[] {stretch[0], covered});
      }
      if (stretch[1] > over.end) {
        rest.add(new long[] {over.end, stretch[1]});
      }
    }
    if (!on) {
      ramps.add(new Ramp(over.start, fade, shape, true).complement());
    }
    // The way back is a cut of its own.
    if (clip.end > over.end && !goesOn) {
      ramps.add(new Ramp(over.end, cut, FadeShape.LINEAR, true));
    }
    open.clear();
    open.addAll(rest);
  }

  /** The fades that touch a stretch; those that lie wholly to one side count for their stretch. */
  private static List<Ramp> within(List<Ramp> ramps, long[] stretch) {
    return ramps.stream()
        .filter(ramp -> ramp.from() < stretch[1] && ramp.to() > stretch[0])
        .toList();
  }
}
