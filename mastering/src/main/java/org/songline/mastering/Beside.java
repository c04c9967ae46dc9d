package org.songline.mastering;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** Hands frames to something that takes them on a thread of its own. */
final class Beside implements Pipe.Sink, AutoCloseable {
  /** Blocks under way. */
  private static final int UNDER_WAY = 4;

  private final int channels;
  private final Relay<Block> relay;

  private static final class Block {
    final float[] samples;
    int frames;

    Block(int most) {
      samples = new float[most];
    }
  }

  /**
   * @param most frames that come at once
   */
  Beside(int channels, int most, Pipe.Sink sink) {
    this.channels = channels;
    List<Block> blocks =
        Stream.generate(() -> new Block(most * channels)).limit(UNDER_WAY).toList();
    relay = new Relay<>(blocks, block -> sink.accept(block.samples, block.frames));
  }

  @Override
  public void accept(float[] interleaved, int frames) throws IOException {
    Block block = relay.parcel();
    System.arraycopy(interleaved, 0, block.samples, 0, frames * channels);
    block.frames = frames;
    relay.hand(block);
  }

  /** Waits until all was taken. */
  void finish() throws IOException {
    relay.finish();
  }

  @Override
  public void close() {
    relay.close();
  }
}
