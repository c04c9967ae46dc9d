package org.songline.engine.run;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songline.dsp.Quantum;
import org.songline.engine.clips.AudioSegment;
import org.songline.engine.clips.Ramp;
import org.songline.engine.media.Sound;
import org.songline.engine.plan.Op;

/** Plays the audible stretches of a track's recordings, added up in order. */
final class ClipsKernel implements Kernel {
  private static final AudioSegment[] NONE = {};

  private final Op.Clips op;
  private final float[] out;
  private final boolean[] silent;
  private final float[] scratch = new float[Quantum.SAMPLES];
  private final float[] turned = new float[Quantum.SAMPLES];
  private AudioSegment[] segments = NONE;
  private @Nullable Sound[] sounds = new Sound[0];
  private int cursor;
  private long expected;

  ClipsKernel(Op.Clips op, Buffers buffers) {
    this.op = op;
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
    if (quantum != expected) {
      cursor = 0;
    }
    expected = quantum + count;
    for (int q = 0; q < count; q++) {
      quantum((quantum + q) * Quantum.FRAMES, q);
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
}
