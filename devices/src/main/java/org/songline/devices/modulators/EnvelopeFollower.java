package org.songline.devices.modulators;

import java.util.List;
import org.songline.devices.DeviceType;
import org.songline.devices.Io;
import org.songline.devices.Parameter;
import org.songline.devices.Parameter.Scale;
import org.songline.devices.Parameter.Unit;
import org.songline.devices.Processor;
import org.songline.devices.Setup;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;
import org.songline.dsp.dynamics.Ballistics;
import org.songline.dsp.filter.OnePole;

/** Says how loud a sound is. */
final class EnvelopeFollower implements Processor {
  private static final int GAIN = 0;
  private static final int ATTACK = 1;
  private static final int RELEASE = 2;
  private static final int LOW_CUT = 3;
  private static final int HIGH_CUT = 4;
  private static final int TURNED = 5;

  static final DeviceType TYPE =
      new ModulatorType(
          "follower",
          "Envelope follower",
          "Moves parameters by how loud the sound at its place is, or that of another track.",
          true,
          List.of(
              Parameter.smooth(
                  "gain",
                  "Gain",
                  Unit.DECIBELS,
                  -24,
                  36,
                  0,
                  "Raises what it hears; full scale is its full swing."),
              Parameter.smooth(
                      "attack",
                      "Attack",
                      Unit.MILLISECONDS,
                      0.1,
                      500,
                      5,
                      "Time in which it follows a rise most of the way.")
                  .scaled(Scale.LOGARITHMIC),
              Parameter.smooth(
                      "release",
                      "Release",
                      Unit.MILLISECONDS,
                      1,
                      2000,
                      120,
                      "Time in which it follows a fall most of the way.")
                  .scaled(Scale.LOGARITHMIC),
              Parameter.smooth(
                      "low-cut",
                      "Low cut",
                      Unit.HERTZ,
                      10,
                      5000,
                      10,
                      "Takes bass out of what it hears.")
                  .scaled(Scale.LOGARITHMIC),
              Parameter.smooth(
                      "high-cut",
                      "High cut",
                      Unit.HERTZ,
                      100,
                      20000,
                      20000,
                      "Takes treble out of what it hears.")
                  .scaled(Scale.LOGARITHMIC),
              Parameter.toggle(
                  "turned", "Turned", false, "Moves parameters down as the sound grows louder.")),
          EnvelopeFollower::new);

  private final double rate;
  private final OnePole[] low = {new OnePole(), new OnePole()};
  private final OnePole[] high = {new OnePole(), new OnePole()};
  private float envelope;

  private EnvelopeFollower(Setup setup) {
    rate = setup.sampleRate();
  }

  @Override
  public void process(Io io) {
    float gain = Exact.fastGain(io.values.at(GAIN));
    float attack = Ballistics.factor(io.values.at(ATTACK) / 1000.0, rate);
    float release = Ballistics.factor(io.values.at(RELEASE) / 1000.0, rate);
    for (int c = 0; c < 2; c++) {
      low[c].tune(io.values.at(LOW_CUT), rate);
      high[c].tune(io.values.at(HIGH_CUT), rate);
    }
    float[] x = io.hasSide ? io.side : io.audio;
    int at = io.hasSide ? io.sideOffset : io.offset;
    float sign = io.values.on(TURNED) ? -1 : 1;
    for (int f = 0; f < Quantum.FRAMES; f++) {
      float l = Math.abs(heard(0, x[at + 2 * f]));
      float r = Math.abs(heard(1, x[at + 2 * f + 1]));
      // Full swing is the most it can say, so it comes back from there at once.
      float loud = Math.min(1f, gain * Math.max(l, r));
      envelope = Ballistics.follow(envelope, loud, attack, release);
      io.modulation[f] = sign * envelope;
    }
    io.modulation[Quantum.FRAMES] = sign * envelope;
    envelope = Exact.flush(envelope);
    for (int c = 0; c < 2; c++) {
      low[c].flush();
      high[c].flush();
    }
  }

  private float heard(int channel, float x) {
    return high[channel].low(low[channel].high(Exact.bounded(x)));
  }

  @Override
  public boolean idle() {
    return false;
  }

  @Override
  public void reset() {
    envelope = 0;
    for (int c = 0; c < 2; c++) {
      low[c].reset();
      high[c].reset();
    }
  }
}
