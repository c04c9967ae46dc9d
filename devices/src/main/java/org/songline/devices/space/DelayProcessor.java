package org.songline.devices.space;

import static org.songline.devices.space.DelayDevice.*;

import org.songline.devices.Common;
import org.songline.devices.Glide;
import org.songline.devices.Glides;
import org.songline.devices.Io;
import org.songline.devices.OutputLevel;
import org.songline.devices.Processor;
import org.songline.devices.Rest;
import org.songline.devices.Values;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;
import org.songline.dsp.delay.DelayLine;
import org.songline.dsp.filter.OnePole;

/**
 * Two delay lines with a loop each; a change of time is a crossfade of two taps. A quantum is made
 * in runs no longer than the delay, so that a run reads nothing that it writes.
 */
final class DelayProcessor implements Processor {
  private static final double FADE_SECONDS = 0.03;

  /** What is written to the lines is silence below this: -180 dB. */
  private static final float LEAST = 1e-9f;

  private final double rate;
  private final int longest;
  private final int fadeFrames;
  private final DelayLine[] lines = new DelayLine[2];
  private final EchoColour[] colours = new EchoColour[2];
  private final Glides glides;
  private final Glide[] characters = new Glide[CHARACTERS];
  private final Ducker ducker;
  private final OutputLevel output;
  private final Rest rest = new Rest();
  private final float[][] inputs = new float[2][Quantum.FRAMES];
  private final float[][] taps = new float[2][Quantum.FRAMES];
  private final float[][] echoes = new float[2][Quantum.FRAMES];
  private final float[][] kept = new float[2][Quantum.FRAMES];
  private final OnePole[] cuts = new OnePole[4];
  private final int[] time = {-1, -1};
  private final int[] older = new int[2];
  private final EchoSway[] sways = new EchoSway[2];
  private boolean modulated;
  private boolean coloured;
  private int fade;
  private int silence;

  DelayProcessor(double rate, long seed) {
    this.rate = rate;
    longest = (int) ((LONGEST + 0.12) * rate);
    fadeFrames = (int) (FADE_SECONDS * rate);
    for (int side = 0; side < 2; side++) {
      lines[side] = new DelayLine(longest + 8);
      colours[side] = new EchoColour(rate, side);
      sways[side] = new EchoSway(rate, seed, side);
    }
    for (int c = 0; c < CHARACTERS; c++) {
      characters[c] = new Glide(rate);
    }
    glides = new Glides(rate, new DelayDevice().parameters());
    ducker = new Ducker(rate, DUCKING);
    output = new OutputLevel(rate, DelayDevice.OUTPUT);
    silence = longest;
  }

  @Override
  public void process(Io io) {
    boolean rested = rest.quiet();
    if (rest.skips(io)) {
      return;
    }
    if (rested) {
      snap();
    }
    control(io);
    for (int i = 0; i < Quantum.FRAMES; i++) {
      inputs[0][i] = Exact.bounded(io.audio[io.offset + 2 * i]);
      inputs[1][i] = Exact.bounded(io.audio[io.offset + 2 * i + 1]);
    }
    boolean written = false;
    for (int from = 0; from < Quantum.FRAMES; ) {
      int to = Math.min(Quantum.FRAMES, from + longestRun());
      written |= run(from, to);
      from = to;
    }
    mix(io.audio, io.offset);
    output.apply(io);
    boolean empty = true;
    for (int side = 0; side < 2; side++) {
      colours[side].flush();
      empty &= colours[side].empty();
    }
    ducker.flush();
    silence = written ? 0 : Math.min(longest, silence + Quantum.FRAMES);
    rest.leave(longest, empty && ducker.empty() && silence >= longest);
  }

  private void control(Io io) {
    Values values = io.values;
    glides.next(values);
    ducker.next(values);
    coloured = false;
    for (int c = 0; c < CHARACTERS; c++) {
      float share = values.choice(CHARACTER) == c ? 1f : 0f;
      characters[c].next(share, share);
      coloured |= c != CLEAN && (characters[c].from() > 0 || characters[c].to() > 0);
    }
    modulated = false;
    for (int side = 0; side < 2; side++) {
      colours[side].next(glides, values);
      sways[side].next(glides, io.frame);
      modulated |= sways[side].sways();
    }
    int wanted = frames(values, io.tempo);
    int offset = (int) Math.rint(values.end(OFFSET) / 1000 * rate);
    int left = Math.clamp(wanted - Math.min(0, offset), 1, longest);
    int right = Math.clamp(wanted + Math.max(0, offset), 1, longest);
    if (time[0] < 0) {
      time[0] = left;
      time[1] = right;
    }
    if (fade == 0 && (left != time[0] || right != time[1])) {
      older[0] = time[0];
      older[1] = time[1];
      time[0] = left;
      time[1] = right;
      fade = fadeFrames;
    }
  }

  /** Frames that can be read before any of them is written. */
  private int longestRun() {
    int least = Math.min(time[0], time[1]);
    if (fade > 0) {
      least = Math.min(least, Math.min(older[0], older[1]));
    }
    if (modulated) {
      least += (int) Math.floor(Math.min(sways[0].least(), sways[1].least())) - 1;
    }
    return Math.max(1, least);
  }

  /** Some frames; says whether anything was written that sounds. */
  private boolean run(int from, int to) {
    read(0, from, to);
    read(1, from, to);
    fade = Math.max(0, fade - (to - from));
    colour(from, to);
    return feed(from, to);
  }

