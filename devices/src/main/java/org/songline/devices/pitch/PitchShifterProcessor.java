package org.songline.devices.pitch;

import static org.songline.devices.pitch.PitchShifterDevice.*;

import org.songline.devices.GainGlide;
import org.songline.devices.Glide;
import org.songline.devices.Io;
import org.songline.devices.Processor;
import org.songline.devices.Rest;
import org.songline.devices.Values;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;
import org.songline.dsp.delay.StereoDelay;
import org.songline.dsp.stretch.Shifter;

/** One voice of a {@link Shifter} beside the input, which is delayed to match. */
final class PitchShifterProcessor implements Processor {
  private static final float SEMITONE = 1 / 12f;

  private final Shifter shifter;
  private final StereoDelay dry;
  private final int latency;
  private final int memory;
  private final Glide pitch;
  private final Glide formant;
  private final Glide engaged;
  private final Glide mix;
  private final GainGlide output;
  private final Rest rest = new Rest();
  private boolean straight;

  PitchShifterProcessor(double rate, int window) {
    shifter = new Shifter(rate, window, 1);
    latency = shifter.latency();
    memory = 2 * latency + 8 * shifter.hop();
    dry = new StereoDelay(latency);
    pitch = new Glide(rate);
    formant = new Glide(rate);
    engaged = new Glide(rate);
    mix = new Glide(rate);
    output = new GainGlide(rate, Double.NEGATIVE_INFINITY);
  }

  @Override
  public int latency() {
    return latency;
  }

  @Override
  public void process(Io io) {
    if (rest.quiet()) {
      snap();
    }
    if (rest.skips(io)) {
      return;
    }
    control(io.values);
    Sane.limit(io);
    shifter.process(io.audio, io.offset);
    dry.process(io.audio, io.offset);
    float[] wet = shifter.voice(0);
    float[] gains = output.gains();
    for (int i = 0; i < Quantum.FRAMES; i++) {
      float share = mix.at(i) * 0.01f * engaged.at(i);
      int at = io.offset + 2 * i;
      float left = io.audio[at];
      float right = io.audio[at + 1];
      io.audio[at] = Math.fma(share, wet[2 * i] - left, left) * gains[i];
      io.audio[at + 1] = Math.fma(share, wet[2 * i + 1] - right, right) * gains[i];
    }
    rest.leave(memory, true);
    if (rest.quiet()) {
      forget();
    }
  }

  private void control(Values values) {
    pitch.next(
        values.at(PITCH) + 0.01f * values.at(FINE), values.end(PITCH) + 0.01f * values.end(FINE));
    formant.next(values, FORMANT);
    mix.next(values, MIX);
    output.next(values, OUTPUT);
    float semitones = pitch.to();
    float moved = formant.to();
    boolean neutral = semitones == 0 && moved == 0;
    float aim = neutral ? 0 : 1;
    engaged.next(aim, aim);
    if (!neutral) {
      straight = false;
    } else if (!straight && engaged.to() == 0) {
      straight = true;
      shifter.straighten(0);
    }
    float ratio = Exact.fastExp2(semitones * SEMITONE);
    float kept = values.on(KEEP_FORMANTS) ? 1 : ratio;
    shifter.tune(0, ratio, moved == 0 ? kept : kept * Exact.fastExp2(moved * SEMITONE));
  }

  private void snap() {
    pitch.snap();
    formant.snap();
    engaged.snap();
    mix.snap();
    output.snap();
  }

  private void forget() {
    shifter.reset();
    dry.reset();
    straight = false;
  }

  @Override
  public boolean idle() {
    return rest.quiet();
  }

  @Override
  public void reset() {
    forget();
    rest.reset();
  }
}
