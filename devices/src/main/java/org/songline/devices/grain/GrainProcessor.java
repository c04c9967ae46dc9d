package org.songline.devices.grain;

import java.util.Arrays;
import org.songline.devices.Events;
import org.songline.devices.GainGlide;
import org.songline.devices.Io;
import org.songline.devices.Processor;
import org.songline.devices.Setup;
import org.songline.devices.Values;
import org.songline.dsp.Quantum;
import org.songline.dsp.envelope.EnvelopeTimes;
import org.songline.dsp.envelope.LaneEnvelope;
import org.songline.dsp.noise.Noise;
import org.songline.dsp.voice.VoicePool;

/** The running granular instrument: a cloud for each note, under an envelope. */
final class GrainProcessor implements Processor, VoicePool.Sound {
  private static final int SUSTAIN_PEDAL = 64;
  private static final float BEND_RANGE = 2;

  /** Levels of notes whose envelope comes after their filter. */
  private static final float[] FULL = full();

  private final VoicePool pool = new VoicePool(GrainDevice.VOICES, this);
  private final Cloud[] clouds = new Cloud[pool.capacity()];
  private final float[] bends = new float[clouds.length];
  private final EnvelopeTimes times;
  private final LaneEnvelope envelope;
  private final float[] levels = new float[Quantum.FRAMES * Quantum.LANES];
  private final GrainSum sum = new GrainSum();
  private final float[] left = new float[Quantum.FRAMES];
  private final float[] right = new float[Quantum.FRAMES];
  private final float[] noteLeft = new float[Quantum.FRAMES];
  private final float[] noteRight = new float[Quantum.FRAMES];
  private final GrainSettings settings;
  private final GainGlide gain;
  private final long seed;
  private float bend;
  private long notes;

  GrainProcessor(Setup setup, GrainSource source) {
    double rate = setup.sampleRate();
    seed = setup.seed();
    var match = new GrainMatch(source);
    for (int i = 0; i < clouds.length; i++) {
      clouds[i] = new Cloud(source, match, rate);
    }
    times = new EnvelopeTimes(rate);
    envelope = new LaneEnvelope(times);
    settings = new GrainSettings(rate);
    gain = new GainGlide(rate, GrainDevice.SILENCE);
  }

  private static float[] full() {
    float[] full = new float[Quantum.FRAMES * Quantum.LANES];
    Arrays.fill(full, 1);
    return full;
  }

  @Override
  public void process(Io io) {
    Values v = io.values;
    if (pool.silent()) {
      settings.snap();
      gain.snap();
    }
    settings.take(v);
    gain.next(v, GrainDevice.GAIN);
    times.set(
        v.at(GrainDevice.ATTACK) / 1000,
        v.at(GrainDevice.DECAY) / 1000,
        v.at(GrainDevice.SUSTAIN) / 100,
        v.at(GrainDevice.RELEASE) / 1000);
    pool.limit(Math.round(v.at(GrainDevice.POLYPHONY)));
    Events events = io.events;
    for (int i = 0; i < events.size(); i++) {
      handle(events, i);
    }
    if (pool.silent()) {
      Arrays.fill(io.audio, io.offset, io.offset + Quantum.SAMPLES, 0f);
      return;
    }
    envelope.render(levels);
    for (int i = 0; i < clouds.length; i++) {
      if (pool.sounds(i)) {
        clouds[i].advance(settings);
      }
    }
    if (settings.dry == 1) {
      together();
    } else {
      apart();
    }
    float[] gains = gain.gains();
    for (int n = 0; n < Quantum.FRAMES; n++) {
      io.audio[io.offset + 2 * n] = left[n] * gains[n];
      io.audio[io.offset + 2 * n + 1] = right[n] * gains[n];
    }
    for (int i = 0; i < clouds.length; i++) {
      if (pool.sounds(i) && envelope.silent(i)) {
        clouds[i].stop();
        pool.ended(i);
      }
    }
  }

  /** Adds up the grains of all notes, into {@link #left} and {@link #right}. */
  private void together() {
    sum.clear();
    for (int i = 0; i < clouds.length; i++) {
      if (pool.sounds(i)) {
        clouds[i].add(levels, i, sum);
        clouds[i].restFilter();
      }
    }
    sum.read(left, right);
  }

  /** As {@link #together}, each note through its filter before its envelope. */
  private void apart() {
    Arrays.fill(left, 0);
    Arrays.fill(right, 0);
    for (int i = 0; i < clouds.length; i++) {
      if (pool.sounds(i)) {
        sum.clear();
        clouds[i].add(FULL, i, sum);
        sum.read(noteLeft, noteRight);
        clouds[i].filter(settings, noteLeft, noteRight);
        for (int n = 0; n < Quantum.FRAMES; n++) {
          float level = levels[n * Quantum.LANES + i];
          left[n] = Math.fma(level, noteLeft[n], left[n]);
          right[n] = Math.fma(level, noteRight[n], right[n]);
        }
      }
    }
  }

  private void handle(Events events, int i) {
    int frame = events.frame(i);
    int note = events.note(i);
    float value = events.value(i);
    switch (events.kind(i)) {
      case Events.NOTE_ON -> start(frame, note, events.key(i), value);
      case Events.NOTE_OFF -> pool.noteOff(note, frame);
      case Events.NOTE_PITCH -> {
        for (int voice = 0; voice < clouds.length; voice++) {
          if (pool.plays(voice, note)) {
            bends[voice] = value;
            clouds[voice].bend = bend + value;
          }
        }
      }
      case Events.BEND -> {
        bend = BEND_RANGE * value;
        for (int voice = 0; voice < clouds.length; voice++) {
          clouds[voice].bend = bend + bends[voice];
        }
      }
      case Events.CONTROL -> {
        if ((int) events.key(i) == SUSTAIN_PEDAL) {
          pool.pedal(value >= 64, frame);
        }
      }
      case Events.ALL_OFF -> pool.allOff(frame);
      default -> {}
    }
  }

  private void start(int frame, int note, float key, float velocity) {
    int voice = pool.start(note, frame);
    float soft = 1 - settings.velocity;
    float loud = Math.clamp(velocity, 0f, 1f);
    bends[voice] = 0;
    clouds[voice].start(frame, key, soft + settings.velocity * loud * loud, mixed());
    clouds[voice].bend = bend;
    envelope.strikeFresh(voice, frame);
  }

  private long mixed() {
    return Noise.mix(seed + 0x9E3779B9L * notes++);
  }

  @Override
  public float level(int voice) {
    return (float) envelope.level(voice);
  }

  @Override
  public void release(int voice, int frame) {
    envelope.release(voice, frame);
  }

  @Override
  public void fade(int voice, int frame) {
    envelope.steal(voice, frame);
  }

  @Override
  public boolean idle() {
    return pool.silent();
  }

  @Override
  public void reset() {
    pool.reset();
    envelope.reset();
    for (int i = 0; i < clouds.length; i++) {
      clouds[i].stop();
      bends[i] = 0;
    }
    bend = 0;
    notes = 0;
    settings.snap();
    gain.snap();
  }
}
