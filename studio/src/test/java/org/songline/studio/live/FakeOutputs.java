package org.songline.studio.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songline.engine.output.AudioOutput;
import org.songline.engine.output.OutputDevice;
import org.songline.engine.output.OutputProblem;
import org.songline.engine.output.OutputState;
import org.songline.engine.output.OutputSystem;
import org.songline.engine.output.RoundTrip;
import org.songline.engine.output.Source;

/** A system whose devices come, go and refuse as a test says, and ask when a test asks them to. */
public final class FakeOutputs implements OutputSystem {
  private static final int RATE = 48_000;

  private final String id;
  private final List<String> there = new ArrayList<>();
  private final List<String> refused = new ArrayList<>();
  private volatile @Nullable Card card;

  /** With devices, the usual one first. */
  public FakeOutputs(String id, String... devices) {
    this.id = id;
    there.addAll(List.of(devices));
  }

  /** Takes a device away, also while it plays. */
  public synchronized void unplug(String device) {
    there.remove(device);
    Card playing = card;
    if (playing != null && playing.device.id().equals(device)) {
      playing.lose();
    }
  }

  public synchronized void plug(String device) {
    there.add(device);
  }

  /** A device opens no more. */
  public synchronized void refuse(String device) {
    refused.add(device);
  }

  /** What was opened last. */
  public Card card() {
    return Objects.requireNonNull(card, "nothing was opened");
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String name() {
    return "Cards";
  }

  @Override
  public synchronized Found look() {
    return there.isEmpty()
        ? Found.none("unplugged")
        : Found.of(
            there.stream()
                .map(name -> new OutputDevice(id, name, "Card " + name, RATE, 256, 512))
                .toList());
  }

  @Override
  public synchronized AudioOutput open(OutputDevice device, int rate, int block)
      throws OutputProblem {
    if (refused.contains(device.id())) {
      throw new OutputProblem(device.id(), "busy");
    }
    Card opened = new Card(device, block);
    card = opened;
    return opened;
  }

  @Override
  public RoundTrip roundTrip(OutputDevice device) {
    return new RoundTrip(768, RATE);
  }

  /** An open device that asks for a block when it is told to. */
  public static final class Card implements AudioOutput {
    private final OutputDevice device;
    private final int block;
    private volatile OutputState state = OutputState.READY;
    private @Nullable Source source;
    private @Nullable Runnable lost;

    private Card(OutputDevice device, int block) {
      this.device = device;
      this.block = block;
    }

    /** Asks for frames, as the thread of a device does. */
    public void ask(float[] stereo, int frames) {
      Objects.requireNonNull(source).fill(stereo, frames);
    }

    private void lose() {
      state = OutputState.LOST;
      Thread.ofPlatform().daemon().start(Objects.requireNonNull(lost));
    }

    /** Whether it was closed. */
    public boolean closed() {
      return state == OutputState.CLOSED;
    }

    @Override
    public OutputDevice device() {
      return device;
    }

    @Override
    public int rate() {
      return RATE;
    }

    @Override
    public int block() {
      return block;
    }

    @Override
    public int latency() {
      return 2 * block;
    }

    @Override
    public OutputState state() {
      return state;
    }

    @Override
    public long dropouts() {
      return 0;
    }

    @Override
    public void start(Source from, Runnable whenLost) {
      source = from;
      lost = whenLost;
      state = OutputState.PLAYING;
    }

    @Override
    public Optional<Throwable> failure() {
      return Optional.empty();
    }

    @Override
    public void close() {
      state = OutputState.CLOSED;
    }
  }
}
