package org.songline.devices.space;

import static org.songline.devices.space.DelayDevice.*;

import java.util.Arrays;
import org.songline.devices.Common;
import org.songline.devices.Glide;
import org.songline.devices.Io;
import org.songline.devices.Processor;
import org.songline.devices.Silence;
import org.songline.devices.Values;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;
import org.songline.dsp.delay.DelayLine;
import org.songline.dsp.dynamics.Ballistics;
import org.songline.dsp.filter.OnePole;
import org.songline.dsp.filter.Svf;

/** Two delay lines with a filter in their loop; a change of time is a crossfade of two taps. */
final class DelayProcessor implements Processor {
  private static final double FADE_SECONDS = 0.03;
  private static final double DUCK_ATTACK = 0.01;
  private static final double DUCK_RELEASE = 0.25;

  /** What is written to the lines is silence below this: -180 dB. */
  private static final float LEAST = 1e-9f;

  private final double rate;
  private final int longest;
  private final int fadeFrames;
  private final DelayLine[] lines = new DelayLine[2];
  private final OnePole[] lows = {new OnePole(), new OnePole()};
  private final OnePole[] highs = {new OnePole(), new OnePole()};
  private final Glide feedback;
  private final Glide pingPong;
  private final Glide lowCut;
  private final Glide highCut;
  private final Glide ducking;
  private final Glide mix;
  private final float duckAttack;
  private final float duckRelease;
  private final float[] tap = new float[2];
  private float envelope;
  private int time = -1;
  private int older = -1;
  private int fade;
  private int silence;
  private boolean quiet = true;

  DelayProcessor(double rate) {
    this.rate = rate;
    longest = (int) (LONGEST * rate);
    fadeFrames = (int) (FADE_SECONDS * rate);
    lines[0] = new DelayLine(longest);
    lines[1] = new DelayLine(longest);
    feedback = new Glide(rate);
    pingPong = new Glide(rate);
    lowCut = new Glide(rate);
    highCut = new Glide(rate);
    ducking = new Glide(rate);
    mix = new Glide(rate);
    duckAttack = Ballistics.factor(DUCK_ATTACK, rate);
    duckRelease = Ballistics.factor(DUCK_RELEASE, rate);
    silence = longest;
  }

  @Override
  public void process(Io io) {
    boolean silent = Silence.in(io.audio, io.offset);
    if (quiet) {
      snap();
      if (silent) {
        Arrays.fill(io.audio, io.offset, io.offset + Quantum.SAMPLES, 0f);
        return;
      }
    }
    Values values = io.values;
    feedback.next(values, FEEDBACK);
    pingPong.next(values, PING_PONG);
    lowCut.next(values, LOW_CUT);
    highCut.next(values, HIGH_CUT);
    ducking.next(values, DUCKING);
    mix.next(values, MIX);
    int wanted = frames(values, io.tempo);
    if (time < 0) {
      time = wanted;
    }
    float low = factor(lowCut.from());
    float lowStep = (factor(lowCut.to()) - low) / Quantum.FRAMES;
    float high = factor(highCut.from());
    float highStep = (factor(highCut.to()) - high) / Quantum.FRAMES;
    boolean written = false;
    for (int i = 0; i < Quantum.FRAMES; i++) {
      if (fade == 0 && wanted != time) {
        older = time;
        time = wanted;
        fade = fadeFrames;
      }
      int at = io.offset + 2 * i;
      float l = limited(io.audio[at]);
      float r = limited(io.audio[at + 1]);
      for (int c = 0; c < 2; c++) {
        lows[c].tune(Math.fma(i, lowStep, low));
        highs[c].tune(Math.fma(i, highStep, high));
        tap[c] = highs[c].low(lows[c].high(read(lines[c])));
      }
      fade = Math.max(0, fade - 1);
      float turn = along(pingPong, i);
      float back = 0.01f * along(feedback, i);
      float straight = 1f - turn;
      float intoLeft = Math.fma(turn, 0.5f * (l + r) - l, l);
      float intoRight = straight * r;
      float writeLeft = Math.fma(back, Math.fma(turn, tap[1] - tap[0], tap[0]), intoLeft);
      float writeRight = Math.fma(back, Math.fma(turn, tap[0] - tap[1], tap[1]), intoRight);
      written |= write(lines[0], writeLeft);
      written |= write(lines[1], writeRight);
      float wet = 0.01f * along(mix, i) * duck(l, r, i);
      float dry = 1f - 0.01f * along(mix, i);
      io.audio[at] = Math.fma(wet, tap[0], dry * l);
      io.audio[at + 1] = Math.fma(wet, tap[1], dry * r);
    }
    settle(silent, written);
  }

  private static float limited(float x) {
    return Math.abs(x) <= 1e6f ? x : 0f;
  }

  private static float along(Glide glide, int frame) {
    return Math.fma(frame, (glide.to() - glide.from()) / Quantum.FRAMES, glide.from());
  }

  private float factor(float hertz) {
    return Svf.warp(Math.min(hertz, 0.45 * rate), rate);
  }

  /** The tap comes before the write of its frame, so the line's newest sample is one frame old. */
  private float read(DelayLine line) {
    float now = line.read(time - 1);
    if (fade == 0) {
      return now;
    }
    float share = (float) fade / fadeFrames;
    float smooth = share * share * Math.fma(-2f, share, 3f);
    return Math.fma(smooth, line.read(older - 1) - now, now);
  }

  private static boolean write(DelayLine line, float x) {
    float kept = Exact.audible(x, LEAST);
    line.write(kept);
    return kept != 0;
  }

  private float duck(float l, float r, int frame) {
    float peak = Math.min(1f, Math.max(Math.abs(l), Math.abs(r)));
    envelope = Ballistics.follow(envelope, peak, duckAttack, duckRelease);
    return 1f - 0.01f * along(ducking, frame) * Math.min(1f, 2f * envelope);
  }

  /** Whole frames of delay. */
  private int frames(Values values, double tempo) {
    double seconds;
    if (values.on(SYNC)) {
      seconds = Common.quarters(values.choice(NOTE)) * 60 / tempo;
      while (seconds > LONGEST) {
        seconds /= 2;
      }
    } else {
      seconds = values.end(TIME) / 1000.0;
    }
    return Math.clamp((int) Math.rint(seconds * rate), 1, longest);
  }

  private void settle(boolean silent, boolean written) {
    boolean empty = true;
    for (int c = 0; c < 2; c++) {
      lows[c].flush();
      highs[c].flush();
      empty &= lows[c].empty() && highs[c].empty();
    }
    envelope = envelope >= LEAST ? envelope : 0f;
    silence = silent && !written ? Math.min(longest, silence + Quantum.FRAMES) : 0;
    quiet = silence >= longest && empty && envelope == 0;
  }

  private void snap() {
    feedback.snap();
    pingPong.snap();
    lowCut.snap();
    highCut.snap();
    ducking.snap();
    mix.snap();
    time = -1;
    fade = 0;
  }

  @Override
  public boolean idle() {
    return quiet;
  }

  @Override
  public void reset() {
    for (int c = 0; c < 2; c++) {
      lines[c].reset();
      lows[c].reset();
      highs[c].reset();
    }
    envelope = 0;
    silence = longest;
    quiet = true;
  }
}
