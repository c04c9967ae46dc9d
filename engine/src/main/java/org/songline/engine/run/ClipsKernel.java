package org.songline.engine.run;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songline.dsp.Quantum;
import org.songline.engine.clips.AudioSegment;
import org.songline.engine.clips.Ramp;
import org.songline.engine.media.Sound;
import org.songline.engine.plan.Op;
import org.songline.engine.values.Motion;

/**
 * Plays the audible stretches of a track's recordings, added up in order. Where the song stops or
 * jumps, or other clips take the place of those that play, what played goes on for some quanta and
 * dies away; what began before the place where the song enters comes up as fast. Stretches that
 * begin there or later are left as they are.
 */
final class ClipsKernel implements Kernel {
  private static final AudioSegment[] NONE = {};

  /** Quanta in which sound dies away and comes up: about 5 ms at 48 kHz. */
  private static final int FADE = 4;

  private static final int FADE_FRAMES = FADE * Quantum.FRAMES;

  private final Op.Clips op;
  private final Clock clock;
  private final float[] out;
  private final boolean[] silent;
  private final float[] scratch = new float[Quantum.SAMPLES];
  private final float[] turned = new float[Quantum.SAMPLES];
  private AudioSegment[] segments = NONE;
  private @Nullable Sound[] sounds = new Sound[0];
  private @Nullable ClipsKernel before;
  private int cursor;

  /** The frame after the last that played. */
  private long expected;

  private boolean rolling;

  /** Where the song entered; what began before comes up from there. */
  private long entered = Long.MIN_VALUE;

  /** What dies away, its next frame of the song, and how many quanta are left of it. */
  private AudioSegment[] old = NONE;

  private @Nullable Sound[] oldSounds = new Sound[0];
  private long leaving;
  private int left;

  /**
   * @param before what played the track until now
   */
  ClipsKernel(Op.Clips op, @Nullable ClipsKernel before, Clock clock, Buffers buffers) {
    this.op = op;
    this.before = before;
    this.clock = clock;
    this.out = buffers.audio(op.out());
    this.silent = buffers.silent(op.out());
  }

  @Override
  public void bind(Score score) {}

  @Override
  public void prepare(Score score) {
    List<AudioSegment> list = score.clips().audio().getOrDefault(op.track(), List.of());
    segments = list.toArray(NONE);
    sounds = new Sound[segments.length];
    for (int i = 0; i < segments.length; i++) {
      sounds[i] = score.sounds().sound(segments[i].source()).orElse(null);
    }
  }

  @Override
  public void run(long quantum, int count) {
    takeOver();
    for (int q = 0; q < count; q++) {
      long frame = clock.song(quantum + q);
      boolean rolls = clock.motion(quantum + q) != Motion.STANDS;
      boolean goesOn = rolls && rolling && frame == expected;
      if (rolling && !goesOn) {
        leave(segments, sounds);
      }
      if (rolls && !goesOn) {
        enter(frame);
      }
      if (rolls) {
        quantum(frame, q);
        expected = frame + Quantum.FRAMES;
      } else {
        Buffers.silence(out, silent, q);
      }
      rolling = rolls;
      if (left > 0) {
        dieAway(q);
      }
    }
  }

  /** Goes on where the kernel before it stopped; other clips take over smoothly. */
  private void takeOver() {
    ClipsKernel last = before;
    if (last == null) {
      return;
    }
    before = null;
    last.takeOver();
    rolling = last.rolling;
    expected = last.expected;
    entered = last.entered;
    old = last.old;
    oldSounds = last.oldSounds;
    leaving = last.leaving;
    left = last.left;
    if (rolling && !sameAt(expected, last.segments, segments)) {
      leave(last.segments, last.sounds);
      enter(expected);
    }
  }

  /** Whether two rows of segments play the same at a frame. */
  private static boolean sameAt(long frame, AudioSegment[] a, AudioSegment[] b) {
    int i = playing(a, 0, frame);
    int j = playing(b, 0, frame);
    while (i < a.length && j < b.length && a[i].equals(b[j])) {
      i = playing(a, i + 1, frame);
      j = playing(b, j + 1, frame);
    }
    return i == a.length && j == b.length;
  }

  /** The first segment from an index on that plays at a frame. */
  private static int playing(AudioSegment[] row, int from, long frame) {
    int i = from;
    while (i < row.length && !(row[i].start() <= frame && frame < row[i].end())) {
      i++;
    }
    return i;
  }

