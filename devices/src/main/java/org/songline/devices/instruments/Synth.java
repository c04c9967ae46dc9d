package org.songline.devices.instruments;

import java.util.Arrays;
import org.songline.devices.Events;
import org.songline.devices.Io;
import org.songline.devices.Processor;
import org.songline.devices.Setup;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;
import org.songline.dsp.noise.Noise;
import org.songline.dsp.voice.HeldNotes;

/** The running synthesizer: gives notes to voices and sums what they make. */
final class Synth implements Processor {
  private static final int LANES = Quantum.LANES;
  private static final int SUSTAIN_PEDAL = 64;
  private static final int MODULATION_WHEEL = 1;
  private static final int POLY = 0;
  private static final int MONO = 1;

  /** Semitones of vibrato at full modulation wheel. */
  private static final float WHEEL_VIBRATO = 0.5f;

  private final SynthControls controls;
  private final VoiceGroup[] groups;
  private final int voices;
  private final long seed;
  private final HeldNotes heldNotes = new HeldNotes();
  private final float[] sumLeft = new float[Quantum.FRAMES * LANES];
  private final float[] sumRight = new float[Quantum.FRAMES * LANES];

  private boolean pedal;
  private float bend;
  private float wheel;
  private float channelPressure;
  private float lastKey = Float.NaN;
  private int notes;

  Synth(Setup setup, VoiceKernels kernels) {
    controls = new SynthControls(setup.sampleRate(), setup.seed());
    seed = setup.seed();
    voices = (int) Math.rint(setup.initial().get(SynthTable.VOICES));
    // As many again for voices that are fading because another took their place.
    groups = new VoiceGroup[(2 * voices + LANES - 1) / LANES];
    for (int i = 0; i < groups.length; i++) {
      groups[i] = new VoiceGroup(kernels, controls);
    }
  }

  @Override
  public void process(Io io) {
    controls.update(io, idle());
    Events events = io.events;
    for (VoiceGroup group : groups) {
      group.bend(bend * controls.bendRange, wheel * WHEEL_VIBRATO);
    }
    for (int i = 0; i < events.size(); i++) {
      event(io, events, i);
    }
    boolean any = false;
    for (VoiceGroup group : groups) {
      if (group.active != 0) {
        if (!any) {
          Arrays.fill(sumLeft, 0);
          Arrays.fill(sumRight, 0);
        }
        any = true;
        group.render(sumLeft, sumRight);
      }
    }
    if (any) {
      for (int f = 0; f < Quantum.FRAMES; f++) {
        int to = io.offset + 2 * f;
        io.audio[to] += across(sumLeft, f * LANES);
        io.audio[to + 1] += across(sumRight, f * LANES);
      }
    }
  }

  /** The sum of sixteen lanes in one order for all machines. */
  private static float across(float[] x, int i) {
    float a = (x[i] + x[i + 8]) + (x[i + 4] + x[i + 12]);
    float b = (x[i + 1] + x[i + 9]) + (x[i + 5] + x[i + 13]);
    float c = (x[i + 2] + x[i + 10]) + (x[i + 6] + x[i + 14]);
    float d = (x[i + 3] + x[i + 11]) + (x[i + 7] + x[i + 15]);
    return (a + c) + (b + d);
  }

