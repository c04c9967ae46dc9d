package org.songline.devices.equalizer;

import java.util.Arrays;
import org.songline.devices.Io;
import org.songline.devices.Processor;
import org.songline.devices.Rest;
import org.songline.devices.Setup;
import org.songline.dsp.Quantum;
import org.songline.dsp.convolve.Convolver;

/**
 * The equaliser with linear phase: a convolution with a symmetric impulse. A change of the curves
 * is worked out over some dozens of quanta; then a second convolver hears the sound for as long as
 * it remembers, and takes over in a fade.
 */
final class EqLinear implements Processor {
  /** Quanta of the fade from one filter to the next. */
  private static final int FADE = 16;

  /** Frames that the convolver may still remember beside the impulse. */
  private static final int MEMORY = 1 << 16;

  private enum State {
    STILL,
    DESIGNING,
    LISTENING,
    FADING
  }

  private final EqStrip strip;
  private final EqFir fir;
  private final Convolver[] convolvers = new Convolver[2];
  private final float[] other = new float[Quantum.SAMPLES];
  private final Rest rest = new Rest();
  private State state = State.STILL;
  private boolean fresh = true;
  private boolean changed;
  private int active;
  private int left;

  EqLinear(Setup setup) {
    strip = new EqStrip(setup.sampleRate());
    fir = new EqFir(setup);
    convolvers[0] = Convolver.changing(fir.impulse());
    convolvers[1] = Convolver.changing(fir.impulse());
  }

  @Override
  public int latency() {
    return fir.delay();
  }

  @Override
  public void process(Io io) {
    boolean woken = rest.quiet();
    if (rest.skips(io)) {
      return;
    }
    if (woken || fresh) {
      strip.snap();
    }
    strip.next(io.values);
    changed |= strip.redesigned();
    if (woken || fresh) {
      begin();
    } else {
      goOn();
    }
    filter(io);
    applyGain(io);
    rest.leave(2 * fir.delay() + MEMORY, true);
  }

  /** After silence every value is there at once. */
  private void begin() {
    boolean unfinished = state != State.STILL;
    if (fir.take(strip) || fresh || unfinished) {
      boolean done = false;
      while (!done) {
        done = fir.step();
      }
      convolvers[active].load(fir.impulse());
    }
    state = State.STILL;
    fresh = false;
    changed = false;
  }

  private void goOn() {
    if (state == State.STILL && changed) {
      changed = false;
      if (fir.take(strip)) {
        state = State.DESIGNING;
      }
    } else if (state == State.DESIGNING && fir.step()) {
      Convolver next = convolvers[1 - active];
      next.reset();
      next.load(fir.impulse());
      state = State.LISTENING;
      left = 2 * fir.delay() / Quantum.FRAMES + 1;
    }
  }

  private void filter(Io io) {
    if (state == State.LISTENING || state == State.FADING) {
      System.arraycopy(io.audio, io.offset, other, 0, Quantum.SAMPLES);
      convolvers[1 - active].process(other, 0);
    }
    convolvers[active].process(io.audio, io.offset);
    if (state == State.FADING) {
      float share = (FADE - left) / (float) FADE;
      float step = 1f / (FADE * Quantum.FRAMES);
      for (int i = 0; i < Quantum.FRAMES; i++) {
        float mix = Math.fma(i, step, share);
        blend(io.audio, io.offset + 2 * i, other[2 * i], mix);
        blend(io.audio, io.offset + 2 * i + 1, other[2 * i + 1], mix);
      }
    }
    if (state == State.LISTENING || state == State.FADING) {
      left--;
      if (left == 0) {
        turn();
      }
    }
  }

  private static void blend(float[] x, int at, float next, float share) {
    x[at] = Math.fma(share, next - x[at], x[at]);
  }

  private void turn() {
    if (state == State.LISTENING) {
      state = State.FADING;
      left = FADE;
    } else {
      state = State.STILL;
      active = 1 - active;
    }
  }

  private void applyGain(Io io) {
    float[] gains = strip.gains();
    for (int i = 0; i < Quantum.SAMPLES; i++) {
      io.audio[io.offset + i] = Math.fma(io.audio[io.offset + i], gains[i / 2], 0f);
    }
  }

  @Override
  public boolean idle() {
    return rest.quiet();
  }

  @Override
  public void reset() {
    convolvers[0].reset();
    convolvers[1].reset();
    Arrays.fill(other, 0);
    rest.reset();
    state = State.STILL;
    fresh = true;
    changed = false;
    active = 0;
  }
}
