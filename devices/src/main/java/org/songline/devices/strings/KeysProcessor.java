package org.songline.devices.strings;

import java.util.Arrays;
import org.songline.devices.GainGlide;
import org.songline.devices.Glides;
import org.songline.devices.Io;
import org.songline.devices.Processor;
import org.songline.devices.Setup;
import org.songline.devices.Values;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;
import org.songline.dsp.filter.DcBlocker;
import org.songline.dsp.noise.Noise;
import org.songline.dsp.oversample.PromptHalfBand;
import org.songline.dsp.shape.SoftDrive;

/**
 * The running keys. Voices, their pickups and the amplifier run at twice the rate where that is
 * below 80 kHz, and their sum is halved once.
 */
final class KeysProcessor implements Processor, Keyboard.Voices {
  private static final double HIGH_RATE = 80_000;

  /** Decibels over which drive fades in. */
  private static final float SOFTLY = 3;

  /** Level of each model. */
  private static final float[] SIZE = {0.9f, 0.9f, 0.5f, 0.36f};

  private static final float OUT = 0.6f;

  /** Corner of what takes constant offsets away, and time in which it has fallen by 140 dB. */
  private static final double OFFSET_HERTZ = 8;

  private static final double SETTLING_SECONDS = 0.4;

  private final double rate;
  private final int times;
  private final long seed;
  private final Glides glides;
  private final GainGlide level;
  private final Keyboard keyboard;
  private final KeyVoice[] voices;
  private final StringVoice[] strings;
  private final VoiceOut[] outs;
  private final boolean[] clav;
  private final boolean[] released;
  private final KeyVoice.Touch touch = new KeyVoice.Touch();
  private final KeyVoice.Pickup pickup = new KeyVoice.Pickup();
  private final StringVoice.Make make = new StringVoice.Make();
  private final StringVoice.Touch pluck = new StringVoice.Touch();
  private final float[] x;
  private final float[] half = new float[Quantum.FRAMES];
  private final float[] left;
  private final float[] right;
  private final PromptHalfBand leftBand = new PromptHalfBand(8, 0.04);
  private final PromptHalfBand rightBand = new PromptHalfBand(8, 0.04);
  private final SoftDrive leftDrive = new SoftDrive();
  private final SoftDrive rightDrive = new SoftDrive();
  private final DcBlocker leftBlocker;
  private final DcBlocker rightBlocker;
  private boolean rests = true;
  private int quiet;
  private Values values;
  private long now;
  private double tremolo;

  KeysProcessor(Setup setup) {
    rate = setup.sampleRate();
    times = rate < HIGH_RATE ? 2 : 1;
    seed = setup.seed();
    values = new Values(KeysTable.ALL);
    glides = new Glides(rate, KeysTable.ALL);
    level = new GainGlide(rate, -60);
    keyboard = new Keyboard(KeysTable.MOST_VOICES, this);
    int count = keyboard.pool.capacity();
    int frames = times * Quantum.FRAMES;
    voices = new KeyVoice[count];
    strings = new StringVoice[count];
    outs = new VoiceOut[count];
    clav = new boolean[count];
    released = new boolean[count];
    for (int v = 0; v < count; v++) {
      voices[v] = new KeyVoice(times * rate, frames, seed + v);
      strings[v] = new StringVoice(times * rate, seed + v);
      outs[v] = new VoiceOut(rate, times);
    }
    x = new float[frames];
    left = new float[frames];
    right = new float[frames];
    leftBlocker = new DcBlocker(OFFSET_HERTZ, rate);
    rightBlocker = new DcBlocker(OFFSET_HERTZ, rate);
  }

  @Override
  public void process(Io io) {
    values = io.values;
    now = io.frame;
    if (rests) {
      if (io.events.size() == 0) {
        return;
      }
      begin();
    }
    glides.next(values);
    keyboard.pool.limit(Math.round(values.at(KeysTable.VOICES)));
    keyboard.take(io.events);
    pickup(pickup);
    Arrays.fill(left, 0f);
    Arrays.fill(right, 0f);
    for (int v = 0; v < voices.length; v++) {
      if (keyboard.pool.sounds(v)) {
        voice(v);
      }
    }
    drive();
    leave(io);
    quiet = keyboard.pool.silent() ? quiet + 1 : 0;
    if (quiet * Quantum.FRAMES > SETTLING_SECONDS * rate) {
      rests = true;
    }
  }