  @Override
  public boolean idle() {
    for (VoiceGroup group : groups) {
      if (group.active != 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void reset() {
    for (VoiceGroup group : groups) {
      group.reset();
    }
    heldNotes.clear();
    pedal = false;
    bend = 0;
    wheel = 0;
    channelPressure = 0;
    lastKey = Float.NaN;
    notes = 0;
  }

  private void event(Io io, Events events, int i) {
    int frame = events.frame(i);
    int note = events.note(i);
    float value = events.value(i);
    switch (events.kind(i)) {
      case Events.NOTE_ON -> noteOn(io.frame + frame, frame, note, events.key(i), value);
      case Events.NOTE_OFF -> noteOff(frame, note);
      case Events.CONTROL -> control(frame, Math.round(events.key(i)), value);
      case Events.BEND -> {
        bend = value;
        moved();
      }
      case Events.PRESSURE -> {
        channelPressure = value;
        for (VoiceGroup group : groups) {
          Arrays.fill(group.pressure, value);
        }
      }
      case Events.ALL_OFF -> allOff(frame);
      default -> expression(events.kind(i), note, value);
    }
  }

  private void moved() {
    for (VoiceGroup group : groups) {
      group.bend(bend * controls.bendRange, wheel * WHEEL_VIBRATO);
    }
  }

  private void noteOn(long position, int frame, int note, float key, float velocity) {
    float from = Float.isNaN(lastKey) ? key : lastKey;
    lastKey = key;
    if (controls.mode != POLY) {
      boolean overlaps = !heldNotes.isEmpty();
      heldNotes.push(note, key);
      if (flow(frame, note, key, velocity, overlaps)) {
        return;
      }
      from = controls.mode == MONO ? from : key;
    }
    int place = place(frame);
    VoiceGroup group = groups[place / LANES];
    int lane = place % LANES;
    group.note[lane] = note;
    group.since[lane] = notes;
    group.held[lane] = true;
    group.pedalled[lane] = false;
    group.velocity[lane] = velocity;
    group.bend[lane] = 0;
    group.pressure[lane] = channelPressure;
    group.timbre[lane] = 0;
    group.gain[lane] = 1;
    pan(group, lane, controls.pan * ((notes & 1) == 0 ? -1 : 1) * ((notes & 2) == 0 ? 1 : 0.5f));
    long own = Noise.mix(seed ^ Noise.mix(position * 128 + Math.round(key * 8)));
    double glide = from == key ? 0 : controls.glide;
    group.start(lane, frame, key, glide > 0 ? from : key, glide, own);
    notes++;
  }

  /** Takes over the sounding voice in the mono modes, if there is one. */
  private boolean flow(int frame, int note, float key, float velocity, boolean overlaps) {
    for (VoiceGroup group : groups) {
      for (int lane = 0; lane < LANES; lane++) {
        if (group.on(lane) && !group.stolen[lane]) {
          boolean legato = controls.mode != MONO;
          if (legato && !overlaps) {
            group.steal(lane, frame);
            continue;
          }
          group.note[lane] = note;
          group.held[lane] = true;
          group.pedalled[lane] = false;
          group.glide(lane, key, controls.glide);
          if (!legato) {
            group.velocity[lane] = velocity;
            group.strike(lane, frame);
          }
          return true;
        }
      }
    }
    return false;
  }

  /** A free voice; when all are taken, the least missed one is faded out. */
  private int place(int frame) {
    int sounding = 0;
    int free = -1;
    for (int i = 0; i < groups.length * LANES; i++) {
      VoiceGroup group = groups[i / LANES];
      if (!group.on(i % LANES)) {
        free = free < 0 ? i : free;
      } else if (!group.stolen[i % LANES]) {
        sounding++;
      }
    }
    if (sounding >= voices) {
      int victim = least(false);
      groups[victim / LANES].steal(victim % LANES, frame);
    }
    return free >= 0 ? free : least(true);
  }

  /** The voice to give up: let go before held, then the quietest or else the oldest. */
  private int least(boolean fading) {
    int best = 0;
    double score = Double.POSITIVE_INFINITY;
    for (int i = 0; i < groups.length * LANES; i++) {
      VoiceGroup group = groups[i / LANES];
      int lane = i % LANES;
      if (group.on(lane) && group.stolen[lane] == fading) {
        boolean keep = group.held[lane] || group.pedalled[lane];
        double own = fading || !keep ? group.level(lane) : 1e6 + group.since[lane];
        if (own < score) {
          score = own;
          best = i;
        }
      }
    }
    return best;
  }

  private void noteOff(int frame, int note) {
    heldNotes.remove(note);
    for (VoiceGroup group : groups) {
      for (int lane = 0; lane < LANES; lane++) {
        if (group.on(lane) && group.held[lane] && group.note[lane] == note) {
          if (controls.mode != POLY && !heldNotes.isEmpty()) {
            group.note[lane] = heldNotes.note();
            lastKey = heldNotes.key();
            group.glide(lane, lastKey, controls.glide);
          } else {
            group.held[lane] = false;
            group.pedalled[lane] = pedal;
            if (!pedal) {
              group.release(lane, frame);
            }
          }
        }
      }
    }
  }

  private void control(int frame, int number, float value) {
    if (number == MODULATION_WHEEL) {
      wheel = value * (1f / 127);
      moved();
    } else if (number == SUSTAIN_PEDAL) {
      pedal = value >= 64;
      for (VoiceGroup group : groups) {
        for (int lane = 0; !pedal && lane < LANES; lane++) {
          if (group.on(lane) && group.pedalled[lane]) {
            group.pedalled[lane] = false;
            group.release(lane, frame);
          }
        }
      }
    }
  }

  private void allOff(int frame) {
    heldNotes.clear();
    pedal = false;
    for (VoiceGroup group : groups) {
      for (int lane = 0; lane < LANES; lane++) {
        if (group.on(lane) && !group.stolen[lane]) {
          group.held[lane] = false;
          group.pedalled[lane] = false;
          group.release(lane, frame);
        }
      }
    }
  }

  private void expression(int kind, int note, float value) {
    for (VoiceGroup group : groups) {
      for (int lane = 0; lane < LANES; lane++) {
        if (group.on(lane) && !group.stolen[lane] && group.note[lane] == note) {
          switch (kind) {
            case Events.NOTE_PITCH -> group.bend[lane] = value;
            case Events.NOTE_PRESSURE -> group.pressure[lane] = value;
            case Events.NOTE_TIMBRE -> group.timbre[lane] = value;
            case Events.NOTE_GAIN -> group.gain[lane] = (float) Exact.gain(value);
            case Events.NOTE_PAN -> pan(group, lane, value);
            default -> {}
          }
          if (group.starts(lane)) {
            group.settle(lane);
          }
        }
      }
    }
  }

  /** Constant power, 0 dB in the centre. */
  private static void pan(VoiceGroup group, int lane, float pan) {
    float turns = 0.125f * (1 + Math.clamp(pan, -1f, 1f));
    group.panLeft[lane] = 1.41421356f * Exact.fastCos(turns);
    group.panRight[lane] = pan == 0 ? group.panLeft[lane] : 1.41421356f * Exact.fastSin(turns);
  }
}
