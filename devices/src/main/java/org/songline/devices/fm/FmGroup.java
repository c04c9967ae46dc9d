package org.songline.devices.fm;

import static org.songline.devices.fm.FmControls.COUNT;

import java.util.Arrays;
import org.songline.devices.Events;
import org.songline.devices.voices.LanePitch;
import org.songline.devices.voices.LaneVoices;
import org.songline.devices.voices.Player;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;
import org.songline.dsp.envelope.EnvelopeTimes;
import org.songline.dsp.envelope.LaneEnvelope;
import org.songline.dsp.noise.Noise;
import org.songline.dsp.oscillator.LaneOperators;

/** Sixteen voices of the FM synthesizer. The lanes that sound are the bits of {@link #active()}. */
final class FmGroup implements LaneVoices.Group {
  private static final int LANES = Quantum.LANES;
  private static final int FRAMES = Quantum.FRAMES;
  private static final float STEP = 1f / FRAMES;

  private final FmControls controls;
  private final LaneOperators operators;
  private final EnvelopeTimes[][] times = new EnvelopeTimes[COUNT][LANES];
  private final LaneEnvelope[] envelopes = new LaneEnvelope[COUNT];
  private final LaneEnvelope pitchEnvelope;

  /** Logarithm to base two of 440 Hz in cycles a frame. */
  private final float tuning;

  private int active;

  /** Quanta that a lane goes on after its operators are silent, for what is on its way. */
  private final int[] tail = new int[LANES];

  // Of each lane.
  private final LanePitch pitch;
  private final float[] velocity = new float[LANES];
  private final float[] bend = new float[LANES];
  private final float[] pressure = new float[LANES];
  private final float[] timbre = new float[LANES];
  private final float[] gain = new float[LANES];
  private final float[] pan = new float[LANES];
  private final double[] lfoStart = new double[LANES];
  private final float[] left = new float[LANES];
  private final float[] right = new float[LANES];

  // Of each operator and lane at the end of the last quantum.
  private final float[][] gains = new float[COUNT][LANES];
  private final float[][] cycles = new float[COUNT][LANES];

  private float bendNow;
  private float vibrato;

  // Used within one quantum only.
  private final float[] next = new float[LANES];
  private final float[] slope = new float[LANES];
  private final float[] slopeRight = new float[LANES];
  private final float[] lfo = new float[LANES];
  private final float[] heard = new float[LANES];
  private final float[] envelope = new float[FRAMES * LANES];
  private final float[] out = new float[FRAMES * LANES];

  FmGroup(FmControls controls, LaneOperators.Scratch scratch) {
    this.controls = controls;
    operators = new LaneOperators(controls.algorithm, scratch);
    pitch = new LanePitch(controls.rate);
    tuning = (float) (Exact.log(440 / controls.rate) / Exact.log(2));
    for (int o = 0; o < COUNT; o++) {
      for (int lane = 0; lane < LANES; lane++) {
        times[o][lane] = new EnvelopeTimes(controls.rate);
      }
      envelopes[o] = new LaneEnvelope(times[o]);
    }
    pitchEnvelope = new LaneEnvelope(controls.pitch);
  }

  @Override
  public int latency() {
    return operators.latency();
  }

  @Override
  public int active() {
    return active;
  }

  @Override
  public void reset() {
    active = 0;
    operators.reset();
    pitchEnvelope.reset();
    for (int o = 0; o < COUNT; o++) {
      envelopes[o].reset();
      Arrays.fill(gains[o], 0);
      Arrays.fill(cycles[o], 0);
    }
    Arrays.fill(left, 0);
    Arrays.fill(right, 0);
  }

  @Override
  public boolean centred() {
    for (int lane = 0; lane < LANES; lane++) {
      if (on(lane) && (pan[lane] != 0 || left[lane] != right[lane])) {
        return false;
      }
    }
    return true;
  }

  private boolean on(int lane) {
    return (active >> lane & 1) != 0;
  }

  @Override
  public float level(int lane) {
    float sum = 0;
    for (int o = 0; o < COUNT; o++) {
      if (controls.algorithm.carrier(o)) {
        sum += (float) envelopes[o].level(lane) * gains[o][lane];
      }
    }
    return sum * gain[lane];
  }

