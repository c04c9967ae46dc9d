package org.songline.devices.synth;

import java.util.Arrays;
import org.songline.devices.Events;
import org.songline.devices.Io;
import org.songline.devices.Processor;
import org.songline.devices.Setup;
import org.songline.devices.voices.LaneSums;
import org.songline.devices.voices.Player;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;

/** The running synthesizer: sums what its voices make. */
final class Synth implements Processor, Player.Voices {
  private static final int LANES = Quantum.LANES;

  private final SynthControls controls;
  private final Player player;
  private final VoiceGroup[] groups;
  private final float[] sumLeft = new float[Quantum.FRAMES * LANES];
  private final float[] sumRight = new float[Quantum.FRAMES * LANES];
  private float bendRange;

  Synth(Setup setup, VoiceKernels kernels) {
    controls = new SynthControls(setup);
    int voices = (int) Math.rint(setup.initial().get(SynthTable.VOICES));
    player = new Player(voices, setup.seed(), SynthTable.PLAYER, this);
    groups = new VoiceGroup[(player.capacity() + LANES - 1) / LANES];
    for (int i = 0; i < groups.length; i++) {
      groups[i] = new VoiceGroup(kernels, controls);
    }
  }

  @Override
  public void process(Io io) {
    controls.update(io, idle());
    bendRange = player.bendRange(io.values);
    player.play(io);
    boolean any = false;
    for (int g = 0; g < groups.length; g++) {
      VoiceGroup group = groups[g];
      int sounding = group.active;
      if (sounding != 0) {
        if (!any) {
          Arrays.fill(sumLeft, 0);
          Arrays.fill(sumRight, 0);
        }
        any = true;
        group.render(sumLeft, sumRight);
        for (int ended = sounding & ~group.active; ended != 0; ended &= ended - 1) {
          player.ended(g * LANES + Integer.numberOfTrailingZeros(ended));
        }
      }
    }
    for (int f = 0; any && f < Quantum.FRAMES; f++) {
      int to = io.offset + 2 * f;
      io.audio[to] += LaneSums.across(sumLeft, f * LANES);
      io.audio[to + 1] += LaneSums.across(sumRight, f * LANES);
    }
  }

  @Override
  public boolean idle() {
    for (VoiceGroup group : groups) {
      if (group.active != 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void reset() {
    for (VoiceGroup group : groups) {
      group.reset();
    }
    player.reset();
  }

  @Override
  public float level(int voice) {
    return groups[voice / LANES].level(voice % LANES);
  }

  @Override
  public void release(int voice, int frame) {
    groups[voice / LANES].release(voice % LANES, frame);
  }

  @Override
  public void fade(int voice, int frame) {
    groups[voice / LANES].steal(voice % LANES, frame);
  }

  @Override
  public void start(int voice, Player.Strike strike) {
    VoiceGroup group = groups[voice / LANES];
    int lane = voice % LANES;
    group.velocity[lane] = strike.velocity;
    group.sources[Matrix.ALTERNATE][lane] = strike.side();
    group.bend[lane] = 0;
    group.pressure[lane] = strike.pressure;
    group.timbre[lane] = 0;
    group.gain[lane] = 1;
    group.pan(lane, strike.place(controls.pan));
    group.start(lane, strike.frame, strike.key, strike.from, strike.glide, strike.seed);
  }

  @Override
  public void glide(int voice, float key, double seconds) {
    groups[voice / LANES].glide(voice % LANES, key, seconds);
  }

  @Override
  public double away(int voice, float key) {
    return groups[voice / LANES].away(voice % LANES, key);
  }

  @Override
  public void again(int voice, int frame, float velocity) {
    VoiceGroup group = groups[voice / LANES];
    group.velocity[voice % LANES] = velocity;
    group.strike(voice % LANES, frame);
  }

  @Override
  public void express(int voice, int kind, float value) {
    VoiceGroup group = groups[voice / LANES];
    int lane = voice % LANES;
    switch (kind) {
      case Events.NOTE_PITCH -> group.bend[lane] = value;
      case Events.NOTE_PRESSURE -> group.pressure[lane] = value;
      case Events.NOTE_TIMBRE -> group.timbre[lane] = value;
      case Events.NOTE_GAIN -> group.gain[lane] = (float) Exact.gain(value);
      case Events.NOTE_PAN -> group.pan(lane, value);
      default -> {}
    }
    if (group.starts(lane)) {
      group.settle(lane);
    }
  }

  @Override
  public void wheels(float bend, float wheel) {
    for (VoiceGroup group : groups) {
      group.bend(bend, bend * bendRange, wheel, wheel * Player.WHEEL_VIBRATO);
    }
  }

  @Override
  public void pressure(float value) {
    for (VoiceGroup group : groups) {
      Arrays.fill(group.pressure, value);
    }
  }
}
