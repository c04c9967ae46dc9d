package org.songline.engine.run;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songline.devices.Io;
import org.songline.dsp.Quantum;
import org.songline.engine.clips.NoteEvents;
import org.songline.engine.plan.Op;

/**
 * Runs one modulator. It hears a copy of the sound at its place, so that the sound stays as it is.
 */
final class ModulatorKernel implements Kernel {
  private static final float[] NOTHING = new float[Quantum.SAMPLES];

  private final Op.Modulator op;
  private final ModulatorUnit unit;
  private final Clock clock;
  private final NoteFeed notes;
  private final @Nullable Swings swings;
  private final float[] in;
  private final float[] side;
  private final float[] out;
  private final boolean[] silent;
  private final float[] heard = new float[Quantum.SAMPLES];

  ModulatorKernel(Op.Modulator op, Rack rack, Clock clock, Buffers buffers) {
    this.op = op;
    this.clock = clock;
    unit = rack.unit(op.device(), ModulatorUnit.class);
    notes = rack.feed(op.device());
    swings = op.moved().isEmpty() ? null : new Swings(op.device(), op.moved(), buffers);
    in = op.in().map(buffers::audio).orElse(NOTHING);
    side = op.side().map(buffers::audio).orElse(NOTHING);
    out = buffers.audio(op.out());
    silent = buffers.silent(op.out());
  }

  @Override
  public void bind(Score score) {
    // Not before now: until a plan enters, the one before it moves the same unit.
    unit.moveBy(swings);
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
    io.hasSide = op.side().isPresent();
    io.side = side;
    for (int q = 0; q < count; q++) {
      long place = quantum + q - op.lag();
      int at = q * Quantum.SAMPLES;
      if (place < 0) {
        Arrays.fill(out, at, at + Quantum.SAMPLES, 0);
        silent[q] = true;
        continue;
      }
      silent[q] = false;
      if (op.notes().isPresent()) {
        notes.fill(clock.song(place), clock.motion(place), io.events);
      }
      System.arraycopy(in, op.in().isPresent() ? at : 0, heard, 0, Quantum.SAMPLES);
      io.audio = heard;
      io.offset = 0;
      io.sideOffset = io.hasSide ? at : 0;
      unit.process(out, at, place, clock);
    }
  }
}
