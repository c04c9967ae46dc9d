package org.songline.devices.grain;

import org.songline.devices.Glide;
import org.songline.devices.Values;
import org.songline.dsp.Exact;
import org.songline.dsp.filter.Svf;

/** The device's parameters as grains need them; looked at once a quantum. */
final class GrainSettings {
  /** Damping without a resonance, a Q of 0.71. */
  private static final float FLAT = 1.4142135f;

  /** Octaves of damping that a percent of resonance takes away; 100 make a Q of 14. */
  private static final float PER_PERCENT = 0.0433f;

  private final double rate;
  private final Glide cutoff;
  private final Glide resonance;
  private final Glide[] ways = new Glide[4];

  float position;
  float speed;
  boolean frozen;
  float spray;
  float size;
  float density;
  float jitter;
  float pitch;
  float pitchRange;
  int pitchSet;
  float keyTrack;
  float root;
  float spread;
  GrainShape shape = GrainShape.SMOOTH;
  float reverse;
  boolean align;
  float velocity;
  float warp;
  float damping;

  /** 1 while the filter is out. */
  float dry;

  float dryFrom;
  float dryStep;
  float lowFrom;
  float lowStep;
  float bandFrom;
  float bandStep;
  float highFrom;
  float highStep;

  GrainSettings(double rate) {
    this.rate = rate;
    cutoff = new Glide(rate);
    resonance = new Glide(rate);
    for (int i = 0; i < ways.length; i++) {
      ways[i] = new Glide(rate);
    }
  }

  void take(Values v) {
    position = v.at(GrainDevice.POSITION) / 100;
    speed = v.at(GrainDevice.SPEED) / 100;
    frozen = v.on(GrainDevice.FREEZE);
    spray = v.at(GrainDevice.SPRAY) / 1000;
    size = v.at(GrainDevice.SIZE) / 1000;
    density = v.at(GrainDevice.DENSITY);
    jitter = v.at(GrainDevice.JITTER) / 100;
    pitch = v.at(GrainDevice.PITCH);
    pitchRange = v.at(GrainDevice.PITCH_RANGE);
    pitchSet = v.choice(GrainDevice.PITCH_SET);
    keyTrack = v.at(GrainDevice.KEY_TRACK) / 100;
    root = Math.round(v.at(GrainDevice.ROOT));
    spread = v.at(GrainDevice.SPREAD) / 100;
    shape = GrainShape.of(v.choice(GrainDevice.SHAPE));
    reverse = v.at(GrainDevice.REVERSE) / 100;
    align = v.on(GrainDevice.ALIGN);
    velocity = v.at(GrainDevice.VELOCITY) / 100;
    cutoff.next(octaves(v.at(GrainDevice.CUTOFF)), octaves(v.end(GrainDevice.CUTOFF)));
    resonance.next(v, GrainDevice.RESONANCE);
    warp = Svf.warp(Exact.fastExp2(cutoff.to()), rate);
    damping = FLAT * Exact.fastExp2(-resonance.to() * PER_PERCENT);
    int way = v.choice(GrainDevice.FILTER);
    for (int i = 0; i < ways.length; i++) {
      float on = way == i ? 1 : 0;
      ways[i].next(on, on);
    }
    dryFrom = ways[0].from();
    dryStep = ways[0].to() - dryFrom;
    lowFrom = ways[1].from();
    lowStep = ways[1].to() - lowFrom;
    bandFrom = ways[2].from();
    bandStep = ways[2].to() - bandFrom;
    highFrom = ways[3].from();
    highStep = ways[3].to() - highFrom;
    dry = dryStep == 0 ? dryFrom : 0;
  }

  private static float octaves(float hertz) {
    return Exact.fastLog2(hertz);
  }

  /**
   * The level of a grain of so many seconds, so that many grains together are as loud as the
   * recording: as waves that match when grains are aligned, else as noise.
   */
  float level(double seconds) {
    float overlap = (float) (density * seconds);
    float together = align ? overlap * shape.mean : (float) Math.sqrt(overlap * shape.power);
    return 1 / Math.max(1, together);
  }

  void snap() {
    cutoff.snap();
    resonance.snap();
    for (Glide way : ways) {
      way.snap();
    }
  }
}