  private void enter(long frame) {
    cursor = 0;
    entered = frame;
  }

  private void leave(AudioSegment[] row, @Nullable Sound[] rowSounds) {
    old = row;
    oldSounds = rowSounds;
    leaving = expected;
    left = FADE;
  }

  /** Adds one quantum of what dies away. */
  private void dieAway(int q) {
    long stop = leaving + Quantum.FRAMES;
    int at = q * Quantum.SAMPLES;
    for (int i = 0; i < old.length && old[i].start() < leaving; i++) {
      AudioSegment segment = old[i];
      Sound sound = oldSounds[i];
      if (segment.end() <= leaving || sound == null) {
        continue;
      }
      int frames = (int) (Math.min(stop, segment.end()) - leaving);
      play(segment, sound, leaving, scratch, 0, frames);
      for (int f = 0; f < frames; f++) {
        float gain = (float) (left * Quantum.FRAMES - f) / FADE_FRAMES;
        out[at + 2 * f] += scratch[2 * f] * gain;
        out[at + 2 * f + 1] += scratch[2 * f + 1] * gain;
      }
      silent[q] = false;
    }
    leaving = stop;
    left--;
    if (left == 0) {
      old = NONE;
    }
  }

  private void quantum(long frame, int q) {
    long stop = frame + Quantum.FRAMES;
    while (cursor < segments.length && segments[cursor].end() <= frame) {
      cursor++;
    }
    boolean empty = true;
    for (int i = cursor; i < segments.length && segments[i].start() < stop; i++) {
      AudioSegment segment = segments[i];
      Sound sound = sounds[i];
      if (segment.end() <= frame || sound == null) {
        continue;
      }
      boolean whole = segment.start() <= frame && segment.end() >= stop;
      if (empty && whole) {
        play(segment, sound, frame, out, q * Quantum.SAMPLES, Quantum.FRAMES);
        comeUp(segment, frame, out, q * Quantum.SAMPLES, Quantum.FRAMES);
      } else {
        if (empty) {
          Buffers.silence(out, silent, q);
        }
        add(segment, sound, frame, q * Quantum.SAMPLES);
      }
      empty = false;
    }
    if (empty) {
      Buffers.silence(out, silent, q);
    } else {
      silent[q] = false;
    }
  }

  private void add(AudioSegment segment, Sound sound, long frame, int at) {
    long from = Math.max(frame, segment.start());
    int frames = (int) (Math.min(frame + Quantum.FRAMES, segment.end()) - from);
    play(segment, sound, from, scratch, 0, frames);
    comeUp(segment, from, scratch, 0, frames);
    int target = at + (int) (from - frame) * 2;
    for (int i = 0; i < frames * 2; i++) {
      out[target + i] += scratch[i];
    }
  }

  private void play(
      AudioSegment segment, Sound sound, long frame, float[] audio, int at, int frames) {
    int done = 0;
    while (done < frames) {
      int now = (int) Math.min(frames - done, segment.run(frame + done));
      long position = segment.position(frame + done);
      if (segment.reversed()) {
        sound.read(position - now + 1, turned, 0, now);
        for (int i = 0; i < now; i++) {
          audio[at + 2 * (done + i)] = turned[2 * (now - 1 - i)];
          audio[at + 2 * (done + i) + 1] = turned[2 * (now - 1 - i) + 1];
        }
      } else {
        sound.read(position, audio, at + 2 * done, now);
      }
      int step = segment.reversed() ? -1 : 1;
      segment.envelope().apply(position, step, audio, at + 2 * done, now);
      done += now;
    }
    float gain = segment.gain();
    if (gain != 1) {
      for (int i = at; i < at + frames * 2; i++) {
        audio[i] *= gain;
      }
    }
    List<Ramp> ramps = segment.ramps();
    for (int i = 0; i < ramps.size(); i++) {
      ramps.get(i).apply(frame, audio, at, frames);
    }
  }

  private void comeUp(AudioSegment segment, long frame, float[] audio, int at, int frames) {
    if (segment.start() >= entered || frame >= entered + FADE_FRAMES) {
      return;
    }
    for (int f = 0; f < frames; f++) {
      float gain = Math.min(1, (float) (frame + f - entered) / FADE_FRAMES);
      audio[at + 2 * f] *= gain;
      audio[at + 2 * f + 1] *= gain;
    }
  }
}
