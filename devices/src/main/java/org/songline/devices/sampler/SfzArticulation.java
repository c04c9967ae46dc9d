package org.songline.devices.sampler;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.songline.dsp.envelope.Lfo;
import org.songline.media.sfz.SfzInstrument;
import org.songline.media.sfz.SfzOpcodes;
import org.songline.media.sfz.SfzRegion;
import org.songline.media.soundfont.Generator;

/** Reads when a region plays and how it answers controllers. */
final class SfzArticulation {
  private static final Pattern CONDITION = Pattern.compile("(on_)?(lo|hi)(hd)?cc(\\d+)");
  private static final Pattern FADE = Pattern.compile("xf(in|out)_(lo|hi)(key|vel|cc)(\\d*)");
  private static final Pattern POINT = Pattern.compile("amp_velcurve_(\\d+)");
  private static final Pattern LFO = Pattern.compile("lfo(\\d)_(\\w+)");
  private static final int KEYS = 127;

  private final SfzRegion region;
  private final SfzInstrument instrument;
  private final Articulation.Builder to = new Articulation.Builder();

  SfzArticulation(SfzRegion region, SfzInstrument instrument) {
    this.region = region;
    this.instrument = instrument;
  }

  /** The articulation; the values of oscillators go into the zone. */
  Articulation of(Zone.Builder zone) {
    conditions();
    fades();
    velocity();
    chance();
    switches();
    polyphony();
    oscillators(zone);
    moves();
    to.bends = region.has("bend_up") || region.has("bend_down");
    zone.set(Target.BEND_UP, region.number("bend_up", 200));
    zone.set(Target.BEND_DOWN, region.number("bend_down", -200));
    to.releaseDecay = (float) region.number("rt_decay", 0);
    return to.build();
  }

  private float number(String opcode, double otherwise) {
    return (float) region.number(opcode, otherwise);
  }

  private void conditions() {
    Map<Integer, float[]> holds = new HashMap<>();
    Map<Integer, float[]> starts = new HashMap<>();
    for (String opcode : region.opcodes().keySet()) {
      Matcher matcher = CONDITION.matcher(opcode);
      if (matcher.matches()) {
        Map<Integer, float[]> into = matcher.group(1) == null ? holds : starts;
        int controller = Integer.parseInt(matcher.group(4));
        float[] range = into.computeIfAbsent(controller, any -> new float[] {0, KEYS});
        float scale = matcher.group(3) == null ? 1 : KEYS;
        range[matcher.group(2).equals("lo") ? 0 : 1] = scale * number(opcode, 0);
      }
    }
    bend(holds, "lobend", 0);
    bend(holds, "hibend", 1);
    pressure(holds);
    holds.forEach((c, r) -> to.conditions.add(new Articulation.Condition(c, r[0], r[1])));
    starts.forEach((c, r) -> to.starts.add(new Articulation.Condition(c, r[0], r[1])));
  }

  private void bend(Map<Integer, float[]> holds, String opcode, int end) {
    if (region.has(opcode)) {
      float[] range = holds.computeIfAbsent(Articulation.BEND, any -> new float[] {0, KEYS});
      range[end] = (float) ((region.number(opcode, 0) + 8192) / 16383 * KEYS);
    }
  }

  private void pressure(Map<Integer, float[]> holds) {
    if (region.has("lochanaft") || region.has("hichanaft")) {
      float[] range = {number("lochanaft", 0), number("hichanaft", KEYS)};
      holds.put(Articulation.CHANNEL_PRESSURE, range);
    }
  }

  private void fades() {
    Map<String, float[]> ranges = new HashMap<>();
    for (String opcode : region.opcodes().keySet()) {
      Matcher matcher = FADE.matcher(opcode);
      if (matcher.matches()) {
        boolean rises = matcher.group(1).equals("in");
        String name = matcher.group(1) + " " + matcher.group(3) + " " + matcher.group(4);
        float edge = rises ? 0 : KEYS;
        float[] range = ranges.computeIfAbsent(name, any -> new float[] {edge, edge});
        boolean key = matcher.group(3).equals("key");
        range[matcher.group(2).equals("lo") ? 0 : 1] =
            key ? region.key(opcode, 0) : number(opcode, 0);
      }
    }
    ranges.forEach(
        (name, range) -> {
          String[] parts = name.split(" ", -1);
          int controller =
              switch (parts[1]) {
                case "key" -> Articulation.KEY;
                case "vel" -> Articulation.VELOCITY;
                default -> Integer.parseInt(parts[2]);
              };
          String curve = region.text("xf_" + parts[1] + "curve", "power");
          boolean power = !curve.strip().equals("gain");
          to.fades.add(
              new Articulation.Fade(controller, range[0], range[1], parts[0].equals("in"), power));
        });
  }

