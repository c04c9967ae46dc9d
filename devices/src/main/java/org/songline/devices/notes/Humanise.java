package org.songline.devices.notes;

import java.util.List;
import org.songline.devices.DeviceType;
import org.songline.devices.Io;
import org.songline.devices.Parameter;
import org.songline.devices.Parameter.Kind;
import org.songline.devices.Parameter.Unit;
import org.songline.devices.Setup;
import org.songline.dsp.noise.Noise;

/** Plays notes a little early or late, softer or harder, longer or shorter, as people do. */
final class Humanise implements NoteRule {
  private static final int TIMING = 0;
  private static final int LATENESS = 1;
  private static final int STRENGTH = 2;
  private static final int LENGTH = 3;
  private static final int VARIATION = 4;

  static final DeviceType TYPE =
      new NoteType(
          "humanise",
          "Humanise",
          "Plays notes a little early or late, softer or harder, longer or shorter, as people do;"
              + " the same in every render.",
          List.of(
              Parameter.smooth(
                      "timing",
                      "Timing",
                      Unit.MILLISECONDS,
                      0,
                      40,
                      8,
                      "Standard deviation of when a note begins; adds twice this as latency.")
                  .of(Kind.STRUCTURAL),
              Parameter.smooth(
                  "lateness",
                  "Lateness",
                  Unit.MILLISECONDS,
                  0,
                  40,
                  0,
                  "Lays every note back by this."),
              Parameter.smooth(
                  "velocity",
                  "Velocity",
                  Unit.PLAIN,
                  0,
                  40,
                  6,
                  "Standard deviation of how hard notes are struck, in steps of 127."),
              Parameter.smooth(
                  "length",
                  "Length",
                  Unit.PERCENT,
                  0,
                  50,
                  0,
                  "Lets notes last longer by about this share of their length."),
              Parameter.smooth(
                      "variation", "Variation", Unit.PLAIN, 1, 99, 1, "Another player each time.")
                  .of(Kind.STEPPED)),
          setup -> new Humanise(setup),
          Humanise::late);

  private final double rate;
  private final long seed;
  private final double timing;
  private final int[] shift = new int[NoteFlow.HELD];
  private final float[] stretch = new float[NoteFlow.HELD];

  private Humanise(Setup setup) {
    rate = setup.sampleRate();
    seed = setup.seed();
    timing = setup.initial().get(TIMING) / 1000 * rate;
  }

  private static int late(Setup setup) {
    return (int) Math.ceil(2 * setup.initial().get(TIMING) / 1000 * setup.sampleRate());
  }

  @Override
  public void on(NoteFlow flow, Io io, long frame, int slot) {
    long own = Noise.mix(seed + Math.round(io.values.at(VARIATION)) * 0x632BE59BD9B4E019L);
    long number = (frame * 128 + Math.round(flow.key(slot))) * 8;
    double off = Math.clamp(bell(own, number), -2, 2) * timing;
    shift[slot] = (int) Math.rint(off + io.values.at(LATENESS) / 1000 * rate);
    stretch[slot] = (float) Math.abs(bell(own, number + 6)) * io.values.at(LENGTH) / 100;
    float strength =
        flow.velocity(slot) + (float) bell(own, number + 3) * io.values.at(STRENGTH) / 127;
    flow.play(slot, frame + shift[slot], flow.key(slot), Math.clamp(strength, 1 / 127f, 1f));
  }

  /** Roughly normal, with a standard deviation of 1: three even levels together. */
  private static double bell(long own, long number) {
    return (double) Noise.level(own, number)
        + Noise.level(own, number + 1)
        + Noise.level(own, number + 2);
  }

  @Override
  public void off(NoteFlow flow, Io io, long frame, int slot, float release) {
    long length = frame - flow.began(slot);
    long least = flow.began(slot) + shift[slot] + 1;
    long end = Math.max(frame + shift[slot], frame - flow.latency());
    flow.stopChildren(slot, Math.max(end + Math.round(stretch[slot] * length), least), release);
  }

  @Override
  public void reset() {}
}
