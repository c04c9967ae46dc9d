package org.songline.studio.live;

import org.songline.dsp.Quantum;
import org.songline.engine.output.Source;

/**
 * Gives a device what the engine makes, in blocks that the engine can make, whatever the device
 * asks for. The first quantum after a turn rises, for the song may be in the middle of a sound.
 */
final class CardFeed implements Source {
  private volatile Turn turn;
  private volatile long asked = System.nanoTime();

  /** The engine of one song, as long as the device has it. */
  private static final class Turn {
    final Player.Hand hand;
    final float[] made;
    int risen;

    Turn(Player player) {
      hand = player.take();
      made = new float[Quantum.CHANNELS * player.block()];
    }
  }

  /** Takes over the engine of a player. */
  CardFeed(Player player) {
    turn = new Turn(player);
  }

  /** Goes on with the engine of another song. */
  void turn(Player player) {
    turn = new Turn(player);
  }

  /** Gives the engine back. */
  void release() {
    turn.hand.release();
  }

  /** When it was last asked, as of {@link System#nanoTime}. */
  long asked() {
    return asked;
  }

  @Override
  public void fill(float[] stereo, int frames) {
    asked = System.nanoTime();
    Turn now = turn;
    int most = now.made.length / Quantum.CHANNELS;
    for (int done = 0; done < frames; ) {
      int count = Math.min(most, frames - done);
      boolean went = now.hand.run(now.made, count);
      int at = Quantum.CHANNELS * done;
      System.arraycopy(now.made, 0, stereo, at, Quantum.CHANNELS * count);
      if (went && now.risen < Quantum.FRAMES) {
        rise(now, stereo, at, count);
      }
      done += count;
    }
  }

  private static void rise(Turn now, float[] stereo, int at, int count) {
    for (int f = 0; f < count && now.risen < Quantum.FRAMES; f++) {
      float gain = (float) ++now.risen / Quantum.FRAMES;
      stereo[at + 2 * f] *= gain;
      stereo[at + 2 * f + 1] *= gain;
    }
  }
}