  @Override
  public void start(int lane, Player.Strike strike) {
    if (active == 0) {
      for (int o = 0; o < COUNT; o++) {
        operators.form(o, controls.form[o]);
      }
      operators.snap();
    }
    active |= 1 << lane;
    tail[lane] = 0;
    pitch.start(lane, strike.from, strike.key, strike.glide);
    velocity[lane] = strike.velocity;
    bend[lane] = 0;
    pressure[lane] = strike.pressure;
    timbre[lane] = 0;
    gain[lane] = 1;
    pan[lane] = strike.place(controls.stereo);
    lfoStart[lane] = controls.lfo.start(strike.frame);
    operators.clear(lane, 0);
    pitchEnvelope.strikeFresh(lane, strike.frame);
    lfo[lane] = lfoOf(lane);
    float semitones = pitch.at(lane) + offset(lane);
    for (int o = 0; o < COUNT; o++) {
      controls.times(times[o][lane], o, strike.key);
      envelopes[o].strikeFresh(lane, strike.frame);
      gains[o][lane] = gain(o, lane);
      cycles[o][lane] = cycles(o, semitones);
      // The quantum begins before the note does.
      double turns = -strike.frame * (double) cycles[o][lane];
      operators.turn(o, lane, controls.random ? turns + Noise.level(strike.seed, o + 1) : turns);
    }
    settle(lane);
  }

  private void settle(int lane) {
    float turns = 0.125f * (1 + Math.clamp(pan[lane], -1f, 1f));
    float loud = controls.level * gain[lane] * 1.41421356f;
    left[lane] = loud * Exact.fastCos(turns);
    right[lane] = pan[lane] == 0 ? left[lane] : loud * Exact.fastSin(turns);
  }

  @Override
  public void glide(int lane, float to, double seconds) {
    pitch.glide(lane, to, seconds);
  }

  @Override
  public double away(int lane, float to) {
    return pitch.away(lane, to);
  }

  @Override
  public void again(int lane, int frame, float newVelocity) {
    velocity[lane] = newVelocity;
    lfoStart[lane] = controls.lfo.start(frame);
    pitchEnvelope.strike(lane, frame);
    for (int o = 0; o < COUNT; o++) {
      controls.times(times[o][lane], o, pitch.aim(lane));
      envelopes[o].strike(lane, frame);
    }
  }

  @Override
  public void release(int lane, int frame) {
    pitchEnvelope.release(lane, frame);
    for (int o = 0; o < COUNT; o++) {
      envelopes[o].release(lane, frame);
    }
  }

  @Override
  public void fade(int lane, int frame) {
    for (int o = 0; o < COUNT; o++) {
      if (controls.algorithm.carrier(o)) {
        envelopes[o].steal(lane, frame);
      }
    }
  }

  @Override
  public void express(int lane, int kind, float value) {
    switch (kind) {
      case Events.NOTE_PITCH -> bend[lane] = value;
      case Events.NOTE_PRESSURE -> pressure[lane] = value;
      case Events.NOTE_TIMBRE -> timbre[lane] = value;
      case Events.NOTE_GAIN -> gain[lane] = (float) Exact.gain(value);
      case Events.NOTE_PAN -> pan[lane] = value;
      default -> {}
    }
  }

  @Override
  public void wheels(float position, float semitones, float wheel) {
    bendNow = semitones;
    vibrato = wheel * Player.WHEEL_VIBRATO;
  }

  @Override
  public void pressure(float value) {
    Arrays.fill(pressure, value);
  }

  private float lfoOf(int lane) {
    boolean used = controls.lfoPitch + vibrato != 0 || controls.lfoLevel != 0;
    return used ? controls.lfo.value(lfoStart[lane]) : 0;
  }

  private float offset(int lane) {
    return bendNow + bend[lane] + lfo[lane] * (controls.lfoPitch + vibrato);
  }

  private float gain(int o, int lane) {
    float bright = controls.brightness * bright(lane);
    return controls.gain(o, pitch.aim(lane), velocity[lane], bright, lfo[lane]);
  }

