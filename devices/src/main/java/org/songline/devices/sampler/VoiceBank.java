package org.songline.devices.sampler;

import java.util.Arrays;
import org.songline.devices.Setup;
import org.songline.dsp.Quantum;

/** The voices of one sampler, sixteen to a group: finds a free one, and makes what all sound. */
final class VoiceBank {
  /** Voices beyond the polyphony that may still fade out. */
  private static final int SPARE = 64;

  private static final int GROUPS =
      (SamplerDevice.MOST_VOICES + SPARE + Quantum.LANES - 1) / Quantum.LANES;

  private static final int ALL_LANES = (1 << Quantum.LANES) - 1;

  /** All of them, sounding or not; lane {@code l} of group {@code g} is {@code g * LANES + l}. */
  final Voice[] voices = new Voice[GROUPS * Quantum.LANES];

  /** What is held of samples that lie in files. */
  final Streams streams;

  private final VoiceGroup[] groups = new VoiceGroup[GROUPS];
  private final Channel channel;
  private final VoiceSettings settings;
  private final boolean vectors;
  private final float[] left = new float[Quantum.FRAMES * Quantum.LANES];
  private final float[] right = new float[Quantum.FRAMES * Quantum.LANES];
  private int sounding;
  private long order;

  VoiceBank(
      Setup setup,
      Channel channel,
      VoiceSettings settings,
      Program.Streamed streamed,
      boolean vectors) {
    this.channel = channel;
    this.settings = settings;
    this.vectors = vectors;
    streams = new Streams(streamed, voices.length);
    var scratch = new Partials();
    for (int g = 0; g < GROUPS; g++) {
      groups[g] = new VoiceGroup(scratch);
      for (int lane = 0; lane < Quantum.LANES; lane++) {
        int slot = g * Quantum.LANES + lane;
        voices[slot] = new Voice(setup.sampleRate(), groups[g], lane, channel, streams, slot);
      }
    }
  }

  /** Ends all at once. */
  void reset() {
    for (int i = 0; i < voices.length; i++) {
      if (voices[i].active()) {
        end(i);
      }
    }
    for (VoiceGroup group : groups) {
      group.reset();
    }
    order = 0;
  }

  boolean silent() {
    return sounding == 0;
  }

  /**
   * Starts a zone with a free voice; without one it is not heard.
   *
   * @param velocity 0 to 127
   * @param seed of the chance of this note and region
   * @param trim decibels added to this voice alone
   */
  void start(Zone zone, int frame, int note, float key, float velocity, long seed, float trim) {
    for (int g = 0; g < GROUPS; g++) {
      int free = ~groups[g].used & ALL_LANES;
      if (free != 0) {
        int lane = Integer.numberOfTrailingZeros(free);
        Voice voice = voices[g * Quantum.LANES + lane];
        groups[g].used |= 1 << lane;
        voice.start(zone, frame, note, key, velocity, seed, trim, channel, settings);
        voice.order = order++;
        sounding++;
        return;
      }
    }
  }

  /** Moves a note by itself; {@code kind} as {@link org.songline.devices.Events} has it. */
  void express(int kind, int note, float value) {
    for (Voice voice : voices) {
      if (voice.active() && voice.note == note) {
        voice.express(kind, value);
      }
    }
  }

  /** Makes the quantum of all that sound: interleaved stereo, each frame times its gain. */
  void render(float[] gains, float[] audio, int offset) {
    if (sounding == 0) {
      Arrays.fill(audio, offset, offset + Quantum.SAMPLES, 0f);
      return;
    }
    boolean first = true;
    for (int g = 0; g < GROUPS; g++) {
      if (groups[g].used != 0) {
        render(g, first);
        first = false;
      }
    }
    if (vectors) {
      LaneSum.vector(left, right, gains, audio, offset);
    } else {
      LaneSum.scalar(left, right, gains, audio, offset);
    }
  }

  private void render(int g, boolean first) {
    VoiceGroup group = groups[g];
    int base = g * Quantum.LANES;
    for (int used = group.used; used != 0; used &= used - 1) {
      voices[base + Integer.numberOfTrailingZeros(used)].prepare(channel, settings);
    }
    for (int rest = group.used; rest != 0; ) {
      int lane = Integer.numberOfTrailingZeros(rest);
      rest &= rest - 1;
      int twin = vectors ? twin(base, lane, rest) : 0;
      if (twin == 0) {
        voices[base + lane].read(vectors);
      }
      rest &= ~twin;
    }
    for (int used = group.used; used != 0; used &= used - 1) {
      voices[base + Integer.numberOfTrailingZeros(used)].finish(settings);
    }
    if (vectors) {
      group.vector(left, right, first);
    } else {
      group.scalar(left, right, first);
    }
    for (int used = group.used; used != 0; used &= used - 1) {
      int slot = base + Integer.numberOfTrailingZeros(used);
      if (voices[slot].ending) {
        end(slot);
      }
    }
  }

  /** Reads a voice together with another of the rest; the bit of the other's lane, 0 for none. */
  private int twin(int base, int lane, int rest) {
    Voice voice = voices[base + lane];
    for (int others = rest; others != 0; others &= others - 1) {
      Voice other = voices[base + Integer.numberOfTrailingZeros(others)];
      if (other.note == voice.note && voice.readWith(other)) {
        return others & -others;
      }
    }
    return 0;
  }

  private void end(int slot) {
    voices[slot].stop();
    sounding--;
  }
}
