package org.songline.devices.drums;

import org.songline.dsp.Exact;
import org.songline.dsp.filter.Svf;
import org.songline.dsp.noise.Noise;
import org.songline.dsp.oscillator.Squares;

/** One stroke of one drum: silent until struck, and again when it has faded. */
final class DrumVoice {
  private static final int SQUARES = 6;

  /** Pitches of the six squares to the lowest, as in the analogue machine. */
  private static final double[] METAL = {1, 1.4826, 1.8001, 2.5461, 2.6303, 3.8961};

  private static final float SILENT = 1e-5f;
  private static final double CLICK_SECONDS = 0.0012;
  private static final double HAND_SECONDS = 0.011;

  private final double rate;
  private final Noise noise;
  private final Svf band = new Svf();
  private final Svf high = new Svf();
  private final Squares squares = new Squares(SQUARES);

  private boolean sounding;
  private DrumSound sound;
  private double phase;
  private double phaseSecond;
  private float step;
  private float sweep;
  private float sweepFactor;
  private float tone;
  private float toneFactor;
  private float second;
  private float secondFactor;
  private float metal;
  private float metalFactor;
  private float hiss;
  private float hissFactor;
  private float hand;
  private float handFactor;
  private int handFrames;
  private int frames;
  private int clickFrames;
  private float click;
  private float gain;
  private float end;
  private float endStep;
  private float driveGain;
  private float driveMake;
  private float before;
  private float root;

  DrumVoice(double rate, long seed, DrumSound initial) {
    this.rate = rate;
    noise = new Noise(seed);
    sound = initial;
  }

  boolean sounding() {
    return sounding;
  }

  void stop() {
    sounding = false;
  }

  /**
   * Starts at the next frame.
   *
   * @param velocity 0 to 1
   * @param tune factor of every pitch
   * @param decay factor of every fade
   * @param snap level of click and noise, 1 as the recipe has them
   * @param number of the stroke, for noise of its own
   */
  void strike(
      DrumSound recipe, float velocity, double tune, double decay, double snap, long number) {
    sound = recipe;
    sounding = true;
    frames = 0;
    noise.restart(number);
    band.reset();
    high.reset();
    phase = 0;
    phaseSecond = 0;
    step = (float) Math.min(0.4, recipe.body().hertz() * tune / rate);
    sweep = (float) (recipe.body().sweep() * (0.6 + 0.4 * velocity));
    sweepFactor = (float) Exact.exp(-1 / (recipe.body().sweepTime() * rate));
    tone = (float) recipe.body().level();
    toneFactor = fade(recipe.body().fade() * decay);
    second = (float) recipe.second().level();
    secondFactor = fade(recipe.second().fade() * decay);
    metal = (float) recipe.metal().level();
    metalFactor = fade(recipe.metal().fade() * decay);
    hiss = (float) (recipe.hiss().level() * snap * (0.5 + 0.5 * velocity));
    hissFactor = fade(recipe.hiss().fade() * decay);
    hand = 1;
    handFactor = fade(0.02);
    handFrames = (int) Math.rint(HAND_SECONDS * rate);
    click = (float) (recipe.click() * snap * velocity);
    clickFrames = (int) Math.ceil(CLICK_SECONDS * rate);
    for (int i = 0; i < SQUARES; i++) {
      squares.set(i, 0.13 * i, recipe.metal().hertz() * METAL[i] * tune / rate);
    }
    if (recipe.metal().level() > 0) {
      squares.start();
    }
    band.tune(
        Math.min(0.4 * rate, recipe.filter().band() * Math.sqrt(tune)),
        Math.max(0.5, recipe.filter().q()),
        rate);
    high.tune(recipe.filter().high(), 0.7071, rate);
    gain = velocity * (float) Math.sqrt(velocity);
    end = 1;
    endStep = 0;
    driveGain = (float) Exact.gain(recipe.drive());
    driveMake = recipe.drive() > 0 ? (float) Exact.gain(-0.55 * recipe.drive()) : 1;
    before = 0;
    root = 1;
  }

  /** Fades out from now on, in {@code seconds}. */
  void fadeOut(double seconds) {
    float faster = (float) (-1 / (seconds * rate));
    endStep = Math.min(endStep, faster);
  }

  private float fade(double seconds) {
    return (float) Exact.exp(-6.9078 / (Math.max(0.002, seconds) * rate));
  }

  /** Makes frames of one channel: those from {@code from} to before {@code to} of a quantum. */
  void render(float[] out, int from, int to) {
    for (int f = from; f < to; f++) {
      float x = tones() + filtered() + clicking();
      if (sound.drive() > 0) {
        x = driven(x);
      }
      out[f] = x * gain * end;
      end = Math.max(0f, end + endStep);
      frames++;
    }
  }

  /** For the end of a quantum. */
  void settle() {
    band.flush();
    high.flush();
    phase -= Math.rint(phase);
    phaseSecond -= Math.rint(phaseSecond);
    float loudest = Math.max(Math.max(tone, second), Math.max(metal, hiss));
    sounding &= end > 0 && (loudest > SILENT || frames < clickFrames);
  }

  private float tones() {
    if (tone < SILENT && second < SILENT) {
      return 0;
    }
    float now = step * Exact.fastExp2(sweep);
    float x = tone * Exact.fastSin((float) phase);
    phase += now;
    if (second > 0) {
      x += second * Exact.fastSin((float) phaseSecond);
      phaseSecond += Math.min(0.45, now * sound.second().ratio());
      second *= secondFactor;
    }
    sweep *= sweepFactor;
    tone *= toneFactor;
    return x;
  }

  private float filtered() {
    if (metal < SILENT && hiss < SILENT) {
      return 0;
    }
    float x = 0;
    if (metal >= SILENT) {
      x = squares.next() * metal * 0.4f;
      metal *= metalFactor;
    }
    if (hiss >= SILENT) {
      x += noise.white() * hiss * clapped();
    }
    band.step(x);
    high.step(sound.filter().q() < 0.6 ? band.high() : band.band() * band.damping());
    return high.high();
  }

  /** Hands that clap: a few short bursts, the last of which fades slowly. */
  private float clapped() {
    int past = frames / handFrames;
    if (past < sound.hiss().bursts()) {
      hand = frames % handFrames == 0 ? 1 : hand * handFactor;
      return hand;
    }
    hiss *= hissFactor;
    return 1;
  }

  private float clicking() {
    if (frames >= clickFrames) {
      return 0;
    }
    return click * Exact.fastSin(0.5f * frames / clickFrames);
  }

  /** As {@link VoiceKernels#drive}. */
  private float driven(float x) {
    float u = x * driveGain;
    float now = (float) Math.sqrt(Math.fma(u, u, 1f));
    float y = (u + before) / (now + root);
    before = u;
    root = now;
    return y * driveMake * 1.4f;
  }
}
