package org.songline.devices.drums;

import org.jspecify.annotations.Nullable;
import org.songline.devices.Events;
import org.songline.devices.Io;
import org.songline.devices.Processor;
import org.songline.devices.Setup;
import org.songline.devices.Values;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;
import org.songline.dsp.noise.Noise;

/** The running drum machine: sixteen pads, and the keys that play one of them as a bass. */
final class Drums implements Processor {
  private static final double CHOKE = 0.012;
  private static final double AGAIN = 0.004;

  private final Pad[] pads;
  private final Stroke stroke = new Stroke();
  private final BassKeys bass = new BassKeys();
  private final long seed;

  Drums(Setup setup, @Nullable DrumSample[] samples) {
    seed = setup.seed();
    pads = new Pad[DrumKit.PADS.size()];
    for (int pad = 0; pad < pads.length; pad++) {
      pads[pad] =
          new Pad(
              setup.sampleRate(),
              seed + pad,
              DrumKit.PADS.get(pad).eight(),
              DrumsTable.pad(pad),
              samples[pad]);
    }
  }

  @Override
  public void process(Io io) {
    Events events = io.events;
    int done = 0;
    for (int i = 0; i < events.size(); i++) {
      if (events.frame(i) > done) {
        render(done, events.frame(i));
        done = events.frame(i);
      }
      event(io, i);
    }
    render(done, Quantum.FRAMES);
    for (int pad = 0; pad < pads.length; pad++) {
      if (pads[pad].alive()) {
        pads[pad].finish(io);
      }
    }
  }

  private void event(Io io, int i) {
    Events events = io.events;
    switch (events.kind(i)) {
      case Events.NOTE_ON -> noteOn(io, i);
      case Events.NOTE_OFF -> bassOff(io.values, events.note(i));
      case Events.NOTE_PITCH -> {
        bass.pitch(events.note(i), events.value(i));
        bend(io.values);
      }
      case Events.BEND -> {
        bass.bend(events.value(i));
        bend(io.values);
      }
      case Events.ALL_OFF -> {
        bass.clear();
        for (Pad pad : pads) {
          pad.fade(CHOKE);
        }
      }
      default -> {}
    }
  }

  private void noteOn(Io io, int i) {
    Events events = io.events;
    Values v = io.values;
    int key = Math.round(events.key(i));
    int mode = v.choice(DrumsTable.BASS_KEYS);
    if (BassKeys.plays(mode, key)) {
      bassOn(io, i, mode);
      return;
    }
    int pad = DrumKit.pad(v.choice(DrumsTable.MAP), key);
    if (pad >= 0) {
      strike(io, pad, i, 0);
    }
  }

  private void strike(Io io, int pad, int event, float octaves) {
    Values v = io.values;
    int at = DrumsTable.pad(pad);
    int choke = v.choice(at + DrumsTable.CHOKE);
    for (int other = 0; other < pads.length; other++) {
      if (other == pad) {
        pads[other].fade(AGAIN);
      } else if (choke > 0 && v.choice(DrumsTable.pad(other) + DrumsTable.CHOKE) == choke) {
        pads[other].fade(CHOKE);
      }
    }
    float velocity = io.events.value(event);
    stroke.velocity = velocity;
    stroke.gain = loudness(velocity, v.at(at + DrumsTable.VELOCITY));
    stroke.tune = Exact.fastExp2(v.at(at + DrumsTable.TUNE) * (1f / 12));
    stroke.decay = v.at(at + DrumsTable.DECAY) * 0.01;
    stroke.snap = v.at(at + DrumsTable.SNAP) * 0.01;
    stroke.body = v.at(at + DrumsTable.BODY) * 0.01;
    stroke.sweep = v.at(at + DrumsTable.SWEEP) * 0.01;
    stroke.colour = Exact.fastExp2(v.at(at + DrumsTable.COLOUR) * 0.01f);
    stroke.bend = octaves;
    stroke.from = v.at(at + DrumsTable.START) * 0.01;
    stroke.to = v.at(at + DrumsTable.END) * 0.01;
    stroke.reverse = v.on(at + DrumsTable.REVERSE);
    pads[pad].strike(
        DrumKit.PADS.get(pad).sound(v.choice(DrumsTable.KIT), pad),
        v.choice(at + DrumsTable.MODEL),
        stroke,
        Noise.mix(seed + io.frame + io.events.frame(event)));
  }

  /** Loudness to the power of 1.5 of velocity at 100 %. */
  private static float loudness(float velocity, float percent) {
    float full = velocity * (float) Math.sqrt(velocity);
    return percent == 100 ? full : Exact.fastExp2(Exact.fastLog2(full) * percent * 0.01f);
  }

  private void bassOn(Io io, int i, int mode) {
    Values v = io.values;
    int pad = v.choice(DrumsTable.BASS_PAD);
    boolean tied = bass.held() && pads[pad].newestSounds();
    bass.on(io.events.note(i), BassKeys.semitones(mode, Math.round(io.events.key(i))));
    float glide = v.at(DrumsTable.BASS_GLIDE) * 0.001f;
    if (tied && glide > 0) {
      pads[pad].glide(octaves(v), glide);
    } else {
      strike(io, pad, i, octaves(v));
    }
  }

  private void bassOff(Values v, int note) {
    boolean sounded = bass.sounds(note);
    if (!bass.off(note)) {
      return;
    }
    Pad pad = pads[v.choice(DrumsTable.BASS_PAD)];
    if (!bass.held()) {
      pad.fade(v.at(DrumsTable.BASS_RELEASE) * 0.001f);
    } else if (sounded) {
      pad.glide(octaves(v), v.at(DrumsTable.BASS_GLIDE) * 0.001f);
    }
  }

  /** Bends follow at once: the host says them often enough to be smooth. */
  private void bend(Values v) {
    if (bass.held()) {
      pads[v.choice(DrumsTable.BASS_PAD)].glide(octaves(v), 0.003);
    }
  }

  private float octaves(Values v) {
    return bass.semitones(v.at(DrumsTable.BEND_RANGE)) * (1f / 12);
  }

  private void render(int from, int to) {
    for (int pad = 0; pad < pads.length; pad++) {
      if (pads[pad].alive()) {
        pads[pad].render(from, to);
      }
    }
  }

  @Override
  public boolean idle() {
    for (int pad = 0; pad < pads.length; pad++) {
      if (pads[pad].alive()) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void reset() {
    bass.reset();
    for (int pad = 0; pad < pads.length; pad++) {
      pads[pad].reset();
    }
  }
}
