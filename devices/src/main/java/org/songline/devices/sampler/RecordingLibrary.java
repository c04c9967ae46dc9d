package org.songline.devices.sampler;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.songline.dsp.stretch.Stretch;
import org.songline.media.audio.tags.SamplerInfo;

/** A single recording: at all keys and velocities, or cut into slices. */
final class RecordingLibrary implements SampleLibrary {
  private final Recordings.Recording recording;

  RecordingLibrary(Recordings.Recording recording) {
    this.recording = recording;
  }

  @Override
  public Program program(int number, Playback how) throws IOException {
    List<Sample> channels = recording.channels();
    if (channels.isEmpty()) {
      return Program.SILENT;
    }
    if (how.stretch() != 1) {
      channels = stretched(channels, how.stretch());
    }
    int frames = channels.get(0).frames;
    double first = Math.min(how.start(), how.end());
    double last = Math.max(how.start(), how.end());
    int from = (int) Math.rint(frames * (how.reverse() ? 1 - last : first));
    int to = (int) Math.rint(frames * (how.reverse() ? 1 - first : last));
    if (how.reverse()) {
      channels = new Recordings.Recording(channels, recording.sampler()).reversed().channels();
    }
    if (how.slicing().mode() != 0) {
      return new Slicer(channels, how, from, to).program();
    }
    var zones = new ArrayList<Zone>();
    for (int c = 0; c < channels.size(); c++) {
      zones.add(zone(channels.get(c), c, channels.size(), how, from, to));
    }
    return new Program(zones);
  }

  private static List<Sample> stretched(List<Sample> channels, double ratio) throws IOException {
    float[][] content = new float[channels.size()][];
    for (int c = 0; c < content.length; c++) {
      content[c] = channels.get(c).copy(0, channels.get(c).frames);
    }
    double rate = channels.get(0).rate;
    var longer = new ArrayList<Sample>();
    for (float[] channel : Stretch.offline(content, ratio, 0, rate)) {
      longer.add(new Sample(channel, rate));
    }
    return longer;
  }

  @Override
  public double seconds() {
    return recording.channels().stream()
        .mapToDouble(channel -> channel.frames / channel.rate)
        .max()
        .orElse(0);
  }

  private Zone zone(Sample sample, int channel, int count, Playback how, int from, int to)
      throws IOException {
    boolean forth = how.loop() == Playback.PING_PONG;
    int loopStart = Math.clamp(Math.round(sample.frames * how.loopStart()), from, to);
    int loopEnd = Math.clamp(Math.round(sample.frames * how.loopEnd()), loopStart, to);
    var zone = new Zone.Builder(forth ? sample.thereAndBack(loopStart, loopEnd) : sample);
    zone.index = channel;
    zone.side = count == 2 ? 2 * channel - 1 : 0;
    zone.rootCents = how.root() * 100.0;
    zone.start = from;
    zone.end = forth ? zone.sample.frames : to;
    zone.loopStart = loopStart;
    zone.loopEnd = forth ? zone.sample.frames : loopEnd;
    zone.crossfade = forth ? 0 : (int) Math.rint(how.crossfade() * sample.rate);
    switch (how.loop()) {
      case Playback.OFF -> zone.looping = Zone.Looping.NONE;
      case Playback.WHOLE -> {
        zone.loopStart = from;
        zone.loopEnd = to;
        zone.looping = Zone.Looping.ALWAYS;
      }
      case Playback.ONE_SHOT -> zone.looping = Zone.Looping.ONE_SHOT;
      case Playback.FORWARD, Playback.PING_PONG -> zone.looping = Zone.Looping.ALWAYS;
      case Playback.UNTIL_RELEASE -> zone.looping = Zone.Looping.UNTIL_RELEASE;
      default ->
          zone.looping = how.reverse() || how.stretch() != 1 ? Zone.Looping.NONE : ofFile(zone);
    }
    return zone.build();
  }

  private Zone.Looping ofFile(Zone.Builder zone) {
    for (SamplerInfo info : recording.sampler().stream().toList()) {
      for (SamplerInfo.Loop loop : info.loops()) {
        zone.loopStart = Math.clamp(loop.start(), 0, zone.sample.frames);
        zone.loopEnd = Math.clamp(loop.end(), 0, zone.sample.frames);
        return Zone.Looping.ALWAYS;
      }
    }
    return Zone.Looping.NONE;
  }
}
