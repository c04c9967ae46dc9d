package org.songline.devices.synth;

import java.util.ArrayList;
import java.util.List;
import org.songline.devices.Parameter;

/** The parameters of the synthesizer, and the place of each in the table. */
final class SynthTable {
  static final List<Parameter> PARAMETERS = parameters();

  static final int OSCILLATOR_COUNT = 3;

  /** Parameters of one oscillator, after the first of each. */
  static final int SHAPE = 0;

  static final int POSITION = 1;
  static final int WIDTH = 2;
  static final int OCTAVE = 3;
  static final int SEMITONES = 4;
  static final int FINE = 5;
  static final int LEVEL = 6;

  /** First parameter of each oscillator. */
  static final int[] OSCILLATORS = {at("osc1-shape"), at("osc2-shape"), at("osc3-shape")};

  static final int SUB_SHAPE = at("sub-shape");
  static final int SUB_LEVEL = at("sub-level");
  static final int NOISE_LEVEL = at("noise-level");
  static final int NOISE_COLOUR = at("noise-colour");
  static final int UNISON = at("unison");
  static final int DETUNE = at("detune");
  static final int SPREAD = at("spread");
  static final int BLEND = at("blend");
  static final int RANDOM_PHASE = at("random-phase");
  static final int SYNC_1 = at("osc1-sync");
  static final int SYNC_2 = at("osc2-sync");
  static final int FM_SOURCE_1 = at("osc1-fm-source");
  static final int FM_1 = at("osc1-fm");
  static final int FM_SOURCE_2 = at("osc2-fm-source");
  static final int FM_2 = at("osc2-fm");
  static final int RING = at("ring");
  static final int RING_LEVEL = at("ring-level");
  static final int DRIVE = at("drive");

  /** Parameters of one filter, after the first of each. */
  static final int CUTOFF = 1;

  static final int RESONANCE = 2;
  static final int KEY_TRACK = 3;
  static final int FILTER_ENVELOPE = 4;

  /** First parameter of each filter. */
  static final int[] FILTERS = {at("filter"), at("filter2")};

  static final int PARALLEL = at("filter-parallel");
  static final int FILTER_FM_SOURCE = at("filter-fm-source");
  static final int FILTER_FM = at("filter-fm");
  static final int FILTER_VELOCITY = at("filter-velocity");

  /** Attack of each envelope; decay, sustain and release follow. */
  static final int[] ENVELOPES = {
    at("amp-attack"), at("mod-attack"), at("env3-attack"), at("env4-attack")
  };

  static final int PITCH_ENVELOPE = at("pitch-envelope");

  /** First parameter of each LFO. */
  static final int[] LFOS = {at("lfo-shape"), at("lfo2-shape"), at("lfo3-shape"), at("lfo4-shape")};

  static final int LFO_PITCH = at("lfo-pitch");
  static final int LFO_CUTOFF = at("lfo-cutoff");
  static final int LFO_LEVEL = at("lfo-level");
  static final int LFO_WIDTH = at("lfo-width");
  static final int LFO_POSITION = at("lfo-position");

  /** Source of the first slot of the matrix; target, amount and via follow, then the next slot. */
  static final int MATRIX = at("mod1-source");

  static final int SLOTS = 12;
  static final int VELOCITY = at("velocity");
  static final int PLAYER = at("mode");
  static final int PRESSURE_CUTOFF = at("pressure-cutoff");
  static final int TIMBRE_CUTOFF = at("timbre-cutoff");
  static final int TIMBRE_POSITION = at("timbre-position");
  static final int STEREO = at("stereo");
  static final int VOICES = at("voices");
  static final int VOLUME = at("level");
  static final int OUTPUT = at("output");

  /** Waves before the wavetables in the list of shapes. */
  static final int CLASSIC = 4;

  private SynthTable() {}

  private static int at(String id) {
    int place = Parameter.place(PARAMETERS, id);
    if (place < 0) {
      throw new IllegalArgumentException(id);
    }
    return place;
  }

  private static List<Parameter> parameters() {
    List<Parameter> table = new ArrayList<>();
    SourceParameters.add(table);
    FilterParameters.add(table);
    MotionParameters.add(table);
    PlayParameters.add(table);
    return List.copyOf(table);
  }
}
