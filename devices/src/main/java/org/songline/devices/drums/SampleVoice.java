package org.songline.devices.drums;

import org.jspecify.annotations.Nullable;
import org.songline.dsp.Exact;
import org.songline.dsp.modal.ModalBank;
import org.songline.dsp.resample.SincReader;

/** One stroke of a recording: once from its start to its end, or backwards. */
final class SampleVoice {
  /** Edges that are cut are faded over so long. */
  private static final double EDGE = 0.0015;

  private static final double ONE = 4294967296.0;

  private final double rate;
  private final @Nullable DrumSample sample;
  private final float edgeFrames;
  private boolean sounding;
  private boolean reverse;
  private long position;
  private long last;
  private double speed;
  private long step;
  private int filter;
  private float bend;
  private float bendAim;
  private float bendSpeed;
  private double level;
  private double shrink;
  private float rise;
  private float riseStep;
  private boolean cut;
  private float end;
  private float endStep;

  SampleVoice(double rate, @Nullable DrumSample sample) {
    this.rate = rate;
    this.sample = sample;
    edgeFrames = (float) (EDGE * rate);
  }

  boolean sounding() {
    return sounding;
  }

  void stop() {
    sounding = false;
  }

  void strike(Stroke how) {
    DrumSample s = sample;
    if (s == null || s.frames() == 0) {
      return;
    }
    sounding = true;
    reverse = how.reverse;
    int first = (int) Math.min(s.frames() - 1, Math.rint(how.from * s.frames()));
    int beyond = (int) Math.clamp(Math.rint(how.to * s.frames()), first + 1, s.frames());
    position = (long) (reverse ? beyond - 1 : first) << 32;
    last = (long) (reverse ? first : beyond - 1) << 32;
    speed = s.rate() / rate * how.tune;
    bend = how.bend;
    bendAim = how.bend;
    bendSpeed = 0;
    retune();
    level = how.gain;
    double seconds = (beyond - first) / s.rate();
    shrink = how.decay < 1 ? ModalBank.shrink(Math.max(0.01, seconds * how.decay), rate) : 1;
    boolean starts = !reverse && first == 0;
    rise = starts ? 1 : 0;
    riseStep = starts ? 0 : 1 / edgeFrames;
    cut = reverse || beyond < s.frames();
    end = 1;
    endStep = 0;
  }

  private void retune() {
    double fast = Math.min(64, speed * Exact.fastExp2(bend));
    filter = SincReader.filter(fast);
    long size = Math.max(1, (long) (fast * ONE));
    step = reverse ? -size : size;
  }

  /** As {@link DrumVoice#glide}; a recording follows at control rate. */
  void glide(float octaves, double seconds) {
    bendAim = octaves;
    bendSpeed = (float) ((octaves - bend) / Math.max(1, seconds * rate));
  }

  /** Fades out from now on, in {@code seconds}. */
  void fadeOut(double seconds) {
    endStep = Math.min(endStep, (float) (-1 / (seconds * rate)));
  }

  /** Adds frames to the left channel, and to the right one too when {@code both} are wanted. */
  void render(float[] left, float[] right, boolean both, int from, int to) {
    DrumSample s = sample;
    if (s == null) {
      return;
    }
    if (bend != bendAim) {
      bend += bendSpeed * (to - from);
      if (bendSpeed > 0 ? bend > bendAim : bend < bendAim) {
        bend = bendAim;
      }
      retune();
    }
    float[] first = s.channels()[0];
    boolean stereo = s.channels().length > 1;
    float[] second = stereo ? s.channels()[1] : first;
    for (int f = from; f < to && sounding; f++) {
      float gain = (float) level * rise * end;
      if (cut) {
        float ahead = Math.abs((float) ((last - position) / (double) step));
        gain *= Math.min(1f, ahead / edgeFrames);
      }
      float x = SincReader.read(first, position, filter) * gain;
      left[f] += x;
      if (both) {
        right[f] += stereo ? SincReader.read(second, position, filter) * gain : x;
      }
      level *= shrink;
      rise = Math.min(1f, rise + riseStep);
      end = Math.max(0f, end + endStep);
      position += step;
      sounding = reverse ? position >= last : position <= last;
    }
  }

  /** For the end of a quantum. */
  void settle() {
    sounding &= end > 0 && level > 1e-6;
  }
}