  private void velocity() {
    float[] points = new float[KEYS + 1];
    Arrays.fill(points, Float.NaN);
    points[0] = 0;
    points[KEYS] = 1;
    boolean any = false;
    for (String opcode : region.opcodes().keySet()) {
      Matcher matcher = POINT.matcher(opcode);
      if (matcher.matches()) {
        any = true;
        points[Integer.parseInt(matcher.group(1))] = Math.clamp(number(opcode, 0), 0, 1);
      }
    }
    if (!any) {
      return;
    }
    int last = 0;
    for (int i = 1; i <= KEYS; i++) {
      if (!Float.isNaN(points[i])) {
        for (int k = last + 1; k < i; k++) {
          points[k] = points[last] + (points[i] - points[last]) * (k - last) / (i - last);
        }
        last = i;
      }
    }
    to.velocityGains = points;
  }

  private void chance() {
    to.ampKeytrack = number("amp_keytrack", 0);
    to.ampKeycenter = region.key("amp_keycenter", 60);
    to.filterKeytrack = number("fil_keytrack", 0);
    to.filterKeycenter = region.key("fil_keycenter", 60);
    to.ampRandom = number("amp_random", 0);
    to.pitchRandom = number("pitch_random", 0);
    to.filterRandom = number("fil_random", 0);
    to.offsetRandom = number("offset_random", 0);
    to.delayRandom = number("delay_random", 0);
  }

  private void switches() {
    to.switchLow = region.key("sw_lokey", 128);
    to.switchHigh = region.key("sw_hikey", region.has("sw_lokey") ? KEYS : -1);
    to.chosenLow = region.key("sw_last", region.key("sw_lolast", -1));
    to.chosenHigh = region.key("sw_last", region.key("sw_hilast", to.chosenLow));
    if (to.chosenLow >= 0 && !region.has("sw_lokey")) {
      to.switchLow = to.chosenLow;
      to.switchHigh = to.chosenHigh;
    }
    to.chosenFirst = region.key("sw_default", -1);
    to.keyDown = region.key("sw_down", -1);
    to.keyUp = region.key("sw_up", -1);
    to.keyBefore = region.key("sw_previous", -1);
  }

  private void polyphony() {
    to.polyphony = (int) Math.clamp(region.number("polyphony", 0), 0, 1000);
    to.notePolyphony = (int) Math.clamp(region.number("note_polyphony", 0), 0, 1000);
    to.off =
        switch (region.text("off_mode", "fast").strip()) {
          case "normal" -> Articulation.Off.NORMAL;
          case "time" -> Articulation.Off.TIME;
          default -> region.has("off_time") ? Articulation.Off.TIME : Articulation.Off.FAST;
        };
    to.offSeconds = (float) Math.clamp(region.number("off_time", 0.006), 0, 100);
  }

  private void oscillators(Zone.Builder zone) {
    int first = SfzOpcodes.LFOS;
    old(zone, "amplfo", first, Target.LFO_VOLUME);
    old(zone, "fillfo", first + 1, Target.LFO_CUTOFF);
    old(zone, "pitchlfo", first + 2, Target.LFO_PITCH);
    for (String opcode : region.opcodes().keySet()) {
      Matcher matcher = LFO.matcher(opcode);
      if (matcher.matches()) {
        int number = Integer.parseInt(matcher.group(1)) - 1;
        to.shapes[number] = shape((int) number("lfo" + (number + 1) + "_wave", 1));
        if (field(matcher.group(2)) >= 0) {
          zone.set(Target.lfo(number, field(matcher.group(2))), region.number(opcode, 0));
        }
      }
    }
  }

  private static Lfo shape(int wave) {
    return switch (wave) {
      case 0 -> Lfo.TRIANGLE;
      case 3 -> Lfo.SQUARE;
      case 6 -> Lfo.RISING_SAW;
      case 7 -> Lfo.FALLING_SAW;
      case 12 -> Lfo.SAMPLE_AND_HOLD;
      default -> Lfo.SINE;
    };
  }