  /** What goes around: filters, saturation, and a bound. */
  private void colour(int from, int to) {
    float[] left = echoes[0];
    float[] right = echoes[1];
    if (colours[0].plain() && colours[1].plain()) {
      System.arraycopy(taps[0], from, left, from, to - from);
      System.arraycopy(taps[1], from, right, from, to - from);
      EchoColour.plain(colours[0], left, colours[1], right, cuts, from, to);
    } else {
      for (int i = from; i < to; i++) {
        left[i] = colours[0].filtered(taps[0][i], glides, i);
        right[i] = colours[1].filtered(taps[1][i], glides, i);
      }
    }
    for (int side = 0; side < 2; side++) {
      for (int i = from; i < to && coloured; i++) {
        echoes[side][i] = character(colours[side], echoes[side][i], i);
      }
      colours[side].hold(echoes[side], glides, from, to);
    }
  }

  /** Writes input and echoes to the lines; whether any of it sounds. */
  private boolean feed(int from, int to) {
    int loud = 0;
    for (int i = from; i < to; i++) {
      float l = inputs[0][i];
      float r = inputs[1][i];
      float left = echoes[0][i];
      float right = echoes[1][i];
      float turn = glides.at(PING_PONG, i);
      float back = 0.01f * glides.at(FEEDBACK, i);
      float frozen = glides.at(FREEZE, i);
      float intoLeft = Math.fma(turn, 0.5f * (l + r) - l, l);
      float intoRight = (1f - turn) * r;
      float writeLeft = Math.fma(back, Math.fma(turn, right - left, left), intoLeft);
      float writeRight = Math.fma(back, Math.fma(turn, left - right, right), intoRight);
      if (frozen > 0) {
        writeLeft = Math.fma(frozen, taps[0][i] - writeLeft, writeLeft);
        writeRight = Math.fma(frozen, taps[1][i] - writeRight, writeRight);
      }
      float keptLeft = Exact.audible(writeLeft, LEAST);
      float keptRight = Exact.audible(writeRight, LEAST);
      loud |= Float.floatToRawIntBits(keptLeft) | Float.floatToRawIntBits(keptRight);
      kept[0][i] = keptLeft;
      kept[1][i] = keptRight;
    }
    lines[0].write(kept[0], from, to);
    lines[1].write(kept[1], from, to);
    return loud != 0;
  }

  /** The dry sound and the echoes, as wide as they shall be and ducked. */
  private void mix(float[] audio, int offset) {
    for (int i = 0; i < Quantum.FRAMES; i++) {
      float l = inputs[0][i];
      float r = inputs[1][i];
      float share = 0.01f * glides.at(MIX, i);
      float gain = share * ducker.gain(l, r, i);
      float wide = 0.01f * glides.at(WIDTH, i);
      float left = echoes[0][i];
      float right = echoes[1][i];
      if (wide != 1f) {
        float middle = 0.5f * Math.min(1f, 2f - wide) * (left + right);
        float apart = 0.5f * Math.min(1f, wide) * (left - right);
        left = middle + apart;
        right = middle - apart;
      }
      float dry = 1f - share;
      audio[offset + 2 * i] = Math.fma(gain, left, dry * l);
      audio[offset + 2 * i + 1] = Math.fma(gain, right, dry * r);
    }
  }

  private float character(EchoColour colour, float x, int frame) {
    float drive = Exact.fastGain(glides.at(DRIVE, frame));
    float sum = 0;
    for (int c = 0; c < CHARACTERS; c++) {
      float share = characters[c].at(frame);
      if (share > 0) {
        sum = Math.fma(share, colour.saturated(x, c, drive), sum);
      }
    }
    return sum;
  }

  /** Taps come before the write of their frame, so the line's newest sample is one frame old. */
  private void read(int side, int from, int to) {
    tap(side, time[side], from, to, taps[side]);
    if (fade == 0) {
      return;
    }
    // What is kept of this run is not known yet, so its room is free.
    float[] before = kept[side];
    tap(side, older[side], from, to, before);
    int end = Math.min(to, from + fade);
    for (int i = from; i < end; i++) {
      float share = (float) (fade - (i - from)) / fadeFrames;
      float smooth = share * share * Math.fma(-2f, share, 3f);
      taps[side][i] = Math.fma(smooth, before[i] - taps[side][i], taps[side][i]);
    }
  }

  private void tap(int side, int frames, int from, int to, float[] out) {
    DelayLine line = lines[side];
    if (!modulated) {
      line.read(frames - 1, out, from, to);
      return;
    }
    for (int i = from; i < to; i++) {
      float moved = sways[side].at(i);
      float whole = (float) Math.floor(moved);
      int delay = frames - 1 + (int) whole;
      float part = delay < 1 ? 0f : moved - whole;
      out[i] = line.readCubic(Math.max(1, delay) - (i - from), part);
    }
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

  private void snap() {
    output.snap();
    glides.snap();
    ducker.snap();
    for (int c = 0; c < CHARACTERS; c++) {
      characters[c].snap();
    }
    for (int side = 0; side < 2; side++) {
      time[side] = -1;
      sways[side].snap();
    }
    fade = 0;
  }

  @Override
  public boolean idle() {
    return rest.quiet();
  }

  @Override
  public void reset() {
    rest.reset();
    ducker.reset();
    for (int side = 0; side < 2; side++) {
      lines[side].reset();
      colours[side].reset();
    }
    silence = longest;
    snap();
  }
}
