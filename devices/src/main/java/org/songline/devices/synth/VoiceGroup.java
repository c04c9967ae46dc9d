package org.songline.devices.synth;

import static org.songline.devices.synth.SynthControls.AMP;
import static org.songline.devices.synth.SynthControls.ENVELOPE_COUNT;
import static org.songline.devices.synth.SynthControls.MOD;

import java.util.Arrays;
import org.songline.devices.Events;
import org.songline.devices.voices.LanePitch;
import org.songline.devices.voices.LaneVoices;
import org.songline.devices.voices.Player;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;
import org.songline.dsp.envelope.LaneEnvelope;
import org.songline.dsp.noise.Noise;

/** Sixteen voices of the synthesizer. The lanes that sound are known by the bits of a mask. */
final class VoiceGroup implements LaneVoices.Group {
  static final int LANES = Quantum.LANES;
  private static final int FRAMES = Quantum.FRAMES;
  private static final float STEP = 1f / FRAMES;

  private final VoiceKernels kernels;
  private final SynthControls controls;

  /** Logarithm to base two of 440 Hz in cycles a frame. */
  private final float tuning;

  /** Bits of the lanes that sound. */
  int active;

  /** Bits of the lanes that start in this quantum. */
  private int started;

  private final LanePitch pitch;

  // What each lane plays, and its expression.
  final float[] bend = new float[LANES];
  final float[] gain = new float[LANES];
  private final float[] pan = new float[LANES];
  private final float[] panLeft = new float[LANES];
  private final float[] panRight = new float[LANES];

  /** What moves the targets of the matrix, by number and lane. */
  final float[][] sources = new float[Matrix.SOURCE_COUNT][LANES];

  final float[] velocity = sources[Matrix.VELOCITY];
  final float[] pressure = sources[Matrix.PRESSURE];
  final float[] timbre = sources[Matrix.TIMBRE];

  /** How far the targets of the matrix are moved, by number and lane. */
  private final float[][] offsets = new float[Matrix.TARGET_COUNT][LANES];

  /** Bits of the targets whose offsets may not be 0. */
  private int moved;

  private final LaneEnvelope[] envelopes = new LaneEnvelope[ENVELOPE_COUNT];
  private final LaneEnvelope amp;
  private final LaneEnvelope mod;

  /** Bits of the envelopes that run. */
  private int running;

  private final GroupSources sound;
  private final GroupFilters filters;
  private final float[] ampLeft = new float[LANES];
  private final float[] ampRight = new float[LANES];
  private final float[] base = new float[LANES];
  private final float[] heard = new float[LANES];
  private final double[][] lfoStart;

  /** Values of the first LFO, as its own depths use it. */
  private final float[] lfo = new float[LANES];

  // Used within one quantum only.
  private final float[] slope = new float[LANES];
  private final float[] slopeRight = new float[LANES];
  private final float[] wanted = new float[LANES];
  private final float[] envelope = new float[FRAMES * LANES];

  VoiceGroup(VoiceKernels kernels, SynthControls controls) {
    this.kernels = kernels;
    this.controls = controls;
    pitch = new LanePitch(controls.rate);
    tuning = (float) (Exact.log(440 / controls.rate) / Exact.log(2));
    for (int i = 0; i < ENVELOPE_COUNT; i++) {
      envelopes[i] = kernels.envelope(controls.envelopes[i]);
    }
    amp = envelopes[AMP];
    mod = envelopes[MOD];
    lfoStart = new double[controls.lfos.length][LANES];
    sound = new GroupSources(kernels, controls, timbre);
    filters = new GroupFilters(kernels, controls, this);
  }

  @Override
  public int active() {
    return active;
  }

  @Override
  public boolean centred() {
    int turned = (moved | controls.matrix.targets) >> Matrix.PAN;
    if (sound.stereo || controls.sources.stereo || (turned & 1) != 0) {
      return false;
    }
    int aside = 0;
    for (int lane = 0; lane < LANES; lane++) {
      boolean middle = panLeft[lane] == panRight[lane] && ampLeft[lane] == ampRight[lane];
      aside |= middle ? 0 : 1 << lane;
    }
    return (active & aside) == 0;
  }

