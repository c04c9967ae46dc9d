package org.songline.coach.listening;

import org.songline.engine.render.RenderSink;

/** Keeps pieces of what is known otherwise. */
final class PieceSink implements RenderSink {
  private final Pieces pieces;

  PieceSink(int rate) {
    pieces = new Pieces(rate);
  }

  @Override
  public void write(float[] stereo, int offset, int count) {
    pieces.write(stereo, offset, count);
  }

  Pieces pieces() {
    return pieces;
  }

  @Override
  public void finish() {}

  @Override
  public void close() {}
}
