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
import org.songline.dsp.envelope.Lfo;

/** Two delay lines with a loop each; a change of time is a crossfade of two taps. */
final class DelayProcessor implements Processor {
  private static final double FADE_SECONDS = 0.03;

  /** What is written to the lines is silence below this: -180 dB. */
  private static final float LEAST = 1e-9f;

  /** Wow and flutter at their most: cycles a second, and share by which the pitch swings. */
  private static final double WOW_HERTZ = 0.6;

  private static final double WOW_SWING = 0.008;
  private static final double FLUTTER_HERTZ = 6.3;
  private static final double FLUTTER_SWING = 0.005;

  private final double rate;
  private final long seed;
  private final int longest;
  private final int fadeFrames;
  private final DelayLine[] lines = new DelayLine[2];
  private final EchoColour[] colours = new EchoColour[2];
  private final Glides glides;
  private final Glide[] characters = new Glide[CHARACTERS];
  private final Ducker ducker;
  private final OutputLevel output;
  private final Rest rest = new Rest();
  private final float[] tap = new float[2];
  private final float[] echo = new float[2];
  private final int[] time = {-1, -1};
  private final int[] older = new int[2];
  private final float[] sway = new float[2];
  private final float[] swayStep = new float[2];
  private final float[] swayed = new float[2];
  private boolean modulated;
  private boolean coloured;
  private int fade;
  private int silence;

  DelayProcessor(double rate, long seed) {
    this.rate = rate;
    this.seed = seed;
    longest = (int) ((LONGEST + 0.12) * rate);
    fadeFrames = (int) (FADE_SECONDS * rate);
    for (int side = 0; side < 2; side++) {
      lines[side] = new DelayLine(longest + 8);
      colours[side] = new EchoColour(rate, side);
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
    boolean written = false;
    control(io);
    for (int i = 0; i < Quantum.FRAMES; i++) {
      written |= frame(io, io.offset + 2 * i, i);
    }
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
    for (int side = 0; side < 2; side++) {
      colours[side].next(glides, values);
      sway(side, io.frame);
    }
    modulated = false;
    for (int side = 0; side < 2; side++) {
      modulated |= sway[side] != 0 || swayStep[side] != 0;
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

  /** Moves the place from which a side is read, by frames, to where the song's position puts it. */
  private void sway(int side, long frame) {
    float still = 1f - glides.to(FREEZE);
    double wow = 0.01 * glides.to(WOW) * WOW_SWING * rate / (Exact.TWO_PI * WOW_HERTZ);
    double trembling =
        0.01 * glides.to(FLUTTER) * FLUTTER_SWING * rate / (Exact.TWO_PI * FLUTTER_HERTZ);
    float next = 0;
    if (wow > 0 || trembling > 0) {
      double seconds = (frame + Quantum.FRAMES) / rate;
      double slow = WOW_HERTZ * seconds + 0.21 * side;
      double fast = FLUTTER_HERTZ * seconds + 0.13 * side;
      double drift = Lfo.DRIFT.at(1.7 * slow, seed + side);
      double tremble = Lfo.DRIFT.at(2.1 * fast, seed + 2 + side);
      next =
          (float)
              (still
                  * (wow * (0.7 * Lfo.SINE.at(slow, 0) + 0.5 * drift)
                      + trembling * (0.7 * Lfo.SINE.at(fast, 0) + 0.5 * tremble)));
    }
    sway[side] = swayed[side];
    swayStep[side] = (next - swayed[side]) / Quantum.FRAMES;
    swayed[side] = next;
  }

  /** One frame; says whether anything was written that sounds. */
  private boolean frame(Io io, int at, int i) {
    float l = Exact.bounded(io.audio[at]);
    float r = Exact.bounded(io.audio[at + 1]);
    for (int side = 0; side < 2; side++) {
      tap[side] = read(side, i);
      float y = colours[side].filtered(tap[side], glides, i);
      float driven = coloured ? character(colours[side], y, i) : y;
      echo[side] = colours[side].held(driven, glides, i);
    }
    fade = Math.max(0, fade - 1);
    float turn = glides.at(PING_PONG, i);
    float back = 0.01f * glides.at(FEEDBACK, i);
    float frozen = glides.at(FREEZE, i);
    float intoLeft = Math.fma(turn, 0.5f * (l + r) - l, l);
    float intoRight = (1f - turn) * r;
    float writeLeft = Math.fma(back, Math.fma(turn, echo[1] - echo[0], echo[0]), intoLeft);
    float writeRight = Math.fma(back, Math.fma(turn, echo[0] - echo[1], echo[1]), intoRight);
    if (frozen > 0) {
      writeLeft = Math.fma(frozen, tap[0] - writeLeft, writeLeft);
      writeRight = Math.fma(frozen, tap[1] - writeRight, writeRight);
    }
    boolean leftWritten = write(0, writeLeft);
    boolean written = write(1, writeRight) || leftWritten;
    float share = 0.01f * glides.at(MIX, i);
    float gain = share * ducker.gain(l, r, i);
    float wide = 0.01f * glides.at(WIDTH, i);
    float outLeft = echo[0];
    float outRight = echo[1];
    if (wide != 1f) {
      float middle = 0.5f * Math.min(1f, 2f - wide) * (outLeft + outRight);
      float apart = 0.5f * Math.min(1f, wide) * (outLeft - outRight);
      outLeft = middle + apart;
      outRight = middle - apart;
    }
    float dry = 1f - share;
    io.audio[at] = Math.fma(gain, outLeft, dry * l);
    io.audio[at + 1] = Math.fma(gain, outRight, dry * r);
    return written;
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

  /** The tap comes before the write of its frame, so the line's newest sample is one frame old. */
  private float read(int side, int frame) {
    float now = at(side, time[side], frame);
    if (fade == 0) {
      return now;
    }
    float share = (float) fade / fadeFrames;
    float smooth = share * share * Math.fma(-2f, share, 3f);
    return Math.fma(smooth, at(side, older[side], frame) - now, now);
  }

  private float at(int side, int frames, int frame) {
    if (!modulated) {
      return lines[side].read(frames - 1);
    }
    float moved = Math.fma(frame, swayStep[side], sway[side]) + (frames - 1);
    return lines[side].readCubic(Math.max(1f, moved));
  }

  private boolean write(int side, float x) {
    float kept = Exact.audible(x, LEAST);
    lines[side].write(kept);
    return kept != 0;
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
      swayed[side] = 0;
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
