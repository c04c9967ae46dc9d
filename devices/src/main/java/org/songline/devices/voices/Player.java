package org.songline.devices.voices;

import static org.songline.devices.Parameter.choice;
import static org.songline.devices.Parameter.smooth;

import java.util.List;
import org.songline.devices.Events;
import org.songline.devices.Io;
import org.songline.devices.Parameter;
import org.songline.devices.Parameter.Kind;
import org.songline.devices.Parameter.Scale;
import org.songline.devices.Parameter.Unit;
import org.songline.devices.Values;
import org.songline.dsp.noise.Noise;
import org.songline.dsp.voice.HeldNotes;
import org.songline.dsp.voice.VoicePool;

/**
 * Gives the notes of an instrument to its voices: many at once, or one at a time with the newest
 * key first; slides between them; the sustain pedal; and what belongs to single notes.
 */
public final class Player {
  private static final int SUSTAIN_PEDAL = 64;
  private static final int MODULATION_WHEEL = 1;
  private static final int POLY = 0;
  private static final int MONO = 1;

  /** Semitones of vibrato at full modulation wheel. */
  public static final float WHEEL_VIBRATO = 0.5f;

  /** A new note. The player owns it; it is valid only during {@link Voices#start}. */
  public static final class Strike {
    /** Frame within the quantum. */
    public int frame;

    /** Pitch in semitones, and the pitch at which a slide to it begins. */
    public float key;

    public float from;

    /** Seconds of the slide. */
    public double glide;

    /** 0 to 1. */
    public float velocity;

    /** Pressure of the channel. */
    public float pressure;

    /** How many notes came before. */
    public int number;

    /** For phases, noise and chance: the same whenever the song plays this note. */
    public long seed;

    /** -1 and 1 in turn. */
    public int side() {
      return (number & 1) == 0 ? -1 : 1;
    }

    /** A place between left (-1) and right that spreads successive notes. */
    public float place(float width) {
      return width * side() * ((number & 2) == 0 ? 1 : 0.5f);
    }
  }

  /** What makes the sound. */
  public interface Voices extends VoicePool.Sound {
    /** A note begins on a voice that is silent or must be so at once. */
    void start(int voice, Strike strike);

    /** The pitch of a sounding voice goes elsewhere. */
    void glide(int voice, float key, double seconds);

    /** Octaves from the pitch of a sounding voice to a key. */
    double away(int voice, float key);

    /** A new attack on a sounding voice. */
    void again(int voice, int frame, float velocity);

    /** Expression of one note: a kind of {@link Events} and its value. */
    void express(int voice, int kind, float value);

    /** Bend of the whole instrument, -1 to 1, and its modulation wheel, 0 to 1. */
    void wheels(float bend, float wheel);

    /** Pressure of the whole channel, 0 to 1. */
    void pressure(float value);
  }

  private final Voices voices;
  private final VoicePool pool;
  private final long seed;
  private final int first;
  private final HeldNotes heldNotes = new HeldNotes();
  private final Strike strike = new Strike();

  private int mode;
  private double glide;
  private boolean rate;
  private boolean overlapping;
  private float bend;
  private float wheel;
  private float channelPressure;
  private float lastKey = Float.NaN;
  private int notes;

  /**
   * A player of silent voices.
   *
   * @param count the most notes at a time
   * @param first place of the first of {@link #addParameters} in the table
   */
  public Player(int count, long seed, int first, Voices voices) {
    this.voices = voices;
    this.seed = seed;
    this.first = first;
    pool = new VoicePool(count, voices);
  }

  /** How many voices there must be. */
  public int capacity() {
    return pool.capacity();
  }

  /** Adds the parameters of the player to a table, in one row. */
  public static void addParameters(List<Parameter> table) {
    table.add(
        choice(
            "mode",
            "Mode",
            "Many notes at once; one at a time; or one at a time where overlapping notes flow into"
                + " each other without a new attack.",
            List.of("poly", "mono", "legato")));
    table.add(
        smooth(
                "glide",
                "Glide",
                Unit.SECONDS,
                0,
                5,
                0,
                "Time to slide from the last note to the next; in legato mode only between"
                    + " overlapping notes.")
            .scaled(Scale.SQUARE));
    table.add(
        choice(
            "glide-mode",
            "Glide mode",
            "Whether every slide takes the time of the glide, or every octave of it does.",
            List.of("time", "rate")));
    table.add(
        choice(
            "glide-notes",
            "Glide notes",
            "Whether all notes slide or only those that begin while another is held.",
            List.of("all", "overlapping")));
    table.add(
        smooth("bend-range", "Bend range", Unit.PLAIN, 0, 48, 2, "Semitones of a full pitch bend.")
            .of(Kind.STEPPED));
  }

