package org.songline.devices.fm;

import java.util.Arrays;
import org.songline.devices.Io;
import org.songline.devices.Processor;
import org.songline.devices.Setup;
import org.songline.devices.voices.LaneSums;
import org.songline.devices.voices.Player;
import org.songline.dsp.Quantum;
import org.songline.dsp.oscillator.LaneOperators;

/** The running FM synthesizer. */
final class Fm implements Processor, Player.Voices {
  private static final int LANES = Quantum.LANES;

  private final FmControls controls;
  private final Player player;
  private final FmGroup[] groups;
  private final float[] sumLeft = new float[Quantum.FRAMES * LANES];
  private final float[] sumRight = new float[Quantum.FRAMES * LANES];

  Fm(Setup setup) {
    controls = new FmControls(setup);
    int voices = (int) Math.rint(setup.initial().get(FmTable.VOICES));
    player = new Player(voices, setup.seed(), FmTable.PLAYER, this);
    groups = new FmGroup[(player.capacity() + LANES - 1) / LANES];
    var scratch = new LaneOperators.Scratch(setup.sampleRate());
    for (int i = 0; i < groups.length; i++) {
      groups[i] = new FmGroup(controls, scratch);
    }
  }

  @Override
  public int latency() {
    return groups[0].latency();
  }

  @Override
  public void process(Io io) {
    controls.update(io);
    range = player.bendRange(io.values);
    player.play(io);
    boolean any = false;
    for (int g = 0; g < groups.length; g++) {
      FmGroup group = groups[g];
      int sounding = group.active;
      if (sounding == 0) {
        continue;
      }
      if (!any) {
        Arrays.fill(sumLeft, 0);
        Arrays.fill(sumRight, 0);
        any = true;
      }
      group.render(sumLeft, sumRight);
      for (int ended = sounding & ~group.active; ended != 0; ended &= ended - 1) {
        player.ended(g * LANES + Integer.numberOfTrailingZeros(ended));
      }
    }
    for (int f = 0; any && f < Quantum.FRAMES; f++) {
      int to = io.offset + 2 * f;
      io.audio[to] += LaneSums.across(sumLeft, f * LANES);
      io.audio[to + 1] += LaneSums.across(sumRight, f * LANES);
    }
  }

  private float range;

  @Override
  public boolean idle() {
    for (FmGroup group : groups) {
      if (group.active != 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void reset() {
    for (FmGroup group : groups) {
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
    groups[voice / LANES].start(voice % LANES, strike);
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
    groups[voice / LANES].again(voice % LANES, frame, velocity);
  }

  @Override
  public void express(int voice, int kind, float value) {
    groups[voice / LANES].express(voice % LANES, kind, value);
  }

  @Override
  public void wheels(float bend, float wheel) {
    for (FmGroup group : groups) {
      group.wheels(bend * range, wheel * Player.WHEEL_VIBRATO);
    }
  }

  @Override
  public void pressure(float value) {
    for (FmGroup group : groups) {
      group.pressure(value);
    }
  }
}
