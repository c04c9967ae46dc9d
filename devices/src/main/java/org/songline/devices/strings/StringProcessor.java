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
import org.songline.dsp.noise.Noise;

/** The running string instrument. */
final class StringProcessor implements Processor, Keyboard.Voices {
  /** Lengths of the push of each exciter in seconds, of a loud note. */
  private static final double[] PUSH = {0.0003, 0.0011, 0.0022, 0.0048};

  /** Most cutoff of each exciter, in octaves below that of the pick. */
  private static final float[] DULL = {0, 0.8f, 1.2f, 2.2f};

  /** Share of the noise of each exciter. */
  private static final double[] SCRAPE = {1, 0.7, 0.35, 0.15};

  /** Level of each exciter. */
  private static final double[] SIZE = {0.32, 0.36, 0.4, 0.48};

  private final double rate;
  private final long seed;
  private final Glides glides;
  private final GainGlide level;
  private final Keyboard keyboard;
  private final StringVoice[] voices;
  private final VoiceOut[] outs;
  private final boolean[] released;
  private final StringVoice.Make make = new StringVoice.Make();
  private final StringVoice.Touch touch = new StringVoice.Touch();
  private final Body body;
  private final Sympathy sympathy;
  private final float[] x = new float[Quantum.FRAMES];
  private final float[] mono = new float[Quantum.FRAMES];
  private final float[] left = new float[Quantum.FRAMES];
  private final float[] right = new float[Quantum.FRAMES];
  private boolean rests = true;
  private Values values;
  private long now;
  private double vibrato;
  private float swing;

  StringProcessor(Setup setup) {
    rate = setup.sampleRate();
    seed = setup.seed();
    values = new Values(StringTable.ALL);
    glides = new Glides(rate, StringTable.ALL);
    level = new GainGlide(rate, -60);
    keyboard = new Keyboard(StringTable.MOST_VOICES, this);
    voices = new StringVoice[keyboard.pool.capacity()];
    outs = new VoiceOut[voices.length];
    released = new boolean[voices.length];
    for (int v = 0; v < voices.length; v++) {
      voices[v] = new StringVoice(rate, seed + v);
      outs[v] = new VoiceOut(rate, 1);
    }
    body = new Body(rate);
    sympathy = new Sympathy(rate);
  }

  @Override
  public void process(Io io) {
    values = io.values;
    now = io.frame;
    if (rests) {
      if (io.events.size() == 0) {
        return;
      }
      glides.snap();
      level.snap();
      body.rest();
      vibrato = 0;
    }
    glides.next(values);
    swing = Exact.fastSin((float) vibrato);
    vibrato += glides.to(StringTable.VIBRATO_RATE) * Quantum.FRAMES / rate;
    vibrato -= Math.floor(vibrato);
    keyboard.pool.limit(Math.round(values.at(StringTable.VOICES)));
    keyboard.take(io.events);
    Arrays.fill(left, 0f);
    Arrays.fill(right, 0f);
    for (int v = 0; v < voices.length; v++) {
      if (keyboard.pool.sounds(v)) {
        voice(v);
      }
    }
    for (int f = 0; f < Quantum.FRAMES; f++) {
      mono[f] = 0.5f * (left[f] + right[f]);
    }
    float share = glides.from(StringTable.SYMPATHY) * 0.01f;
    float shareTo = glides.to(StringTable.SYMPATHY) * 0.01f;
    sympathy.process(share, shareTo, mono, left, right);
    float wet = glides.to(StringTable.BODY_AMOUNT) * 0.01f;
    body.process(values.choice(StringTable.BODY), wet, mono, left, right);
    level.next(values, StringTable.LEVEL);
    float[] gains = level.gains();
    for (int f = 0; f < Quantum.FRAMES; f++) {
      int i = io.offset + 2 * f;
      io.audio[i] += left[f] * gains[f];
      io.audio[i + 1] += right[f] * gains[f];
    }
    rests = keyboard.pool.silent() && !sympathy.rings() && body.empty();
  }