  @Override
  public void reset() {
    active = 0;
    for (int i = 0; i < ENVELOPE_COUNT; i++) {
      envelopes[i].reset();
    }
    rest();
    for (int lane = 0; lane < LANES; lane++) {
      clear(lane);
    }
  }

  /** Whether a lane sounds. */
  boolean on(int lane) {
    return (active >> lane & 1) != 0;
  }

  @Override
  public float level(int lane) {
    return (float) amp.level(lane) * gain[lane];
  }

  @Override
  public void start(int lane, Player.Strike strike) {
    velocity[lane] = strike.velocity;
    sources[Matrix.ALTERNATE][lane] = strike.side();
    bend[lane] = 0;
    pressure[lane] = strike.pressure;
    timbre[lane] = 0;
    gain[lane] = 1;
    pan(lane, strike.place(controls.pan));
    start(lane, strike.frame, strike.key, strike.from, strike.glide, strike.seed);
  }

  private void start(int lane, int frame, float key, float from, double glideSeconds, long seed) {
    clear(lane);
    active |= 1 << lane;
    pitch.start(lane, from, key, glideSeconds);
    running();
    for (int i = 0; i < lfoStart.length; i++) {
      lfoStart[i][lane] = controls.lfos[i].start(frame);
    }
    for (int i = 0; i < ENVELOPE_COUNT; i++) {
      if ((running >> i & 1) != 0) {
        envelopes[i].strikeFresh(lane, frame);
      }
    }
    if (controls.sources.stereo && !sound.stereo) {
      widen();
    }
    started |= 1 << lane;
    sources[Matrix.KEY][lane] = (key - 60) * (1f / 60);
    sources[Matrix.RANDOM][lane] = Noise.level(seed, 1000);
    lfo[lane] = lfoOf(lane);
    modulate(lane, lane + 1);
    heard[lane] = pitch.at(lane) + pitchOffset(lane) + offsets[Matrix.PITCH][lane];
    base[lane] = Exact.fastExp2(octaves(heard[lane]));
    boolean alone = active == (1 << lane);
    sound.start(lane, frame, base[lane], lfo[lane], offsets, seed, alone);
    settle(lane);
  }

  /** Whether a lane starts in this quantum. */
  boolean starts(int lane) {
    return (started >> lane & 1) != 0;
  }

  /** Lets the filter and the level of a starting lane begin where its expression wants them. */
  void settle(int lane) {
    modulate(lane, lane + 1);
    filters.settle(lane, lfo[lane], offsets);
    float loud = loudness(lane, lfo[lane]);
    placed(lane);
    ampLeft[lane] = loud * panLeft[lane];
    ampRight[lane] = loud * panRight[lane];
  }

  /** Where a lane sounds between left (-1) and right. */
  void pan(int lane, float place) {
    pan[lane] = place;
    turn(lane, place);
  }

  private void placed(int lane) {
    float offset = offsets[Matrix.PAN][lane];
    if (offset != 0 || (moved >> Matrix.PAN & 1) != 0) {
      turn(lane, pan[lane] + offset);
    }
  }

  /** Constant power, 0 dB in the centre. */
  private void turn(int lane, float place) {
    float turns = 0.125f * (1 + Math.clamp(place, -1f, 1f));
    panLeft[lane] = 1.41421356f * Exact.fastCos(turns);
    panRight[lane] = place == 0 ? panLeft[lane] : 1.41421356f * Exact.fastSin(turns);
  }

  @Override
  public void glide(int lane, float key, double seconds) {
    pitch.glide(lane, key, seconds);
  }

  @Override
  public double away(int lane, float key) {
    return pitch.away(lane, key);
  }

  @Override
  public void again(int lane, int frame, float newVelocity) {
    velocity[lane] = newVelocity;
    running();
    for (int i = 0; i < ENVELOPE_COUNT; i++) {
      if ((running >> i & 1) != 0) {
        envelopes[i].strike(lane, frame);
      }
    }
    for (int i = 0; i < lfoStart.length; i++) {
      lfoStart[i][lane] = controls.lfos[i].start(frame);
    }
  }

