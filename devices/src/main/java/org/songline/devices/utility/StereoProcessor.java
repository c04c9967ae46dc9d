package org.songline.devices.utility;

import static org.songline.devices.utility.StereoDevice.*;

import org.songline.devices.GainGlide;
import org.songline.devices.Glide;
import org.songline.devices.Glides;
import org.songline.devices.Io;
import org.songline.devices.Processor;
import org.songline.devices.Rest;
import org.songline.devices.Setup;
import org.songline.devices.SlowGlide;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;
import org.songline.dsp.delay.DelayLine;

/** A crossover for the bass, a 2 by 2 matrix, a delay of one side, and a level. */
final class StereoProcessor implements Processor {
  private static final double SLOPE = 0.2;

  /** The matrix of each way to listen. */
  private static final float[][] LISTENING = {
    {1, 0, 0, 1},
    {0.5f, 0.5f, 0.5f, 0.5f},
    {0.5f, -0.5f, 0.5f, -0.5f},
    {1, 0, 1, 0},
    {0, 1, 0, 1}
  };

  private final double rate;
  private final int longest;
  private final Glides glides;
  private final GainGlide output;
  private final Glide bassOn;
  private final Glide hertz;
  private final Glide mid;
  private final Glide side;
  private final Glide[] listening = new Glide[StereoMatrix.SIZE];
  private final SlowGlide haas = new SlowGlide(SLOPE);
  private final BassWidth bass;
  private final StereoMatrix matrix = new StereoMatrix();
  private final DelayLine[] lines = new DelayLine[2];
  private final StereoMeter meter;
  private final Rest rest = new Rest();

  StereoProcessor(Setup setup) {
    rate = setup.sampleRate();
    longest = (int) (LONGEST / 1000 * rate) + 8;
    glides = new Glides(rate, TABLE);
    output = new GainGlide(rate, Double.NEGATIVE_INFINITY);
    bassOn = new Glide(rate);
    hertz = new Glide(rate);
    mid = new Glide(rate);
    side = new Glide(rate);
    for (int i = 0; i < StereoMatrix.SIZE; i++) {
      listening[i] = new Glide(rate);
    }
    bass = new BassWidth(rate);
    lines[0] = new DelayLine(longest);
    lines[1] = new DelayLine(longest);
    meter = new StereoMeter(rate);
  }

  @Override
  public void process(Io io) {
    if (rest.skips(io)) {
      return;
    }
    if (rest.quiet()) {
      snap();
    }
    control(io);
    float[] audio = io.audio;
    int offset = io.offset;
    bass.process(
        audio, offset, bassOn, hertz, 0.01f * glides.from(LOW_WIDTH), 0.01f * glides.to(LOW_WIDTH));
    write(matrix.start, 0);
    write(matrix.end, Quantum.FRAMES);
    matrix.apply(audio, offset);
    delay(audio, offset);
    output.apply(audio, offset);
    meter.take(audio, offset);
    io.readings.set(CORRELATION, meter.correlation());
    io.readings.set(SIDE_SHARE, meter.sidePercent());
    rest.leave(longest, bass.empty() && meter.empty());
  }

  private void control(Io io) {
    glides.next(io.values);
    output.next(io.values, OUTPUT);
    bassOn.next(
        io.values.at(LOW_WIDTH) == 100 ? 0f : 1f, io.values.end(LOW_WIDTH) == 100 ? 0f : 1f);
    hertz.next(io.values, CROSSOVER);
    mid.next(gain(io.values.at(MID)), gain(io.values.end(MID)));
    side.next(gain(io.values.at(SIDE)), gain(io.values.end(SIDE)));
    float frames = (float) (rate / 1000);
    haas.next(frames * io.values.at(HAAS), frames * io.values.end(HAAS));
    float[] wanted = LISTENING[io.values.choice(LISTEN)];
    for (int i = 0; i < StereoMatrix.SIZE; i++) {
      listening[i].next(wanted[i], wanted[i]);
    }
  }

  private static float gain(float decibels) {
    return decibels <= SILENCE ? 0f : decibels == 0 ? 1f : Exact.fastGain(decibels);
  }

  private void write(float[] m, int frame) {
    StereoMatrix.write(
        m,
        glides.at(BALANCE, frame),
        mid.at(frame),
        side.at(frame) * glides.at(WIDTH, frame) / 100f,
        glides.at(INVERT_LEFT, frame),
        glides.at(INVERT_RIGHT, frame),
        glides.at(SWAP, frame));
    float turns = glides.at(ROTATION, frame) / 360f;
    if (turns != 0) {
      float cos = Exact.fastCos(turns);
      float sin = Exact.fastSin(turns);
      StereoMatrix.then(m, cos, -sin, sin, cos);
    }
    StereoMatrix.then(
        m,
        listening[StereoMatrix.LL].at(frame),
        listening[StereoMatrix.LR].at(frame),
        listening[StereoMatrix.RL].at(frame),
        listening[StereoMatrix.RR].at(frame));
  }

  private void delay(float[] audio, int offset) {
    boolean late = haas.from() != 0 || haas.to() != 0;
    for (int i = 0; i < Quantum.FRAMES; i++) {
      int at = offset + 2 * i;
      lines[0].write(Exact.bounded(audio[at]));
      lines[1].write(Exact.bounded(audio[at + 1]));
      if (late) {
        float frames = haas.at(i);
        audio[at] = read(lines[0], Math.max(0f, -frames));
        audio[at + 1] = read(lines[1], Math.max(0f, frames));
      }
    }
  }

  /** Near the present there are no later samples for a better reading. */
  private static float read(DelayLine line, float frames) {
    return frames >= DelayLine.SINC_LEAST ? line.readSinc(frames) : line.readLinear(frames);
  }

  private void snap() {
    glides.snap();
    output.snap();
    bassOn.snap();
    hertz.snap();
    mid.snap();
    side.snap();
    haas.snap();
    for (Glide glide : listening) {
      glide.snap();
    }
  }

  @Override
  public boolean idle() {
    return rest.quiet();
  }

  @Override
  public void reset() {
    bass.reset();
    lines[0].reset();
    lines[1].reset();
    meter.reset();
    rest.reset();
  }
}
