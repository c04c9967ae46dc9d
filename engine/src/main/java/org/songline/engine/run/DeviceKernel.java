package org.songline.engine.run;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songline.devices.DeviceType;
import org.songline.devices.Events;
import org.songline.devices.Io;
import org.songline.devices.Silence;
import org.songline.dsp.Quantum;
import org.songline.engine.clips.NoteEvents;
import org.songline.engine.plan.Op;

/** Runs one device in place. */
final class DeviceKernel implements Kernel {
  private static final float[] NOTHING = new float[Quantum.SAMPLES];

  private final Op.Device op;
  private final DeviceUnit unit;
  private final NoteUnit[] before;
  private final int[] beforeLag;
  private final @Nullable Swings swings;
  private final @Nullable Swings[] beforeSwings;
  private final Clock clock;
  private final NoteFeed notes;
  private final float[] audio;
  private final boolean[] silent;
  private final float[] side;
  private final boolean @Nullable [] sideSilent;
  private final float[] @Nullable [] outs;
  private final boolean[] @Nullable [] outsSilent;

  DeviceKernel(Op.Device op, Rack rack, Clock clock, Buffers buffers) {
    this.op = op;
    this.clock = clock;
    unit = rack.unit(op.device(), DeviceUnit.class);
    notes = rack.feed(op.device());
    swings = op.moved().isEmpty() ? null : new Swings(op.device(), op.moved(), buffers);
    int stages = op.before().size();
    before = new NoteUnit[stages];
    beforeLag = new int[stages];
    beforeSwings = new Swings[stages];
    for (int i = 0; i < stages; i++) {
      Op.NoteStage stage = op.before().get(i);
      before[i] = rack.unit(stage.device(), NoteUnit.class);
      beforeSwings[i] =
          stage.moved().isEmpty() ? null : new Swings(stage.device(), stage.moved(), buffers);
      beforeLag[i] = stage.lag();
    }
    audio = buffers.audio(op.buffer());
    silent = buffers.silent(op.buffer());
    side = op.side().map(buffers::audio).orElse(NOTHING);
    sideSilent = op.side().isPresent() ? buffers.silent(op.side().get()) : null;
    outs = new float[op.outs().size()][];
    outsSilent = new boolean[outs.length][];
    for (int i = 0; i < outs.length; i++) {
      if (op.outs().get(i) >= 0) {
        outs[i] = buffers.audio(op.outs().get(i));
        outsSilent[i] = buffers.silent(op.outs().get(i));
      }
    }
  }

  /** An effect that joins a song that may play comes up from what goes past it. */
  void arrive() {
    if (op.device().type().category() == DeviceType.Category.EFFECT) {
      unit.arrive();
    }
  }

  @Override
  public void bind(Score score) {
    // Not before now: until a plan enters, the one before it moves the same units.
    unit.moveBy(swings);
    unit.bind(score.values());
    for (int i = 0; i < before.length; i++) {
      before[i].moveBy(beforeSwings[i]);
      before[i].bind(score.values());
    }
    if (op.notes().isPresent()) {
      notes.follow(score.clips().notes().getOrDefault(op.notes().get(), NoteEvents.NONE));
    }
  }

  @Override
  public Optional<String> failure() {
    for (NoteUnit stage : before) {
      Throwable failure = stage.failure();
      if (failure != null) {
        return Optional.of(Kernel.failure(stage.spec(), op.track(), failure));
      }
    }
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
      long place = quantum + q - op.lag();
      int at = q * Quantum.SAMPLES;
      if (op.fresh()) {
        Arrays.fill(audio, at, at + Quantum.SAMPLES, 0);
        silent[q] = true;
      }
      clearOuts(q, at);
      if (playing) {
        play(quantum + q, at, io.events);
      }
      if (place < 0) {
        continue;
      }
      io.sideOffset = hasSide ? at : 0;
      boolean keyed = sideSilent != null && !sideSilent[q];
      silent[q] = unit.process(audio, at, place, silent[q], keyed, clock);
      hearOuts(q, at);
    }
  }

  /** Brings the notes of one quantum of the engine through the note devices. */
  private void play(long quantum, int at, Events heard) {
    int stages = before.length;
    long first = quantum - (stages == 0 ? op.lag() : beforeLag[0]);
    Events in = stages == 0 ? heard : before[0].in();
    in.clear();
    if (first >= 0) {
      notes.fill(clock.song(first), clock.motion(first), in);
    }
    for (int i = 0; i < stages; i++) {
      Events next = i + 1 < stages ? before[i + 1].in() : heard;
      next.clear();
      long place = quantum - beforeLag[i];
      if (place >= 0) {
        next.copy(before[i].process(place, at, clock));
      }
    }
  }

  private void clearOuts(int q, int at) {
    Io io = unit.io();
    io.outputOffset = at;
    for (int i = 0; i < outs.length; i++) {
      float[] out = outs[i];
      io.outputs[i] = out;
      if (out != null) {
        Arrays.fill(out, at, at + Quantum.SAMPLES, 0);
      }
      boolean[] flags = outsSilent[i];
      if (flags != null) {
        flags[q] = true;
      }
    }
  }

  private void hearOuts(int q, int at) {
    for (int i = 0; i < outs.length; i++) {
      float[] out = outs[i];
      boolean[] flags = outsSilent[i];
      if (out != null && flags != null) {
        flags[q] = Silence.in(out, at);
      }
    }
  }
}
