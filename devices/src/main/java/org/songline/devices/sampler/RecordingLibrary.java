package org.songline.devices.sampler;

import java.util.ArrayList;
import org.songline.media.audio.tags.SamplerInfo;

/** A single recording, played at all keys and velocities. */
final class RecordingLibrary implements SampleLibrary {
  private final Recordings.Recording recording;

  RecordingLibrary(Recordings.Recording recording) {
    this.recording = recording;
  }

  @Override
  public Program program(int number, Options options) {
    var zones = new ArrayList<Zone>();
    int count = recording.channels().size();
    for (int c = 0; c < count; c++) {
      var zone = new Zone.Builder(recording.channels().get(c));
      zone.index = c;
      zone.rootCents = options.root() * 100.0;
      zone.looping =
          switch (options.loop()) {
            case 1 -> Zone.Looping.NONE;
            case 2 -> Zone.Looping.ALWAYS;
            case 3 -> Zone.Looping.ONE_SHOT;
            default -> ofFile(zone);
          };
      if (count == 2) {
        zone.side = 2 * c - 1;
      }
      zones.add(zone.build());
    }
    return new Program(zones);
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