  /** Semitones of a full bend. */
  public float bendRange(Values values) {
    return values.at(first + 4);
  }

  /** Takes the values and the events of a quantum. */
  public void play(Io io) {
    Values v = io.values;
    mode = v.choice(first);
    glide = v.end(first + 1);
    rate = v.on(first + 2);
    overlapping = v.on(first + 3);
    voices.wheels(bend, wheel);
    Events events = io.events;
    for (int i = 0; i < events.size(); i++) {
      event(io, events, i);
    }
  }

  /** The sound of a voice has ended. */
  public void ended(int voice) {
    pool.ended(voice);
  }

  public void reset() {
    pool.reset();
    heldNotes.clear();
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
        voices.wheels(bend, wheel);
      }
      case Events.PRESSURE -> {
        channelPressure = value;
        voices.pressure(value);
      }
      case Events.ALL_OFF -> {
        heldNotes.clear();
        pool.allOff(frame);
      }
      default -> {
        for (int voice = 0; voice < pool.capacity(); voice++) {
          if (pool.plays(voice, note)) {
            voices.express(voice, events.kind(i), value);
          }
        }
      }
    }
  }

  private void noteOn(long position, int frame, int note, float key, float velocity) {
    float from = Float.isNaN(lastKey) ? key : lastKey;
    lastKey = key;
    boolean overlaps = !heldNotes.isEmpty();
    heldNotes.push(note, key);
    if (mode != POLY) {
      if (flow(frame, note, key, velocity, overlaps)) {
        return;
      }
      from = mode == MONO ? from : key;
    }
    int voice = pool.start(note, frame);
    strike.frame = frame;
    strike.key = key;
    strike.glide = from == key ? 0 : seconds(Math.abs(key - from) / 12, overlaps);
    strike.from = strike.glide > 0 ? from : key;
    strike.velocity = velocity;
    strike.pressure = channelPressure;
    strike.number = notes;
    strike.seed = Noise.mix(seed ^ Noise.mix(position * 128 + Math.round(key * 8)));
    voices.start(voice, strike);
    notes++;
  }

  /** Seconds of a slide over so many octaves. */
  private double seconds(double octaves, boolean overlaps) {
    if (overlapping && !overlaps) {
      return 0;
    }
    return rate ? glide * octaves : glide;
  }

  /** Takes over the sounding voice in the mono modes, if there is one. */
  private boolean flow(int frame, int note, float key, float velocity, boolean overlaps) {
    boolean legato = mode != MONO;
    for (int voice = 0; voice < pool.capacity(); voice++) {
      if (!pool.playing(voice)) {
        continue;
      }
      if (legato && !overlaps) {
        pool.fade(voice, frame);
        continue;
      }
      pool.renew(voice, note);
      voices.glide(voice, key, seconds(voices.away(voice, key), overlaps));
      if (!legato) {
        voices.again(voice, frame, velocity);
      }
      return true;
    }
    return false;
  }

  private void noteOff(int frame, int note) {
    heldNotes.remove(note);
    if (mode == POLY || heldNotes.isEmpty()) {
      pool.noteOff(note, frame);
      return;
    }
    for (int voice = 0; voice < pool.capacity(); voice++) {
      if (pool.plays(voice, note) && pool.held(voice)) {
        pool.renew(voice, heldNotes.note());
        lastKey = heldNotes.key();
        voices.glide(voice, lastKey, seconds(voices.away(voice, lastKey), true));
      }
    }
  }

  private void control(int frame, int number, float value) {
    if (number == MODULATION_WHEEL) {
      wheel = value * (1f / 127);
      voices.wheels(bend, wheel);
    } else if (number == SUSTAIN_PEDAL) {
      pool.pedal(value >= 64, frame);
    }
  }
}