  private void begin() {
    rests = false;
    quiet = 0;
    tremolo = 0;
    glides.snap();
    level.snap();
    leftBand.reset();
    rightBand.reset();
    leftDrive.reset();
    rightDrive.reset();
    leftBlocker.reset();
    rightBlocker.reset();
  }

  private void pickup(KeyVoice.Pickup to) {
    to.offset = glides.from(KeysTable.POSITION) * 0.012f;
    to.offsetTo = glides.to(KeysTable.POSITION) * 0.012f;
    to.near = Exact.fastExp2(glides.from(KeysTable.DISTANCE) * 0.025f - 1.5f);
    to.nearTo = Exact.fastExp2(glides.to(KeysTable.DISTANCE) * 0.025f - 1.5f);
  }

  private float hertz(int v) {
    float range = values.end(KeysTable.BEND_RANGE);
    float key = keyboard.pitch(v, range) + glides.to(KeysTable.TUNE) * 0.01f;
    float hertz = 440 * Exact.fastExp2((key - 69) * (1f / 12));
    return Math.min((float) (0.2 * rate), Math.max(17f, hertz));
  }

  private void voice(int v) {
    boolean ended;
    if (clav[v]) {
      make(v);
      strings[v].tune(make);
      for (int part = 0; part < times; part++) {
        strings[v].render(half);
        System.arraycopy(half, 0, x, part * Quantum.FRAMES, Quantum.FRAMES);
      }
      ended = strings[v].ended();
    } else {
      voices[v].tune(hertz(v));
      voices[v].render(pickup, x);
      ended = voices[v].ended();
    }
    float place = (keyboard.pitch(v, 0) - 60) * (1f / 36) * glides.to(KeysTable.WIDTH) * 0.01f;
    outs[v].add(x, left, right, keyboard.gain(v), keyboard.pan(v) + place);
    if (ended || outs[v].gone()) {
      keyboard.pool.ended(v);
    }
  }

  /** The clavinet's string. */
  private void make(int v) {
    make.hertz = hertz(v);
    float decay = glides.to(KeysTable.DECAY) * 0.01f;
    make.fade = Math.clamp(4.2f * decay * (float) Math.sqrt(220 / make.hertz), 0.05f, 40f);
    make.highs = 4e-8f;
    if (released[v]) {
      make.fade = Math.min(make.fade, glides.to(KeysTable.RELEASE));
      make.highs = 4e-7f;
    }
    make.stiffness = 0.06f;
    make.detune = 0;
  }

  private void drive() {
    float from = glides.from(KeysTable.DRIVE);
    float to = glides.to(KeysTable.DRIVE);
    if (from == 0 && to == 0) {
      leftDrive.reset();
      rightDrive.reset();
      return;
    }
    int frames = left.length;
    float gain = Exact.fastGain(from);
    float gainStep = (Exact.fastGain(to) - gain) / frames;
    float make = SoftDrive.keeping(1, gain);
    float makeStep = (SoftDrive.keeping(1, Exact.fastGain(to)) - make) / frames;
    float wet = Math.min(1, from / SOFTLY);
    float wetStep = (Math.min(1, to / SOFTLY) - wet) / frames;
    for (int f = 0; f < frames; f++) {
      float in = Math.fma(f, gainStep, gain);
      float out = Math.fma(f, makeStep, make);
      float share = Math.fma(f, wetStep, wet);
      left[f] = Math.fma(share, leftDrive.step(left[f] * in) * out - left[f], left[f]);
      right[f] = Math.fma(share, rightDrive.step(right[f] * in) * out - right[f], right[f]);
    }
  }

