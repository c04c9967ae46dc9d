package org.songline.devices.sampler;

import org.songline.devices.Events;
import org.songline.devices.GainGlide;
import org.songline.devices.Glide;
import org.songline.devices.Io;
import org.songline.devices.Processor;
import org.songline.devices.Setup;
import org.songline.devices.Values;
import org.songline.dsp.Exact;
import org.songline.media.soundfont.Preset;

/** The running sampler: notes and controllers in, voices out. */
final class SamplerProcessor implements Processor {
  /** Cents by which filters may move in a quantum. */
  private static final float CUTOFF_STEP = 100;

  private static final double SLOWEST = 1;
  private static final double FASTEST = 2000;

  private final int[] programNumbers;
  private final double tempo;
  private final Channel channel = new Channel();
  private final VoiceSettings settings = new VoiceSettings();
  private final VoiceBank bank;
  private final NoteStarter starter;
  private final Pedals pedals;
  private final Glide tune;
  private final GainGlide gain;
  private final boolean percussion;
  private boolean freshCutoff;

  /**
   * @param programNumbers of {@code programs}, as bank * 128 + program; the first is the initial
   *     one
   * @param tempo at which the recording plays as it is, when the tempo of the song moves its pitch;
   *     else 0
   */
  SamplerProcessor(
      Setup setup, int[] programNumbers, Program[] programs, double tempo, boolean vectors) {
    this.tempo = tempo;
    this.programNumbers = programNumbers;
    percussion = programNumbers[0] >> 7 == Preset.PERCUSSION;
    channel.initial(programs[0].controllers());
    bank = new VoiceBank(setup, channel, settings, programs[0].streamed(), vectors);
    starter = new NoteStarter(setup, bank, programs, channel, settings);
    pedals = new Pedals(bank, channel, starter);
    tune = new Glide(setup.sampleRate());
    gain = new GainGlide(setup.sampleRate(), SamplerDevice.SILENCE);
    reset();
  }

  @Override
  public void reset() {
    bank.reset();
    channel.reset();
    starter.reset();
    snap();
  }

  /** Values are taken without a glide: nothing sounds that could click. */
  private void snap() {
    tune.snap();
    gain.snap();
    freshCutoff = true;
  }

  @Override
  public boolean readsAhead() {
    return bank.streams.any();
  }

  @Override
  public void readAhead(int frames) {
    bank.streams.readAhead(frames);
  }

  /** Bytes of samples that lie in files which are held for the voices now. */
  long streamedBytes() {
    return bank.streams.bytes();
  }

  @Override
  public boolean idle() {
    return bank.silent() && !starter.inTurn();
  }

  @Override
  public void process(Io io) {
    if (idle()) {
      snap();
    }
    take(io.values, io.tempo);
    Events events = io.events;
    for (int i = 0; i < events.size(); i++) {
      handle(events, i);
    }
    starter.turns(io.tempo);
    bank.render(gain.gains(), io.audio, io.offset);
  }

  private void take(Values values, double now) {
    tune.next(values, SamplerDevice.TUNE);
    gain.next(values, SamplerDevice.GAIN);
    settings.tune = tune.to() + repitched(now);
    cutoff(values.end(SamplerDevice.CUTOFF) * 100);
    settings.attack = values.at(SamplerDevice.ATTACK) / 1000;
    settings.release = values.at(SamplerDevice.RELEASE) / 1000;
    settings.transpose = Math.round(values.at(SamplerDevice.TRANSPOSE));
    settings.velocityToFilter = values.on(SamplerDevice.VELOCITY_FILTER);
    settings.velocityCurve = values.at(SamplerDevice.VELOCITY_CURVE) / 100;
    settings.polyphony = Math.round(values.at(SamplerDevice.POLYPHONY));
    channel.initialBendRange(values.at(SamplerDevice.BEND_RANGE));
  }

  /** Cents by which the tempo of the song moves the pitch of a loop. */
  private float repitched(double now) {
    return tempo <= 0
        ? 0
        : 1200 * Exact.fastLog2((float) (Math.clamp(now, SLOWEST, FASTEST) / tempo));
  }

  /** The filters follow at a speed that does not click. */
  private void cutoff(float cents) {
    float way = cents - settings.cutoff;
    settings.cutoff =
        freshCutoff ? cents : settings.cutoff + Math.clamp(way, -CUTOFF_STEP, CUTOFF_STEP);
    freshCutoff = false;
  }

  private void handle(Events events, int i) {
    int frame = events.frame(i);
    int note = events.note(i);
    float key = events.key(i);
    float value = events.value(i);
    switch (events.kind(i)) {
      case Events.NOTE_ON -> starter.press(frame, note, key, value);
      case Events.NOTE_OFF -> pedals.lift(frame, note);
      case Events.NOTE_PITCH,
          Events.NOTE_PRESSURE,
          Events.NOTE_TIMBRE,
          Events.NOTE_GAIN,
          Events.NOTE_PAN ->
          bank.express(events.kind(i), note, value);
      case Events.CONTROL -> control(frame, Math.clamp((int) key, 0, 127), value);
      case Events.BEND -> channel.bend(Math.clamp(value, -1f, 1f));
      case Events.PRESSURE -> channel.pressure(Math.clamp(value, 0f, 1f));
      case Events.PROGRAM -> program(Math.clamp((int) key, 0, 127), (int) value);
      case Events.ALL_OFF -> pedals.releaseAll(frame);
      default -> {}
    }
  }

  private void control(int frame, int controller, float value) {
    float old = channel.value(controller);
    channel.control(controller, Math.clamp(value, 0f, 127f));
    starter.control(frame, controller, old);
    pedals.control(frame, controller, old, value);
  }

  private void program(int program, int bankNumber) {
    int wanted = SamplerDevice.number(bankNumber, program, percussion);
    for (int i = 0; i < programNumbers.length; i++) {
      if (programNumbers[i] == wanted) {
        starter.select(i);
        return;
      }
    }
  }
}
