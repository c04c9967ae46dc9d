package org.songline.engine.live;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songline.dsp.Quantum;
import org.songline.engine.plan.Port;
import org.songline.engine.run.Machine;
import org.songline.engine.values.Follower;
import org.songline.model.song.Id.TrackId;

/**
 * The bus of what is heard: the mix, or single strips in its place. What changes is faded over a
 * few quanta, so that nothing clicks. Made for one machine; goes on where the one before it stood.
 */
@SuppressWarnings("ReferenceEquality") // Wishes are told apart by being themselves.
final class Monitor {
  private static final float STEP = 1f / (Follower.SWITCH * Quantum.FRAMES);

  private final Way[] ways;
  private volatile Wish wanted;
  private Wish now;
  private float mix = 1;
  private boolean mixWanted = true;
  private boolean resting = true;

  /**
   * What shall be heard.
   *
   * @param ways whether each is wanted
   * @param mix whether the mix is, because no way is
   */
  @SuppressWarnings("ArrayRecordComponent") // handed from thread to thread, compared by nobody
  private record Wish(boolean[] ways, boolean mix) {}

  /** One strip at one of its places. */
  private static final class Way {
    final TrackId track;
    final boolean prefader;
    final float[] sound;
    float gain;
    boolean wanted;

    Way(TrackId track, boolean prefader, float[] sound) {
      this.track = track;
      this.prefader = prefader;
      this.sound = sound;
    }
  }

  Monitor(Machine machine, Listening wanted) {
    List<Way> all = new ArrayList<>();
    for (Port port : machine.plan().ports()) {
      switch (port) {
        case Port.Strip(TrackId track) -> all.add(new Way(track, false, machine.output(port)));
        case Port.Prefader(TrackId track) -> all.add(new Way(track, true, machine.output(port)));
        default -> {}
      }
    }
    ways = all.toArray(Way[]::new);
    now = wish(Listening.MIX);
    this.wanted = wish(wanted);
  }

  /** Until a plan has what is wanted, the mix goes on. */
  private Wish wish(Listening listening) {
    boolean[] all = new boolean[ways.length];
    boolean some = false;
    for (int i = 0; i < ways.length; i++) {
      all[i] = ways[i].prefader == listening.prefader() && listening.hears(ways[i].track);
      some |= all[i];
    }
    return new Wish(all, !some);
  }

  /** Listens to something else from the next block on. */
  void listen(Listening other) {
    wanted = wish(other);
  }

  /** Goes on where another stood. On the audio path. */
  void enter(@Nullable Monitor before) {
    if (before == null || before == this) {
      return;
    }
    mix = before.mix;
    resting = before.resting;
    if (resting) {
      return;
    }
    for (int i = 0; i < ways.length; i++) {
      ways[i].gain = before.gain(ways[i]);
    }
  }

  private float gain(Way other) {
    for (int i = 0; i < ways.length; i++) {
      if (ways[i].prefader == other.prefader && ways[i].track.equals(other.track)) {
        return ways[i].gain;
      }
    }
    return 0;
  }

  /**
   * Puts what is listened to in place of the mix. On the audio path.
   *
   * @param stereo holds the mix of a block
   */
  void hear(float[] stereo, int count) {
    Wish next = wanted;
    if (next != now) {
      turn(next);
    }
    if (resting) {
      return;
    }
    int frames = count * Quantum.FRAMES;
    boolean still = mixWanted;
    if (mix != 1 || !mixWanted) {
      mix = fade(stereo, frames, mix, mixWanted);
      still &= mix == 1;
    }
    for (int i = 0; i < ways.length; i++) {
      Way way = ways[i];
      if (way.gain != 0 || way.wanted) {
        way.gain = add(way.sound, stereo, frames, way.gain, way.wanted);
        still &= way.gain == 0;
      }
    }
    resting = still;
  }

  private void turn(Wish next) {
    now = next;
    for (int i = 0; i < ways.length; i++) {
      ways[i].wanted = next.ways[i];
    }
    mixWanted = next.mix;
    resting = false;
  }

  private static float toward(float gain, boolean up) {
    return up ? Math.min(1, gain + STEP) : Math.max(0, gain - STEP);
  }

  private static float fade(float[] sound, int frames, float from, boolean up) {
    float gain = from;
    for (int f = 0; f < frames; f++) {
      gain = toward(gain, up);
      sound[2 * f] *= gain;
      sound[2 * f + 1] *= gain;
    }
    return gain;
  }

  private static float add(float[] sound, float[] to, int frames, float from, boolean up) {
    float gain = from;
    for (int f = 0; f < frames; f++) {
      gain = toward(gain, up);
      to[2 * f] += gain * sound[2 * f];
      to[2 * f + 1] += gain * sound[2 * f + 1];
    }
    return gain;
  }
}