  private void voice(int v) {
    make(v);
    voices[v].tune(make);
    voices[v].render(x);
    float place = (keyboard.pitch(v, 0) - 60) * (1f / 36) * glides.to(StringTable.WIDTH) * 0.01f;
    outs[v].add(x, left, right, keyboard.gain(v), keyboard.pan(v) + place);
    if (voices[v].ended() || outs[v].gone()) {
      keyboard.pool.ended(v);
    }
  }

  /** What a voice's string is like at the end of this quantum. */
  private void make(int v) {
    float range = values.end(StringTable.BEND_RANGE);
    float key = keyboard.pitch(v, range) + glides.to(StringTable.TUNE) * 0.01f;
    float depth = glides.to(StringTable.VIBRATO) * 0.01f + 0.5f * keyboard.pressure(v);
    float octave = (key + depth * swing - 69) * (1f / 12);
    make.hertz = Math.min((float) (0.2 * rate), Math.max(17f, 440 * Exact.fastExp2(octave)));
    float mute = glides.to(StringTable.MUTE) * 0.01f;
    float over = glides.to(StringTable.DECAY_KEY) * 0.01f * (60 - key) * (1f / 18);
    float fade = glides.to(StringTable.DECAY) * Exact.fastExp2(over - 6.5f * mute);
    float damping = glides.to(StringTable.DAMPING) * 0.08f;
    damping += 4.5f * mute - 6 * keyboard.timbre(v);
    make.fade = Math.min(60, fade);
    if (released[v]) {
      make.fade = Math.min(make.fade, glides.to(StringTable.RELEASE));
      damping += 1;
    }
    // The rate at which 4 kHz fades, from 60 dB in 3 seconds down by octaves.
    make.highs = 2.3026f * Exact.fastExp2(Math.min(16, damping)) * HIGH;
    float stiffness = glides.to(StringTable.STIFFNESS) * 0.01f;
    make.stiffness = stiffness * (2 - stiffness);
    make.detune = glides.to(StringTable.DETUNE);
  }

  /** 1 over the square of 4 kHz in rad/s. */
  private static final float HIGH = 1.5831435e-9f;

  @Override
  public void start(int v, float key, float velocity, int frame) {
    released[v] = false;
    outs[v].start();
    make(v);
    int exciter = values.choice(StringTable.EXCITER);
    float tone = values.at(StringTable.VELOCITY_TONE) * 0.01f;
    float harder = (velocity - 0.75f) * tone;
    touch.position = values.at(StringTable.POSITION) * 0.01;
    touch.seconds = PUSH[exciter] * Exact.fastExp2(-1.6f * harder);
    float open = values.at(StringTable.HARDNESS) * 0.063f - DULL[exciter];
    touch.cutoff = 120 * Exact.fastExp2(open + 4 * harder + (key - 60) * (1f / 36));
    float loud = values.at(StringTable.VELOCITY_LEVEL) * 0.01f;
    float gain = 1.6f * loud * Exact.fastLog2(Math.max(0.01f, velocity)) + (key - 60) * (1f / 30);
    touch.size = SIZE[exciter] * Exact.fastExp2(gain);
    touch.roughness = values.at(StringTable.NOISE) * 0.01 * SCRAPE[exciter];
    voices[v].start(make, touch, frame, Noise.mix(seed + now + frame) + v);
  }

  @Override
  public void release(int v, int frame) {
    released[v] = true;
  }

  @Override
  public void fade(int v, int frame) {
    outs[v].go(frame);
  }

  @Override
  public float level(int v) {
    return voices[v].level();
  }

  @Override
  public boolean idle() {
    return rests;
  }

  @Override
  public void reset() {
    keyboard.reset();
    sympathy.reset();
    body.rest();
    rests = true;
    vibrato = 0;
  }
}