  /** An oscillator of SFZ 1, which moves one thing. */
  private void old(Zone.Builder zone, String name, int number, int depth) {
    boolean used = region.opcodes().keySet().stream().anyMatch(o -> o.startsWith(name + "_"));
    if (used) {
      to.shapes[number] = Lfo.SINE;
      zone.set(Target.lfo(number, Target.LFO_FREQUENCY), region.number(name + "_freq", 0));
      zone.set(Target.lfo(number, Target.LFO_DELAY), region.number(name + "_delay", 0));
      zone.set(Target.lfo(number, Target.LFO_FADE), region.number(name + "_fade", 0));
      zone.set(Target.lfo(number, depth), region.number(name + "_depth", 0));
    }
  }

  private static int field(String name) {
    return switch (name) {
      case "freq" -> Target.LFO_FREQUENCY;
      case "delay" -> Target.LFO_DELAY;
      case "fade" -> Target.LFO_FADE;
      case "phase" -> Target.LFO_PHASE;
      case "pitch" -> Target.LFO_PITCH;
      case "volume" -> Target.LFO_VOLUME;
      case "amplitude" -> Target.LFO_AMPLITUDE;
      case "pan" -> Target.LFO_PAN;
      case "cutoff" -> Target.LFO_CUTOFF;
      default -> -1;
    };
  }

  private void moves() {
    float track = number("fil_veltrack", 0);
    if (track != 0) {
      add(Articulation.VELOCITY, Generator.FILTER_CUTOFF, track, 0);
    }
    for (SfzRegion.Move move : region.moves()) {
      float scale =
          switch (move.value()) {
            case "pan" -> 5;
            case "resonance" -> 10;
            default -> 1;
          };
      add(move.controller(), target(move.value()), scale * (float) move.amount(), move.curve());
    }
  }

  private void add(int controller, int target, float amount, int curve) {
    int shape = controller == Articulation.RANDOM_BIPOLAR && curve == 0 ? 1 : curve;
    if (target >= 0) {
      to.moves.add(new Articulation.Move(controller, target, amount, instrument.curve(shape)));
    }
  }

  private static int target(String value) {
    int plain =
        switch (value) {
          case "volume" -> Target.VOLUME;
          case "amplitude" -> Target.AMPLITUDE;
          case "pan" -> Generator.PAN;
          case "width" -> Target.WIDTH;
          case "position" -> Target.POSITION;
          case "tune" -> Generator.FINE_TUNE;
          case "cutoff" -> Generator.FILTER_CUTOFF;
          case "resonance" -> Generator.FILTER_Q;
          case "delay" -> Target.DELAY;
          case "offset" -> Target.OFFSET;
          case "amp_veltrack" -> Target.VELOCITY_TRACK;
          case "fileg_depth" -> Generator.MOD_ENV_TO_FILTER;
          case "pitcheg_depth" -> Target.PITCH_DEPTH;
          default -> -1;
        };
    return plain >= 0 ? plain : part(value);
  }

  /** The target of a part of an envelope or oscillator. */
  private static int part(String value) {
    String name = value.substring(0, value.indexOf('_'));
    String part = value.substring(value.indexOf('_') + 1);
    int lfos = SfzOpcodes.LFOS;
    return switch (name) {
      case "ampeg" -> Target.AMP + envelope(part);
      case "fileg" -> Target.FILTER + envelope(part);
      case "pitcheg" -> Target.PITCH + envelope(part);
      case "amplfo" -> Target.lfo(lfos, depth(part, Target.LFO_VOLUME));
      case "fillfo" -> Target.lfo(lfos + 1, depth(part, Target.LFO_CUTOFF));
      case "pitchlfo" -> Target.lfo(lfos + 2, depth(part, Target.LFO_PITCH));
      default -> Target.lfo(name.charAt(3) - '1', Math.max(0, field(part)));
    };
  }

  private static int depth(String part, int depth) {
    return part.equals("depth") ? depth : Math.max(0, field(part));
  }

  private static int envelope(String part) {
    return switch (part) {
      case "delay" -> Target.ENV_DELAY;
      case "attack" -> Target.ENV_ATTACK;
      case "hold" -> Target.ENV_HOLD;
      case "decay" -> Target.ENV_DECAY;
      case "sustain" -> Target.ENV_SUSTAIN;
      default -> Target.ENV_RELEASE;
    };
  }
}