  private float bright(int lane) {
    float moved = controls.pressure * pressure[lane] + controls.timbre * timbre[lane];
    return Math.max(0, 1 + moved);
  }

  private float cycles(int o, float semitones) {
    float octaves = controls.octaves[o];
    octaves += controls.fixed[o] ? 0 : (semitones - 69) * (1f / 12) + tuning;
    return Math.min(LaneOperators.HIGHEST, Exact.fastExp2(octaves));
  }

  @Override
  public void render(float[] sumLeft, float[] sumRight) {
    int lanes = LaneVoices.lanes(active);
    operators.sounding(lanes);
    pitches(lanes);
    for (int o = 0; o < COUNT; o++) {
      for (int lane = 0; lane < lanes; lane++) {
        if (on(lane)) {
          controls.times(times[o][lane], o, pitch.aim(lane));
          next[lane] = cycles(o, heard[lane]);
          slope[lane] = (gain(o, lane) - gains[o][lane]) * STEP;
        } else {
          next[lane] = 0;
          cycles[o][lane] = 0;
          slope[lane] = 0;
          gains[o][lane] = 0;
        }
      }
      operators.tune(o, cycles[o], next);
      System.arraycopy(next, 0, cycles[o], 0, lanes);
      if (asleep(o, lanes)) {
        envelopes[o].skip(lanes);
        operators.level(o, null, gains[o], slope);
      } else {
        envelopes[o].render(envelope, lanes);
        operators.level(o, envelope, gains[o], slope);
      }
      for (int lane = 0; lane < lanes; lane++) {
        gains[o][lane] = Math.fma(FRAMES, slope[lane], gains[o][lane]);
      }
      operators.form(o, controls.form[o]);
    }
    Arrays.fill(operators.feedback, controls.feedback);
    operators.run(out);
    sum(sumLeft, sumRight, lanes);
    for (int lane = 0; lane < lanes; lane++) {
      if (on(lane) && silent(lane) && ++tail[lane] > 2) {
        active &= ~(1 << lane);
        left[lane] = 0;
        right[lane] = 0;
        operators.clear(lane, 0);
      }
    }
  }

  /** Whether an operator makes no sound on any lane in this quantum: none struck, or level 0. */
  private boolean asleep(int o, int lanes) {
    for (int lane = 0; lane < lanes; lane++) {
      boolean heard = gains[o][lane] != 0 || slope[lane] != 0;
      if (on(lane) && heard && !envelopes[o].asleep(lane)) {
        return false;
      }
    }
    return true;
  }

  /** Whether all operators that could be heard have ended. */
  private boolean silent(int lane) {
    boolean ended = false;
    for (int o = 0; o < COUNT; o++) {
      if (controls.algorithm.carrier(o)) {
        boolean silent = envelopes[o].silent(lane);
        if (!silent && gains[o][lane] != 0) {
          return false;
        }
        ended |= silent;
      }
    }
    return ended;
  }

  private void pitches(int lanes) {
    pitchEnvelope.skip(lanes);
    for (int lane = 0; lane < lanes; lane++) {
      lfo[lane] = on(lane) ? lfoOf(lane) : 0;
      float bent = controls.pitchEnvelope * (float) pitchEnvelope.level(lane);
      heard[lane] = pitch.next(lane) + offset(lane) + bent;
    }
  }

  @SuppressWarnings("ReferenceEquality") // one array for both sides
  private void sum(float[] sumLeft, float[] sumRight, int lanes) {
    for (int lane = 0; lane < lanes; lane++) {
      float l = left[lane];
      float r = right[lane];
      if (on(lane)) {
        settle(lane);
      }
      slope[lane] = (left[lane] - l) * STEP;
      slopeRight[lane] = (right[lane] - r) * STEP;
      left[lane] = l;
      right[lane] = r;
    }
    operators.add(out, left, slope, sumLeft);
    if (sumRight != sumLeft) {
      operators.add(out, right, slopeRight, sumRight);
    }
    for (int lane = 0; lane < lanes; lane++) {
      if (on(lane)) {
        settle(lane);
      }
    }
  }
}