  private void leave(Io io) {
    level.next(values, KeysTable.LEVEL);
    float[] gains = level.gains();
    float depth = 0.5f * 0.01f * glides.from(KeysTable.TREMOLO);
    float depthStep = (0.5f * 0.01f * glides.to(KeysTable.TREMOLO) - depth) / Quantum.FRAMES;
    float apart = 0.005f * glides.from(KeysTable.TREMOLO_WIDTH);
    float apartStep = (0.005f * glides.to(KeysTable.TREMOLO_WIDTH) - apart) / Quantum.FRAMES;
    float turn = (float) (glides.to(KeysTable.TREMOLO_RATE) / rate);
    boolean swings = depth != 0 || depthStep != 0;
    for (int f = 0; f < Quantum.FRAMES; f++) {
      float l = times == 2 ? leftBand.down(left[2 * f], left[2 * f + 1]) : left[f];
      float r = times == 2 ? rightBand.down(right[2 * f], right[2 * f + 1]) : right[f];
      l = leftBlocker.step(l) * OUT;
      r = rightBlocker.step(r) * OUT;
      if (swings) {
        float deep = Math.fma(f, depthStep, depth);
        float phase = Math.fma(f, turn, (float) tremolo);
        l *= 1 - deep * (1 + Exact.fastSin(phase));
        r *= 1 - deep * (1 + Exact.fastSin(phase + Math.fma(f, apartStep, apart)));
      }
      int i = io.offset + 2 * f;
      io.audio[i] += l * gains[f];
      io.audio[i + 1] += r * gains[f];
    }
    tremolo += (double) turn * Quantum.FRAMES;
    tremolo -= Math.floor(tremolo);
    leftBand.flush();
    rightBand.flush();
    leftBlocker.flush();
    rightBlocker.flush();
  }

  @Override
  public void start(int v, float key, float velocity, int frame) {
    released[v] = false;
    outs[v].start();
    int model = values.choice(KeysTable.MODEL);
    clav[v] = model == KeysTable.CLAV;
    float harder = (velocity - 0.75f) * values.at(KeysTable.VELOCITY_TONE) * 0.01f;
    float loud = values.at(KeysTable.VELOCITY_LEVEL) * 0.01f;
    float gain = Exact.fastExp2(1.5f * loud * Exact.fastLog2(Math.max(0.01f, velocity)));
    float hard = values.at(KeysTable.HARDNESS) * 0.01f;
    long number = Noise.mix(seed + now + frame) + v;
    float noise = values.at(KeysTable.NOISE) * 0.01f;
    if (clav[v]) {
      make(v);
      pluck.position = 0.06 + 0.003 * values.at(KeysTable.POSITION);
      pluck.seconds = 0.0006 * Exact.fastExp2(-1.5f * harder);
      pluck.cutoff = 900 * Exact.fastExp2(3.6f * hard + 3 * harder + (key - 60) * (1f / 40));
      pluck.size = SIZE[model] * gain * Exact.fastExp2((key - 60) * (1f / 40));
      pluck.roughness = 0.6 * noise;
      strings[v].start(make, pluck, times * frame, number);
      return;
    }
    touch.model = model;
    touch.hertz = hertz(v);
    touch.size = SIZE[model] * gain * Exact.fastExp2((60 - key) * (1f / 60));
    if (model == KeysTable.ORGAN) {
      touch.size = SIZE[model] * gain;
    }
    float shorter = -3.6f * hard - 2.4f * harder - (key - 60) * (1f / 30);
    touch.seconds = 0.0042 * Exact.fastExp2(shorter);
    touch.bell = values.at(KeysTable.BELL) * 0.01f * (1 + 0.6f * harder);
    touch.even = Exact.fastExp2((key - 60) * (1f / 30));
    touch.decay = values.at(KeysTable.DECAY) * 0.01;
    touch.noise = 0.35f * noise * gain;
    touch.drawbars = values.choice(KeysTable.DRAWBARS);
    voices[v].start(touch, times * frame, number);
  }

  @Override
  public void release(int v, int frame) {
    released[v] = true;
    if (!clav[v]) {
      float damper = values.at(KeysTable.RELEASE_NOISE) * 0.01f * 0.12f;
      voices[v].release(values.at(KeysTable.RELEASE), damper);
    }
  }

  @Override
  public void fade(int v, int frame) {
    outs[v].go(times * frame);
  }

  @Override
  public float level(int v) {
    return clav[v] ? strings[v].level() : voices[v].level();
  }

  @Override
  public boolean idle() {
    return rests;
  }

  @Override
  public void reset() {
    keyboard.reset();
    rests = true;
    quiet = 0;
    tremolo = 0;
  }
}