  @Override
  public void release(int lane, int frame) {
    for (int i = 0; i < ENVELOPE_COUNT; i++) {
      if ((running >> i & 1) != 0) {
        envelopes[i].release(lane, frame);
      }
    }
  }

  @Override
  public void fade(int lane, int frame) {
    amp.steal(lane, frame);
  }

  @Override
  public void express(int lane, int kind, float value) {
    switch (kind) {
      case Events.NOTE_PITCH -> bend[lane] = value;
      case Events.NOTE_PRESSURE -> pressure[lane] = value;
      case Events.NOTE_TIMBRE -> timbre[lane] = value;
      case Events.NOTE_GAIN -> gain[lane] = (float) Exact.gain(value);
      case Events.NOTE_PAN -> pan(lane, value);
      default -> {}
    }
    if (starts(lane)) {
      settle(lane);
    }
  }

  @Override
  public void pressure(float value) {
    Arrays.fill(pressure, value);
  }

  /** Envelopes of the matrix run from when they are wanted first. */
  private void running() {
    running |= (1 << AMP) | (1 << MOD);
    for (int i = MOD + 1; i < ENVELOPE_COUNT; i++) {
      if ((running >> i & 1) == 0 && controls.matrix.wants(Matrix.ENVELOPES + i)) {
        running |= 1 << i;
        envelopes[i].reset();
      }
    }
  }

  private void clear(int lane) {
    active &= ~(1 << lane);
    sound.clear(lane);
    filters.clear(lane);
    base[lane] = 0;
    ampLeft[lane] = 0;
    ampRight[lane] = 0;
  }

  private float octaves(float semitones) {
    return (semitones - 69) * (1f / 12) + tuning;
  }

  private boolean lfoUsed() {
    return controls.lfoUsed || wheel != 0;
  }

  private float lfoOf(int lane) {
    return lfoUsed() ? controls.lfos[0].value(lfoStart[0][lane]) : 0;
  }

  private float bendNow;
  private float wheel;

  @Override
  public void wheels(float position, float semitones, float turned) {
    bendNow = semitones;
    wheel = turned * Player.WHEEL_VIBRATO;
    if (controls.matrix.wants(Matrix.BEND) || controls.matrix.wants(Matrix.WHEEL)) {
      Arrays.fill(sources[Matrix.BEND], position);
      Arrays.fill(sources[Matrix.WHEEL], turned);
    }
  }

  private float pitchOffset(int lane) {
    return bendNow + bend[lane] + lfo[lane] * (controls.lfoPitch + wheel);
  }

  /** Works out the matrix for some lanes. */
  private void modulate(int first, int after) {
    Matrix matrix = controls.matrix;
    if ((matrix.targets | moved) == 0) {
      return;
    }
    for (int i = 0; i < ENVELOPE_COUNT; i++) {
      if (matrix.wants(Matrix.ENVELOPES + i)) {
        float[] to = sources[Matrix.ENVELOPES + i];
        boolean runs = (running >> i & 1) != 0;
        for (int lane = first; lane < after; lane++) {
          to[lane] = runs ? (float) envelopes[i].level(lane) : 0;
        }
      }
    }
    for (int i = 0; i < lfoStart.length; i++) {
      if (matrix.wants(Matrix.LFOS + i)) {
        float[] to = sources[Matrix.LFOS + i];
        for (int lane = first; lane < after; lane++) {
          to[lane] = on(lane) ? controls.lfos[i].value(lfoStart[i][lane]) : 0;
        }
      }
    }
    matrix.apply(sources, offsets, moved | matrix.targets, first, after);
    moved |= matrix.targets;
  }

  private float loudness(int lane, float lfoValue) {
    float v = velocity[lane];
    float soft = 1 - controls.velocity * (1 - v * v);
    float tremolo = 1 - controls.lfoLevel * (0.5f - 0.5f * lfoValue);
    float loud = controls.level * gain[lane] * soft * tremolo;
    float offset = offsets[Matrix.LEVEL][lane];
    return offset == 0 ? loud : loud * Math.clamp(1 + offset, 0f, 2f);
  }

  private float soft(int lane) {
    return 1 - controls.filterVelocity * (1 - velocity[lane]);
  }

