package org.songline.engine.run;

import java.util.Arrays;
import java.util.Optional;
import org.songline.devices.Io;
import org.songline.dsp.Quantum;
import org.songline.engine.clips.NoteEvents;
import org.songline.engine.plan.Op;

/** Runs one device in place. */
final class DeviceKernel implements Kernel {
  private static final float[] NOTHING = new float[Quantum.SAMPLES];

  private final Op.Device op;
  private final DeviceUnit unit;
  private final Clock clock;
  private final NoteFeed notes;
  private final float[] audio;
  private final boolean[] silent;
  private final float[] side;

  DeviceKernel(Op.Device op, DeviceUnit unit, NoteFeed notes, Clock clock, Buffers buffers) {
    this.op = op;
    this.unit = unit;
    this.notes = notes;
    this.clock = clock;
    this.audio = buffers.audio(op.buffer());
    this.silent = buffers.silent(op.buffer());
    this.side = op.side().map(buffers::audio).orElse(NOTHING);
  }

  @Override
  public void bind(Score score) {
    unit.bind(score.values());
    if (op.notes().isPresent()) {
      notes.follow(score.clips().notes().getOrDefault(op.notes().get(), NoteEvents.NONE));
    }
  }

  @Override
  public Optional<String> failure() {
    Throwable failure = unit.failure();
    return failure == null
        ? Optional.empty()
        : Optional.of(Kernel.failure(op.device(), op.track(), failure));
  }

  @Override
  public void run(long quantum, int count) {
    Io io = unit.io();
    boolean hasSide = op.side().isPresent();
    boolean playing = op.notes().isPresent();
    io.hasSide = hasSide;
    io.side = side;
    for (int q = 0; q < count; q++) {
      long song = quantum + q - op.lag();
      int at = q * Quantum.SAMPLES;
      if (op.fresh()) {
        Arrays.fill(audio, at, at + Quantum.SAMPLES, 0);
        silent[q] = true;
      }
      if (song < 0) {
        continue;
      }
      if (playing) {
        notes.fill(song * Quantum.FRAMES, io.events);
      }
      io.sideOffset = hasSide ? at : 0;
      silent[q] = unit.process(audio, at, song, silent[q], clock);
    }
  }
}