  /** Cutoff of a filter in octaves of cycles a frame. */
  float cutoff(FilterControls filter, int lane, float level, float lfoValue) {
    float octaves = filter.cutoff + filter.keyTrack * (pitch.aim(lane) - 60);
    octaves = Math.fma(filter.envelope * soft(lane), level, octaves);
    octaves = Math.fma(controls.lfoCutoff, lfoValue, octaves);
    octaves = Math.fma(controls.pressureCutoff, pressure[lane], octaves);
    return Math.fma(controls.timbreCutoff, timbre[lane], octaves);
  }

  /** Level of the modulation envelope of a lane. */
  float mod(int lane) {
    return (float) mod.level(lane);
  }

  @Override
  public void render(float[] sumLeft, float[] sumRight) {
    started = 0;
    int lanes = LaneVoices.lanes(active);
    running();
    for (int i = MOD; i < ENVELOPE_COUNT; i++) {
      if ((running >> i & 1) != 0) {
        envelopes[i].skip(lanes);
      }
    }
    boolean used = lfoUsed();
    for (int lane = 0; lane < lanes; lane++) {
      lfo[lane] = used && on(lane) ? lfoOf(lane) : 0;
    }
    if (controls.sources.stereo && !sound.stereo) {
      widen();
    }
    modulate(0, lanes);
    pitches(lanes);
    sound.render(base, lfo, offsets, active, lanes);
    filters.run(sound, lfo, offsets, lanes);
    amp.render(envelope, lanes);
    amplify(sumLeft, sumRight, lanes);
    sound.shift();
    for (int lane = 0; lane < lanes; lane++) {
      if (on(lane) && amp.silent(lane)) {
        clear(lane);
      }
    }
    if (active == 0) {
      rest();
    }
  }

  /** All lanes are silent: what was switched on while they sounded goes off. */
  private void rest() {
    sound.rest();
    filters.rest();
    running = 0;
    for (int target = 0; target < Matrix.TARGET_COUNT && moved != 0; target++) {
      Arrays.fill(offsets[target], 0f);
    }
    moved = 0;
  }

  private void widen() {
    sound.widen();
    filters.widen();
  }

  private void pitches(int lanes) {
    boolean changed = false;
    for (int lane = 0; lane < lanes; lane++) {
      float now = pitch.next(lane) + pitchOffset(lane);
      if (controls.pitchEnvelope != 0) {
        now = Math.fma(controls.pitchEnvelope, (float) mod.level(lane), now);
      }
      now += offsets[Matrix.PITCH][lane];
      changed |= now != heard[lane];
      heard[lane] = now;
    }
    if (changed) {
      for (int lane = 0; lane < lanes; lane++) {
        wanted[lane] = octaves(heard[lane]);
      }
      kernels.exp2(wanted, base, lanes);
      for (int lane = 0; lane < lanes; lane++) {
        base[lane] = on(lane) ? base[lane] : 0;
      }
    }
  }

  @SuppressWarnings("ReferenceEquality") // one array for both sides
  private void amplify(float[] sumLeft, float[] sumRight, int lanes) {
    boolean turning = (moved >> Matrix.PAN & 1) != 0;
    for (int lane = 0; lane < lanes; lane++) {
      float loud = on(lane) ? loudness(lane, lfo[lane]) : 0;
      if (turning) {
        placed(lane);
      }
      slope[lane] = (loud * panLeft[lane] - ampLeft[lane]) * STEP;
      slopeRight[lane] = (loud * panRight[lane] - ampRight[lane]) * STEP;
    }
    float[] left = sound.left;
    kernels.amplify(left, envelope, ampLeft, slope, sumLeft, lanes);
    if (sumRight != sumLeft) {
      float[] right = sound.stereo ? sound.right : left;
      kernels.amplify(right, envelope, ampRight, slopeRight, sumRight, lanes);
    }
    for (int lane = 0; lane < lanes; lane++) {
      ampLeft[lane] = Math.fma(FRAMES, slope[lane], ampLeft[lane]);
      ampRight[lane] = Math.fma(FRAMES, slopeRight[lane], ampRight[lane]);
    }
  }
}
